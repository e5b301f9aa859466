package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// help is every key there is, over the page: first those of the page one is on.
type help struct {
	a    *App
	left []text.HelpSection
}

func (a *App) help() tea.Cmd {
	front := a.front()
	if _, open := front.(*help); open {
		return nil
	}
	h := &help{a: a, left: []text.HelpSection{text.HelpWriting}}
	if own, has := helpOf(front); has {
		h.left = []text.HelpSection{own, text.HelpWriting}
	}
	a.ask(h)
	return nil
}

// helpOf is the section of a page, or of the dialog in front of it; false where what writes is all.
func helpOf(front any) (text.HelpSection, bool) {
	switch front.(type) {
	case *round:
		return text.HelpRound, true
	case *household:
		return text.HelpHousehold, true
	case *visit:
		return text.HelpVisit, true
	case *queue:
		return text.HelpQueue, true
	case *tasks:
		return text.HelpTasks, true
	case *task:
		return text.HelpTask, true
	case *dispatch:
		return text.HelpDispatch, true
	case *syncScreen:
		return text.HelpSync, true
	case *find:
		return text.HelpFind, true
	}
	return text.HelpSection{}, false
}

// Key closes it: whatever one presses, one has read enough.
func (h *help) Key(tea.KeyPressMsg) tea.Cmd { h.a.answer(); return nil }

func (h *help) Size(w, _ int) (int, int) { return min(80, w), 20 }

func (h *help) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, h.a.say(text.KeysTitle), in.W)
	g.TextRight(in.X+in.W, in.Y, widget.Muted, h.a.say(text.HelpNote), in.W-12)
	left, right := in.Left(in.W / 2)
	both := [][]text.HelpSection{h.left, {text.HelpProgram, text.HelpMoving}}
	for i, col := range []widget.Rect{left, right} {
		y := in.Y + 2
		for _, s := range both[i] {
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
