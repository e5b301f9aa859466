package sample

import (
	"slices"

	"sidan/model"
)

// This file says who does the matters of a community's year.

// takers are people of a community who are to take part in its year. Nobody holds a second matter before all who could
// do it hold one. So at posts, where there are more people than matters, everybody who holds one is somebody else.
type takers struct {
	people []*person
	held   map[*person]int // how many matters each holds
}

func newTakers(people []*person) *takers { return &takers{people, map[*person]int{}} }

// next returns who holds the fewest matters of those that fit, and gives them one more.
func (t *takers) next(fits func(*person) bool) *person {
	var best *person
	for _, p := range t.people {
		if fits(p) && (best == nil || t.held[p] < t.held[best]) {
			best = p
		}
	}
	t.held[best]++
	return best
}

// assign says to whom a job is dispatched, who claims it, and who had it before if it is dispatched twice.
func (y *yearPlan) assign(j *job) {
	g, anybody := j.house.grid, func(*person) bool { return true }
	switch j.way {
	case atOnce, promised:
		j.by = g.worker
	case toUnit:
		j.by, j.before = y.liaisons[j.unit], y.liaisons[(j.unit+7)%len(y.liaisons)]
		j.to = j.by.addressee()
	case toPost:
		post, _ := y.postFor(j.kind.wish)
		j.to = sentTo(post)
		if !j.waits() {
			j.by = y.atPosts.next(func(p *person) bool { return slices.Contains(p.Groups, j.to) })
		}
		j.before = y.mate(y.members, j)
	case toTeam, forCommon:
		if j.by == nil {
			j.by = y.inTeams.next(anybody)
		}
		j.to = j.by.Groups[0]
		j.before = y.mate(y.helpers, j)
		if j.way == toTeam && y.chance(50) {
			j.to = j.by.addressee()
		}
	case toWorker:
		j.by, j.before = g.worker, pick(y.dice, y.grids).head
		if !j.open && y.chance(50) {
			j.by = g.head
		}
		j.to = j.by.addressee()
	case toAnyone:
		j.to, j.before = model.Addressee{Kind: model.ToOpen}, g.head
		if !j.waits() {
			j.by = y.atPosts.next(anybody)
		}
	}
}

// mate returns somebody else of the group to which a job is dispatched.
func (y *yearPlan) mate(of []*person, j *job) *person {
	for {
		if p := pick(y.dice, of); p != j.by && slices.Contains(p.Groups, j.to) {
			return p
		}
	}
}
