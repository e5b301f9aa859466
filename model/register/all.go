package register

import (
	"iter"

	"sidan/model"
)

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
