package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file paints what the rows of every list of tasks have, and a list that has none.

// drawTitle paints the beginning of a task's words up to a column, after the mark of one that has something new.
func drawTitle(host page.Host, g *widget.Grid, x, y, end int, ink widget.Ink, t *model.Task) {
	if host.IsNew(t) {
		x = g.Text(x, y, widget.Accent|widget.Bold, host.Say(text.NewMark), end-x) + 1
	}
	g.Text(x, y, ink, present.TaskLine(host.Lang(), t), end-x)
}

// drawSign paints the word of a sign from a column on, in at most most cells, and its glyph two columns before.
func drawSign(g *widget.Grid, x, y int, s present.Sign, most int) {
	g.Text(x-2, y, s.Glyph.Ink, s.Glyph.Text, 1)
	g.Text(x, y, s.Word.Ink, s.Word.Text, most)
}

// drawSimilar paints a task that is like another: when it came, what it was, and how it ended.
func drawSimilar(host page.Host, g *widget.Grid, r widget.Rect, t *model.Task) {
	ended := reader(host).TaskDone(t)
	right := g.TextRight(r.X+r.W, r.Y, ended.Ink, ended.Text, 18)
	g.Text(r.X, r.Y, widget.Muted, model.DayOf(t.Raised).Short(), 6)
	g.Text(r.X+7, r.Y, widget.Text, present.TaskLine(host.Lang(), t), right-r.X-9)
}

// drawNone says that a list is empty, and what to do next. While the first copy is not whole, it says only that: the
// list may fill yet.
func drawNone(host page.Host, g *widget.Grid, r widget.Rect, what, next text.Sentence) *tea.Cursor {
	if host.Desk().Loading() {
		what, next = text.Loading, text.LoadingNext
	}
	return drawNothing(host, g, r, what, next)
}

// drawNothing says in the middle of a page that there is nothing on it, and below what to do next.
func drawNothing(host page.Host, g *widget.Grid, r widget.Rect, what, next text.Sentence) *tea.Cursor {
	return page.Centred(g, r, host.Say(what), host.Say(next))
}
