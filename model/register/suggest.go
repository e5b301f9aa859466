package register

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

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
	WorksGrid     Why = "works-grid"     // args: the person's function; the person works in the grid of the task
	WorksLarge    Why = "works-large"    // args: the person's function; the person works in the same large grid
	Skilled       Why = "skilled"        // args: the person's speciality that fits the menu
	Willing       Why = "willing"        // args: the person's wish that fits the menu
	InGroup       Why = "in-group"       // args: the team or post of the person that does what fits the menu
	Speaks        Why = "speaks"         // args: the language of the household that the person speaks
	LivesBuilding Why = "lives-building" // args: the building; the person lives in the building of the task
	LivesCompound Why = "lives-compound" // no args; the person lives in the compound of the task
	InGrid        Why = "in-grid"        // no args; the person or group belongs to the grid of the task
	InLarge       Why = "in-large"       // no args; the person or group belongs to the same large grid
	Free          Why = "free"           // args: the hours of the person in which the work can be done
	NotFree       Why = "not-free"       // args: the hours of the person, none of which comes before the task is due
	CoversGrid    Why = "covers-grid"    // no args; the group answers for the grid
	Serves        Why = "serves"         // args: what the group does that fits the menu, or its name
	DidSimilar    Why = "did-similar"    // args: how many tasks of the menu in 30 days; how many days each on average
)

// mostSuggested is how many suggestions are shown at most.
const mostSuggested = 3

// These constants are what a reason adds to the score. To be responsible for the place counts more than skill. Whoever
// only lives or serves nearby is worth less than whoever is skilled. Tasks in hand are subtracted.
const (
	ownGrid, ownLarge            = 40, 20
	skill, will, member, speaker = 15, 10, 8, 12
	sameBuilding, sameCompound   = 12, 8
	nearbyGrid, nearbyLarge      = 6, 3
	isFree, isNotFree            = 6, -12
	eachDone, mostDone           = 5, 15
	eachHeld, mostHeld           = 3, 15
)

// scored is a suggestion with its score.
type scored struct {
	Suggestion
	score int
}

// Suggest returns to whom a task could be dispatched as of a day, the best first, at most three. It suggests people who
// work in the grid or the large grid of the task, who have a speciality, a wish, a team or a language that fits it, or
// who did similar tasks lately. Whoever lives or serves near it, and is free before it is due, comes before whoever is
// equally fit. It suggests groups only if the sphere of the task goes to groups of their sort. Tasks in hand count
// against both. It does not suggest anybody who returned the task or gave it up, nor their like for the reason that
// they gave, nor to whom it is dispatched now.
func (r *Register) Suggest(t *model.Task, today model.Day) []Suggestion {
	return best(r.fitting(t, today))
}

// fitting returns everybody to whom a task could be dispatched, in the order of the lists, people last.
func (r *Register) fitting(t *model.Task, today model.Day) []scored {
	s := r.seek(t, today)
	all := s.groups()
	for _, p := range r.People() {
		if !mayHandle(p, t) || s.down.people[p.ID] {
			continue
		}
		f := fit(s.loads[p.RecordID()])
		s.person(f, p)
		if !s.down.likeThem(f) {
			to := model.Addressee{Kind: model.ToPerson, ID: p.RecordID(), Name: p.Name}
			all = f.join(all, to)
		}
	}
	return all
}

// best returns the suggestions with the highest scores. Those with equal scores stay in their order.
func best(all []scored) (best []Suggestion) {
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	for _, one := range all[:min(len(all), mostSuggested)] {
		best = append(best, one.Suggestion)
	}
	return best
}

// seeking is what is known of a task while somebody is sought who could take it.
type seeking struct {
	r      *Register
	task   *model.Task
	menu   model.Menu
	sphere model.Sphere
	loads  map[model.RecordID]workload
	down   turnedDown
	fields map[string]string // what the word for a wish or a team stands for: its name and what it does
	speaks []string          // the languages of the household
	lives  map[model.PersonID]model.Address
	when   hours // when the work can be done
	last   model.Day
	today  model.Day
}

// seek gathers what is known of a task.
func (r *Register) seek(t *model.Task, today model.Day) *seeking {
	s := &seeking{
		r: r, task: t, menu: r.menuOf(t), sphere: r.sphereOf(t), fields: map[string]string{}, lives: r.livesAt(),
		today: today,
	}
	s.loads, s.down = r.workloads(s.menu, today), turnedDownBy(t, r.Groups())
	s.when, s.last = s.workable()
	for _, g := range r.Groups() {
		s.fields[g.Name] = strings.Join(append(g.Does, g.Name), " ")
	}
	if h := r.Household(t.Door().ID); h != nil && h.Inside != nil {
		s.speaks = h.Inside.Languages
	}
	return s
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

// fits reports whether a reason is enough to suggest somebody. Where and when somebody serves is not enough alone.
func (r Reason) fits() bool {
	switch r.Code {
	case LivesBuilding, LivesCompound, InGrid, InLarge, Free, NotFree:
		return false
	}
	return true
}

// has reports whether one of the reasons is among those given.
func (f *fitness) has(any ...Why) bool {
	return slices.ContainsFunc(f.reasons, func(r Reason) bool { return slices.Contains(any, r.Code) })
}

// join adds the similar tasks done lately as a reason. If there is any reason but where and when somebody serves, it
// then appends the suggestion to the list. Tasks in hand are subtracted from the score.
func (f *fitness) join(all []scored, to model.Addressee) []scored {
	if n := f.load.done; n > 0 {
		f.give(min(eachDone*n, mostDone), DidSimilar, strconv.Itoa(n), strconv.Itoa(f.load.days/n))
	}
	if !slices.ContainsFunc(f.reasons, Reason.fits) {
		return all
	}
	return append(all, scored{Suggestion{to, f.reasons, f.load.held}, f.score - min(eachHeld*f.load.held, mostHeld)})
}
