package register

import (
	"hash/maphash"

	"sidan/model"
)

// This file finds households that have the same door. Nothing about this is stored. If two laptops enter the same door
// while off line, it is found once both households are in the register.

// doorSeed is the seed of the door hashes in this process.
var doorSeed = maphash.MakeSeed()

// keyOf returns a hash of the community and the door of a household. Doors with the same hash are taken for the same
// door. In a register of a million doors, the chance that any two different ones share a hash is one in thirty million.
func keyOf(h *model.Household) uint64 {
	var m maphash.Hash
	m.SetSeed(doorSeed)
	_, _ = m.WriteString(string(h.Community()))
	_, _ = m.WriteString(string(h.Door.Key(h.Householder())))
	return m.Sum64()
}

// enterDoor adds a door to the list of doors with its key.
func (r *Register) enterDoor(d *door) {
	d.key = keyOf(d.house)
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
	return r.at(doorOf(home, door, householder))
}

// doorOf makes a household with the given address, whose key is then looked up.
func doorOf(community model.Path, door model.Address, householder string) *model.Household {
	return &model.Household{
		Grid: community, Door: door,
		Inside: &model.HouseholdInside{Residents: []model.Resident{{Name: householder}}},
	}
}

// at returns the households that have the same door as h, and may return h itself.
func (r *Register) at(h *model.Household) (there []*model.Household) {
	for d := r.atDoor[keyOf(h)]; d != nil; d = d.sameKey {
		if r.standsForItself(d) {
			there = append(there, d.house)
		}
	}
	return there
}

// standsForItself reports whether the household of a door is neither gone nor shown under another one.
func (r *Register) standsForItself(d *door) bool { return !r.whole(d).gone() && r.intoOf(d) == nil }

// Standing returns all households that have the address of a door, also those that At leaves out.
func (r *Register) Standing(community model.Path, door model.Address, householder string) (all []*model.Household) {
	for d := r.atDoor[keyOf(doorOf(community, door, householder))]; d != nil; d = d.sameKey {
		all = append(all, d.house)
	}
	return all
}

// Twins returns the other households at the same door, except those of which somebody has said that they are another
// family. Such a household was probably entered twice. Twins returns nil for a household that moved away, is gone, or
// is shown under another one.
func (r *Register) Twins(h *model.Household) []*model.Household {
	if d := r.doors[h.ID]; d != nil && d.house != nil {
		return r.twinsOf(d)
	}
	return nil
}

// twinsOf returns the twins of the household of a door, see Twins.
func (r *Register) twinsOf(d *door) (twins []*model.Household) {
	h, head := d.house, r.atDoor[d.key]
	if head == nil || head.sameKey == nil || h.Moved != 0 || !r.standsForItself(d) {
		return nil
	}
	var others []*model.Household
	said := !h.Beside.IsZero() // whether somebody said that one of them is another family
	for o := head; o != nil; o = o.sameKey {
		if o != d && o.house.Moved == 0 && r.standsForItself(o) {
			others = append(others, o.house)
			said = said || !o.house.Beside.IsZero()
		}
	}
	if !said {
		return others
	}
	apart := map[model.HouseholdID]bool{h.ID: true}
	for range others { // a family known beside a family that is known beside h is another one too
		for _, o := range others {
			if apart[o.Beside] || beside(apart, h, others, o.ID) {
				apart[o.ID] = true
			}
		}
	}
	for _, o := range others {
		if !apart[o.ID] {
			twins = append(twins, o)
		}
	}
	return twins
}

// twice reports whether a door has twins. Most doors share their key with no other door, and for these it is known at
// once.
func (r *Register) twice(d *door) bool {
	head := r.atDoor[d.key]
	return head != nil && head.sameKey != nil && len(r.Twins(d.house)) > 0 // d may be a copy, see whole
}

// beside reports whether h, or one of the others that is in apart, was entered as another family beside the household
// with an id.
func beside(
	apart map[model.HouseholdID]bool, h *model.Household, others []*model.Household, id model.HouseholdID,
) bool {
	if h.Beside == id {
		return true
	}
	for _, o := range others {
		if apart[o.ID] && o.Beside == id {
			return true
		}
	}
	return false
}
