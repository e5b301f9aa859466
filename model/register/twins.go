package register

import (
	"hash/maphash"

	"sidan/model"
)

// This file finds the households of one door. Nothing of it is stored: two laptops that enter one door off line
// are found when both are here.

// doorSeed keys the hash of this process.
var doorSeed = maphash.MakeSeed()

// keyOf is a hash of a household's community and door. Doors with the same hash are taken for the same: among a
// million doors two others share one by chance in one home of thirty million.
func keyOf(h *model.Household) uint64 {
	var m maphash.Hash
	m.SetSeed(doorSeed)
	_, _ = m.WriteString(string(h.Community()))
	_, _ = m.WriteString(string(h.Door.Key(h.Householder())))
	return m.Sum64()
}

// enterDoor and leaveDoor keep the doors of one key in a list of their own.
func (r *Register) enterDoor(d *door) {
	d.key = keyOf(d.house)
	d.sameKey = r.atDoor[d.key]
	r.atDoor[d.key] = d
}

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

// At are the households known at a door of a community, however its address is written: also who moved away
// from there, but none that was struck or is another one.
func (r *Register) At(home model.Path, door model.Address, householder string) (there []*model.Household) {
	return r.at(doorOf(home, door, householder))
}

// doorOf is a household that stands at a door, to look for those that do.
func doorOf(community model.Path, door model.Address, householder string) *model.Household {
	return &model.Household{
		Grid: community, Door: door,
		Inside: &model.HouseholdInside{Residents: []model.Resident{{Name: householder}}},
	}
}

func (r *Register) at(h *model.Household) (there []*model.Household) {
	for d := r.atDoor[keyOf(h)]; d != nil; d = d.sameKey {
		if r.standsForItself(d) {
			there = append(there, d.house)
		}
	}
	return there
}

// standsForItself reports whether a door's household was not struck and is not shown under another one.
func (r *Register) standsForItself(d *door) bool { return !r.whole(d).gone() && r.intoOf(d) == nil }

// Standing are all households whose address is a door's, also those that At leaves out.
func (r *Register) Standing(community model.Path, door model.Address, householder string) (all []*model.Household) {
	for d := r.atDoor[keyOf(doorOf(community, door, householder))]; d != nil; d = d.sameKey {
		all = append(all, d.house)
	}
	return all
}

// Twins are the other households that stand at the same door and of which nobody has said that they are another
// family: one of them is entered twice.
func (r *Register) Twins(h *model.Household) []*model.Household {
	if d := r.doors[h.ID]; d != nil && d.house != nil {
		return r.twinsOf(d)
	}
	return nil
}

func (r *Register) twinsOf(d *door) (twins []*model.Household) {
	h, head := d.house, r.atDoor[d.key]
	if head == nil || head.sameKey == nil || h.Moved != 0 || !r.standsForItself(d) {
		return nil
	}
	var others []*model.Household
	said := !h.Beside.IsZero() // somebody said of one of them that it is another family
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
	for range others { // who is known beside somebody who is known beside one
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

// twice reports whether a door has twins. Most have a key of their own, which tells at once.
func (r *Register) twice(d *door) bool {
	head := r.atDoor[d.key]
	return head != nil && head.sameKey != nil && len(r.Twins(d.house)) > 0 // d may be whole: it lies in no chain
}

// beside reports whether one of those known apart was entered beside a household.
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
