package register

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// packed is a record of which the inside may still be encoded. A register of 100,000 households would take twice the
// memory if everything that residents told were kept decoded, and a screen shows thirty of them.
type packed struct {
	face   model.Record // the record; without its inside if inside is not ""
	inside string       // the encoded inside of a household
	tags   tagSet       // the tags of inside
}

// whole returns the record with its inside. Each call decodes the inside again.
func (p packed) whole() model.Record {
	if p.inside == "" {
		return p.face
	}
	rec, err := code.WithInside(p.face, []byte(p.inside))
	if err != nil { // whoever put it in decoded these bytes before
		return p.face
	}
	return rec
}

// pack returns a record as it is, with everything decoded.
func pack(rec model.Record) packed {
	p := packed{face: rec}
	if h, ok := rec.(*model.Household); ok {
		p.tags = tagsOf(h)
	}
	return p
}

// PutPacked does what Put does, and keeps the inside of a household as the bytes from which it was decoded. rec must
// have just been decoded, so that nobody else has it.
func (r *Register) PutPacked(rec model.Record, inside string, rev uint64) {
	p := pack(rec)
	if h, ok := rec.(*model.Household); ok && h.Inside != nil {
		h.Inside, p.inside = nil, inside
	}
	r.put(rec.RecordID(), confirmed{p, rev})
}

// tagSet is a set of the tags of model.HouseTags, by their index there.
type tagSet uint32

// tagsOf returns the tags of a household.
func tagsOf(h *model.Household) (set tagSet) {
	if h.Inside != nil {
		for _, tag := range h.Inside.Tags {
			if i := slices.Index(model.HouseTags, tag); i >= 0 {
				set |= 1 << i
			}
		}
	}
	return set
}

// House is a household of the register. A list of many doors asks for the face, and for the household only at the doors
// in sight.
type House struct{ packed *packed }

// HouseOf returns a household as a House.
func HouseOf(h *model.Household) House {
	p := pack(h)
	return House{&p}
}

// Face returns the household without its inside, at no cost. The caller must not look for an inside there.
func (h House) Face() *model.Household { return h.packed.face.(*model.Household) }

// Household returns the household with its inside, as far as the person may see it. It is decoded at each call. It
// returns nil for the zero House.
func (h House) Household() *model.Household {
	if h.packed == nil {
		return nil
	}
	return h.packed.whole().(*model.Household)
}

// HasTag reports whether the household has a tag that the person may see.
func (h House) HasTag(tag model.HouseTag) bool {
	return h.packed.tags&(1<<slices.Index(model.HouseTags, tag)) != 0
}
