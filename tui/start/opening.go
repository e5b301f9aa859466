package start

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Open opens the home of an entry that wants no passphrase, beside the first frame. The screens of its person
// follow; where it cannot be opened, the program ends with the error that stood against it. It is nil for an
// entry without such a home.
func Open(host Host, e Entry) tea.Cmd {
	if e.Open == nil {
		return nil
	}
	return opening(host, e, func() (*desk.Desk, error) { return e.Open(context.Background()) }, host.End)
}

// unsealed is the screen while the home of the entry is being opened. It takes no keys of its own.
type unsealed struct{ host Host }

// Draw says that the home is being opened.
func (o *unsealed) Draw(g *widget.Grid, _ widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= page.PaneFromW {
		x, y = 34, 10
	}
	y = masthead(o.host, g, x, y)
	foot(o.host, g, x, y, true, text.LockedOpening, nil)
	return nil
}

// Key takes none: the home opens by itself.
func (o *unsealed) Key(tea.KeyPressMsg) tea.Cmd { return nil }

// Typing is false: there is no field.
func (o *unsealed) Typing() bool { return false }

// Refresh does nothing: what is drawn is worked out each time.
func (o *unsealed) Refresh() {}

// Hints are the way out.
func (o *unsealed) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Ctrl+C", Verb: o.host.Say(text.DoQuit)},
		{Key: "F10", Verb: o.host.Say(text.OtherLanguage)}}
}
