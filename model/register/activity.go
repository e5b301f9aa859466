package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Activities returns what units and teams did, also what was struck, the newest first.
func (r *Register) Activities() []*model.Activity {
	return listOf(r, model.KindActivity, func(a, b *model.Activity) int {
		return cmp.Or(
			cmp.Compare(b.On, a.On), cmp.Compare(a.Place, b.Place), cmp.Compare(a.By.Name, b.By.Name),
			compareIDs(b.ID, a.ID),
		)
	})
}

// Activity returns the activity with an id, or nil if there is none.
func (r *Register) Activity(id model.ActivityID) *model.Activity {
	return one(r, model.KindActivity, id)
}

// SameActivities returns the other activities that are likely the same one, entered by somebody else: those of one unit
// or team, sort, day and place that count.
func (r *Register) SameActivities(a *model.Activity) (same []*model.Activity) {
	for _, o := range r.Activities() {
		if o.ID != a.ID && o.Stands() && o.By.ID == a.By.ID && o.Sort == a.Sort && o.On == a.On && o.Place == a.Place &&
			o.Author.ID != a.Author.ID {
			same = append(same, o)
		}
	}
	return same
}

// Judgement returns what residents of a community thought of a unit in a month, or nil if that is not known.
func (r *Register) Judgement(unit model.RecordID, community model.Path, m model.Month) *model.Judgement {
	return one(r, model.KindJudgement, model.JudgementIDOf(unit, community, m))
}

// Rules returns the rules of the county that a place is in. They are nil, which stands for the defaults, if the county
// has set none.
func (r *Register) Rules(at model.Path) *model.Rules {
	return one(r, model.KindRules, model.RulesIDOf(at.At(model.County)))
}

// Work is what a unit or a team did within a place in a month. The counts are sums over its activities that count, and
// of the tasks only those are known that this person sees.
type Work struct {
	Counts    map[model.ActivitySort]int
	Residents int // who took part, counted once for each activity
	Listed    int // activities

	Taken    int // 认领: its tasks that were claimed in the month
	Finished int // 办结: its tasks that were finished in the month
	Open     int // its tasks that are not finished yet, whatever the month
}

// IsZero reports whether nothing is known of any work.
func (w Work) IsZero() bool { return w.Listed+w.Taken+w.Finished+w.Open == 0 }

// Work counts what a unit or a team did within a place in a month.
func (r *Register) Work(by model.RecordID, within model.Path, m model.Month) Work {
	w := Work{Counts: map[model.ActivitySort]int{}}
	for _, a := range r.Activities() {
		if a.By.ID == by && a.Stands() && m.Holds(a.On) && within.Holds(a.Place) {
			w.Counts[a.Sort] += a.Count
			w.Residents += a.Residents
			w.Listed++
		}
	}
	for _, t := range r.tasks {
		if t.To.ID != by || !within.Holds(t.Grid) {
			continue
		}
		if m.Holds(t.Took) {
			w.Taken++
		}
		if m.Holds(t.Done) {
			w.Finished++
		}
		if t.State == model.Dispatched || t.State == model.Claimed {
			w.Open++
		}
	}
	return w
}

// ReportedIn returns the people who reported in at a place, the last one first.
func (r *Register) ReportedIn(at model.Path) (people []*model.Person) {
	for _, p := range r.People() {
		if p.Reported != 0 && at.Holds(p.Place) {
			people = append(people, p)
		}
	}
	slices.SortStableFunc(people, func(a, b *model.Person) int { return cmp.Compare(b.Reported, a.Reported) })
	return people
}

// UnitsOf returns the covering units that are responsible for a place within a community, by name.
func (r *Register) UnitsOf(community model.Path) (units []*model.Group) {
	for _, g := range r.Groups() {
		if g.Sort == model.ToUnit && CoversWithin(g, community) {
			units = append(units, g)
		}
	}
	return units
}

// CoversWithin reports whether a unit is responsible for a place, for a place that holds it, or for one within it.
func CoversWithin(g *model.Group, at model.Path) bool {
	return g.CoversPlace(at) || slices.ContainsFunc(g.Covers, at.Holds)
}
