package model_test

import (
	"fmt"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// TestFactsBeyondCountAreKeptShort: however many facts there were, each stands, the newest words are in the record,
// and no list of it grows for ever. A year of facts in every state stays readable.
func TestFactsBeyondCountAreKeptShort(t *testing.T) {
	words := strings.Repeat("字", model.MostWords-10)
	facts := map[string]func(n int) model.Body{
		"progress": func(n int) model.Body { return model.TaskProgressed{Note: fmt.Sprint(n, words)} },
		"results":  func(n int) model.Body { return model.TaskFinished{Result: fmt.Sprint(n, words)} },
		"answers": func(n int) model.Body {
			return model.TaskAnswered{
				How: model.ByPhone, Words: fmt.Sprint(n, words),
			}
		},
		"ratings": func(n int) model.Body {
			return model.TaskRated{
				Rating: model.Fair, Words: fmt.Sprint(n, words),
			}
		},
		"not satisfied": func(n int) model.Body {
			return model.TaskRated{
				Rating: model.Unsatisfied, Words: fmt.Sprint(n, words),
			}
		},
		"raised once more": func(n int) model.Body { b := raise; b.Words = fmt.Sprint(n, words); return b },
	}
	for name, fact := range facts {
		for _, state := range []model.State{model.Raised, model.Claimed, model.Told, model.Closed} {
			y := reach(state)
			for n := range 365 {
				y.later(1).do(worker, fact(n))
				if !y.out.Accepted() {
					t.Fatalf("%s in %s: %+v", name, state, y.out)
				}
			}
			in, last := y.task().Inside, y.task().Inside.Steps
			if len(last) > 100 || len(in.Flags) > 100 || len(in.Ratings) > 100 ||
				!strings.HasPrefix(last[len(last)-1].Words, "364") {
				t.Errorf(
					"%s in %s: %d steps, %d flags, %d ratings", name, state, len(last), len(in.Flags),
					len(in.Ratings),
				)
			}
			if in.More+len(last) < 365 {
				t.Errorf("%s in %s: %d steps are counted", name, state, in.More+len(last))
			}
			face, inside, err := code.Record(y.r)
			if err != nil || len(face)+len(inside) > 128<<10 {
				t.Errorf("%s in %s: %d bytes, %v", name, state, len(face)+len(inside), err)
			}
			if _, err := code.Open(face, inside); err != nil {
				t.Errorf("%s in %s: %v", name, state, err)
			}
		}
	}
}

// TestALongHonestHistoryIsKept: a task of a hundred steps of two hundred characters, and a household edited fifty
// times as long, lose none of it.
func TestALongHonestHistoryIsKept(t *testing.T) {
	words := strings.Repeat("字", 200)
	y := reach(model.Claimed)
	for n := range 90 {
		y.do(worker, model.TaskProgressed{Note: fmt.Sprint(n, words)})
	}
	if n := y.task().Inside; n.More > 0 || len(n.Steps) < 90 {
		t.Errorf("%d steps and %d before", len(n.Steps), n.More)
	}
	h := (&story{}).do(worker, model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "x", Door: "1"}})
	for n := range 50 {
		h.do(
			worker,
			model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Now: fmt.Sprint(n, words)}}},
		)
	}
	if n := len(h.r.(*model.Household).Inside.Edits); n != 50 {
		t.Errorf("%d edits", n)
	}
}
