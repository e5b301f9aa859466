package register

import (
	"iter"
	"slices"

	"sidan/model"
)

// View is the name of one of the lists of tasks. The command line uses the same names.
type View string

// The views.
const (
	NewView      View = "new"      // the unsorted tasks that were raised yesterday or today
	UnsortedView View = "unsorted" // 待研判: raised or sorted and not yet dispatched, or without a sphere
	OpenView     View = "open"     // 可认领: not claimed, and open to anyone or sent to the person's team, post or unit
	MineView     View = "mine"     // 我的: dispatched to the person, or held by them and in progress or to be told
	FinishedView View = "finished" // 待验收
	LateView     View = "late"     // 超时: its due day has passed and it is not finished
	ReturnedView View = "returned" // 退单
	AskedView    View = "asked"    // 待定延期: its holder asks for more time, and the branch has not decided
	OwedView     View = "owed"     // 待回访: accepted and not yet told, or promised at the door for today or before
	DoneView     View = "done"     // closed in the last 90 days
	AllView      View = "all"
)

// Views are all views, in the order in which help lists them.
var Views = []View{
	NewView, UnsortedView, OpenView, MineView, FinishedView, LateView, AskedView, ReturnedView, OwedView, DoneView,
	AllView,
}

// doneDays is for how many days a closed task is in DoneView.
const doneDays = 90

// Task returns what is shown of the task with an id, or nil if there is none.
func (r *Register) Task(id model.TaskID) *model.Task { return r.tasks[id] }

// Tasks returns the tasks of a view as of a day in a place, or everywhere if the place is "". Late tasks come first,
// and then, as among the late ones, those raised last.
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

// Owed returns what a task owes its household, and by what day, as Task.Owed does with the common problem that the
// task is joined to.
func (r *Register) Owed(t *model.Task) (kind model.OwedKind, by model.Day) {
	return t.Owed(r.Task(t.Into))
}

// IsOwed reports whether the household of a task waits for an answer today: the result was accepted and has not been
// told, or the day of a promise has come.
func (r *Register) IsOwed(t *model.Task, today model.Day) bool {
	kind, by := r.Owed(t)
	return kind == model.OwedTell || kind == model.OwedPromise && by <= today
}

// IsUnsorted reports whether a task waits for the branch to sort and dispatch it (研判派单). A task that was settled or
// promised at the door does so until it has a sphere. A task that is closed or joined does not.
func IsUnsorted(t *model.Task) bool {
	switch t.State {
	case model.Raised, model.Sorted:
		return true
	case model.Closed, model.Joined:
		return false
	}
	return t.Sphere == ""
}

// IsDispatchable reports whether the next step of a task is that the branch dispatches it.
func IsDispatchable(t *model.Task) bool {
	return t.State == model.Raised || t.State == model.Sorted || t.State == model.Returned
}

// ClaimUnanswered reports whether the changes to a task that the hub has not answered include a claim.
func (r *Register) ClaimUnanswered(id model.TaskID) bool {
	return slices.ContainsFunc(r.Unanswered(id.Record()), func(p Pending) bool {
		_, claims := p.Change.Body.(model.TaskClaimed)
		return claims
	})
}

// inView reports whether a task is in a view as of a day.
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
	case AskedView:
		return t.Until != 0
	case ReturnedView:
		return t.State == model.Returned
	case OwedView:
		return r.IsOwed(t, today)
	case DoneView:
		return t.State == model.Closed && model.DayOf(t.Since) >= today-doneDays
	}
	return view == AllView
}

// isOpen reports whether a task can be claimed: it is dispatched, and either open to anyone or sent to a group of the
// person to whom the register belongs.
func (r *Register) isOpen(t *model.Task) bool {
	if t.State != model.Dispatched || t.To.Kind == model.ToPerson {
		return false
	}
	return t.To.Kind == model.ToOpen || t.WaitsFor(r.tagsIn(t.Community()))
}

// isMine reports whether the person to whom the register belongs has to act on a task: it is dispatched to them, they
// hold it and have to do it or to tell the resident the accepted result, their unit is called to it, or the branch asks
// them what their request means.
func (r *Register) isMine(t *model.Task) bool {
	me := r.me.Person.ID
	if r.isCalled(t) || t.Asked != 0 && t.Author.ID == me {
		return true
	}
	switch t.State {
	case model.Dispatched:
		return t.To.Kind == model.ToPerson && t.To.ID == me.Record()
	case model.Claimed, model.Accepted:
		return t.Holder.ID == me
	}
	return false
}

// isCalled reports whether the unit of the person to whom the register belongs was called to a task and has not
// reported in.
func (r *Register) isCalled(t *model.Task) bool {
	unit := r.me.Unit()
	return t.State == model.Claimed && t.Whistled.In == 0 && !unit.ID.IsZero() && t.Whistled.To.ID == unit.ID
}

// newestTasks returns all tasks that are shown, those raised last first.
func (r *Register) newestTasks() []*model.Task {
	if r.byRaised == nil {
		r.byRaised = sorted(r.tasks, newerTask)
	}
	return r.byRaised
}

// newerTask compares two tasks so that the one raised later comes first.
func newerTask(a, b *model.Task) int {
	if c := b.Raised.Compare(a.Raised); c != 0 {
		return c
	}
	return compareIDs(b.ID, a.ID)
}

// indexTask records that a task is shown as is, and no longer as was. Either may be nil.
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
		r.corpus.entries[is.RecordID()] = r.corpus.entry(pack(is))
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

// taskEntries returns what find looks through of tasks, those raised last first.
func (r *Register) taskEntries() []*entry {
	entries := make([]*entry, 0, len(r.tasks))
	for _, t := range r.newestTasks() {
		entries = append(entries, r.corpus.entries[t.RecordID()])
	}
	return entries
}

// tagsIn returns the tags of the person to whom the register belongs in a community.
func (r *Register) tagsIn(home model.Path) model.Tags {
	tags, ok := r.tags[home]
	if !ok {
		tags = r.me.TagsIn(home)
		r.tags[home] = tags
	}
	return tags
}

// ParseView returns the view with a name. It reports whether there is one.
func ParseView(s string) (View, bool) { return View(s), slices.Contains(Views, View(s)) }
