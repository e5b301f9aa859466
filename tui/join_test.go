package tui

import (
	"context"
	"fmt"
	"testing"

	"sidan/model/text"
	"sidan/sync"
	"sidan/tui/desk"
)

// TestJoiningMarksTheFieldThatIsWrong: an address without its beginning goes to the hub where the code says
// that it speaks TLS.
func TestJoiningMarksTheFieldThatIsWrong(t *testing.T) {
	const pinned, short = "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "K7QF-3M9-XTB"
	for _, c := range []struct {
		name, hub, code string
		fails           error
		Question        bool
		at              int
	}{
		{"no address", "somewhere", short, nil, false, 0},
		{"another program's", "ftp://hub.example", pinned, nil, false, 0},
		{"without its beginning, of a hub with a key", "192.168.1.10:8731", pinned, desk.ErrOutside, true, 3},
		{"without its beginning, on this machine", "127.0.0.1:8731", short, desk.ErrOutside, true, 3},
		{"a wrong code", "https://hub.example", short, &sync.Problem{Code: "code"}, true, 1},
		{"a code that was used", "https://hub.example", short, fmt.Errorf(
			"join: %w", &sync.Problem{Code: "code-used"},
		), true, 1},
		{"the passphrase of a join that was begun", "https://hub.example", short, desk.ErrPassphrase, true, 2},
		{"a portal", "https://hub.example", short, desk.ErrPortal, true, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := false
			a := New(Entry{Join: func(context.Context, string, string, []byte) (*desk.Desk, error) {
				asked = true
				return nil, c.fails
			}}, speaking, true)
			resize(a, 80, 24)
			press(t, a, "2", c.hub, "tab", c.code, "tab", "一二三四五六七八", "tab", "一二三四五六七八", "enter")
			j := a.pages[len(a.pages)-1].(*join)
			if asked != c.Question || j.at != c.at || j.fault == nil {
				t.Errorf("asked %v, marks field %d", asked, j.at)
			}
			if !c.Question && j.fault() != text.BadAddress.In(speaking) {
				t.Errorf("says %s", j.fault())
			}
		})
	}
}

// TestANewPassphraseHasEightCharacters, in characters and not in bytes: seven are refused with a sentence.
func TestANewPassphraseHasEightCharacters(t *testing.T) {
	for pass, want := range map[string]bool{"一二三四五六七": false, "一二三四五六七八": true, "1234567": false, "12345678": true} {
		joins := false
		a := New(Entry{Join: func(context.Context, string, string, []byte) (*desk.Desk, error) {
			joins = true
			return nil, desk.ErrOutside
		}}, speaking, true)
		resize(a, 80, 24)
		press(
			t, a, "2", "https://hub.example:8731", "tab", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "tab", pass,
			"tab", pass, "enter",
		)
		if joins != want {
			t.Errorf("%d characters: joins %v, want %v", len([]rune(pass)), joins, want)
		}
	}
}
