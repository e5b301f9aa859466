package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// help is every key there is, over the page.
type help struct{ a *App }

func (a *App) help() tea.Cmd {
	if _, open := a.front().(*help); !open {
		a.ask(&help{a})
	}
	return nil
}

func (h *help) sections() []text.HelpSection {
	switch h.a.desk.Me().Role {
	case model.WorkerRole:
		return text.WorkerHelp
	case model.SupervisorRole:
		return text.SupervisorHelp
	}
	return text.HandlerHelp
}

// Key closes it: whatever one presses, one has read enough.
func (h *help) Key(tea.KeyPressMsg) tea.Cmd { h.a.answer(); return nil }

func (h *help) Size(w, _ int) (int, int) { return min(80, w), 20 }

func (h *help) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, h.a.say(text.KeysTitle), in.W)
	g.TextRight(in.X+in.W, in.Y, widget.Muted, h.a.say(text.HelpNote), in.W-12)
	left, right := in.Left(in.W / 2)
	for i, col := range []widget.Rect{left, right} {
		y := in.Y + 2
		for _, s := range h.sections()[2*i : 2*i+2] {
			g.Text(col.X, y, widget.Muted|widget.Bold, h.a.say(s.Title), col.W)
			y++
			for _, k := range s.Keys {
				g.Text(col.X, y, widget.Accent, h.a.say(k.Key), 12)
				g.Text(col.X+12, y, widget.Text, h.a.say(k.Does), col.W-13)
				y++
			}
			y++
		}
	}
	return widget.Cursor(in.X, in.Y)
}

func (h *help) Typing() bool { return false }
func (h *help) Refresh()     {}
func (h *help) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Esc", Verb: h.a.say(text.DoClose)}}
}
