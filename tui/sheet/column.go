package sheet

import (
	"slices"
	"strings"
	"unicode"

	"sidan/model"
	"sidan/model/text"
)

// Column is a column of a file: what its head says, and what it is read as.
type Column struct {
	Letter string // the letters of the column: A, B … AA
	Header string
	As     string // a meaning, tag:独居老人 for a column of ticks; "" if it is not read
	Part   string // the part of an address: compound, building, unit, floor or door
	Joined bool   // whether it is joined with others of the same meaning
	tag    model.HouseTag
	rank   int
	word   string // a Chinese word for its meaning
}

// Meaning returns what a column is read as, in a word for people.
func (c Column) Meaning(l text.Lang) string {
	switch {
	case c.tag != "":
		return text.Tag(l, c.tag)
	case l == text.EN && c.Part != "":
		return c.Part
	case l == text.EN:
		return c.As
	}
	return c.word
}

// meaning is what a column can be read as, with the words of a head that say so.
type meaning struct {
	as, part string
	words    []string
	needed   bool
	single   bool // two such columns must have the same content; otherwise they are joined
	rank     int  // among joined columns, the lower rank comes first
}

// word returns a Chinese word for a meaning.
func (m meaning) word() string {
	return m.words[slices.IndexFunc(m.words, isHan)]
}

// Meaning is a column that a kind of list may have, as help shows it.
type Meaning struct {
	Name   string
	Words  []string
	Needed bool
}

func words(s string) []string { return strings.Fields(s) }

// householdColumns lists the columns of a list of households. The column of the householder comes before those of the
// other residents.
var householdColumns = []meaning{
	{as: "grid", needed: true, single: true, words: words(
		`网格 网格代码 网格编码 网格编号 所属网格 所在网格 所属网格代码 小网格 所属小网格 网格名称 网格名 代码`,
	)},
	{as: "address", needed: true, single: true, words: words(
		`地址 住址 详细地址 详细住址 家庭住址 家庭地址 现住址 现住地址 现居住地 现居住地址 居住地址 居住地
			常住地址 房屋地址 住房地址 门牌地址 具体地址 具体住址 住户地址 所在地址`,
	)},
	{as: "address", part: "compound", single: true, words: words(
		`compound 小区 小区名称 所属小区 所在小区 住宅小区 街道 街巷 路名 院落 院落名称 村组 村民组 自然村 村寨 寨子`,
	)},
	{as: "address", part: "building", single: true, words: words(
		`building 栋 幢 楼栋 栋号 幢号 楼号 楼栋号 楼幢 楼幢号 楼栋名称 栋数`,
	)},
	{as: "address", part: "unit", single: true, words: words(`unit 单元 单元号 单元名称`)},
	{as: "address", part: "floor", single: true, words: words(`floor 楼层 层`)},
	{as: "address", part: "door", single: true, words: words(
		`door 门牌 门牌号 门牌号码 房号 房间号 房屋编号 房屋号 房间 室 室号 户室号 门号`,
	)},
	{as: "names", rank: 0, words: words(`户主 户主姓名 户主名 户主名字 householder`)},
	{as: "names", rank: 1, words: words(`names name 姓名 住户 住户姓名 居民姓名 业主 业主姓名 承租人 租户姓名 名字`)},
	{as: "names", rank: 2, words: words(
		`家庭成员 家庭成员姓名 家庭成员名单 家里人 成员 成员姓名 其他成员 家属 家属姓名 共同居住人 同住人
			同住人员 家庭人员`,
	)},
	{as: "born", single: true, words: words(
		`born 出生年 出生 出生年份 出生年月 出生日期 出生年月日 户主出生年 户主出生年月 生年`,
	)},
	{as: "phones", words: words(
		`phones phone tel 电话 手机 联系电话 联系方式 手机号 手机号码 电话号码 联系号码 移动电话 联系手机
			户主电话 户主手机 户主手机号 户主联系电话 户主联系方式 本人电话 固定电话 固话 座机 家庭电话 住宅电话
			电话1 电话2 手机1 手机2 联系电话1 联系电话2 备用电话`,
	)},
	{as: "tags", words: words(
		`tags 类别 标签 户类别 户类型 人员类别 人员类型 人群类别 人群类型 家庭类别 家庭类型 特殊人群
			特殊人群类型 特殊人群类别 重点人群 重点人群类别 关爱类别`,
	)},
	{as: "languages", words: words(`languages 语言 使用语言 常用语言`)},
	{as: "cadence", single: true, words: words(`cadence 走访间隔 间隔 走访周期`)},
	{as: "note", words: words(`note 情况 备注 走访备注 家庭情况 基本情况 住户情况`)},
	{as: "moved", single: true, words: words(
		`moved 搬离时间 搬走时间 搬离日期 搬走日期 迁出时间 迁出日期 是否搬走 是否搬离`,
	)},
}

