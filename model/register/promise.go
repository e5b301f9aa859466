package register

import (
	"cmp"

	"sidan/model"
)

// Promise returns the promise with an id, or nil if there is none.
func (r *Register) Promise(id model.PromiseID) *model.Promise { return one(r, model.KindPromise, id) }

// Promises returns the promises: the open ones first, the soonest due first, then those that are over, the newest
// first.
func (r *Register) Promises() []*model.Promise {
	return listOf(r, model.KindPromise, func(a, b *model.Promise) int {
		x, y := a.State() != model.PromiseIsOpen, b.State() != model.PromiseIsOpen
		if x != y {
			return map[bool]int{false: -1, true: 1}[x]
		}
		if x {
			return cmp.Or(cmp.Compare(b.Made, a.Made), compareIDs(b.ID, a.ID))
		}
		return cmp.Or(cmp.Compare(a.By, b.By), compareIDs(a.ID, b.ID))
	})
}

// Deed returns the recommendation with an id, or nil if there is none.
func (r *Register) Deed(id model.DeedID) *model.Deed { return one(r, model.KindDeed, id) }

// Deeds returns the recommendations: those to be judged first, the oldest first, then the others, the newest first.
func (r *Register) Deeds() []*model.Deed {
	return listOf(r, model.KindDeed, func(a, b *model.Deed) int {
		x, y := a.State != model.DeedIsRecommended, b.State != model.DeedIsRecommended
		if x != y {
			return map[bool]int{false: -1, true: 1}[x]
		}
		if x {
			return cmp.Or(cmp.Compare(b.On, a.On), compareIDs(b.ID, a.ID))
		}
		return cmp.Or(cmp.Compare(a.On, b.On), compareIDs(a.ID, b.ID))
	})
}
