package text

import "sidan/model"

// This file holds the words for meetings, collection days, suggestion boxes and their opinions.

var meetingSorts = words[model.MeetingSort]{
	model.MassMeeting:     say("群众会", "mass meeting"),
	model.Representatives: say("居民代表大会", "representatives"),
	model.CollectionDay:   say("征集日", "collection day"),
	model.BoxOpening:      say("意见箱", "box"),
}

// MeetingSort returns the word for the sort of a meeting.
func MeetingSort(l Lang, s model.MeetingSort) string { return meetingSorts.in(l, s) }

// ParseMeetingSort returns the sort of a meeting with a Chinese or English word, or with a name on the wire. It reports
// whether there is one.
func ParseMeetingSort(word string) (model.MeetingSort, bool) { return meetingSorts.parse(word) }

// These say what is to be pointed out about a meeting or a box in a list.
var (
	MeetingWasStruck = say("已作废", "struck")
	MeetingTwice     = say("像是记了两次", "entered twice?")
	MeetingGoneBox   = say("那天箱子已撤", "box was gone")
	MeetingSilent    = say("还没有意见", "no opinions yet")
	BoxStands        = say("在用", "in use")

	meetingAnswered = say("%[2]d 条答复了 %[1]d 条", "%d of %d answered")
	boxGoneOn       = say("%s撤了", "removed %s")
)

// MeetingAnswered says how many of the opinions of a meeting were answered.
func MeetingAnswered(l Lang, answered, all int) string { return meetingAnswered.In(l, answered, all) }

// BoxGoneOn says on which day a box was removed.
func BoxGoneOn(l Lang, gone, today model.Day) string { return boxGoneOn.In(l, On(l, gone, today)) }

// These are what the commands say of what they did. The argument is the id.
var (
	MeetingKept   = say("会议已记下 %s", "the meeting is kept: %s")
	MeetingStruck = say("会议已作废 %s", "the meeting is struck: %s")
	BoxKept       = say("意见箱已记下 %s", "the box is kept: %s")
	BoxOpened     = say("开箱已记下 %s", "the opening is kept: %s")
	BoxRemoved    = say("意见箱已撤 %s", "the box is removed: %s")

	// BoxWasGone has the day of the removal as its argument.
	BoxWasGone = say(
		"这个意见箱 %s 已经撤了，开箱照样记下，支部会看一眼。",
		"This box was removed on %s. The opening is kept all the same, and the branch takes a look.",
	)
)

// These are the words of the form of a meeting and its opinions.
var (
	LabelOpinion = say("意见", "opinion")
	LabelAnswer  = say("答复", "answer")

	HintWhere    = say("小区和地点，如 金桂苑 活动室", "compound and spot")
	HintAttended = say("多少人", "how many")
	HintTitle    = say("可以不写", "may be left out")

	MeetingWhichBox  = say("是哪个意见箱？", "which box is it?")
	MeetingBadCount  = say("到会人数写数字，不知道就空着", "a number, or nothing if nobody counted")
	OpinionElsewhere = say(
		"这个网格不归你管：照样记下，支部会看一眼", "not one of your grids: kept all the same, the branch looks",
	)

	SameMatter  = say("像是同一件", "likely the same")
	JoinHint    = say("F6 并入头一个，接着写就不并", "F6 joins the first; or just go on")
	JoinChosen  = say("存的时候并入，F6 不并", "joined when saved; F6 not")
	JoinNothing = say(
		"这里没有可以并入的共性问题；先存下来，支部在队列里并",
		"no common problem to join here; save it, and the branch joins it in the queue",
	)
	JoinAnswered = say("答复了或承诺了的，不能再并", "what was answered or promised cannot be joined")

	DoFinishMeeting = say("写完了", "done")
	DoSaveOpinion   = say("存这条", "save this one")

	willJoin      = say("存的时候并入 %s", "joined to %s when saved")
	meetingCame   = say("%d 人", "%d came")
	opinionsSaved = say("%d 条意见", "%d opinions")
	opinionSaved  = say("1 条意见", "1 opinion")
)

