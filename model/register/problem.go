package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Problem is a common problem (共性问题) with the requests that are joined to it, as far as this person sees them.
type Problem struct {
	Task       *model.Task
	Members    []*model.Task // in the order in which their doors are walked
	Households int           // at how many doors; a member without a door counts as one
	Told       int           // how many members have their answer, at their door or by the general answer
	Buildings  []Reach
}

// Reach is how many of the members of a common problem live in one building, and how many of them have their answer.
// The address has a compound and a building and no more; it is empty for members without a door.
type Reach struct {
	At        model.Address
	All, Told int
}

// Problem returns a common problem with its members. It returns false if there is no such task, or it is none.
func (r *Register) Problem(id model.TaskID) (p Problem, ok bool) {
	t := r.tasks[id]
	if t == nil || !t.Common {
		return Problem{}, false
	}
	p = Problem{Task: t, Members: slices.Clone(r.joinedTo()[id])}
	slices.SortStableFunc(p.Members, func(a, b *model.Task) int {
		return cmp.Or(model.CompareWalk(a.Door().Door, b.Door().Door), newerTask(b, a))
	})
	doors := map[model.HouseholdID]bool{}
	for _, m := range p.Members {
		if id := m.Door().ID; id.IsZero() {
			p.Households++
		} else if !doors[id] {
			doors[id] = true
			p.Households++
		}
		told := r.HasAnswer(m)
		if told {
			p.Told++
		}
		p.Buildings = reach(p.Buildings, m.Door().Door, told)
	}
	return p, true
}

// reach counts a member in the building of its door. Members come in walking order.
func reach(so []Reach, door model.Address, told bool) []Reach {
	at := model.Address{Compound: door.Compound, Building: door.Building}
	if n := len(so); n == 0 || so[n-1].At != at {
		so = append(so, Reach{At: at})
	}
	last := &so[len(so)-1]
	if last.All++; told {
		last.Told++
	}
	return so
}

// HasAnswer reports whether the resident of a joined request has the answer of its common problem: somebody told them,
// or the branch has answered in general since the request was joined.
func (r *Register) HasAnswer(t *model.Task) bool {
	common := r.tasks[t.Into]
	if t.Told != 0 || common == nil {
		return t.Told != 0
	}
	kind, _ := r.Owed(t)
	return kind != model.OwedTell && common.Told != 0 && common.State != model.Claimed
}

// Problems returns the common problems within a place, or everywhere if the place is "". Those that are closed come
// last, and among each the newest first.
func (r *Register) Problems(in model.Path) (problems []Problem) {
	for _, t := range r.newestTasks() {
		if t.Common && (in == "" || in.Holds(t.Grid) || t.Grid.Holds(in)) {
			p, _ := r.Problem(t.ID)
			problems = append(problems, p)
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Compare(over(a.Task), over(b.Task))
	})
	return problems
}

// over is 1 for a task with which nothing more is to be done.
func over(t *model.Task) int {
	if t.State == model.Closed {
		return 1
	}
	return 0
}

// joinedTo returns the joined tasks by the common problem. It keeps the result until a fact changes.
func (r *Register) joinedTo() map[model.TaskID][]*model.Task {
	if r.members == nil {
		r.members = map[model.TaskID][]*model.Task{}
		for _, t := range r.tasks {
			if t.State == model.Joined {
				r.members[t.Into] = append(r.members[t.Into], t)
			}
		}
	}
	return r.members
}
