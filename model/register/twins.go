package register

import (
	"hash/maphash"
	"iter"
	"slices"

	"sidan/model"
)

// This file finds households that have the same door. Nothing about this is stored. If two laptops enter the same door
// while off line, it is found once both households are in the register.

// doorSeed is the seed of the door hashes in this process.
var doorSeed = maphash.MakeSeed()

// keyOf returns a hash of a community and a door in it. Doors with the same hash are taken for the same
// door. In a register of a million doors, the chance that any two different ones share a hash is one in thirty million.
func keyOf(community model.Path, door model.Address, householder string) uint64 {
	var m maphash.Hash
	m.SetSeed(doorSeed)
	_, _ = m.WriteString(string(community))
	_, _ = m.WriteString(string(door.Key(householder)))
	return m.Sum64()
}

// enterDoor adds a door to the list of doors with its key.
func (r *Register) enterDoor(d *door) {
	d.key = keyOf(d.face.Community(), d.face.Door, d.householder())
	d.sameKey = r.atDoor[d.key]
	r.atDoor[d.key] = d
}

// leaveDoor removes a door from the list of doors with its key.
func (r *Register) leaveDoor(d *door) {
	if r.atDoor[d.key] == d {
		if d.sameKey == nil {
			delete(r.atDoor, d.key)
		} else {
			r.atDoor[d.key] = d.sameKey
		}
	} else {
		for at := r.atDoor[d.key]; at != nil; at = at.sameKey {
			if at.sameKey == d {
				at.sameKey = d.sameKey
				break
			}
		}
	}
	d.sameKey = nil
}

// At returns the households that are known at a door of a community, however the address is written. Households that
// moved away from there are among them, but not those that are gone or shown under another one. The householder's name
// matters only in a village without house numbers.
func (r *Register) At(home model.Path, door model.Address, householder string) (there []*model.Household) {
	for d := r.atDoor[keyOf(home.Community(), door, householder)]; d != nil; d = d.sameKey {
		if r.standsForItself(d) {
			there = append(there, d.household())
		}
	}
	return there
}

// standsForItself reports whether the household of a door is neither gone nor shown under another one.
func (r *Register) standsForItself(d *door) bool { return !r.whole(d).gone() && r.intoOf(d) == nil }

// Standing returns all households that have the address of a door, also those that At leaves out.
func (r *Register) Standing(community model.Path, door model.Address, householder string) (all []*model.Household) {
	for d := r.atDoor[keyOf(community.Community(), door, householder)]; d != nil; d = d.sameKey {
		all = append(all, d.household())
	}
	return all
}

// Twins returns the other households at the same door, except those of which somebody has said that they are another
// family. Such a household was probably entered twice. Twins returns nil for a household that moved away, is gone, or
// is shown under another one.
func (r *Register) Twins(h *model.Household) (twins []*model.Household) {
	if d := r.doors[h.ID]; d != nil && d.face != nil {
		for _, twin := range r.twinsOf(d) {
			twins = append(twins, twin.household())
		}
	}
	return twins
}

// beside returns the other doors with the key of a door whose households live there and are shown as themselves. It
// returns none if that is not so of the household of the door itself.
func (r *Register) beside(d *door) iter.Seq[*door] {
	return func(yield func(*door) bool) {
		head := r.atDoor[d.key]
		if head == nil || head.sameKey == nil || d.face.Moved != 0 || !r.standsForItself(d) {
			return
		}
		for o := head; o != nil; o = o.sameKey {
			if o != d && o.face.Moved == 0 && r.standsForItself(o) && !yield(o) {
				return
			}
		}
	}
}

// twinsOf returns the twins of the household of a door, see Twins.
func (r *Register) twinsOf(d *door) (twins []*door) {
	others := slices.Collect(r.beside(d))
	said := func(o *door) bool { return !o.face.Beside.IsZero() }
	if !said(d) && !slices.ContainsFunc(others, said) {
		return others
	}
	apart := map[model.HouseholdID]bool{d.face.ID: true}
	for range others { // a family known beside a family that is known beside this one is another one too
		for _, o := range others {
			if apart[o.face.Beside] || saidBeside(apart, d, others, o.face.ID) {
				apart[o.face.ID] = true
			}
		}
	}
	for _, o := range others {
		if !apart[o.face.ID] {
			twins = append(twins, o)
		}
	}
	return twins
}

// twice reports whether a door has twins. It works them out only where somebody said that a family there is another
// one.
func (r *Register) twice(d *door) bool {
	d = r.doors[d.face.ID] // it may have been a copy, see whole
	any, said := false, !d.face.Beside.IsZero()
	for o := range r.beside(d) {
		any, said = true, said || !o.face.Beside.IsZero()
	}
	return any && (!said || len(r.twinsOf(d)) > 0)
}

// saidBeside reports whether the household of a door, or one of the others that is in apart, was entered as another
// family beside the household with an id.
func saidBeside(apart map[model.HouseholdID]bool, d *door, others []*door, id model.HouseholdID) bool {
	if d.face.Beside == id {
		return true
	}
	for _, o := range others {
		if apart[o.face.ID] && o.face.Beside == id {
			return true
		}
	}
	return false
}
