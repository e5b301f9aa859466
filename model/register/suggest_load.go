package register

import (
	"slices"

	"sidan/model"
)

// workload is how many tasks a person or a group has in hand, how many similar tasks they finished lately, and how many
// days these took altogether.
type workload struct {
	held, done, days int
}

// loadKey says of which menu the similar tasks count, and as of which day.
type loadKey struct {
	menu  model.Menu
	today model.Day
}

// workloads returns the workload of everybody who has one. Tasks of the menu are the similar ones. A task that
// was dispatched to a group counts for the group, and also for whoever claimed it. The answer is kept until a fact
// changes, and must not be altered.
func (r *Register) workloads(menu model.Menu, today model.Day) map[model.RecordID]workload {
	key := loadKey{menu, today}
	if known := r.loads[key]; known != nil {
		return known
	}
	loads := map[model.RecordID]workload{}
	add := func(t *model.Task, who model.RecordID, more workload) {
		ids := []model.RecordID{who}
		if slices.Contains(model.GroupSorts, t.To.Kind) && t.To.ID != who {
			ids = append(ids, t.To.ID)
		}
		for _, id := range ids {
			w := loads[id]
			loads[id] = workload{w.held + more.held, w.done + more.done, w.days + more.days}
		}
	}
	for _, t := range r.newestTasks() {
		switch {
		case t.State == model.Claimed:
			add(t, t.Holder.ID.Record(), workload{held: 1})
		case t.State == model.Dispatched && t.To.Kind != model.ToOpen:
			add(t, t.To.ID, workload{held: 1})
		case menu != "" && t.Menu == menu && isDone(t):
			if s, ok := t.Last(model.DidFinish); ok && model.DayOf(s.On) >= today-recentDays {
				add(t, s.Who.ID.Record(), workload{done: 1, days: int(model.DayOf(s.On) - model.DayOf(t.Raised))})
			}
		}
	}
	if r.loads == nil {
		r.loads = map[loadKey]map[model.RecordID]workload{}
	}
	r.loads[key] = loads
	return loads
}

// InHand returns how many tasks a person or a group has in hand, or are dispatched to them by name.
func (r *Register) InHand(id model.RecordID) int {
	return r.workloads("", 0)[id].held
}

// isDone reports whether a task is accepted, told or closed.
func isDone(t *model.Task) bool {
	return t.State == model.Accepted || t.State == model.Told || t.State == model.Closed
}
