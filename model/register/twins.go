package register

import (
	"hash/maphash"

	"sidan/model"
)

// This file finds the households of one door. Nothing of it is stored: two laptops that enter one door off line
// are found when both are here.

// doorSeed keys the hash of this process.
var doorSeed = maphash.MakeSeed()

// keyOf is a hash of a household's community and door.
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
	return r.at(&model.Household{
		Grid: home, Door: door,
		Inside: &model.HouseholdInside{Residents: []model.Resident{{Name: householder}}},
	})
}

func (r *Register) at(h *model.Household) (there []*model.Household) {
	key := h.Door.Key(h.Householder())
	for d := r.atDoor[keyOf(h)]; d != nil; d = d.sameKey {
		if d.house.Community() == h.Community() && d.house.Door.Key(d.house.Householder()) == key && !r.whole(d).gone() &&
			r.intoOf(d) == nil {
			there = append(there, d.house)
		}
	}
	return there
}

// Twins are the other households that stand at the same door and of which nobody has said that they are another
// family: one of them is entered twice.
func (r *Register) Twins(h *model.Household) (twins []*model.Household) {
	if d := r.doors[h.ID]; d == nil || d.house == nil || r.whole(d).gone() || r.intoOf(d) != nil || h.Moved != 0 ||
		r.atDoor[keyOf(h)] == nil || r.atDoor[keyOf(h)].sameKey == nil {
		return nil
	}
	var others []*model.Household
	for _, o := range r.at(h) {
		if o.ID != h.ID && o.Moved == 0 {
			others = append(others, o)
		}
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
	return head != nil && head.sameKey != nil && len(r.Twins(d.house)) > 0
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
