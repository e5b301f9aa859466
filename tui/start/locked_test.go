package start

import (
	"context"
	"errors"
	"testing"

	"sidan/tui/desk"
)

// TestLockedOpensWithThePassphrase: a wrong one says so and leaves the field empty for the next try.
func TestLockedOpensWithThePassphrase(t *testing.T) {
	home := new(desk.Desk)
	p := &program{}
	p.shown = First(p, Entry{Locked: true, Unlock: func(_ context.Context, pass []byte) (*desk.Desk, error) {
		if string(pass) != "right" {
			return nil, desk.ErrPassphrase
		}
		return home, nil
	}})
	l := p.shown.(*locked)
	p.press("wrong", "enter")
	if p.open != nil || l.fault == nil || l.field.Value() != "" || l.busy {
		t.Errorf("a wrong passphrase: open %v, the field holds %q", p.open != nil, l.field.Value())
	}
	p.press("right", "enter")
	if p.open != home {
		t.Error("the right passphrase does not open")
	}
}

// TestForgettingIsAskedTwice: F2 says what it costs; only its second answer puts the home aside.
func TestForgettingIsAskedTwice(t *testing.T) {
	for _, c := range []struct {
		keys   []string
		failed error
		first  bool
	}{
		{[]string{"f2", "enter"}, nil, false},
		{[]string{"f2", "esc"}, nil, false},
		{[]string{"f2", "2"}, nil, true},
		{[]string{"f2", "2"}, errors.New("the disk is full"), false},
	} {
		asked := false
		p := &program{}
		p.shown = First(p, Entry{Locked: true, Pending: 3, Forget: func(context.Context) (string, error) {
			asked = true
			return "home.aside", c.failed
		}})
		p.press(c.keys...)
		if want := c.first || c.failed != nil; asked != want {
			t.Errorf("%v: put aside %v, want %v", c.keys, asked, want)
		}
		if _, begins := p.shown.(*first); begins != c.first {
			t.Errorf("%v ends on %T", c.keys, p.shown)
		}
	}
}

// TestWhereAHomeMayNotOpen: a laptop that was revoked meanwhile, or whose join wants another code, is asked for one.
func TestWhereAHomeMayNotOpen(t *testing.T) {
	for _, err := range []error{&desk.Revoked{Hub: "https://hub.example", Waiting: 2}, &desk.Uncoded{
		Hub: "https://hub.example", Why: errors.New("no"),
	}} {
		p := &program{}
		p.shown = First(p, Entry{Locked: true, Unlock: func(context.Context, []byte) (*desk.Desk, error) {
			return nil, err
		}})
		p.press("pass", "enter")
		j, ok := p.shown.(*join)
		if !ok || j.fields[0].Value() != "https://hub.example" || j.at != 1 || j.why == nil {
			t.Errorf("%v ends on %T", err, p.shown)
		}
	}
}
