package start

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Open returns a Cmd that opens the home of an entry that needs no passphrase, while the first frame is drawn. The
// tabs of the person follow. If the home cannot be opened, the program ends with the error. If the entry has no such
// home, Open returns nil.
func Open(host Host, e Entry) tea.Cmd {
	if e.Open == nil {
		return nil
	}
	return opening(host, e, func() (*desk.Desk, error) { return e.Open(context.Background()) }, host.End)
}

// unsealed is the screen while the home of the entry is being opened. It has no keys of its own.
type unsealed struct{ host Host }

// Draw paints that the home is being opened.
func (o *unsealed) Draw(g *widget.Grid, _ widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= page.PaneFromW {
		x, y = 34, 10
	}
	y = masthead(o.host, g, x, y)
	foot(o.host, g, x, y, true, text.LockedOpening, nil)
	return nil
}

// Key does nothing: the home opens by itself.
func (o *unsealed) Key(tea.KeyPressMsg) tea.Cmd { return nil }

// Typing reports false: the screen has no field.
func (o *unsealed) Typing() bool { return false }

// Refresh does nothing, because Draw computes everything anew.
func (o *unsealed) Refresh() {}

// Hints returns the keys that quit and change the language.
func (o *unsealed) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Ctrl+C", Verb: o.host.Say(text.DoQuit)},
		{Key: "F10", Verb: o.host.Say(text.OtherLanguage)}}
}
