package register

import (
	"context"

	"sidan/model"
)

// Whose returns the household that best matches the words with which somebody said whose request it is. It also returns
// how many of the first 20 hits match equally well. Households that moved away are left out. It returns nil and 0 if no
// household matches.
func (r *Register) Whose(words string) (h *model.Household, n int) {
	const most = 20
	all := r.Finder()
	f := Finder{entries: all.entries, writer: all.writer} // the shared one may be in use
	best := 0
	for _, hit := range f.households(words, most) {
		if n > 0 && hit.Score < best {
			break
		}
		if n == 0 {
			h, best = r.Household(model.HouseholdID(hit.ID)), hit.Score
		}
		n++
	}
	return h, n
}

// households returns the hits that are households and did not move away, among the first hits of a search. most is how
// many hits the search returns.
func (f *Finder) households(words string, most int) (hits []Hit) {
	all, _ := f.Find(context.Background(), words, most)
	for _, hit := range all {
		if hit.Kind == model.KindHousehold && !hit.Gone {
			hits = append(hits, hit)
		}
	}
	return hits
}
