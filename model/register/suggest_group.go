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

// fittingGroups returns the units, teams and posts to which a task could go, with their scores.
func fittingGroups(
	groups []*model.Group, t *model.Task, menu model.Menu, loads map[model.RecordID]workload, down turnedDown,
) (all []scored) {
	sphere := sphereOfTask(t)
	for _, g := range groups {
		if !takes(g, t, sphere) || down.groups[g.ID] {
			continue
		}
		f := fit(loads[g.RecordID()])
		f.group(g, t, sphere, menu)
		// a unit returned the task as none of its business: covering the grid is then no reason for another one
		if down.unit && !f.serves() {
			continue
		}
		if len(f.reasons) > 0 { // similar tasks done before are not enough as a reason
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

// serves reports whether one of the reasons is what the group does.
func (f *fitness) serves() bool {
	return slices.ContainsFunc(f.reasons, func(r Reason) bool { return r.Code == Serves })
}

// group adds the reasons for a group: the places for which it answers, and what it does.
func (f *fitness) group(g *model.Group, t *model.Task, sphere model.Sphere, menu model.Menu) {
	if g.CoversPlace(t.Grid) {
		f.give(unitCovers, CoversGrid)
	}
	if menu == "" {
		return
	}
	if does := fitting(append(slices.Clone(g.Does), g.Name), menu); does != "" {
		worth := map[model.Sphere]int{
			model.Public: unitServes, model.Everyone: sharedServes, model.Family: ownServes,
		}[sphere]
		f.give(worth, Serves, does)
	}
}
