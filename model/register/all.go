package register

import (
	"iter"

	"sidan/model"
)

// Visits are all that are shown, in no order and without what was noted at them.
func (r *Register) Visits() iter.Seq[*model.Visit] {
	return func(yield func(*model.Visit) bool) {
		for rec := range r.shownVisits() {
			if !yield(rec.(*model.Visit)) {
				return
			}
		}
	}
}

// Households are all that are known, those that moved away too, in no order. Notes are read with the whole record.
func (r *Register) Households() iter.Seq[*model.Household] {
	return func(yield func(*model.Household) bool) {
		for _, d := range r.doors {
			if d.house != nil && !yield(d.house) { // nil: only visits of it are in sight
				return
			}
		}
	}
}
