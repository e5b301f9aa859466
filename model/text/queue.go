package text

import "sidan/model"

// This file holds the words of the supervisor's queue: its heaps, which sphere and menu the words of a task suggest,
// and what the form for a request says.

var views = words[string]{
	"new":      say("新来的", "new"),
	"unsorted": say("待研判", "unsorted"),
	"open":     say("可认领", "to claim"),
	"mine":     say("我的", "mine"),
	"finished": say("待验收", "to accept"),
	"late":     say("超时", "late"),
	"returned": say("退单", "returned"),
	"asked":    say("待定延期", "more time asked"),
	"owed":     say("待回访", "to tell"),
	"done":     say("已办结", "done"),
	"waits":    say("等别人", "with others"), // only the queue has this view, and no command
	"all":      say("全部", "all"),
}

// View returns the word for a view of the tasks. name is the name of the view on the command line.
func View(l Lang, name string) string { return views.in(l, name) }

// These are the heads of columns.
var (
	ColumnTask   = say("事项", "task")
	ColumnMenu   = say("菜单", "menu")
	ColumnPlace  = say("地点", "place")
	ColumnGrid   = say("网格", "grid")
	ColumnHolder = say("承办", "holder")
	ColumnState  = say("状态", "state")
)

// These are the words of the queue itself, also when nothing waits in it.
var (
	QueueSettled   = say("今日已理 %d", "%d settled today")
	QueueEmpty     = say("队列空了  ✓", "The queue is empty  ✓")
	QueueEmptyNext = say(
		"新的诉求一传到就排在这里；办着的事按 Tab 到任务里看",
		"new requests line up here; press Tab for those under way",
	)
	QueueNone = say("这个网格没有等你的", "nothing waits in this grid")

	queueWaitingOne, queueWaiting = say("件等你拿主意", "waits for you"), say("件等你拿主意", "wait for you")

	queueWaits = say("%d 件等别人", "%d with others")
	WhichGrid  = say("看哪个网格", "Which grid")
	EveryGrid  = say("全部网格", "all grids")

	OrderOldest = say("先来的在前", "oldest first")
	OrderNewest = say("新来的在前", "newest first")
)

// These are shown beside a task that waits for a decision.
var (
	finishedOn = say("%s 办结", "finished %s")
	guessed    = say("像是 %s %s", "looks like %s, %s")
	alikeIn    = say("30 天内同样的 %d 件", "%d like it in 30 days")
	couldGoTo  = say("可派 %s", "to %s")

	similarMore   = say("还有 %d 件", "%d more")
	SimilarHead   = say("同样的事", "like it")
	SimilarIn     = say("30 天内 %d 件", "%d in 30 days")
	SuggestedHead = say("可以派给", "could go to")
	doneAtOnce    = say("当天办结", "done the same day")

	doneInDaysOne, doneInDays = say("%d 天办结", "done in %d day"), say("%d 天办结", "done in %d days")
)

// These are the words for tasks that were marked with Space.
var (
	NoneToDispatch = say("选的这些都不用研判派单", "none of the marked ones is to be sorted or dispatched")
	NoneToJoin     = say("选的这些都不能并单", "none of the marked ones can be joined")
	alikeHas       = say("这件%s，不用一起派", "this one is %s and needs no dispatch")
	alikeMany      = say("同样的 %d 件", "%d like it")
	DoUnmark       = say("都不选了", "unmark all")

	dispatchMarked = say("研判派单 %d 件", "sort, dispatch %d")
)

// AlikeHas says why a task is not dispatched together with another: its state.
func AlikeHas(l Lang, state string) string { return alikeHas.In(l, state) }

// AlikeMany names the list of the tasks that are like another, with their number.
func AlikeMany(l Lang, n int) string { return alikeMany.In(l, n) }

// DispatchMarked names the action that sorts and dispatches all marked tasks.
func DispatchMarked(l Lang, n int) string { return dispatchMarked.In(l, n) }

// FinishedOn says on which day a task was finished: 11-22 办结.
func FinishedOn(l Lang, d, now model.Day) string { return finishedOn.In(l, On(l, d, now)) }

// Guessed says which sphere and category of a county's menu the words of a task suggest: 像是 大家事 公共设施.
func Guessed(l Lang, menu *model.MenuList, s model.Sphere, m model.Menu) string {
	return guessed.In(l, Sphere(l, s), Menu(l, menu, m))
}

// SimilarMore says how many more similar tasks there are than the page lists.
func SimilarMore(l Lang, n int) string { return similarMore.In(l, n) }

// SimilarCount says how many similar tasks there were in 30 days.
func SimilarCount(l Lang, n int) string { return alikeIn.In(l, n) }

// CouldGoTo says to whom a task could best go.
func CouldGoTo(l Lang, name string) string { return couldGoTo.In(l, name) }

// DoneInDays says how many days a similar task took: 2 天办结.
func DoneInDays(l Lang, n int) string {
	if n < 1 {
		return doneAtOnce.In(l)
	}
	return counted(n, doneInDaysOne, doneInDays).In(l, n)
}

// QueueWaiting returns the words that follow the number of waiting tasks: 45 件等你拿主意. They do not include the
// number.
func QueueWaiting(l Lang, n int) string { return counted(n, queueWaitingOne, queueWaiting).In(l) }

// These are the words of the form for a request that came by phone, in the office or in the chat.
var (
	RaiseTitle   = say("登记诉求", "A request")
	RaiseNote    = say("电话、来访、群里说的", "by phone, in the office, in the chat")
	RaiseWhere   = say("先选哪个网格", "choose the grid first")
	RaiseNowhere = say("你管的地方没有网格，诉求请告诉支部", "no grid is yours to record for; tell the branch")
	DoRaise      = say("登记诉求", "record a request")

	LabelChannel = say("怎么来的", "how")
	LabelWhose   = say("谁家", "whose")
	LabelRequest = say("诉求", "request")

	HintWhose    = say("姓名、门牌或电话尾号，可以不写", "name, door or phone tail; or nothing")
	HintRequest  = say("照原话写", "in their own words")
	WhoseUnknown = say("台账里没有，只记这个名字", "not in the register: the name alone is kept")

	whoseSeveral = say("有 %d 户都像，写上门牌或电话尾号", "%d households fit: add the door or the phone's tail")
)

// WhoseSeveral says how many households match what was typed.
func WhoseSeveral(l Lang, n int) string { return whoseSeveral.In(l, n) }

// QueueWaits says how many tasks only wait for somebody else.
func QueueWaits(l Lang, n int) string { return queueWaits.In(l, n) }

var nudgedOn = say("%s 催过", "nudged %s")

// NudgedOn says on which day the holder of a late task was last nudged: 昨日 催过.
func NudgedOn(l Lang, d, now model.Day) string { return nudgedOn.In(l, On(l, d, now)) }
