package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Queue is what waits for a decision of the branch (队列), and apart from it what only waits for others.
type Queue struct {
	Heaps   []Heap // those that hold something, in the order they are to be emptied
	Total   int    // in them: what the branch can act on
	Waits   []*model.Task
	Settled int // 今日已理: tasks I acted on today for the branch, that wait for nothing now
}

// Heap is one kind of decision, the oldest case first: nothing waits for ever.
type Heap struct {
	View  View // late, unsorted, finished, returned or owed
	Tasks []*model.Task
}

// WaitsView names what only waits for others: late and nudged, or promised for today by whoever holds it. It is
// no view of the command line.
const WaitsView View = "waits"

// heaps of the queue, in order.
var heaps = []View{LateView, UnsortedView, FinishedView, ReturnedView, OwedView}

// nudgeLasts is for how many days after a nudge a late task waits for its holder.
const nudgeLasts = 1

// branchSteps are the steps by which a branch takes a task off its queue.
var branchSteps = []model.What{model.DidSort, model.DidDispatch, model.DidAccept, model.DidSendBack, model.DidClose,
	model.DidReopen, model.DidTell, model.DidRate, model.DidNudge, model.DidExtend}

// Queue of the branch as of a day: empty for whoever is not one.
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

// heapOf a task, "" for one that wants nobody today.
func heapOf(t *model.Task, today model.Day) View {
	_, by := t.Owed()
	switch {
	case t.Late(today) && !t.Nudged.IsZero() && model.DayOf(t.Nudged)+nudgeLasts >= today:
		return WaitsView
	case t.Late(today):
		return LateView
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

// oldestFirst puts first what has waited longest: the longest late, raised or come back, the soonest to be told.
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

// DueOn is the day by whose end something of a task is due from whoever has it, none when nothing is: it, or
// the answer to the resident.
func DueOn(t *model.Task) model.Day {
	switch t.State {
	case model.Dispatched, model.Claimed:
		return t.Due
	case model.Accepted:
		_, by := t.Owed()
		return by
	}
	return 0
}

// SoonestFirst puts first what is due first; what has no day comes last, the newest raised of it first.
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

// settled reports whether I moved the task for the branch that day.
func (r *Register) settled(t *model.Task, today model.Day) bool {
	if t.Inside == nil {
		return false
	}
	return slices.ContainsFunc(t.Inside.Steps, func(s model.Step) bool {
		return s.Who.ID == r.me.Person.ID && model.DayOf(s.On) == today && slices.Contains(branchSteps, s.What)
	})
}
