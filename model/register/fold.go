package register

import "sidan/model"

// Pending is a change the hub has not answered yet, and what a rule may know of its author and time.
type Pending struct {
	Change model.Change
	Stamp  model.Stamp
}

// overlay is what waits of one record, and what is shown while it does; nil when that is nothing.
type overlay struct {
	pending []Pending
	shown   model.Record
}

// Fold is the prediction: the confirmed record with what is unanswered applied in order. A change that would be refused
// or held is left out. A rule that panics must not take a screen with it: then the confirmed record is shown.
func Fold(confirmed model.Record, pending []Pending) (shown model.Record) {
	defer func() {
		if recover() != nil {
			shown = confirmed
		}
	}()
	shown = confirmed
	for _, p := range pending {
		if after, out := model.Apply(shown, p.Change, p.Stamp); out.Accepted() {
			shown = after
		}
	}
	return shown
}
