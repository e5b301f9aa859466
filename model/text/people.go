package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words for households, people and places.

var tags = words[model.HouseTag]{
	model.Alone:      say("独居老人", "lives alone"),
	model.EmptyNest:  say("空巢老人", "empty nest"),
	model.Disabled:   say("残疾", "disabled"),
	model.Ill:        say("重病", "seriously ill"),
	model.Destitute:  say("特困", "destitute"),
	model.LowIncome:  say("低保", "low income"),
	model.Elderly:    say("高龄", "80+"),
	model.LeftBehind: say("留守儿童", "child left behind"),
	model.Maternity:  say("孕产", "maternity"),
	model.Newcomer:   say("新搬入", "newcomer"),
	model.Tenant:     say("租户", "tenant"),
	model.Veteran:    say("退役军人", "veteran"),
	model.Military:   say("军属", "military family"),
	model.Party:      say("党员户", "Party"),
	model.Mental:     say("精神障碍", "mental illness"),
	model.Correction: say("社区矫正", "community correction"),
	model.Conflict:   say("家庭矛盾", "family conflict"),
}

// Tag returns the word for a household tag.
func Tag(l Lang, t model.HouseTag) string { return tags.in(l, t) }

// Tags returns the words for the tags of a household, in one line.
func Tags(l Lang, list []model.HouseTag) string {
	s := make([]string, len(list))
	for i, t := range list {
		s[i] = Tag(l, t)
	}
	if l == EN {
		return strings.Join(s, ", ")
	}
	return strings.Join(s, " ")
}

// ParseTag returns the household tag with a Chinese or English word. It reports whether there is one.
func ParseTag(word string) (model.HouseTag, bool) { return tags.parse(word) }

// ParseTags returns the household tags in a list of words, with any of the separators that people use between them. An
// English word may itself hold a blank. So a blank separates two words only if the text around it is no tag as a whole.
// If a word is no tag, ParseTags returns no tags, and the first such word as unknown.
func ParseTags(list string) (found []model.HouseTag, unknown string) {
	parted := func(r rune) bool { return strings.ContainsRune("、,，;；/\n", r) }
	for _, part := range strings.FieldsFunc(list, parted) {
		if t, ok := ParseTag(part); ok {
			found = append(found, t)
			continue
		}
		for _, word := range strings.Fields(part) {
			t, ok := ParseTag(word)
			if !ok {
				return nil, word
			}
			found = append(found, t)
		}
	}
	return found, ""
}

var functions = words[model.Function]{
	model.GridWorker: say("网格员", "grid worker"),
	model.GridHead:   say("网格长", "grid head"),
	model.Secretary:  say("支部书记", "branch secretary"),
	model.Officer:    say("民情信息员", "supervisor"),
	model.Leader:     say("包保领导", "leader"),
	model.Member:     say("党员", "Party member"),
	model.Volunteer:  say("志愿者", "volunteer"),
	model.Liaison:    say("单位联络员", "unit liaison"),
	model.Organiser:  say("组织部干部", "organiser"),
}

// Function returns the word for the function of a person.
func Function(l Lang, f model.Function) string { return functions.in(l, f) }

// ParseFunction returns the function with a Chinese or English word, and reports whether there is one. It takes
// "information officer" for a supervisor, because earlier English lists called supervisors so.
func ParseFunction(word string) (model.Function, bool) {
	if strings.EqualFold(strings.TrimSpace(word), "information officer") {
		return model.Officer, true
	}
	return functions.parse(word)
}

var roles = words[model.Role]{
	model.WorkerRole:     say("网格员", "worker"),
	model.SupervisorRole: say("民情信息员", "supervisor"),
	model.UnitRole:       say("包保单位", "unit"),
	model.VolunteerRole:  say("志愿者", "volunteer"),
	model.OrganiserRole:  say("组织部", "organiser"),
}

// Role returns the word for the role of an account.
func Role(l Lang, r model.Role) string { return roles.in(l, r) }

var levels = words[string]{
	model.County.String():    say("县", "county"),
	model.Community.String(): say("社区", "community"),
	model.LargeGrid.String(): say("大网格", "large grid"),
	model.SmallGrid.String(): say("小网格", "small grid"),
}

// Level returns the word for a level of places.
func Level(l Lang, v model.Level) string { return levels.in(l, v.String()) }

// ParseLevel returns the level with a Chinese or English word. It reports whether there is one.
func ParseLevel(word string) (model.Level, bool) {
	name, _ := levels.parse(word)
	return model.ParseLevel(name)
}

