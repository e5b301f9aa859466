package model_test

import (
	"testing"

	"sidan/model"
)

// TestOwedRating: an answer asks for a rating once, and once more where the one given was taken back or the
// work done again.
func TestOwedRating(t *testing.T) {
	unsatisfied := model.TaskRated{Rating: model.Unsatisfied}
	again := func() *story {
		return reach(model.Told).do(worker, unsatisfied).do(worker, model.TaskFinished{Result: "又换了"}).
			do(branch, model.TaskAccepted{}).do(worker, model.TaskAnswered{How: model.ByVisit})
	}
	rated := reach(model.Told).later(40).do(worker, unsatisfied) // too late to be done again
	taken := reach(model.Told).do(worker, model.TaskRated{Rating: model.Fair})
	taken = taken.do(worker, model.TaskUndone{Change: taken.last})
	for _, tc := range []struct {
		name    string
		y       *story
		owed    model.OwedKind
		ratings int
	}{
		{"told", reach(model.Told), model.OwedRate, 0},
		{"rated", reach(model.Closed), "", 1},
		{"rated too late", rated, "", 1},
		{"taken back", taken, model.OwedRate, 0},
		{"done again and told again", again(), model.OwedRate, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := tc.y.task().Owed(nil)
			if n := len(tc.y.task().Inside.Ratings); got != tc.owed || n != tc.ratings {
				t.Errorf("owed %q after %d ratings, want %q after %d (%v)", got, n, tc.owed, tc.ratings, tc.y.out)
			}
		})
	}
}
