package register

import (
	"iter"

	"sidan/model"
)

// Visits returns all visits that are shown, in no order. They come without their notes, except for those that the hub
// has not answered yet.
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
// under another one. A note is read with the whole record.
func (r *Register) Households() iter.Seq[*model.Household] {
	return func(yield func(*model.Household) bool) {
		for _, d := range r.doors {
			if d.house != nil && !yield(d.house) { // nil if only visits or tasks of the household are in sight
				return
			}
		}
	}
}
