package sheet

import (
	"regexp"
	"strings"

	"sidan/model"
	"sidan/model/pattern"
	"sidan/model/text"
)

// address reads the door of a household from the one cell of the address, from the cells of its parts, or from both.
func (r *row) address(b *model.HouseholdAdded) {
	typed := half(r.cell("address", ""))
	parted, several := r.parted(typed)
	if typed == "" && !several {
		r.wrong("address", bad(text.RowEmpty, model.FieldDoor))
		return
	}
	if typed == "" {
		typed = parted
	}
	a, no := r.door(typed, b)
	if several && typed != parted {
		again, wrong := r.door(parted, b)
		switch {
		case !no.none(): // the one cell names only the compound, the other cells the door
			a, no = again, wrong
		case wrong.none() && again != a:
			no = ask(text.AddressTwo, clip(typed), clip(parted))
		}
	}
	r.wrong("address", no)
	b.Door = a
}

var (
	buildingEnd = pattern.New(`(?:栋|幢|座|号楼|楼|#)+$`)
	unitEnd     = pattern.New(`单元$`)
	floorEnd    = pattern.New(`[层楼]$`)
	doorEnd     = pattern.New(`[室户房]$`)
	zeros       = pattern.New(`\.0+$`)
)

// parted returns the address that the columns of its parts give together. A part may have its word or not: 3栋 or 3,
// 2单元 or 2, 501室 or 501. several reports whether any of the columns of building, unit and door has something.
func (r *row) parted(typed string) (s string, several bool) {
	part := func(name string, end func() *regexp.Regexp) string {
		cell := strings.TrimSpace(half(r.cell("address", name)))
		if isNothing(cell) {
			return ""
		}
		return end().ReplaceAllString(zeros().ReplaceAllString(cell, ""), "")
	}
	compound := half(r.cell("address", "compound"))
	building, unit, floor, door := part(
		"building", buildingEnd,
	), part("unit", unitEnd), part("floor", floorEnd), part("door", doorEnd)
	if door == "" && building == "" && unit == "" {
		return "", false
	}
	if compound == "" {
		compound = typed
		if a, err := model.ParseAddress(typed); err == nil && a.Door != "" {
			compound = a.Compound
		}
	}
	s = compound
	for _, p := range [][2]string{{building, "栋"}, {unit, "单元"}} {
		if p[0] != "" {
			s += p[0] + p[1]
		}
	}
	if floor != "" && len(door) < 3 { // the number of a longer door already says its floor
		s += floor + "层"
	}
	return s + door, true
}

// door parses an address, and requires a place and a door in it. If only what stands in brackets keeps the text from
// being an address, that is a remark, and the rest is the address.
func (r *row) door(typed string, b *model.HouseholdAdded) (model.Address, trouble) {
	if len([]rune(typed)) > model.MostLine {
		return model.Address{}, bad(text.AddressLong, model.MostLine)
	}
	a, err := model.ParseAddress(r.inCompound(typed))
	if err == nil && a.Compound != "" {
		return a, leads(a, typed, b)
	}
	if said := inBrackets().FindAllString(typed, -1); err != nil && len(said) > 0 {
		bare := inBrackets().ReplaceAllString(typed, "")
		a, err = model.ParseAddress(r.inCompound(bare))
		if err == nil && leads(a, bare, b).none() {
			remark := strings.Trim(strings.Join(said, "；"), "()[]【】〔〕")
			if !strings.HasPrefix(remark, "原") {
				return a, ask(text.AddressRemark, clip(remark), clip(bare))
			}
			b.Note = strings.Trim(b.Note+"；"+remark, "；")
			return a, trouble{}
		}
	}
	if err == nil { // the address has a door but no compound
		return a, bad(text.AddressNoPlace, clip(typed))
	}
	return a, bad(text.RowBadAddress, clip(typed))
}

// inCompound puts the compound that the options name before an address that has none.
func (r *row) inCompound(typed string) string {
	if r.options.Compound == "" {
		return typed
	}
	if a, err := model.ParseAddress(typed); err == nil && a.Compound != "" {
		return typed
	}
	return r.options.Compound + typed
}

// leads returns the trouble of an address by which a visitor cannot find a door.
func leads(a model.Address, typed string, b *model.HouseholdAdded) trouble {
	householder := ""
	if len(b.Residents) > 0 {
		householder = b.Residents[0].Name
	}
	if !a.Leads(householder) {
		return bad(text.AddressNoDoor, clip(typed))
	}
	return trouble{}
}
