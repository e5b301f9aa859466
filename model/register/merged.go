package register

import (
	"slices"

	"sidan/model"
)

// This file shows under one household what was written of several that are one (并户). The records stay as they
// are; visits and tasks keep the household they were written for.

// Into is the household that another one is shown under, itself where it is its own: where it points to none,
// to one that is not in sight, or in a circle.
func (r *Register) Into(id model.HouseholdID) model.HouseholdID {
	if d := r.doors[id]; d != nil && d.house != nil {
		if into := r.intoOf(d); into != nil {
			return into.house.ID
		}
	}
	return id
}

// merged reports whether a household is shown under another one.
func (r *Register) merged(h *model.Household) bool { return r.Into(h.ID) != h.ID }

// intoOf is the door that another one is shown under, nil where it stands for itself. Of households that point
// to each other in a circle, as two people off line may have it, the one with the smallest id stands for all.
func (r *Register) intoOf(d *door) *door {
	seen := []*door{d}
	for at := d; ; {
		next := r.doors[at.house.Into]
		if next == nil || next.house == nil || next.house.Community() != d.house.Community() {
			if at == d {
				return nil
			}
			return at
		}
		if i := slices.Index(seen, next); i >= 0 {
			first := slices.MinFunc(seen[i:], func(a, b *door) int { return compareIDs(a.house.ID, b.house.ID) })
			if first == d {
				return nil
			}
			return first
		}
		seen, at = append(seen, next), next
	}
}

// parts are the doors shown under each, worked out once for the facts as they are.
func (r *Register) parts() map[*door][]*door {
	if r.shownUnder == nil {
		r.shownUnder = map[*door][]*door{}
		for id := range r.pointing {
			d := r.doors[id]
			if into := r.intoOf(d); into != nil {
				r.shownUnder[into] = append(r.shownUnder[into], d)
			}
		}
		for _, ds := range r.shownUnder {
			slices.SortFunc(ds, func(a, b *door) int { return compareIDs(a.house.ID, b.house.ID) })
		}
	}
	return r.shownUnder
}

// whole is a door with what was written of all that are shown under it.
func (r *Register) whole(d *door) *door {
	if len(r.pointing) == 0 || len(r.parts()[d]) == 0 {
		return d
	}
	all := *d
	for _, p := range r.parts()[d] {
		all.visits = slices.Concat(all.visits, p.visits)
		all.tasks = slices.Concat(all.tasks, p.tasks)
	}
	slices.SortFunc(all.visits, newerVisit)
	slices.SortFunc(all.tasks, newerTask)
	return &all
}

// PointingTo are the households known here that say they are another one.
func (r *Register) PointingTo(into model.HouseholdID) (ids []model.HouseholdID) {
	for id := range r.pointing {
		if d := r.doors[id]; d != nil && d.house != nil && d.house.Into == into {
			ids = append(ids, id)
		}
	}
	return ids
}

// Under are the households that are shown under one.
func (r *Register) Under(id model.HouseholdID) (under []*model.Household) {
	if d := r.doors[id]; d != nil && len(r.pointing) > 0 {
		for _, p := range r.parts()[d] {
			under = append(under, p.house)
		}
	}
	return under
}
