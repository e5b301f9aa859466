package register

import "sidan/model"

// Pending is a change that the hub has not answered yet, with its stamp.
type Pending struct {
	Change model.Change
	Stamp  model.Stamp
}

// overlay holds the unanswered changes to one record, and the record with those changes applied, which is shown until
// the hub answers. Its face is nil if the changes do not make one.
type overlay struct {
	pending []Pending
	shown   packed
}

// Fold returns the prediction: the confirmed record with the unanswered changes applied in order. A change that would
// be refused or held is left out. If a rule panics, Fold returns the confirmed record, so that the screens go on.
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
