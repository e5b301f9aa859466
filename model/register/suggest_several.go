package register

import (
	"slices"

	"sidan/model"
)

// SuggestForAll returns to whom several tasks could be dispatched together, as Suggest does for one: those who fit each
// of the tasks, with the reasons that hold for all of them.
func (r *Register) SuggestForAll(tasks []*model.Task, today model.Day) []Suggestion {
	if len(tasks) == 0 {
		return nil
	}
	all := r.fitting(tasks[0], today)
	for _, t := range tasks[1:] {
		also := map[model.RecordID]scored{}
		for _, one := range r.fitting(t, today) {
			also[one.To.ID] = one
		}
		var both []scored
		for _, one := range all {
			other, fits := also[one.To.ID]
			one.score += other.score
			one.Reasons = inBoth(one.Reasons, other.Reasons)
			if fits && slices.ContainsFunc(one.Reasons, Reason.fits) {
				both = append(both, one)
			}
		}
		all = both
	}
	return best(all)
}

// inBoth returns the reasons of a that b has too.
func inBoth(a, b []Reason) (both []Reason) {
	for _, r := range a {
		if slices.ContainsFunc(b, func(o Reason) bool { return o.Code == r.Code && slices.Equal(o.Args, r.Args) }) {
			both = append(both, r)
		}
	}
	return both
}
