package sheet

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// alsoTags holds other words that offices use for the tags of the register.
var alsoTags = map[string]model.HouseTag{}

func init() {
	for tag, list := range map[model.HouseTag]string{
		model.Alone:      `独居 独居户 独居老年人`,
		model.EmptyNest:  `空巢 空巢户 空巢老年人`,
		model.Disabled:   `残疾人 残疾户 残疾人户 残疾人家庭`,
		model.Ill:        `大病 大病户 重病户 重大疾病 重病患者 大病患者`,
		model.Destitute:  `五保 五保户 特困户 特困人员 特困供养 特困供养人员`,
		model.LowIncome:  `低保户 低保家庭 低保对象 低保人员`,
		model.Elderly:    `高龄老人 高龄户 80岁以上 80岁以上老人`,
		model.LeftBehind: `留守 留守儿童户`,
		model.Maternity:  `孕妇 产妇 孕产妇`,
		model.Newcomer:   `新搬来 新入住 新搬入户`,
		model.Tenant:     `出租 出租户 出租房 租房 租房户 租住 租住户 承租户`,
		model.Veteran:    `退伍军人 退伍 退役 复退军人 复员军人`,
		model.Military:   `军人家属 军属户 烈军属 现役军人家属`,
		model.Party:      `党员 党员家庭 中共党员`,
		model.Mental:     `精神病人 精神病 精神病患者 精神障碍患者 精神残疾`,
		model.Correction: `矫正 矫正人员 社区矫正人员 社区矫正对象`,
		model.Conflict:   `矛盾 矛盾纠纷 家庭纠纷`,
	} {
		for w := range strings.FieldsSeq(list) {
			alsoTags[w] = tag
		}
	}
}

// tagOf returns the tag that a word names, and reports whether it names one.
func tagOf(word string) (model.HouseTag, bool) {
	if t, ok := text.ParseTag(word); ok {
		return t, true
	}
	t, ok := alsoTags[word]
	return t, ok
}

// tags returns the tags in a cell. unknown is the first word that is no tag, and "" if there is none. English words for
// a tag may contain a blank.
func tags(cell string) (found []model.HouseTag, unknown string) {
	for _, piece := range parts(half(cell)) {
		if t, ok := tagOf(piece); ok {
			found = append(found, t)
			continue
		}
		for word := range strings.FieldsSeq(piece) {
			t, ok := tagOf(word)
			switch {
			case ok:
				found = append(found, t)
			case !isNothing(word):
				return nil, word
			}
		}
	}
	return found, ""
}

var (
	yesWords = words(`√ ✓ ✔ ☑ v 是 有 1 true yes y 对 ●`)
	noWords  = words(`× ✗ ✘ x ☒ 否 无 0 false no n 没有 - — / 不是`)
)

// ticked reads a cell in the column of a tag. is reports whether the cell says yes, and ok whether it says yes or no.
func ticked(cell string, tag model.HouseTag) (is, ok bool) {
	word := strings.ToLower(strings.TrimSpace(half(cell)))
	if n, isNumber := whole(word); isNumber && (n == 0 || n == 1) {
		return n == 1, true
	}
	if t, isTag := tagOf(word); isTag {
		return true, t == tag
	}
	return slices.Contains(
		yesWords, word,
	), word == "" || slices.Contains(yesWords, word) || slices.Contains(noWords, word)
}
