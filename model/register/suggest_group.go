package register

import (
	"slices"

	"sidan/model"
)

// These constants are what a reason to ask a group adds to the score. The branch sends public matters to the unit that
// covers the grid, or to the unit whose business it is; matters of everybody to posts and teams; and family matters
// first to people of the grid.
const (
	unitCovers, unitServes  = 70, 55
	sharedServes, ownServes = 42, 25 // a post or a team, for matters of everybody and for family matters
)

// groups returns the units, teams and posts to which the task could go, with their scores.
func (s *seeking) groups() (all []scored) {
	for _, g := range s.r.Groups() {
		if !takes(g, s.task, s.sphere) || s.down.groups[g.ID] {
			continue
		}
		f := fit(s.loads[g.RecordID()])
		s.group(f, g)
		// a unit returned the task as none of its business: covering the grid is then no reason for another one
		if s.down.unit && !f.has(Serves) {
			continue
		}
		if f.has(CoversGrid, Serves) { // similar tasks done before are not enough as a reason
			all = f.join(all, g.Addressee())
		}
	}
	return all
}

// takes reports whether a group serves the grid of a task and is of a sort to which the sphere of the task goes. Public
// matters go to units, and all others to teams and posts. A task without a sphere goes to no group.
func takes(g *model.Group, t *model.Task, sphere model.Sphere) bool {
	return g.Place.Holds(t.Grid) && (g.Sort == model.ToUnit) == (sphere == model.Public) && sphere != ""
}

// group adds the reasons for a group: the places for which it answers, what it does, and how near it is.
func (s *seeking) group(f *fitness, g *model.Group) {
	if g.CoversPlace(s.task.Grid) {
		f.give(unitCovers, CoversGrid)
	}
	if s.menu == "" {
		return
	}
	if does := s.fitting(append(slices.Clone(g.Does), g.Name)); does != "" {
		worth := map[model.Sphere]int{
			model.Public: unitServes, model.Everyone: sharedServes, model.Family: ownServes,
		}[s.sphere]
		f.give(worth, Serves, does)
	}
	switch grid, large := sameGrid(g.Place, s.task.Grid); {
	case grid:
		f.give(nearbyGrid, InGrid)
	case large:
		f.give(nearbyLarge, InLarge)
	}
}
