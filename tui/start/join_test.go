package start

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/sync"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// program is the least that shows these screens: one screen, and the home that was opened.
type program struct {
	page.Host // what these screens do not use
	shown     page.Screen
	dialog    page.Dialog
	open      *desk.Desk
	ended     error // what the program ended with
	toast     widget.Toast
}

func (p *program) Lang() text.Lang                         { return text.ZH }
func (p *program) Say(s text.Sentence, args ...any) string { return s.In(text.ZH, args...) }
func (p *program) Toast() *widget.Toast                    { return &p.toast }
func (p *program) Push(s page.Screen)                      { p.shown = s }
func (p *program) Only(s page.Screen)                      { p.shown = s }
func (p *program) ShowDialog(d page.Dialog)                { p.dialog = d }
func (p *program) CloseDialog()                            { p.dialog = nil }
func (p *program) Sit(d *desk.Desk) tea.Cmd                { p.open = d; return nil }
func (p *program) End(err error) tea.Cmd                   { p.ended = err; return nil }

// press runs keys to their end: a name, else text that is typed.
func (p *program) press(keys ...string) {
	named := map[string]rune{"tab": tea.KeyTab, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "f2": tea.KeyF2}
	for _, k := range keys {
		presses := []tea.KeyPressMsg{{Code: named[k]}}
		if named[k] == 0 {
			presses = nil
			for _, r := range k {
				presses = append(presses, tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
		for _, m := range presses {
			front := p.shown
			if p.dialog != nil {
				front = p.dialog
			}
			p.run(front.Key(m))
		}
	}
}

// run carries a command out, and what it says of the screen; a toast's wait is left out.
func (p *program) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if call, ok := cmd().(page.Call); ok {
		call()
	}
}

// TestJoiningMarksTheFieldThatIsWrong: an address without its beginning goes to the hub where the code says
// that it speaks TLS.
func TestJoiningMarksTheFieldThatIsWrong(t *testing.T) {
	const pinned, short = "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "K7QF-3M9-XTB"
	for _, c := range []struct {
		name, hub, code string
		fails           error
		asks            bool
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
			p := &program{}
			p.shown = First(p, Entry{Join: func(context.Context, string, string, []byte) (*desk.Desk, error) {
				asked = true
				return nil, c.fails
			}})
			p.press("2", c.hub, "tab", c.code, "tab", "一二三四五六七八", "tab", "一二三四五六七八", "enter")
			j := p.shown.(*join)
			if asked != c.asks || j.at != c.at || j.fault == nil {
				t.Errorf("asked %v, marks field %d", asked, j.at)
			}
			if !c.asks && j.fault() != text.BadAddress.In(text.ZH) {
				t.Errorf("says %s", j.fault())
			}
		})
	}
}

// TestANewPassphraseHasEightCharacters, in characters and not in bytes: seven are refused with a sentence.
func TestANewPassphraseHasEightCharacters(t *testing.T) {
	for pass, want := range map[string]bool{
		"一二三四五六七": false, "一二三四五六七八": true, "1234567": false, "12345678": true,
	} {
		joins := false
		p := &program{}
		p.shown = First(p, Entry{Join: func(context.Context, string, string, []byte) (*desk.Desk, error) {
			joins = true
			return nil, desk.ErrOutside
		}})
		p.press(
			"2", "https://hub.example:8731", "tab", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "tab", pass, "tab", pass,
			"enter",
		)
		if joins != want {
			t.Errorf("%d characters: joins %v, want %v", len([]rune(pass)), joins, want)
		}
	}
}
