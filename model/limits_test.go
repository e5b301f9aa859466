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
