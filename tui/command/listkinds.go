package command

import (
	"strconv"
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// listNames are the lists of a county's start, in the order in which one leans on those before it.
var listNames = []string{"places", "people", "units", "teams", "posts", "households"}

// listKinds are those lists, by the name they are typed with.
//
// A row means the one record its own key can have (model.SlotID): a place by its path, somebody by place and name, a unit,
// team or post by place and name, a household by grid and address. Taken in again, it meets the same record.
var listKinds = map[string]listKind{
	"places": {
		columns: []column{
			{"path", []string{"代码", "网格代码", "地点代码", "编码"}, true},
			{"name", []string{"名称", "网格名称", "地名"}, true},
		},
		body:  placeRow,
		key:   func(b model.Body) string { return string(b.(model.PlaceAdded).Path) },
		twice: text.RowTwicePlace,
	},
	"people": {
		columns: []column{
			{"name", []string{"姓名"}, true},
			{"function", []string{"职务"}, true},
			{"place", []string{"网格", "网格代码", "地点", "代码"}, true},
			{"phone", []string{"电话", "手机", "联系电话"}, false},
			{"specialities", []string{"特长"}, false},
			{"wishes", []string{"服务意向", "意向"}, false},
			{"hours", []string{"服务时间", "时间"}, false},
			{"teams", []string{"志愿服务队", "志愿队", "服务队"}, false},
		},
		body:  listedPerson,
		key:   func(b model.Body) string { p := b.(model.PersonAdded); return string(p.Place) + "\n" + p.Name },
		twice: text.RowTwicePerson,
	},
	"units": groupList(model.ToUnit, "单位", "单位名称"),
	"teams": groupList(model.ToTeam, "志愿服务队", "队名"),
	"posts": groupList(model.ToPost, "岗位", "岗位名称"),
	"households": {
		columns: []column{
			{"grid", []string{"网格", "网格代码", "代码"}, true},
			{"address", []string{"地址", "住址", "详细地址"}, true},
			{"compound", []string{"小区", "街道", "院落"}, false},
			{"building", []string{"栋", "楼栋", "栋号"}, false},
			{"unit", []string{"单元", "单元号"}, false},
			{"door", []string{"门牌", "房号", "门牌号", "室"}, false},
			{"names", []string{"户主", "姓名", "家庭成员", "家里人"}, false},
			{"born", []string{"出生年", "出生", "出生年份"}, false},
			{"phones", []string{"电话", "手机", "联系电话"}, false},
			{"tags", []string{"类别", "标签", "户类别"}, false},
			{"languages", []string{"语言"}, false},
			{"cadence", []string{"走访间隔", "间隔"}, false},
			{"note", []string{"情况", "备注"}, false},
		},
		body: listedHousehold,
		key: func(b model.Body) string {
			h := b.(model.HouseholdAdded)
			return string(h.Grid) + "\n" + h.Door.Stair() + "\n" + h.Door.DoorText()
		},
		twice: text.RowTwice,
	},
}

// pathCell is a place's code, which must be there.
func pathCell(row cells, name string) (model.Path, wrongRow) {
	p := model.Path(row[name])
	switch {
	case p == "":
		return "", wrong(text.RowEmpty, model.Field(name))
	case p.Level() == model.NoLevel:
		return "", wrong(text.RowBadPath, clip(row[name]))
	}
	return p, wrongRow{}
}

func placeRow(row cells) (model.Body, wrongRow) {
	at, no := pathCell(row, "path")
	b := model.PlaceAdded{Path: at, Name: model.TidyLine(row["name"])}
	return b, either(no, b)
}

func listedPerson(row cells) (model.Body, wrongRow) {
	at, no := pathCell(row, "place")
	b := model.PersonAdded{Name: model.TidyLine(row["name"]), Place: at, Phone: model.TidyLine(row["phone"]),
		Specialities: parted(row["specialities"]), Wishes: parted(row["wishes"]), Hours: model.TidyLine(row["hours"]),
		Teams: parted(row["teams"])}
	if typed := row["function"]; no.none() && typed == "" {
		no = wrong(text.RowEmpty, model.Field("function"))
	} else if f, ok := text.ParseFunction(typed); ok {
		b.Function = f
	} else if no.none() {
		no = wrong(text.RowBadFunction, clip(typed))
	}
	return b, either(no, b)
}

// groupList is a list of units, teams or posts; only a unit covers places.
func groupList(sort model.ToKind, names ...string) listKind {
	columns := []column{
		{"name", append([]string{"名称"}, names...), true},
		{"place", []string{"地点", "代码", "社区", "网格"}, true},
		{"does", []string{"服务内容", "职责", "服务项目"}, false},
	}
	if sort == model.ToUnit {
		columns = append(columns, column{"covers", []string{"包保网格", "包保地点"}, false})
	}
	return listKind{
		columns: columns,
		body:    func(row cells) (model.Body, wrongRow) { return listedGroup(sort, row) },
		key:     func(b model.Body) string { g := b.(model.GroupAdded); return string(g.Place) + "\n" + g.Name },
		twice:   text.RowTwiceGroup,
	}
}

func listedGroup(sort model.ToKind, row cells) (model.Body, wrongRow) {
	at, no := pathCell(row, "place")
	b := model.GroupAdded{Sort: sort, Name: model.TidyLine(row["name"]), Place: at, Does: parted(row["does"])}
	if no.none() && b.Name == "" {
		no = wrong(text.RowNoName)
	}
	if isCounty := at.Level() == model.County; no.none() && isCounty != (sort == model.ToUnit) {
		no = wrong(text.RowGroupPlace, clip(string(at)))
	}
	for _, word := range strings.FieldsFunc(row["covers"], func(r rune) bool { return strings.ContainsRune("、，,；; \n", r) }) {
		p := model.Path(word)
		if no.none() && p.Level() == model.NoLevel {
			no = wrong(text.RowBadPath, clip(word))
		}
		b.Covers = append(b.Covers, p)
	}
	return b, either(no, b)
}

func listedHousehold(row cells) (model.Body, wrongRow) {
	at, no := pathCell(row, "grid")
	b := model.HouseholdAdded{Grid: at, Residents: model.ParseResidents(residents(row["names"])), Phones: parted(row["phones"]),
		Languages: parted(row["languages"]), Note: row["note"]}
	for _, part := range []func(cells, *model.HouseholdAdded) wrongRow{address, born, tagged, cadence} {
		if no.none() {
			no = part(row, &b)
		}
	}
	return b, either(no, b)
}

// either is what was found wrong with a row, else what its own check finds.
func either(no wrongRow, b model.Body) wrongRow {
	if !no.none() {
		return no
	}
	refusal := b.Check()
	if refusal == nil {
		return no
	}
	field := model.Field("")
	if len(refusal.Args) > 0 {
		field = model.Field(refusal.Args[0])
	}
	if refusal.Reason == model.Missing {
		return wrong(text.RowEmpty, field)
	}
	return wrongRow{refusal: refusal}
}

// address is written in one cell, or in parts.
func address(row cells, b *model.HouseholdAdded) wrongRow {
	typed := row["address"]
	if typed == "" {
		typed = model.Address{Compound: row["compound"], Building: row["building"], Unit: row["unit"], Door: row["door"]}.String()
	}
	if typed == "" {
		return wrong(text.RowEmpty, model.FieldDoor)
	}
	a, err := model.ParseAddress(typed)
	if err != nil {
		return wrong(text.RowBadAddress, clip(typed))
	}
	b.Door = a
	return wrongRow{}
}

// born is the householder's year of birth.
func born(row cells, b *model.HouseholdAdded) wrongRow {
	typed := row["born"]
	if typed == "" || len(b.Residents) == 0 {
		return wrongRow{}
	}
	year, err := strconv.Atoi(strings.TrimSuffix(typed, "年"))
	if err != nil || year < 1870 || year > 2200 {
		return wrong(text.RowBadYear, clip(typed))
	}
	b.Residents[0].Born = year
	return wrongRow{}
}

func tagged(row cells, b *model.HouseholdAdded) wrongRow {
	tags, unknown := text.ParseTags(row["tags"])
	if unknown != "" {
		return wrong(text.RowBadTag, clip(unknown))
	}
	b.Tags = tags
	return wrongRow{}
}

func cadence(row cells, b *model.HouseholdAdded) wrongRow {
	typed := row["cadence"]
	if typed == "" {
		return wrongRow{}
	}
	weeks, err := strconv.Atoi(typed)
	if err != nil || weeks < 1 || weeks > 52 {
		return wrong(text.RowBadCadence, clip(typed))
	}
	b.Weeks = weeks
	return wrongRow{}
}

// parted are the words of a cell that holds several.
func parted(cell string) (words []string) {
	for line := range strings.SplitSeq(residents(cell), "\n") {
		if w := model.TidyLine(line); w != "" {
			words = append(words, w)
		}
	}
	return words
}