var addressees = words[model.ToKind]{
	model.ToOpen:   say("放开认领", "open to anyone"),
	model.ToPerson: say("个人", "person"),
	model.ToUnit:   say("单位", "unit"),
	model.ToTeam:   say("志愿队", "team"),
	model.ToPost:   say("岗位", "post"),
}

// ToKind returns the word for a kind of addressee.
func ToKind(l Lang, k model.ToKind) string { return addressees.in(l, k) }

// fields has the names of the fields that a form shows or that a refusal may name.
var fields = words[model.Field]{
	model.FieldDoor:      say("地址", "address"),
	model.FieldResidents: say("家里人", "people"),
	model.FieldPhones:    say("电话", "phone"),
	model.FieldTags:      say("类别", "tags"),
	model.FieldLanguages: say("语言", "languages"),
	model.FieldCadence:   say("走访间隔", "cadence"),
	model.FieldNote:      say("情况", "note"),

	"at":           say("时间", "time"),
	"body":         say("内容", "content"),
	"by":           say("承诺的日子", "date promised"),
	"compound":     say("小区", "compound"),
	"hours":        say("服务时间", "hours"),
	"next":         say("下次走访", "next visit"),
	"phone":        say("电话", "phone"),
	"record":       say("编号", "id"),
	"specialities": say("特长", "specialities"),
	"teams":        say("志愿服务队", "teams"),
	"wishes":       say("服务意向", "wishes"),

	"answered":   say("当场答复", "answer"),
	"brief":      say("事由", "brief"),
	"attended":   say("到会", "attendance"),
	"box":        say("意见箱", "box"),
	"date":       say("日期", "date"),
	"kind":       say("种类", "kind"),
	"spot":       say("地点", "spot"),
	"title":      say("名称", "title"),
	"honoured":   say("推荐谁", "whom"),
	"kept":       say("怎么兑现的", "how it was kept"),
	"promise":    say("承诺", "promise"),
	"who":        say("谁", "who"),
	"covers":     say("包保网格", "places covered"),
	"change":     say("要撤回的那一步", "step to undo"),
	"channel":    say("渠道", "channel"),
	"does":       say("服务内容", "what it does"),
	"due":        say("时限", "due date"),
	"field":      say("要改的项", "field"),
	"function":   say("职务", "function"),
	"grid":       say("网格", "grid"),
	"household":  say("户", "household"),
	"how":        say("回访方式", "way of telling"),
	"menu":       say("菜单", "menu"),
	"key":        say("代号", "key"),
	"days":       say("天数", "days"),
	"zh":         say("中文名", "Chinese word"),
	"en":         say("英文名", "English word"),
	"county":     say("县", "county"),
	"from":       say("第一天", "first day"),
	"last":       say("最后一天", "last day"),
	"as":         say("放假还是上班", "off or worked"),
	"moved":      say("搬走", "moved"),
	"name":       say("姓名", "name"),
	"outcome":    say("结果", "outcome"),
	"path":       say("网格代码", "place code"),
	"person":     say("人", "person"),
	"post":       say("服务岗位", "post"),
	"place":      say("地点", "place"),
	"rating":     say("评价", "rating"),
	"role":       say("账号", "role"),
	"request":    say("诉求", "request"),
	"result":     say("办理结果", "result"),
	"scope":      say("范围", "scope"),
	"sort":       say("单位、志愿队还是岗位", "unit, team or post"),
	"sphere":     say("三事", "sphere"),
	"team":       say("志愿服务队", "team"),
	"to":         say("派给谁", "addressee"),
	"unit":       say("包保单位", "unit"),
	"until":      say("延到哪天", "new due date"),
	"also":       say("另外派给谁", "further addressee"),
	"question":   say("问什么", "question"),
	"common":     say("共性问题", "common problem"),
	"doer":       say("单位或队", "unit or team"),
	"activity":   say("做了什么", "what was done"),
	"count":      say("数量", "count"),
	"people":     say("参加人数", "people"),
	"turnout":    say("居民参加人数", "residents taking part"),
	"asked":      say("发票数", "number asked"),
	"good":       say("满意", "satisfied"),
	"fair":       say("基本满意", "fair"),
	"bad":        say("不满意", "not satisfied"),
	"rules-from": say("从哪个月起", "from month"),
	"month":      say("月份", "month"),
	"value":      say("值", "value"),
	"of":         say("与哪一件重复", "the other request"),
	"why":        say("原因", "reason"),
	"into":       say("并入的户", "household it is merged into"),
	"with":       say("见到谁", "with whom"),
	"words":      say("说的话", "words"),
}

// Field returns the word for a field of a form.
func Field(l Lang, f model.Field) string {
	if _, ok := fields[f]; !ok {
		return rules.in(l, model.RuleKey(f)) // a key of the county's rules
	}
	return fields.in(l, f)
}
