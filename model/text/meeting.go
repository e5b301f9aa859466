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
	MeetingTwice     = say("像是记了两次", "likely entered twice")
	MeetingGoneBox   = say("那天箱子已撤", "the box was gone that day")
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
