package register

import (
	"iter"
	"slices"

	"sidan/model"
)

// View is one of the ways to look at the tasks (the command line has the same).
type View string

// The views.
const (
	NewView      View = "new"      // of those unsorted, raised since yesterday
	UnsortedView View = "unsorted" // 待研判: raised, without a sphere, or sorted and not yet dispatched
	OpenView     View = "open"     // 可认领: open to anyone, or to a team, post or unit of mine, and not claimed
	MineView     View = "mine"     // 我的: held by me and not done with, or dispatched to me
	FinishedView View = "finished" // 待验收
	LateView     View = "late"     // 超时: due and not yet finished
	ReturnedView View = "returned" // 退单
	OwedView     View = "owed"     // 待回访: accepted and not told, or promised for today or before
	DoneView     View = "done"     // closed in the last 90 days
	AllView      View = "all"
)

// The views, in the order in which help lists them.
var Views = []View{
	NewView, UnsortedView, OpenView, MineView, FinishedView, LateView, ReturnedView, OwedView, DoneView,
	AllView,
}

// doneDays is how long a closed task is listed as done.
const doneDays = 90

// Task shown of an id, nil when there is none.
func (r *Register) Task(id model.TaskID) *model.Task { return r.tasks[id] }

// Tasks of a view as of a day, in a place ("": everywhere): late first, then the newest raised first.
func (r *Register) Tasks(view View, today model.Day, in model.Path) []*model.Task {
	var late, others []*model.Task
	for _, t := range r.newestTasks() {
		switch {
		case in != "" && !in.Holds(t.Grid) || !r.inView(view, t, today):
		case t.Late(today):
			late = append(late, t)
		default:
			others = append(others, t)
		}
	}
	return append(late, others...)
}

// IsOwed reports whether somebody waits for an answer today: the result was accepted and is not told, or the promised
// day has come.
func IsOwed(t *model.Task, today model.Day) bool {
	kind, by := t.Owed()
	return kind == model.OwedTell || kind == model.OwedPromise && by <= today
}

// IsUnsorted reports whether a task waits for 研判派单: also one settled or promised at the door, until it has a
// sphere.
func IsUnsorted(t *model.Task) bool {
	switch t.State {
	case model.Raised, model.Sorted:
		return true
	case model.Closed, model.Joined:
		return false
	}
	return t.Sphere == ""
}

// IsDispatchable reports whether the branch sends a task to somebody next.
func IsDispatchable(t *model.Task) bool {
	return t.State == model.Raised || t.State == model.Sorted || t.State == model.Returned
}

// ClaimUnanswered reports whether there is a claim among the changes to a task that the hub has not answered; a note on
// the task alone is none.
func (r *Register) ClaimUnanswered(id model.TaskID) bool {
	return slices.ContainsFunc(r.Unanswered(id.Record()), func(p Pending) bool {
		_, claims := p.Change.Body.(model.TaskClaimed)
		return claims
	})
}

func (r *Register) inView(view View, t *model.Task, today model.Day) bool {
	switch view {
	case NewView:
		return IsUnsorted(t) && model.DayOf(t.Raised) >= today-1
	case UnsortedView:
		return IsUnsorted(t)
	case OpenView:
		return r.isOpen(t)
	case MineView:
		return r.isMine(t)
	case FinishedView:
		return t.State == model.Finished
	case LateView:
		return t.Late(today)
	case ReturnedView:
		return t.State == model.Returned
	case OwedView:
		return IsOwed(t, today)
	case DoneView:
		return t.State == model.Closed && model.DayOf(t.Since) >= today-doneDays
	}
	return view == AllView
}

func (r *Register) isOpen(t *model.Task) bool {
	if t.State != model.Dispatched || t.To.Kind == model.ToPerson {
		return false
	}
	return t.To.Kind == model.ToOpen || t.WaitsFor(r.tagsIn(t.Community()))
}

// isMine reports whether I have something to do with it: to do it, or to bring the accepted result back to the
// resident.
func (r *Register) isMine(t *model.Task) bool {
	me := r.me.Person.ID
	switch t.State {
	case model.Dispatched:
		return t.To.Kind == model.ToPerson && t.To.ID == me.Record()
	case model.Claimed, model.Accepted:
		return t.Holder.ID == me
	}
	return false
}

// newestTasks are all tasks, the newest raised first.
func (r *Register) newestTasks() []*model.Task {
	if r.byRaised == nil {
		r.byRaised = sorted(r.tasks, newerTask)
	}
	return r.byRaised
}

// newerTask orders tasks from the newest raised.
func newerTask(a, b *model.Task) int {
	if c := b.Raised.Compare(a.Raised); c != 0 {
		return c
	}
	return compareIDs(b.ID, a.ID)
}

func (r *Register) indexTask(was, is *model.Task) {
	if was != nil {
		delete(r.tasks, was.ID)
		delete(r.corpus.entries, was.RecordID())
		r.counts.Tasks--
		if id := was.Door().ID; !id.IsZero() {
			d := r.doors[id]
			d.tasks = without(d.tasks, was)
		}
	}
	if is != nil {
		r.tasks[is.ID] = is
		r.corpus.entries[is.RecordID()] = r.corpus.entry(is)
		r.counts.Tasks++
		if id := is.Door().ID; !id.IsZero() {
			d := r.door(id)
			d.tasks = with(d.tasks, is, newerTask)
		}
	}
}

func (r *Register) shownTasks() iter.Seq[model.Record] {
	return func(yield func(model.Record) bool) {
		for _, t := range r.tasks {
			if !yield(t) {
				return
			}
		}
	}
}

// taskEntries are those of the tasks, the newest raised first.
func (r *Register) taskEntries() []*entry {
	entries := make([]*entry, 0, len(r.tasks))
	for _, t := range r.newestTasks() {
		entries = append(entries, r.corpus.entries[t.RecordID()])
	}
	return entries
}

// tagsIn are my tags in a community.
func (r *Register) tagsIn(home model.Path) model.Tags {
	tags, ok := r.tags[home]
	if !ok {
		tags = r.me.TagsIn(home)
		r.tags[home] = tags
	}
	return tags
}

// ParseView reads a view's name.
func ParseView(s string) (View, bool) { return View(s), slices.Contains(Views, View(s)) }
