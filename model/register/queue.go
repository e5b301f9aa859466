package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Queue is the tasks that wait for a decision of the branch (队列), and, separate from these, the tasks that only wait
// for somebody else.
type Queue struct {
	Heaps   []Heap // the heaps that are not empty, in the order in which to work through them
	Total   int    // how many tasks the heaps hold; the branch can act on each
	Waits   []*model.Task
	Settled int // 今日已理: tasks that the person moved today and that are in no heap now
}

// Heap is the tasks that wait for the same kind of decision. The one that has waited longest comes first, so that none
// waits for ever.
type Heap struct {
	View  View // one of the views late, asked, unsorted, finished, returned and owed
	Tasks []*model.Task
}

// WaitsView is the view of the tasks in Queue.Waits: late tasks whose holder was nudged, tasks that their holder has
// promised for today, and requests whose author was asked something. The command line does not have this view.
const WaitsView View = "waits"

// heaps are the views of the heaps, in the order of the queue.
var heaps = []View{LateView, AskedView, UnsortedView, FinishedView, ReturnedView, OwedView}

// nudgeLasts is for how many days after the day of a nudge a late task waits for its holder and is in no heap.
const nudgeLasts = 1

// askLasts is for how many days after the day of a question a request waits for the reply and is in no heap.
const askLasts = 2

// branchSteps are the steps by which the branch takes a task off its queue.
var branchSteps = []model.What{model.DidSort, model.DidDispatch, model.DidAccept, model.DidSendBack, model.DidClose,
	model.DidReopen, model.DidTell, model.DidRate, model.DidNudge, model.DidExtend, model.DidDecline, model.DidAsk,
	model.DidSettle, model.DidJoin, model.DidUnjoin, model.DidDouble, model.DidWhistle}

// Queue returns the queue of the branch as of a day. It is empty if the person does not belong to a branch.
func (r *Register) Queue(today model.Day) (q Queue) {
	full := map[View][]*model.Task{}
	for _, t := range r.newestTasks() {
		if !r.tagsIn(t.Community()).Branch(t.Grid) {
			continue
		}
		heap := heapOf(t, today)
		if heap != "" {
			full[heap] = append(full[heap], t)
		}
		if (heap == "" || heap == WaitsView) && r.settled(t, today) {
			q.Settled++
		}
	}
	for _, v := range heaps {
		if tasks := full[v]; len(tasks) > 0 {
			q.Heaps = append(q.Heaps, Heap{v, oldestFirst(v, tasks)})
			q.Total += len(tasks)
		}
	}
	q.Waits = oldestFirst(WaitsView, full[WaitsView])
	return q
}

// heapOf returns the heap of a task, or WaitsView if the task waits for somebody else. It returns "" if the task waits
// for no decision of the branch today.
func heapOf(t *model.Task, today model.Day) View {
	_, by := t.Owed(nil)
	switch {
	case t.Until == 0 && t.Late(today) && !t.Nudged.IsZero() && model.DayOf(t.Nudged)+nudgeLasts >= today:
		return WaitsView
	case t.Until != 0: // also of a late task: nothing else can be decided before
		return AskedView
	case t.Late(today), t.Unanswered(today):
		return LateView
	case t.Asked != 0 && t.Asked+askLasts >= today:
		return WaitsView
	case IsUnsorted(t):
		return UnsortedView
	case t.State == model.Finished:
		return FinishedView
	case t.State == model.Returned:
		return ReturnedView
	case t.State == model.Accepted:
		return OwedView
	case t.State == model.Claimed && t.Promised && by <= today:
		return WaitsView
	}
	return ""
}

// oldestFirst sorts the tasks of a heap in place, and returns them. What has waited longest comes first: by the due day
// if the tasks are late, by the time they were raised if they are unsorted, and by the time since when they are in
// their state otherwise.
func oldestFirst(v View, tasks []*model.Task) []*model.Task {
	waits := func(t *model.Task) int64 {
		switch v {
		case LateView, WaitsView:
			return t.Due.Start().Unix()
		case UnsortedView:
			return t.Raised.Unix()
		}
		return t.Since.Unix()
	}
	slices.SortFunc(tasks, func(a, b *model.Task) int {
		return cmp.Or(cmp.Compare(waits(a), waits(b)), a.Raised.Compare(b.Raised), compareIDs(a.ID, b.ID))
	})
	return tasks
}

// DueOn returns the day by whose end somebody has to act on a task. It is the due day of a task that is dispatched or
// claimed, and the day for telling the resident if the result was accepted. It is 0 if no day is set.
func DueOn(t *model.Task) model.Day {
	switch t.State {
	case model.Dispatched, model.Claimed:
		return t.Due
	case model.Accepted:
		_, by := t.Owed(nil)
		return by
	}
	return 0
}

// SoonestFirst returns the tasks sorted by DueOn, the soonest first. Tasks without such a day come last. Tasks with the
// same day keep their order. The slice that it is given is not altered.
func SoonestFirst(tasks []*model.Task) []*model.Task {
	tasks = slices.Clone(tasks)
	slices.SortStableFunc(tasks, func(a, b *model.Task) int {
		x, y := DueOn(a), DueOn(b)
		if (x == 0) != (y == 0) {
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	})
	return tasks
}

// settled reports whether the person to whom the register belongs took one of branchSteps on a task today. It returns
// false if the history of the task is not in sight.
func (r *Register) settled(t *model.Task, today model.Day) bool {
	if t.Inside == nil {
		return false
	}
	return slices.ContainsFunc(t.Inside.Steps, func(s model.Step) bool {
		return s.Who.ID == r.me.Person.ID && model.DayOf(s.On) == today && slices.Contains(branchSteps, s.What)
	})
}
