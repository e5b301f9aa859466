package register

import (
	"context"

	"sidan/model"
)

// Whose is the household somebody means who is asked whose request it is: the one that fits best, nil where
// none does; and how many fit as well as that one.
func (r *Register) Whose(words string) (h *model.Household, n int) {
	const most = 20
	all := r.Finder()
	f := Finder{entries: all.entries, filters: all.filters} // its own: another search may be under way
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

// households are the hits that are households which still live here.
func (f *Finder) households(words string, most int) (hits []Hit) {
	all, _ := f.Find(context.Background(), words, most)
	for _, hit := range all {
		if hit.Kind == model.KindHousehold && !hit.Gone {
			hits = append(hits, hit)
		}
	}
	return hits
}