var personColumns = []meaning{
	{as: "name", needed: true, single: true, words: words(`姓名 名字 人员姓名 name`)},
	{as: "function", needed: true, single: true, words: words(`function 职务 职务名称 担任职务 岗位 身份 人员身份`)},
	{as: "place", needed: true, single: true, words: words(
		`place 网格 网格代码 网格编码 所属网格 所在网格 负责网格 小网格 地点 代码`,
	)},
	{as: "phone", words: words(
		`phone tel 电话 手机 联系电话 联系方式 手机号 手机号码 电话号码 移动电话 联系手机 固定电话 座机`,
	)},
	{as: "specialities", words: words(`specialities 特长 专长 个人特长`)},
	{as: "wishes", words: words(`wishes 服务意向 意向 服务意愿`)},
	{as: "hours", single: true, words: words(`hours 服务时间 时间 可服务时间`)},
	{as: "teams", words: words(`teams 志愿服务队 志愿队 服务队 所属服务队 所在队伍`)},
}

var placeColumns = []meaning{
	{as: "path", needed: true, single: true, words: words(`path 代码 网格代码 地点代码 编码 网格编码 地点编码`)},
	{as: "name", needed: true, single: true, words: words(`name 名称 网格名称 地名 地点名称`)},
}

// groupColumns lists the columns of a list of units, teams or posts. names are more words for the column of the name,
// and covers says whether there is a column of the places that a group covers.
func groupColumns(names string, covers bool) []meaning {
	list := []meaning{
		{as: "name", needed: true, single: true, words: words("name 名称 " + names)},
		{as: "place", needed: true, single: true, words: words(`place 地点 代码 社区 网格 社区代码 网格代码 地点代码`)},
		{as: "does", words: words(`does 服务内容 职责 服务项目 工作内容`)},
	}
	if covers {
		list = append(list, meaning{as: "covers", words: words(`covers 包保网格 包保地点 联系网格`)})
	}
	return list
}

// unread lists heads that offices use and that are not read. A column with such a head is never suspected of holding
// names that were overlooked.
var unread = words(`序号 编号 号 性别 民族 年龄 周岁 身份证 人口 人口数 家庭人口 家庭人口数 人数 户数 户编号
	户号 文化程度 学历 政治面貌 婚姻状况 职业 从业情况 工作单位 与户主关系 关系 房屋状态 房屋性质 面积 更新时间
	登记时间 填表时间 采集时间 填表人 采集人 网格员 网格长 是否走访 短号 没收的原因 no`)

// headWord returns the word of a head in one form, however it is written: half-width, in lower case, without blanks,
// line breaks and marks, and without brackets and their content.
func headWord(header string) string {
	s := inBrackets().ReplaceAllString(half(model.Tidy(header)), "")
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(":*_.。·", r) {
			return -1
		}
		return r
	}, s))
}

// understand finds out what the column with index i is read as, by its head.
func (k Kind) understand(i int, header string) Column {
	c := Column{Letter: letter(i), Header: model.TidyLine(header)}
	word := headWord(header)
	for _, m := range k.columns {
		if word == m.as && m.part == "" || slices.Contains(m.words, word) {
			c.As, c.Part, c.rank, c.word = m.as, m.part, m.rank, m.word()
			return c
		}
	}
	if k.ticks {
		if t, ok := tagOf(strings.TrimPrefix(word, "是否")); ok {
			c.As, c.tag = "tag:"+text.Tag(text.ZH, t), t
		}
	}
	return c
}

// letter returns the letters that name the column with index i: A, B … AA.
func letter(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

// head finds the row that names the columns. Among the first 20 rows it takes the one with the most heads that are
// known, and of several such rows the first. ok reports whether any head is known.
func (k Kind) head(rows []Row) (at int, columns []Column, ok bool) {
	const deep = 20
	best := 0
	for i, r := range rows[:min(len(rows), deep)] {
		found, known := make([]Column, len(r.Cells)), 0
		for j, c := range r.Cells {
			if found[j] = k.understand(j, c); found[j].As != "" || slices.Contains(unread, headWord(c)) {
				known++
			}
		}
		if known > best {
			at, columns, best = i, found, known
		}
	}
	return at, joined(columns), best > 0
}

// joined marks the columns that share a meaning with another.
func joined(columns []Column) []Column {
	count := map[string]int{}
	for _, c := range columns {
		count[c.As]++
	}
	for i, c := range columns {
		columns[i].Joined = c.As != "" && count[c.As] > 1
	}
	return columns
}
