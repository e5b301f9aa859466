package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// Groups are the units, teams and posts, by sort, by path, by name.
func (r *Register) Groups() []*model.Group {
	if r.bySort == nil {
		r.bySort = sorted(r.groups, compareGroups)
	}
	return r.bySort
}

// Group of an id, nil when unknown.
func (r *Register) Group(id model.GroupID) *model.Group { return r.groups[id] }

func compareGroups(a, b *model.Group) int {
	return cmp.Or(
		cmp.Compare(slices.Index(model.GroupSorts, a.Sort), slices.Index(model.GroupSorts, b.Sort)),
		cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.Name, b.Name),
		compareIDs(a.ID, b.ID),
	)
}

func (r *Register) indexGroup(was, is *model.Group) {
	if was != nil {
		delete(r.groups, was.ID)
		delete(r.corpus.groups, was.ID)
	}
	if is != nil {
		r.groups[is.ID] = is
		r.corpus.groups[is.ID] = r.corpus.group(is)
	}
}
