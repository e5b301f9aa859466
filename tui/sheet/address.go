package sheet

import (
	"regexp"
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// address reads the door, which stands in one cell, in several, or in both.
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
		case !no.none(): // the cell names the compound, the others the door
			a, no = again, wrong
		case wrong.none() && again != a:
			no = ask(text.AddressTwo, clip(typed), clip(parted))
		}
	}
	r.wrong("address", no)
	b.Door = a
}

var (
	buildingEnd = regexp.MustCompile(`(?:栋|幢|座|号楼|楼|#)+$`)
	unitEnd     = regexp.MustCompile(`单元$`)
	floorEnd    = regexp.MustCompile(`[层楼]$`)
	doorEnd     = regexp.MustCompile(`[室户房]$`)
	zeros       = regexp.MustCompile(`\.0+$`)
)

// parted is an address whose parts stand in columns of their own: 3栋 or 3, 2单元 or 2, 501室 or 501.
func (r *row) parted(typed string) (s string, several bool) {
	part := func(name string, end *regexp.Regexp) string {
		cell := strings.TrimSpace(half(r.cell("address", name)))
		if isNothing(cell) {
			return ""
		}
		return end.ReplaceAllString(zeros.ReplaceAllString(cell, ""), "")
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
	if floor != "" && len(door) < 3 { // else the door tells its floor
		s += floor + "层"
	}
	return s + door, true
}

// door parses an address, and wants a place and a door in it. What stands in brackets is a remark where the
// rest is an address.
func (r *row) door(typed string, b *model.HouseholdAdded) (model.Address, trouble) {
	if len([]rune(typed)) > model.MostLine {
		return model.Address{}, bad(text.AddressLong, model.MostLine)
	}
	a, err := model.ParseAddress(r.inCompound(typed))
	if err == nil && a.Compound != "" {
		return a, leads(a, typed, b)
	}
	if said := inBrackets.FindAllString(typed, -1); err != nil && len(said) > 0 {
		bare := inBrackets.ReplaceAllString(typed, "")
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
	if err == nil { // there is a door, and no compound
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

// leads wants an address by which somebody who walks finds a door.
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
