package text

// This file is for a household's page and the form that edits or adds one.

// Labels and headings of the page.
var (
	HouseVisits  = say("走访和诉求", "visits and requests")
	HouseNone    = say("还没有走访和诉求", "no visits or requests yet")
	HouseOwes    = say("欠这户 %d 件", "owed %d")
	HouseBefore  = say("前几次", "visits before")
	HouseGone    = say("这一户已不归你看", "this household is no longer yours to see")
	HousePeople  = say("人口", "house")
	HouseCadence = say("走访", "visits")
	HouseSince   = say("建档", "since")
	HouseMore    = say("还有 %d 人", "%d more")
	HouseNobody  = say("还没登记姓名", "no name yet")
)

var struckBecause = say("作废：%s", "struck: %s")

// StruckBecause says why a visit counts for nothing.
func StruckBecause(l Lang, why string) string { return struckBecause.In(l, why) }

// What can be done with a household that has no key of its own.
var (
	DoAddBehind = say("这扇门里再加一户", "another at this door")
	DoNewTenant = say("登记新住户", "add who lives here now")
	DoMovedTo   = say("在新地址建档", "add them at a new address")

	MovedAsk  = say("%s 搬走了？", "Has %s moved away?")
	MovedBody = say("%s。搬走后不再排走访；没办完的事仍归社区答复。", "%s. No more visits are due there; open tasks still get their answer.")
	MovedNo   = say("没有，先不动", "no, leave it")
	MovedYes  = say("是，已搬走", "yes, they moved")
)

// The form: its titles, and a hint in each field that has a form of its own.
var (
	EditTitle = say("改资料", "Edit")
	AddTitle  = say("加一户", "Add a household")
	AddWhere  = say("加到 %s", "in %s")

	HintDoor      = say("如 金桂苑3栋3单元102", "compound, building-unit-door")
	HintResidents = say("一人一行：姓名 出生年 身份，户主在前", "one a line: name, year of birth, what they are")
	HintPhones    = say("几个号码用顿号隔开", "several are parted by commas")
	HintLanguages = say("如 汉语、布依语", "as Chinese, Bouyei")
	HintCadence   = say("几周一次；空着按类别排", "weeks between visits; empty: by tags")

	BadDoor    = say("地址读不懂，要像 金桂苑3栋3单元102", "the address does not read: compound, then building-unit-door")
	BadCadence = say("填 1 到 52 的周数，或空着", "a number of weeks from 1 to 52, or nothing")
	NoChange   = say("没有改动", "nothing was changed")
)
