package register

import (
	"cmp"
	"slices"
	"strconv"

	"sidan/model"
)

// Suggestion is a person, unit, team or post a task could be dispatched to, and why. A person decides.
type Suggestion struct {
	To      model.Addressee
	Reasons []Reason
	Load    int // tasks in hand there, or that wait there by name
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
	CoversGrid Why = "covers-grid" // the unit answers for the grid
	Serves     Why = "serves"      // args: what the unit, team or post does that fits
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

// workload is what a person or a group has in hand, and how many of the like they did lately, in how many days
// altogether.
type workload struct {
	held, done, days int
}

// scored is a suggestion with what speaks for it, in numbers.
type scored struct {
	Suggestion
	score int
}

// Suggest is who to dispatch a task to as of a day, the best first, at most three: whoever works its grid or
// its large grid, has a speciality or a wish that fits its menu, has done the like lately, and has little in
// hand; of the groups those that its sphere goes to. Nobody who sent it back, nor who has it now.
func (r *Register) Suggest(t *model.Task, today model.Day) []Suggestion {
	menu := menuOf(t)
	loads := r.workloads(menu, today)
	groups := r.Groups()
	down := turnedDownBy(t, groups)
	all := fittingGroups(groups, t, menu, loads, down)
	for _, p := range r.People() {
		if !mayHandle(p, t) || down.people[p.ID] {
			continue
		}
		load := loads[p.RecordID()]
		f := fit(load)
		f.person(p, t, menu)
		to := model.Addressee{Kind: model.ToPerson, ID: p.RecordID(), Name: p.Name}
		all = f.join(all, to)
	}
	// equal ones as the lists have them
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var best []Suggestion
	for _, s := range all[:min(len(all), mostSuggested)] {
		best = append(best, s.Suggestion)
	}
	return best
}

// mayHandle leaves out whoever serves elsewhere or oversees rather than does.
func mayHandle(p *model.Person, t *model.Task) bool {
	switch p.Function {
	case model.Leader, model.Organiser, model.Secretary, model.Officer:
		return false
	}
	return p.Community() == t.Community()
}

// fitness of somebody for a task, while reasons are gathered.
type fitness struct {
	load    workload
	score   int
	reasons []Reason
}

func fit(load workload) *fitness { return &fitness{load: load} }

func (f *fitness) give(worth int, why Why, args ...string) {
	f.score += worth
	f.reasons = append(f.reasons, Reason{why, args})
}

// person is fit by place, by what they can and would do.
func (f *fitness) person(p *model.Person, t *model.Task, menu model.Menu) {
	inGrid := p.Function == model.GridWorker || p.Function == model.GridHead
	switch {
	case inGrid && p.Place == t.Grid:
		f.give(ownGrid, WorksGrid, string(p.Function))
	case inGrid && t.Grid.Level() >= model.LargeGrid && p.Place.At(model.LargeGrid) == t.Grid.At(model.LargeGrid):
		f.give(ownLarge, WorksLarge, string(p.Function))
	}
	if p.Inside != nil && menu != "" {
		if s := fitting(p.Inside.Specialities, menu); s != "" {
			f.give(skill, Skilled, s)
		}
		if s := fitting(p.Inside.Wishes, menu); s != "" {
			f.give(will, Willing, s)
		}
	}
}

// join adds to the list, with the like done lately, if there is a reason at all. Much in hand counts against it.
func (f *fitness) join(all []scored, to model.Addressee) []scored {
	if n := f.load.done; n > 0 {
		f.give(min(eachDone*n, mostDone), DidSimilar, strconv.Itoa(n), strconv.Itoa(f.load.days/n))
	}
	if len(f.reasons) == 0 {
		return all
	}
	return append(all, scored{Suggestion{to, f.reasons, f.load.held}, f.score - min(eachHeld*f.load.held, mostHeld)})
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

// workloads of everybody, the like being tasks of a menu. What was sent to a group is in its hand, and in that
// of whoever took it up.
func (r *Register) workloads(menu model.Menu, today model.Day) map[model.RecordID]workload {
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
	return loads
}

// InHand is how many tasks a person or a group has in hand, or that wait there by name.
func (r *Register) InHand(id model.RecordID) int {
	if r.inHand == nil {
		r.inHand = r.workloads("", 0)
	}
	return r.inHand[id].held
}

// isDone reports whether a result was accepted.
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
		case o.ID == t.ID || o.Community() != t.Community() || compoundOf(o) != compoundOf(t) || menuOf(o) != menu:
		case o.Door().Door != (model.Address{}) && o.Door().Door.StairKey() == t.Door().Door.StairKey():
			near = append(near, o)
		default:
			others = append(others, o)
		}
	}
	return append(near, others...)
}

func compoundOf(t *model.Task) string { return cmp.Or(t.Compound, t.Door().Door.Compound) }
