package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Groups returns the units, teams and posts, ordered by sort, path and name.
func (r *Register) Groups() []*model.Group {
	return listOf(r, model.KindGroup, compareGroups)
}

// Group returns the group with an id, or nil if there is none.
func (r *Register) Group(id model.GroupID) *model.Group { return one(r, model.KindGroup, id) }

// compareGroups orders groups by sort, path, name and id.
func compareGroups(a, b *model.Group) int {
	return cmp.Or(
		cmp.Compare(slices.Index(model.GroupSorts, a.Sort), slices.Index(model.GroupSorts, b.Sort)),
		cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.Name, b.Name),
		compareIDs(a.ID, b.ID),
	)
}
