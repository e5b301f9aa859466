package door

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// openRound sits down as a worker at the round.
func openRound(t *testing.T) (*pagetest.Window, *Round) {
	t.Helper()
	w := pagetest.Open(t, model.WorkerRole, text.ZH, NewRound)
	return w, w.Root().(*Round)
}

// TestVisitRefusedByARule: what only the rules find is told at the field they speak of.
func TestVisitRefusedByARule(t *testing.T) {
	w, r := openRound(t)
	v := NewVisit(w, r.Marked())
	w.Push(v)
	for name, at := range map[string]*page.Field{
		"outcome": v.outcome, "with": v.with, "note": v.note, "next": v.next,
	} {
		v.refused(&model.Refusal{Reason: model.TooLong, Args: []string{name, "40"}})
		if v.At != at || at.Bad == "" {
			t.Errorf("%s: the focus is elsewhere", name)
		}
	}
	if len(w.Failed) != 0 {
		t.Errorf("said elsewhere: %v", w.Failed)
	}
}
