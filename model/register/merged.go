package register

import (
	"slices"

	"sidan/model"
)

// This file shows several households that are really one as one household (并户), with everything that was written for
// each of them. The records stay unchanged: visits and tasks keep the household for which they were written.

// Into returns the household under which a household is shown, as intoOf finds it. It returns the same id for a
// household that is shown as itself, and for one that the register does not know.
func (r *Register) Into(id model.HouseholdID) model.HouseholdID {
	if d := r.doors[id]; d != nil && d.face != nil {
		if into := r.intoOf(d); into != nil {
			return into.face.ID
		}
	}
	return id
}

// merged reports whether a household is shown under another one.
func (r *Register) merged(h *model.Household) bool { return r.pointing[h.ID] && r.Into(h.ID) != h.ID }

// intoOf returns the door under which a door is shown, or nil if it is shown as itself. It follows the pointers from
// household to household, to the last one that is in sight and in the same community. Two people who work off line can
// make households point to each other in a circle. All of these are then shown under the one with the smallest id.
func (r *Register) intoOf(d *door) *door {
	seen := []*door{d}
	for at := d; ; {
		next := r.doors[at.face.Into]
		if next == nil || next.face == nil || next.face.Community() != d.face.Community() {
			if at == d {
				return nil
			}
			return at
		}
		if i := slices.Index(seen, next); i >= 0 {
			first := slices.MinFunc(seen[i:], func(a, b *door) int { return compareIDs(a.face.ID, b.face.ID) })
			if first == d {
				return nil
			}
			return first
		}
		seen, at = append(seen, next), next
	}
}

// parts returns the doors that are shown under each door, in order of their ids. It keeps the result until a fact
// changes.
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
			slices.SortFunc(ds, func(a, b *door) int { return compareIDs(a.face.ID, b.face.ID) })
		}
	}
	return r.shownUnder
}

// whole returns a door together with the visits and tasks of all doors that are shown under it. If there are such
// doors, it returns a copy.
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

// PointingTo returns the ids of the known households whose record says that they are the household into, in no order.
func (r *Register) PointingTo(into model.HouseholdID) (ids []model.HouseholdID) {
	for id := range r.pointing {
		if d := r.doors[id]; d != nil && d.face != nil && d.face.Into == into {
			ids = append(ids, id)
		}
	}
	return ids
}

// Under returns the households that are shown under a household, in order of their ids.
func (r *Register) Under(id model.HouseholdID) (under []*model.Household) {
	if d := r.doors[id]; d != nil && len(r.pointing) > 0 {
		for _, p := range r.parts()[d] {
			under = append(under, p.household())
		}
	}
	return under
}
