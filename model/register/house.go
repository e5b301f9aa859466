package register

import (
	"slices"

	"sidan/model"
)

// House is a household of the register. A list of many doors asks for the face, and for the household only at the doors
// in sight.
type House struct{ house *model.Household }

// HouseOf returns a household as a House.
func HouseOf(h *model.Household) House { return House{h} }

// Face returns the household without its inside, at no cost. The caller must not look for an inside there.
func (h House) Face() *model.Household { return h.house }

// Household returns the household with its inside, as far as the person may see it.
func (h House) Household() *model.Household { return h.house }

// HasTag reports whether the household has a tag that the person may see.
func (h House) HasTag(tag model.HouseTag) bool {
	return h.house.Inside != nil && slices.Contains(h.house.Inside.Tags, tag)
}
