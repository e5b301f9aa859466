package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// house is a household of the town. record returns it as the register first has it.
type house struct {
	id        model.HouseholdID
	grid      *grid
	door      model.Address
	souls     []soul // the residents, the householder first
	phones    []string
	tags      []model.HouseTag
	languages []string
	note      string
	found     time.Time // when the register first knew of them
	newcomer  bool      // found at the door during the quarter, not on the list
	weeks     int       // the cadence the branch set, 0: by tags

	visits []*visit
	card   *model.Household
	pace
}

// soul is a resident, with what the register does not say of them.
type soul struct {
	model.Resident
	family string
	woman  bool
	afar   bool // listed, but not to be met at the door on a weekday
}

func (h *house) residents() (rs []model.Resident) {
	for _, s := range h.souls {
		rs = append(rs, s.Resident)
	}
	return rs
}

func (h *house) has(tags ...model.HouseTag) bool {
	return slices.ContainsFunc(h.tags, func(t model.HouseTag) bool { return slices.Contains(tags, t) })
}

// tag adds a tag. Tags are kept in the order in which screens show them.
func (h *house) tag(t model.HouseTag) {
	h.tags = append(h.tags, t)
	slices.SortFunc(h.tags, func(a, b model.HouseTag) int {
		return slices.Index(model.HouseTags, a) - slices.Index(model.HouseTags, b)
	})
	h.tags = slices.Compact(h.tags)
}

// stairs reports whether the door is that of a flat, not of a house in a street.
func (h *house) stairs() bool { return h.door.Building != "" }

// record returns the household as it was first entered. It may be called only when its fields are complete.
func (h *house) record() *model.Household {
	if h.card != nil {
		return h.card
	}
	rec := &model.Household{ID: h.id, Grid: h.grid.path, Door: h.door, Since: model.DayOf(h.found), Cadence: h.weeks,
		Inside: &model.HouseholdInside{
			Residents: h.residents(), Phones: h.phones, Tags: h.tags, Languages: h.languages, Note: h.note,
			Weeks: h.weeks,
		}}
	if rec.Cadence == 0 {
		rec.Cadence = model.CadenceFor(h.tags)
	}
	h.card = rec
	return rec
}

func (h *house) added() model.HouseholdAdded {
	return model.HouseholdAdded{Grid: h.grid.path, Door: h.door, Residents: h.residents(), Phones: h.phones,
		Tags:      h.tags,
		Languages: h.languages, Note: h.note, Weeks: h.weeks}
}

// ref returns the household as a task names it.
func (h *house) ref() model.DoorRef {
	r := model.DoorRef{ID: h.id, Name: h.souls[0].Name, Door: h.door}
	if len(h.phones) > 0 {
		r.Phone = h.phones[0]
	}
	return r
}
