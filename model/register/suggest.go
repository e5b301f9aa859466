package register

import (
	"cmp"
	"slices"
	"strconv"

	"sidan/model"
)

// Suggestion is a person, unit, team or post to whom a task could be dispatched, and the reasons. A person decides.
type Suggestion struct {
	To      model.Addressee
	Reasons []Reason
	Load    int // how many tasks they have in hand, or are dispatched to them by name
}

// Reason is one reason for a suggestion. Package text has a sentence for it.
type Reason struct {
	Code Why
	Args []string
}

// Why is the code of a reason for a suggestion.
type Why string

// These are the reasons, with the arguments of each.
const (
	WorksGrid  Why = "works-grid"  // args: the person's function; the person works in the grid of the task
	WorksLarge Why = "works-large" // args: the person's function; the person works in the same large grid
	Skilled    Why = "skilled"     // args: the person's speciality that fits the menu
	Willing    Why = "willing"     // args: the person's wish that fits the menu
	CoversGrid Why = "covers-grid" // no args; the group answers for the grid
	Serves     Why = "serves"      // args: what the group does that fits the menu, or its name
	DidSimilar Why = "did-similar" // args: how many tasks of the menu in 30 days; how many days each took on average
)

// mostSuggested is how many suggestions are shown at most. recentDays is for how many days back similar tasks count.
const (
	mostSuggested = 3
	recentDays    = 30
)

// These constants are what a reason adds to the score. Place counts more than skill. Tasks in hand are subtracted.
const (
	ownGrid, ownLarge  = 40, 20
	skill, will        = 15, 10
	eachDone, mostDone = 5, 15
	eachHeld, mostHeld = 3, 15
)

// workload is how many tasks a person or a group has in hand, how many similar tasks they finished lately, and how many
// days these took altogether.
type workload struct {
	held, done, days int
}

// scored is a suggestion with its score.
type scored struct {
	Suggestion
	score int
}

// Suggest returns to whom a task could be dispatched as of a day, the best first, at most three. It suggests people who
// work in the grid or the large grid of the task, who have a speciality or a wish that fits its menu, or who did
// similar tasks lately. It suggests groups only if the sphere of the task goes to groups of their sort. Tasks in hand
// count against both. It does not suggest anybody who returned the task or gave it up, or to whom it is dispatched now.
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
	// those with equal scores stay in the order of the lists
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var best []Suggestion
	for _, s := range all[:min(len(all), mostSuggested)] {
		best = append(best, s.Suggestion)
	}
	return best
}

// mayHandle reports whether a person could be suggested: they serve in the community of the task, and their function is
// to do the work and not to oversee it.
func mayHandle(p *model.Person, t *model.Task) bool {
	switch p.Function {
	case model.Leader, model.Organiser, model.Secretary, model.Officer:
		return false
	}
	return p.Community() == t.Community()
}

// fitness is how well a person or a group fits a task, while the reasons are collected.
type fitness struct {
	load    workload
	score   int
	reasons []Reason
}

// fit returns the fitness of a person or a group for whom no reason was given yet.
func fit(load workload) *fitness { return &fitness{load: load} }

// give adds a reason, and what it is worth.
func (f *fitness) give(worth int, why Why, args ...string) {
	f.score += worth
	f.reasons = append(f.reasons, Reason{why, args})
}

// person adds the reasons for a person: the place where they work, and what they can do and wish to do.
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

// join adds the similar tasks done lately as a reason. If there is any reason, it then appends the suggestion to the
// list. Tasks in hand are subtracted from the score.
func (f *fitness) join(all []scored, to model.Addressee) []scored {
	if n := f.load.done; n > 0 {
		f.give(min(eachDone*n, mostDone), DidSimilar, strconv.Itoa(n), strconv.Itoa(f.load.days/n))
	}
	if len(f.reasons) == 0 {
		return all
	}
	return append(all, scored{Suggestion{to, f.reasons, f.load.held}, f.score - min(eachHeld*f.load.held, mostHeld)})
}

// fitting returns the first of the words that suggests the menu category, or "" if none does.
func fitting(words []string, menu model.Menu) string {
	for _, w := range words {
		if likeliest(w, model.Menus, menuWords) == menu {
			return w
		}
	}
	return ""
}

// workloads returns the workload of everybody who has one. Tasks of the menu are the similar ones. A task that was
// dispatched to a group counts for the group, and also for whoever claimed it.
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

// InHand returns how many tasks a person or a group has in hand, or are dispatched to them by name.
func (r *Register) InHand(id model.RecordID) int {
	if r.inHand == nil {
		r.inHand = r.workloads("", 0)
	}
	return r.inHand[id].held
}

// isDone reports whether a task is accepted, told or closed.
func isDone(t *model.Task) bool {
	return t.State == model.Accepted || t.State == model.Told || t.State == model.Closed
}

// Similar returns the tasks like this one that were raised in the last 30 days: they are in the same compound, and the
// branch chose the same menu or their words suggest it. Those of the same staircase come first, and within each group
// the newest.
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

// compoundOf returns the compound of a task, or that of its door, or "".
func compoundOf(t *model.Task) string { return cmp.Or(t.Compound, t.Door().Door.Compound) }
