package text

import "sidan/model"

// This file holds the words of the page of the round: its tallies, its column heads, the states of a door, and what
// it says when it lists no door.

// RoundLate, RoundDue and RoundOwed label tallies. ColumnLast and ColumnOwed head columns of the list.
var (
	RoundLate = say("逾期", "late")
	RoundDue  = say("应访", "due")
	RoundOwed = say("欠回音", "owed")

	ColumnLast = say("上次", "last")
	ColumnOwed = say("欠这户", "owed")
)

// Most of these words name what can be listed instead of the week's round. RoundVain and RoundTurned label tallies.
var (
	OnlyLate      = say("只看逾期的", "those late")
	OnlyVain      = say("只看不在家的", "nobody at home")
	OnlyTurned    = say("只看谢绝的", "those who refused")
	OnlyDrafts    = say("只看没存完的", "those with a draft")
	RoundVain     = say("不在家", "away")
	RoundTurned   = say("谢绝", "refused")
	RoundNoneSuch = say("没有这样的户：%s", "no such door: %s")
	FilterDoors   = say("看哪些户", "Which doors")
	OnlyToWalk    = say("只看没走的", "not yet walked")
	AllDoors      = say("全部各户", "every door")
	OnlyTwice     = say("只看登记了两次的", "entered twice")
	TwinsHere     = say("登记了两次？", "entered twice?")
	OnlyOwed      = say("只看欠回音的", "those owed")

	UrgentFirst = say("最急的在前", "the most pressing first")
)

var (
	stateDone   = say("已访 %s", "done %s")
	stateAgreed = say("约 %s", "agreed %s")
	stateNext   = say("%s 到", "due %s")
	stateMoved  = say("已搬走", "moved away")
)

// Done returns the state of a door that was visited this week. If somebody of the household was spoken to, it is the
// time of the visit, 已访 10:16, or its day if that was not today. Otherwise it is the outcome, 不在家.
func Done(l Lang, v *model.Visit, today model.Day) string {
	switch {
	case v.Outcome != model.Met && v.Outcome != model.FamilySpoke:
		return Outcome(l, v.Outcome)
	case v.On != today:
		return stateDone.In(l, v.On.Short())
	}
	return stateDone.In(l, clockOf(v.Minute))
}

// Agreed returns the state of a door whose household agreed to a visit on a day: 约 今日, 约 11-27.
func Agreed(l Lang, d, now model.Day) string {
	if d == now {
		return stateAgreed.In(l, today.In(l))
	}
	return stateAgreed.In(l, d.Short())
}

// DueFrom returns the state of a door that is not in this week's round: the day on which it is next due, 12-07 到.
func DueFrom(l Lang, d model.Day) string { return stateNext.In(l, d.Short()) }

// MovedAway returns the state of a household that does not live here any more.
func MovedAway(l Lang) string { return stateMoved.In(l) }

// The page shows these in place of a list that holds no door.
var (
	roundDoneOne, roundDone = say(
		"本周 %d 户走过了", "The %d door of this week is walked",
	), say("本周 %d 户都走过了", "All %d doors walked this week")
	stillOwedOne,
	stillOwed = say("还有 %d 户等回音：按 F2 只看欠回音的", "%d door still waits for an answer: press F2"),
		say("还有 %d 户等回音：按 F2 只看欠回音的", "%d doors still wait for an answer: press F2")

	RoundRest     = say("歇一歇；按 F2 看全部各户", "Rest a little; F2 shows every door")
	RoundNothing  = say("本周没有应访的户", "No door is due this week")
	RoundNoDoors  = say("这里还没有住户", "There are no households here yet")
	RoundAddDoor  = say("按 Ctrl+N 加一户", "Ctrl+N adds one")
	RoundNoneOwed = say("没有哪户等回音", "No door waits for an answer")
	RoundSwitch   = say("F2 看别的，Esc 看全部", "F2 shows others, Esc all")
	RoundLoading  = say("第一份还没收完，收完就排走访", "the first copy is not whole yet; the round follows")
)

// RoundDone says that all doors of the week were walked.
func RoundDone(l Lang, n int) string { return counted(n, roundDoneOne, roundDone).In(l, n) }

// StillOwed says how many doors wait for an answer.
func StillOwed(l Lang, n int) string { return counted(n, stillOwedOne, stillOwed).In(l, n) }
