package start

import (
	"context"
	"errors"
	"strings"
	"testing"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// TestOpenShowsAFrameBeforeTheHome: what stands on the screen meanwhile says so, and no key does anything.
func TestOpenShowsAFrameBeforeTheHome(t *testing.T) {
	home := new(desk.Desk)
	p := &program{}
	e := Entry{Open: func(context.Context) (*desk.Desk, error) { return home, nil }}
	p.shown = First(p, e)
	var g widget.Grid
	g.Reset(80, 24)
	p.shown.Draw(&g, widget.Rect{W: 80, H: 24})
	if seen := g.Plain(); !strings.Contains(seen, text.LockedOpening.In(text.ZH)) {
		t.Errorf("the first frame is\n%s", seen)
	}
	p.press("enter", "1", "space")
	if p.open != nil {
		t.Error("a key opened the home")
	}
	p.run(Open(p, e))
	if p.open != home || p.ended != nil {
		t.Errorf("the home is open: %v; the program ended with %v", p.open == home, p.ended)
	}
}

// TestOpenEndsTheProgram where the home cannot be opened, but for a laptop that was taken out of use.
func TestOpenEndsTheProgram(t *testing.T) {
	failing := func(err error) *program {
		p := &program{}
		e := Entry{Open: func(context.Context) (*desk.Desk, error) { return nil, err }}
		p.shown = First(p, e)
		p.run(Open(p, e))
		return p
	}
	if p := failing(desk.ErrOutside); !errors.Is(p.ended, desk.ErrOutside) {
		t.Errorf("the program ended with %v", p.ended)
	}
	p := failing(&desk.Revoked{Hub: "https://hub.example:8731", Waiting: 3})
	if _, joins := p.shown.(*join); p.ended != nil || !joins {
		t.Errorf("the program ended with %v, on %T", p.ended, p.shown)
	}
	if Open(p, Entry{Locked: true}) != nil {
		t.Error("a locked home is opened without its passphrase")
	}
}
