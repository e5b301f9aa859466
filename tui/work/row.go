package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file paints the parts that rows in all lists of tasks share, and what stands in an empty list.

// drawTitle paints the beginning of a task's words up to the column end. A mark stands before them if the task has
// unseen news.
func drawTitle(host page.Host, g *widget.Grid, x, y, end int, ink widget.Ink, t *model.Task) {
	if host.IsNew(t) {
		x = g.Text(x, y, widget.Accent|widget.Bold, host.Say(text.NewMark), end-x) + 1
	}
	g.Text(x, y, ink, reader(host).TaskLine(t), end-x)
}

// drawSign paints the word of a sign at column x, in at most most cells, and its glyph two columns before it.
func drawSign(g *widget.Grid, x, y int, s present.Sign, most int) {
	g.Text(x-2, y, s.Glyph.Ink, s.Glyph.Text, 1)
	g.Text(x, y, s.Word.Ink, s.Word.Text, most)
}

// drawSimilar paints a similar task: the day it was raised, its words, and how it ended.
func drawSimilar(host page.Host, g *widget.Grid, r widget.Rect, t *model.Task) {
	ended := reader(host).TaskDone(t)
	right := g.TextRight(r.X+r.W, r.Y, ended.Ink, ended.Text, 18)
	g.Text(r.X, r.Y, widget.Muted, model.DayOf(t.Raised).Short(), 6)
	g.Text(r.X+7, r.Y, widget.Text, reader(host).TaskLine(t), right-r.X-9)
}

// drawNone paints that a list is empty, and what the person can do next. While the home is still loading, it says only
// that, because the list may still fill.
func drawNone(host page.Host, g *widget.Grid, r widget.Rect, what, next text.Sentence) *tea.Cursor {
	if host.Desk().Loading() {
		what, next = text.Loading, text.LoadingNext
	}
	return drawNothing(host, g, r, what, next)
}

// drawNothing paints in the middle of a page that there is nothing on it, and below that what the person can do next.
func drawNothing(host page.Host, g *widget.Grid, r widget.Rect, what, next text.Sentence) *tea.Cursor {
	return page.Centred(g, r, host.Say(what), host.Say(next))
}
