package text

// This file holds the words of common problems (共性问题): the list, the page, and the households that one helps.

var (
	ProblemsTitle = say("共性问题", "Common problems")
	ProblemsTab   = say("共性问题", "Common")
	ProblemsNone  = say("还没有共性问题", "no common problem yet")
	ProblemsNext  = say("许多户说同一件事，Ctrl+N 登记成一件，再把各户并进来",
		"Where many households say the same, Ctrl+N begins one; then join their requests to it")
	LabelCommon   = say("共性问题", "Common problem")
	NewProblem    = say("新共性问题", "new common problem")
	LabelProblem  = say("什么事", "what")
	HintProblem   = say("一句话，不写姓名、电话、门牌", "one line, without names, phones and doors")
	LabelCompound = say("哪里", "where")
	HintCompound  = say("小区，可以不写", "the compound, or nothing")
	ColumnReach   = say("惠及", "helps")
	ColumnTold    = say("答复", "answered")
	DoTakeIn      = say("再并几件", "take in more")

	MemberTold       = say("已答复", "answered")
	MemberToldInMass = say("统一答复过", "answered in general")
	MemberOwed       = say("等答复", "to be answered")
	MemberWaits      = say("在办", "under way")

	SaidProblem = say("%s 已登记成共性问题", "%s: a common problem now")
)

var (
	reachOf         = say("%d 户 %d 栋", "%d doors %d bldgs")
	helpsOne, helps = say("惠及 %d 户", "helps %d household"), say("惠及 %d 户", "helps %d households")
	inBuilding      = say("%d 栋楼", "%d building")
	inBuildings     = say("%d 栋楼", "%d buildings")
	answeredOf      = say("已答复 %d   待答复 %d", "answered %d   to answer %d")
	toldOfDoors     = say("%d/%d 户", "%d of %d")
	seeOne, seeAll  = say("看这 %d 户", "see the %d household"), say("看这 %d 户", "see the %d households")
	tookInOne       = say("并入 %d 件", "%d request joined")
	tookIn          = say("并入 %d 件", "%d requests joined")
	markedRows      = say("勾了 %d 件", "%d marked")
)

// Reach says in a column how many households and buildings a common problem helps.
func Reach(l Lang, households, buildings int) string { return reachOf.In(l, households, buildings) }

// Helps says in a heading how many households in how many buildings a common problem helps.
func Helps(l Lang, households, buildings int) string {
	return counted(households, helpsOne, helps).In(l, households) + "  " +
		counted(buildings, inBuilding, inBuildings).In(l, buildings)
}

// Answered says how many members of a common problem have their answer, and how many wait for it.
func Answered(l Lang, told, waiting int) string { return answeredOf.In(l, told, waiting) }

// ToldOfDoors says how many of the members in a building have their answer.
func ToldOfDoors(l Lang, told, all int) string { return toldOfDoors.In(l, told, all) }

// DoSeeMembers names the action that lists the households of a common problem.
func DoSeeMembers(l Lang, households int) string {
	return counted(households, seeOne, seeAll).In(l, households)
}

// SaidTakenIn says how many requests were joined to a common problem.
func SaidTakenIn(l Lang, n int) string { return counted(n, tookInOne, tookIn).In(l, n) }

// Marked says how many rows are marked, and nothing if none is.
func Marked(l Lang, n int) string {
	if n == 0 {
		return ""
	}
	return markedRows.In(l, n)
}
