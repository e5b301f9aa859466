package model_test

import (
	"strings"
	"testing"

	"sidan/model"
)

// TestLimitsOfTypedTexts holds the numbers that people are told, on both sides of each: 2,000 characters for a text, 40
// for a name, 200 for a brief. They count characters, not bytes.
func TestLimitsOfTypedTexts(t *testing.T) {
	for _, c := range []struct {
		name string
		most int
		body func(typed string) model.Body
	}{
		{"request", 2000, func(s string) model.Body {
			return model.TaskRaised{Grid: grid, Channel: model.ByPhone, Words: s}
		}},
		{"answer at the door", 2000, func(s string) model.Body {
			return model.TaskRaised{Grid: grid, Channel: model.ByPhone, Words: "w", Answer: &model.DoorAnswer{Words: s}}
		}},
		{"note of a visit", 2000, func(s string) model.Body {
			return model.VisitMade{Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met, Note: s}
		}},
		{"progress", 2000, func(s string) model.Body { return model.TaskProgressed{Note: s} }},
		{"result", 2000, func(s string) model.Body { return model.TaskFinished{Result: s} }},
		{"reason", 2000, func(s string) model.Body { return model.TaskReturned{Why: s} }},
		{"whom one met", 40, func(s string) model.Body {
			return model.VisitMade{Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met, With: s}
		}},
		{"brief", 200, func(s string) model.Body { b := open; b.Brief = s; return b }},
	} {
		if no := c.body(strings.Repeat("字", c.most)).Check(); no != nil {
			t.Errorf("%s of %d characters: %v", c.name, c.most, no)
		}
		if no := c.body(strings.Repeat("字", c.most+1)).Check(); no == nil || no.Reason != model.TooLong {
			t.Errorf("%s of %d characters: %v, want too long", c.name, c.most+1, no)
		}
	}
}

// TestATaskKeepsItsLast100Steps, and counts those before: the hub's log keeps all.
func TestATaskKeepsItsLast100Steps(t *testing.T) {
	y := reach(model.Claimed)
	for len(y.task().Inside.Steps)+y.task().Inside.More < 100 {
		y.do(worker, model.TaskProgressed{Note: "n"})
	}
	if in := y.task().Inside; len(in.Steps) != 100 || in.More != 0 {
		t.Errorf("of 100 steps it keeps %d, and counts %d", len(in.Steps), in.More)
	}
	y.do(worker, model.TaskProgressed{Note: "the last"})
	if in := y.task().Inside; len(in.Steps) != 100 || in.More != 1 || in.Steps[99].Words != "the last" {
		t.Errorf("of 101 it keeps %d, and counts %d", len(in.Steps), in.More)
	}
}

// TestAHouseholdKeepsItsLast50Edits.
func TestAHouseholdKeepsItsLast50Edits(t *testing.T) {
	r := made(model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "c", Door: "1"}})
	saw := ""
	for i := range 51 {
		now := strings.Repeat("字", i+1)
		r, _ = model.Apply(r,
			model.Change{
				Record: r.RecordID(),
				Body:   model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Saw: saw, Now: now}}},
			},
			model.Stamp{By: worker.Person, Tags: worker.TagsIn("522730/01"), On: morning})
		saw = now
		if n := len(r.(*model.Household).Inside.Edits); n != min(i+1, 50) {
			t.Fatalf("after %d edits it keeps %d", i+1, n)
		}
	}
}
