package register

import (
	"slices"

	"sidan/model"
)

// What the branch sends where (DOMAIN §3): public matters to the covering unit or the one whose business it is,
// everybody's through posts and teams, a family's own to the grid first.
const (
	unitCovers, unitServes  = 70, 55
	sharedServes, ownServes = 42, 25 // a post or team, for everybody's and for a family's
)

// fittingGroups are the units, teams and posts a task could go to.
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
		// a unit said that it is none of its business: that another covers the grid makes it none of theirs
		if down.unit && !f.serves() {
			continue
		}
		if len(f.reasons) > 0 { // that it did the like is not enough: the words may have been another's
			all = f.join(all, g.Addressee())
		}
	}
	return all
}

// takes leaves out groups that serve elsewhere, or that the sphere does not go to.
func takes(g *model.Group, t *model.Task, sphere model.Sphere) bool {
	return g.Place.Holds(t.Grid) && (g.Sort == model.ToUnit) == (sphere == model.Public) && sphere != ""
}

// serves reports whether what a group does is among the reasons.
func (f *fitness) serves() bool {
	return slices.ContainsFunc(f.reasons, func(r Reason) bool { return r.Code == Serves })
}

// group is fit by what it answers for and by what it does.
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
