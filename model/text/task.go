package text

import "sidan/model"

// This file holds the words of the lists of tasks and of the page of a task.

// These are the words of the page of a task. It also uses the labels of the dialog 研判派单.
var (
	LabelRaised   = say("登记", "raised")
	LabelCameFrom = say("来自", "from")
	LabelResident = say("居民", "resident")
	LabelHolder   = say("承办", "holder")
	LabelWhistle  = say("吹哨", "called")
	LabelJoined   = say("并入", "joined to")
	LabelReturns  = say("退单", "returned")

	HistoryHead  = say("经过", "history")
	HistoryMore  = say("更早的 %d 步", "%d earlier")
	HistoryUp    = say("上面还有 %d 行，PgUp 看", "%d more above: PgUp")
	HistoryDown  = say("下面还有 %d 行，PgDn 看", "%d more below: PgDn")
	HistoryAbove = say("上面还有 %d 行", "%d more above")

	SentToYou    = say("派给你的", "for you")
	TaskPromised = say("当面承诺的", "promised at the door")
	TaskNoInside = say("认领确认后，才看得到住户和原话", "household and words are seen once a claim is confirmed")
	TaskFaceOnly = say("住户和原话，只有承办的人看得到", "household and words are seen by whoever does it")
	TaskGone     = say("这一件已不归你看", "this task is no longer yours to see")
	TaskGoneNext = say(
		"写过的都在。有退件的，原因在同步页",
		"What you wrote is kept. If something came back, the sync page says why",
	)
	PressedAhead = say(
		"这一键按在画面出来之前，没算数；看清了再按",
		"That key came before the screen was drawn and was not taken; look, then press it again",
	)
	TaskNoAction = say("眼下没有要你做的", "nothing for you to do here now")
	TasksNone    = say("这一类现在没有", "none of this kind now")
	TasksNext    = say("左右换类，Tab 换页", "Left/Right for another kind, Tab for another page")

	UnconfirmedWhole = say("已认领，中心还没确认。也可能是别人先认领；你已做的会记作协助，写的字都在。",
		"Claimed, and not yet confirmed by the hub. Another may have been first; what you did is then kept as help, "+
			"every word of it.")
	PendingWhole = say("这一步已存好，等中心确认。", "This step is kept, and waits for the hub.")
)

var news = words[string]{
	"dispatched": say("派给你", "dispatched to you"),
	"sentback":   say("退回再办", "sent back"),
	"rated":      say("不满意再办", "not satisfied"),
	"nudged":     say("催办", "nudged"),
	"due":        say("今天到期", "due today"),
	"accepted":   say("已验收，等你回访", "accepted, to be told"),
	"told":       say("已回访", "told"),
	"returned":   say("退单", "returned"),
	"released":   say("放弃", "given up"),
	"finished":   say("办结，待验收", "finished, to accept"),
	"raised":     say("新诉求", "new request"),
	"whistled":   say("吹哨，请你们来", "your unit is called"),
	"asked":      say("支部在问", "the branch asks"),
	"replied":    say("答复了追问", "replied"),
	"askedmore":  say("申请延期", "asks for more time"),
	"extended":   say("准了延期", "more time granted"),
	"declined":   say("不准延期", "no more time"),
}

var newsMore = say("还有 %d 件", "%d more")

// News says what is new about a task. It is shown before the words of the task.
func News(l Lang, by string) string { return news.in(l, by) }

// NewsMore says how many more tasks have news than are named.
func NewsMore(l Lang, n int) string { return newsMore.In(l, n) }

// NewMark is shown before the words of a task about which something is new.
var NewMark = say("新", "new")

var sentBackAgain, notSatisfied = say("退回再办", "sent back"), say("不满意再办", "not satisfied")

// Again returns the state of a task that its holder has to do again. by is the step that brought it back.
func Again(l Lang, by model.What) string {
	if by == model.DidRate {
		return notSatisfied.In(l)
	}
	return sentBackAgain.In(l)
}

var reopenedOnce, reopened = say("重办 1 次", "done again once"), say("重办 %d 次", "done again %d times")

// TaskReopened says how often a task was reopened.
func TaskReopened(l Lang, n int) string {
	if n == 1 {
		return reopenedOnce.In(l)
	}
	return reopened.In(l, n)
}

var (
	asksUntil   = say("申请延到 %s", "asks for %s")
	askedOn     = say("%s 问的，等答复", "asked %s")
	whistleIn   = say("%s  %s 报到", "%s  reported in %s")
	whistleLate = say("%s 没报到", "%s has not come")
	whistleBy   = say("%s  %s 前报到", "%s  to report in by %s")
	timesBack   = say("%d 次", "%d times")
)

// AsksUntil says until when the holder of a task asks for more time.
func AsksUntil(l Lang, until, today model.Day) string { return asksUntil.In(l, Date(until, today)) }

// AskedOn says when the branch asked the author of a request something.
func AskedOn(l Lang, asked, today model.Day) string { return askedOn.In(l, On(l, asked, today)) }

// Whistled says which department is called to a task, and when it came or by when it is to come.
func Whistled(l Lang, w model.Whistle, today model.Day) string {
	if w.In != 0 {
		return whistleIn.In(l, w.To.Name, On(l, w.In, today))
	}
	return whistleBy.In(l, w.To.Name, Date(w.By, today))
}

// NotCome says that a department that was called has not reported in by the day that was set.
func NotCome(l Lang, w model.Whistle) string { return whistleLate.In(l, w.To.Name) }

// TimesReturned says how often a task was returned.
func TimesReturned(l Lang, n int) string { return timesBack.In(l, n) }
