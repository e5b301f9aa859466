package register

import (
	"slices"

	"sidan/model"
)

// Queue is what waits for a decision of the branch (队列).
type Queue struct {
	Heaps   []Heap // those that hold something, in the order they are to be emptied
	Total   int
	Settled int // 今日已理: tasks I acted on today for the branch, that wait for nothing now
}

// Heap is one kind of decision.
type Heap struct {
	View  View // late, unsorted, finished, returned or owed
	Tasks []*model.Task
}

// heaps of the queue, in order. A task stands in the first that fits it.
var heaps = []View{LateView, UnsortedView, FinishedView, ReturnedView, OwedView}

// branchSteps are the steps by which a branch takes a task off its queue.
var branchSteps = []model.What{model.DidSort, model.DidDispatch, model.DidAccept, model.DidSendBack, model.DidClose,
	model.DidReopen, model.DidTell, model.DidRate}

// Queue of the branch as of a day: empty for whoever is not one.
func (r *Register) Queue(today model.Day) (q Queue) {
	full := make([][]*model.Task, len(heaps))
	for _, t := range r.newestTasks() {
		if !r.tagsIn(t.Home()).Branch(t.Grid) {
			continue
		}
		i := slices.IndexFunc(heaps, func(v View) bool { return r.inView(v, t, today) })
		switch {
		case i >= 0:
			full[i] = append(full[i], t)
			q.Total++
		case r.settled(t, today):
			q.Settled++
		}
	}
	for i, tasks := range full {
		if len(tasks) > 0 {
			q.Heaps = append(q.Heaps, Heap{heaps[i], tasks})
		}
	}
	return q
}

// settled says that I moved the task for the branch that day.
func (r *Register) settled(t *model.Task, today model.Day) bool {
	if t.Inside == nil {
		return false
	}
	return slices.ContainsFunc(t.Inside.Steps, func(s model.Step) bool {
		return s.Who.ID == r.me.Person.ID && model.DayOf(s.On) == today && slices.Contains(branchSteps, s.What)
	})
}
