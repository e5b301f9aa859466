package anywhere

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Help is the dialog that lists the keys, those of the screen in front first.
type Help struct {
	host page.Host
	left []text.HelpSection
}

// NewHelp makes the dialog for the screen in front.
func NewHelp(host page.Host, front page.Screen) *Help {
	h := &Help{host: host, left: []text.HelpSection{text.HelpWriting}}
	if own, has := front.(page.Helper); has {
		h.left = []text.HelpSection{own.Help(), text.HelpWriting}
	}
	return h
}

// Key closes the dialog, whatever key was pressed.
func (h *Help) Key(tea.KeyPressMsg) tea.Cmd { h.host.CloseDialog(); return nil }

// Size returns the size of the dialog in cells. It has room for both columns.
func (h *Help) Size(w, _ int) (int, int) { return min(80, w), 20 }

// Draw paints the keys in two columns, those of the screen in front first.
func (h *Help) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, h.host.Say(text.KeysTitle), in.W)
	g.TextRight(in.X+in.W, in.Y, widget.Muted, h.host.Say(text.HelpNote), in.W-12)
	left, right := in.Left(in.W / 2)
	both := [][]text.HelpSection{h.left, {text.HelpProgram, text.HelpMoving}}
	for i, col := range []widget.Rect{left, right} {
		y := in.Y + 2
		for _, s := range both[i] {
			g.Text(col.X, y, widget.Muted|widget.Bold, h.host.Say(s.Title), col.W)
			y++
			for _, k := range s.Keys {
				g.Text(col.X, y, widget.Accent, h.host.Say(k.Key), 12)
				g.Text(col.X+12, y, widget.Text, h.host.Say(k.Does), col.W-13)
				y++
			}
			y++
		}
	}
	return widget.Cursor(in.X, in.Y)
}

// Typing reports false: the dialog has no field.
func (h *Help) Typing() bool { return false }

// Refresh does nothing, because Draw takes everything from the host anew.
func (h *Help) Refresh() {}

// Hints returns Esc.
func (h *Help) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Esc", Verb: h.host.Say(text.DoClose)}}
}
