package start

import (
	"context"
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

// TestFirstOpensWhatWasChosen: a sample's worker or supervisor, or a join; Esc goes back to the first question.
func TestFirstOpensWhatWasChosen(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want model.Role
	}{
		{[]string{"1", "1"}, model.WorkerRole},
		{[]string{"1", "2"}, model.SupervisorRole},
		{[]string{"1", "esc", "enter", "enter"}, model.WorkerRole},
		{[]string{"2"}, ""},
	} {
		var asked model.Role
		home := new(desk.Desk)
		p := &program{}
		p.shown = First(p, Entry{Sample: func(_ context.Context, as model.Role) (*desk.Desk, error) {
			asked = as
			return home, nil
		}})
		p.press(c.keys...)
		if asked != c.want {
			t.Errorf("%v made a sample for %q, want %q", c.keys, asked, c.want)
		}
		if opened := p.open == home; opened != (c.want != "") {
			t.Errorf("%v: the home is open: %v", c.keys, opened)
		}
		if _, joins := p.shown.(*join); joins != (c.want == "") {
			t.Errorf("%v ends on %T", c.keys, p.shown)
		}
	}
}

// TestASampleThatFailsSaysWhy, and may be tried again.
func TestASampleThatFailsSaysWhy(t *testing.T) {
	tries := 0
	p := &program{}
	p.shown = First(p, Entry{Sample: func(context.Context, model.Role) (*desk.Desk, error) {
		tries++
		return nil, desk.ErrOutside
	}})
	p.press("1", "1", "1")
	f := p.shown.(*first)
	if tries != 2 || f.busy || f.fault == nil || f.fault() == "" {
		t.Errorf("%d tries, busy %v", tries, f.busy)
	}
}