// These are the words of the pages of meetings and boxes.
var (
	MeetingsOf   = say("看哪一种", "Which of them")
	MeetingsAll  = say("全部", "all")
	MeetingsNone = say("还没有会议和征集", "No meetings yet")
	MeetingsNext = say("Ctrl+N 记一次", "Ctrl+N enters one")

	MeetingSilentNext = say("Ctrl+N 写意见", "Ctrl+N writes them down")
	MeetingUnseen     = say("这次会议已不归你看", "this meeting is no longer yours to see")

	BoxesNone        = say("还没有意见箱", "No boxes yet")
	BoxesNext        = say("由支部来设", "The branch puts them up")
	BoxUnseen        = say("这个意见箱已不归你看", "this box is no longer yours to see")
	BoxUnopened      = say("还没有开过", "Not opened yet")
	BoxUnopenedNext  = say("Ctrl+N 开箱，写意见", "Ctrl+N opens it for its opinions")
	BoxWhichCompound = say(
		"先写小区，再写地点：金桂苑 3栋门厅", "first a compound that is known, then the spot",
	)

	HintStrikeMeeting = say("为什么作废，意见都留着", "why; its opinions stay")
	HintRemoveBox     = say("为什么撤，开过的都留着", "why; its openings stay")

	DoMeeting       = say("记会议", "new meeting")
	DoOpinions      = say("写意见", "opinions")
	DoSameMeeting   = say("是同一次", "the same one")
	DoStrikeMeeting = say("作废", "strike")
	DoRestore       = say("恢复", "restore")
	DoPlaceBox      = say("设意见箱", "new box")
	DoOpenBox       = say("开箱", "open it")
	DoRemoveBox     = say("撤箱", "remove")

	SaidMeetingStruck   = say("会议已作废", "The meeting is struck,")
	SaidMeetingRestored = say("会议又算数", "The meeting counts again,")
	SaidBoxRemoved      = say("意见箱已撤", "The box is removed,")

	enteredBy            = say("%s 记的", "entered by %s")
	meetingLike          = say("像是同一次：%s，%s 记的", "likely the same: %s, entered by %s")
	meetingStruckBecause = say("作废的原因：%s", "struck because: %s")
	boxSince             = say("%s 设的", "since %s")
)

// EnteredBy says who entered a record.
func EnteredBy(l Lang, name string) string { return enteredBy.In(l, name) }

// MeetingLike names a meeting that is likely the same, and who entered it.
func MeetingLike(l Lang, title, by string) string { return meetingLike.In(l, title, by) }

// MeetingStruckBecause says why a meeting was struck.
func MeetingStruckBecause(l Lang, why string) string { return meetingStruckBecause.In(l, why) }

// BoxSince says since when a box hangs.
func BoxSince(l Lang, since, today model.Day) string { return boxSince.In(l, On(l, since, today)) }

// WillJoin says to which common problem an opinion is joined when it is saved.
func WillJoin(l Lang, problem string) string { return willJoin.In(l, problem) }

// MeetingCame says how many people came to a meeting.
func MeetingCame(l Lang, n int) string { return meetingCame.In(l, n) }

// OpinionsSaved says how many opinions of a meeting are saved.
func OpinionsSaved(l Lang, n int) string {
	if n == 1 {
		return opinionSaved.In(l)
	}
	return opinionsSaved.In(l, n)
}

// These are the heads of the columns of the lists.
var (
	HeadOpinions = say("意见", "opinions")
	HeadOpened   = say("上次开箱", "last opened")
)

// These say what the commands do, and what their flags mean.
var (
	CmdMeeting        = say("会议：群众会、居民代表大会", "meetings of residents")
	CmdMeetingAdd     = say("记一次会议", "record a meeting")
	CmdMeetingShow    = say("一次会议，和它的意见办得怎样", "a meeting, and what became of its opinions")
	CmdMeetingEdit    = say("更正会议，只改给出的项", "correct a meeting; what is not given stays")
	CmdMeetingStrike  = say("会议作废：记重了，或没开成", "strike a meeting that was entered twice or not held")
	CmdMeetingRestore = say("作废的会议又算数", "let a struck meeting count again")
	CmdCollection     = say("征集日，每月 23 日", "collection days, on the 23rd of a month")
	CmdCollectionAdd  = say("记一个征集日", "record a collection day")
	CmdBox            = say("意见箱", "suggestion boxes")
	CmdBoxAdd         = say("设一个意见箱", "put up a box")
	CmdBoxOpen        = say("开一次箱", "record that a box was opened")
	CmdBoxRemove      = say("撤一个意见箱", "record that a box was removed")
	CmdMeetings       = say("开过的会、征集日、开过的箱", "meetings, collection days and openings of boxes")
	CmdBoxes          = say("意见箱列表", "the list of boxes")

	FlagMeetingKind = say("种类：mass representatives", "kind: mass representatives")
	FlagHeldOn      = say("哪一天", "the day it was held")
	FlagHeldAt      = say(
		"在哪里：网格的代码或名称，也可以写「活动室」这样的地点",
		"where: the path or name of a place, or a spot in words",
	)
	FlagCompound    = say("小区", "the compound")
	FlagSpot        = say("具体在哪", "where in the compound")
	FlagAttended    = say("到会多少人", "how many people came")
	FlagTitle       = say("会议名称", "its title")
	FlagSameMeeting = say("和哪一次是同一次", "the other record of the same meeting")
	FlagMonth       = say("只看这个月：2026-11", "only this month: 2026-11")
	FlagIntoProblem = say("并入哪件共性问题", "the common problem it is joined to")
	FlagCommon      = say("这是一件共性问题，支部才能记", "it is a common problem; for the branch")

	HelpRaiseLines = say("用 - 从标准输入一行一个对象地读：grid, text, household, answered, by, into。",
		"With - from stdin, an object a line: grid, text, household, answered, by, into.")
)
