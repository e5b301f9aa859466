package register

import (
	"cmp"
	"slices"
	"strconv"

	"sidan/model"
)

// Suggestion is somebody a task could be dispatched to, and why. A person decides.
type Suggestion struct {
	To      model.Addressee
	Reasons []Reason
	Load    int // tasks they hold, or that wait for them by name
}

// Reason is one reason to ask somebody; text has its sentence.
type Reason struct {
	Code Why
	Args []string
}

// Why somebody is suggested.
type Why string

// The reasons.
const (
	WorksGrid  Why = "works-grid"  // args: their function. The task's own grid is theirs
	WorksLarge Why = "works-large" // args: their function. Theirs is in the same large grid
	Skilled    Why = "skilled"     // args: the speciality that fits
	Willing    Why = "willing"     // args: the wish that fits
	DidSimilar Why = "did-similar" // args: how many of the same menu in 30 days, the days each took on average
)

// mostSuggested are shown; recentDays is how far back one looks for the like of a task.
const (
	mostSuggested = 3
	recentDays    = 30
)

// What a reason is worth: place before skill, and much work in hand against either.
const (
	ownGrid, ownLarge  = 40, 20
	skill, will        = 15, 10
	eachDone, mostDone = 5, 15
	eachHeld, mostHeld = 3, 15
)

// workload is what one person has in hand, and how many of the like they did lately, in how many days altogether.
type workload struct {
	held, done, days int
}

// Suggest is who to dispatch a task to as of a day, the best first, at most three: whoever works its grid or its large grid,
// has a speciality or a wish that fits its menu, has done the like lately, and has little in hand. Nobody who just sent it back.
func (r *Register) Suggest(t *model.Task, today model.Day) []Suggestion {
	type scored struct {
		Suggestion
		score int
	}
	var all []scored
	menu := menuOf(t)
	loads := r.workloads(menu, today)
	for _, p := range r.People() {
		if !mayHandle(p, t) {
			continue
		}
		load := loads[p.ID]
		score, reasons := fitness(p, t, menu, load)
		if len(reasons) == 0 {
			continue
		}
		to := model.Addressee{Kind: model.ToPerson, ID: p.RecordID(), Name: p.Name}
		all = append(all, scored{Suggestion{to, reasons, load.held}, score - min(eachHeld*load.held, mostHeld)})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) }) // equal ones as People has them
	var best []Suggestion
	for _, s := range all[:min(len(all), mostSuggested)] {
		best = append(best, s.Suggestion)
	}
	return best
}

// mayHandle leaves out whoever serves elsewhere, oversees rather than does, or has just sent the task back.
func mayHandle(p *model.Person, t *model.Task) bool {
	switch p.Function {
	case model.Leader, model.Organiser, model.Secretary, model.Officer:
		return false
	}
	if p.Home() != t.Home() {
		return false
	}
	s, sentBack := t.Last(model.DidReturn, model.DidRelease)
	return t.State != model.Returned || !sentBack || s.Who.ID != p.ID
}

// fitness of a person for a task, with the reasons.
func fitness(p *model.Person, t *model.Task, menu model.Menu, load workload) (score int, reasons []Reason) {
	give := func(worth int, why Why, args ...string) {
		score += worth
		reasons = append(reasons, Reason{why, args})
	}
	inGrid := p.Function == model.GridWorker || p.Function == model.GridHead
	switch {
	case inGrid && p.Place == t.Grid:
		give(ownGrid, WorksGrid, string(p.Function))
	case inGrid && t.Grid.Level() >= model.LargeGrid && p.Place.At(model.LargeGrid) == t.Grid.At(model.LargeGrid):
		give(ownLarge, WorksLarge, string(p.Function))
	}
	if p.Inside != nil && menu != "" {
		if s := fitting(p.Inside.Specialities, menu); s != "" {
			give(skill, Skilled, s)
		}
		if s := fitting(p.Inside.Wishes, menu); s != "" {
			give(will, Willing, s)
		}
	}
	if load.done > 0 {
		give(min(eachDone*load.done, mostDone), DidSimilar, strconv.Itoa(load.done), strconv.Itoa(load.days/load.done))
	}
	return score, reasons
}

// fitting is the first of somebody's words that belongs to a menu.
func fitting(words []string, menu model.Menu) string {
	for _, w := range words {
		if likeliest(w, model.Menus, menuWords) == menu {
			return w
		}
	}
	return ""
}

// workloads of everybody, the like being tasks of a menu.
func (r *Register) workloads(menu model.Menu, today model.Day) map[model.PersonID]workload {
	loads := map[model.PersonID]workload{}
	add := func(id model.PersonID, more workload) {
		w := loads[id]
		loads[id] = workload{w.held + more.held, w.done + more.done, w.days + more.days}
	}
	for _, t := range r.newestTasks() {
		switch {
		case t.State == model.Claimed:
			add(t.Holder.ID, workload{held: 1})
		case t.State == model.Dispatched && t.To.Kind == model.ToPerson:
			add(model.PersonID(t.To.ID), workload{held: 1})
		case menu != "" && t.Menu == menu && isDone(t):
			if s, ok := t.Last(model.DidFinish); ok && model.DayOf(s.On) >= today-recentDays {
				add(s.Who.ID, workload{done: 1, days: int(model.DayOf(s.On) - model.DayOf(t.Raised))})
			}
		}
	}
	return loads
}

// isDone says that a result was accepted.
func isDone(t *model.Task) bool {
	return t.State == model.Accepted || t.State == model.Told || t.State == model.Closed
}

// Similar are the tasks of the last 30 days like this one: the same menu (or words that sound like it) in the same
// compound, those of the same staircase first, the newest first.
func (r *Register) Similar(t *model.Task, today model.Day) []*model.Task {
	menu := menuOf(t)
	if menu == "" || compoundOf(t) == "" {
		return nil
	}
	var near, others []*model.Task
	for _, o := range r.newestTasks() {
		if model.DayOf(o.Raised) < today-recentDays {
			break
		}
		switch {
		case o.ID == t.ID || o.Home() != t.Home() || compoundOf(o) != compoundOf(t) || menuOf(o) != menu:
		case o.Door().Door != (model.Address{}) && o.Door().Door.StairKey() == t.Door().Door.StairKey():
			near = append(near, o)
		default:
			others = append(others, o)
		}
	}
	return append(near, others...)
}

func compoundOf(t *model.Task) string { return cmp.Or(t.Compound, t.Door().Door.Compound) }
