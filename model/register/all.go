package register

import (
	"iter"

	"sidan/model"
)

// Visits returns all visits that are shown, in no order. Confirmed visits are put in without their inside, so that only
// visits which the hub has not answered have their notes here.
func (r *Register) Visits() iter.Seq[*model.Visit] {
	return func(yield func(*model.Visit) bool) {
		for rec := range r.shownVisits() {
			if !yield(rec.(*model.Visit)) {
				return
			}
		}
	}
}

// Households returns all households that are known, in no order, also those that moved away, were struck or are shown
// under another one.
func (r *Register) Households() iter.Seq[*model.Household] {
	return func(yield func(*model.Household) bool) {
		for _, d := range r.doors {
			if d.face != nil && !yield(d.household()) { // nil if only visits or tasks of the household are in sight
				return
			}
		}
	}
}
