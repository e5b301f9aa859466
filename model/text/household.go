package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words of a household's page, and of the form that edits or adds a household.

// These are the labels and headings of the page.
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

// These are about two households that have the same door.
var (
	DoorThere = fault(
		say("%s（%s）", "%s (%s)"),
		say(
			"是同一户就不用再建；是另一户，加 --another。",
			"If it is the same household there is nothing to add; for another family say --another.",
		))
	TwinLine = say(
		"同一扇门还有 %s（%s）：是同一户就并，household merge",
		"%s stands at the same door (%s): if it is the same household, household merge",
	)
	MergedInto = say("已并入 %s（%s）", "merged into %s (%s)")
	MergedHere = say("%s 已并到这一户（%s）", "%s is merged into this one (%s)")

	MergedIntoHere = say("已并到 %s，走访和诉求都在那边", "merged into %s: visits and requests are shown there")
	MergedUnder    = say("%s 已并到这一户", "%s is merged into this household")
	DoorAsk        = say("这扇门已有一户", "Somebody lives there already")
	DoorAskBody    = say("%s，%s。是同一户，还是另一户？", "%s, %s. The same household, or another family?")
	DoorAskOpen    = say("同一户：打开它", "the same: open it")
	DoorAskOther   = say("另一户：两户都留", "another family: keep both")
	DoorAskBack    = say("再看看地址", "look at the address again")
	DoorReads      = say("读作 %s", "reads as %s")
	TwinsHereOf    = say("同一扇门还登记着 %s", "%s is entered at this door too")
	DoMerge        = say("和 %s 并成一户", "merge with %s")
	DoUnmerge      = say("撤回并户", "take the merging back")
	MergeAsk       = say("%s 和 %s 是同一户？", "Are %s and %s one household?")
	MergeBody      = say(
		"两边的走访、诉求、电话都留着，合在 %s 名下；看错了随时能撤回。",
		"Visits, requests and phones of both stay, under %s; it can be taken back at any time.",
	)
	MergeYes    = say("是，并成一户", "yes, merge them")
	MergeNo     = say("不是，先不动", "no, leave them")
	NobodyAsk   = say("%s 已从这里搬走", "%s has moved away from here")
	NobodyBody  = say("现在是谁住在这里？", "Who lives here now?")
	NobodyBack  = say("又搬回来了：登记走访", "they are back: record a visit")
	NobodyNew   = say("新住户：另建一户", "new people: add a household")
	NobodyLeave = say("没人住，先不动", "nobody: leave it")
)

var struckBecause = say("作废：%s", "struck: %s")

var writtenFirst = say("%s 更正，原记：%s %s", "corrected %s, first written: %s %s")

// WrittenFirst says on which day a visit was corrected, and what it said before.
func WrittenFirst(l Lang, was model.VisitWas) string {
	return strings.TrimSpace(writtenFirst.In(l, was.On.Short(), Outcome(l, was.Outcome), was.Note))
}

var houseIsStruck = say("已作废", "struck")

// HouseIsStruck returns the state of a household that was added by mistake and struck.
func HouseIsStruck(l Lang) string { return houseIsStruck.In(l) }

// These are about correcting and striking visits and households.
var (
	AmendTitle      = say("这次走访记错了？", "Was this visit written down wrong?")
	AmendForm       = say("更正走访", "Correct visit")
	DoAmend         = say("更正这次走访", "correct this visit")
	DoStrikeVisit   = say("这次走访作废", "strike this visit")
	DoAmendOrStrike = say("更正或作废", "correct or strike")
	DoStrike        = say("作废这一户", "strike this household")
	DoOpenTask      = say("看当时的诉求", "open what was asked for")
	HintStrike      = say("如 加重了，和隔壁是一户", "as: added twice, it is the one next door")
	HintStrikeVisit = say("如 按错门了，敲的是隔壁", "as: wrong door, it was the one next to it")
	SaidStruck      = say("%s 已作废", "%s is struck")
	HouseStruck     = say("这一户已作废，不能登记走访", "this household is struck: no visit is recorded here")
)

// StruckBecause says that a visit was struck and does not count, and why.
func StruckBecause(l Lang, why string) string { return struckBecause.In(l, why) }

// These name the actions on a household that have no key of their own.
var (
	DoAddBehind = say("这扇门里再加一户", "another at this door")
	DoNewTenant = say("登记新住户", "add who lives here now")
	DoMovedTo   = say("在新地址建档", "add them at a new address")

	MovedAsk  = say("%s 搬走了？", "Has %s moved away?")
	MovedBody = say(
		"%s。搬走后不再排走访；没办完的事仍归社区答复。",
		"%s. No more visits are due there; open tasks still get their answer.",
	)
	MovedNo  = say("没有，先不动", "no, leave it")
	MovedYes = say("是，已搬走", "yes, they moved")
)

// These are the titles of the form, and the hints in the fields that have to be written in a certain way.
var (
	EditTitle = say("改资料", "Edit")
	AddTitle  = say("加一户", "Add a household")
	AddWhere  = say("加到 %s", "in %s")

	HintDoor      = say("如 金桂苑3栋3单元102", "compound, building-unit-door")
	HintResidents = say("一人一行：姓名 出生年 身份，户主在前", "one a line: name, year of birth, what they are")
	HintPhones    = say("几个号码用顿号隔开", "several are parted by commas")
	HintLanguages = say("如 汉语、布依语", "as Chinese, Bouyei")
	HintCadence   = say("几周一次；空着按类别排", "weeks between visits; empty: by tags")

	BadDoor = say(
		"地址读不懂，要像 金桂苑3栋3单元102", "the address does not read: compound, then building-unit-door",
	)
	BadCadence = say("填 1 到 52 的周数，或空着", "a number of weeks from 1 to 52, or nothing")
	NoChange   = say("没有改动", "nothing was changed")
)
