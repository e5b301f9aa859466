package publish

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// peekH is how many rows the marked promise has under the list.
const peekH = 5

// Draw paints the title with the counts, the bar of what was kept, the list, and the marked promise below it.
func (p *promises) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	l := p.host.Lang()
	list, peek := page.Peek(g, r, peekH)
	in := widget.Rect{X: list.X + 2, Y: list.Y, W: list.W - 4, H: list.H}
	title := text.PromisesTitle
	if p.mine {
		title = text.MyPromisesTitle
	}
	right := g.TextRight(in.X+in.W, in.Y, widget.Muted, text.PromiseSums(l, p.all, p.keptNo), 30)
	g.Spans(in.X, in.Y, right-in.X-2, widget.Span{Ink: widget.Text | widget.Bold, Text: p.host.Say(title) + "  "},
		widget.Span{Ink: widget.Muted, Text: p.host.Desk().PlaceName(p.host.Desk().Community())})
	right = g.TextRight(in.X+in.W, in.Y+1, widget.Muted, text.PromisesOpen(l, p.openNo, p.lateNo), 36)
	widget.Progress(g, in.X, in.Y+1, min(42, right-in.X-2), p.keptNo, p.all)
	body := widget.Rect{X: list.X, Y: list.Y + 3, W: list.W, H: list.H - 3}
	if len(p.rows) == 0 {
		return page.Centred(g, body, p.host.Say(text.PromisesNone), p.host.Say(text.PromisesNext))
	}
	p.peek(g, peek)
	return p.list.Draw(g, body)
}

// peek paints the marked promise whole: who, what, when it was promised and what was done, and who sees what is late.
func (p *promises) peek(g *widget.Grid, r widget.Rect) {
	one, l := p.marked(), p.host.Lang()
	x, w := r.X+2, r.W-4
	who := one.Who.Name
	if person := p.host.Desk().Register().Person(one.Who.ID); person != nil {
		who += "  " + text.Function(l, person.Function)
	}
	g.Text(x, r.Y, widget.Text|widget.Bold, who, w)
	g.Text(x, r.Y+1, widget.Text, one.Words, w)
	said := text.PromisedOn(l, one.Made, p.host.Desk().Today())
	for _, more := range []string{one.How, one.Why} {
		if more != "" {
			said += "   " + more
		}
	}
	g.Text(x, r.Y+2, widget.Muted, said, w)
	if one.Late(p.host.Desk().Today()) {
		g.Text(x, r.Y+3, widget.Muted, p.host.Say(text.LateIsPrivate), w)
	}
}

// These are the widths in cells of the columns beside the words.
const promiseWho, promiseBy, promiseState = 10, 8, 18

func (p *promises) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	state := r.X + r.W - promiseState
	g.Text(r.X+2, r.Y, widget.Muted, p.host.Say(text.ColumnWho), promiseWho-2)
	g.Text(r.X+2+promiseWho, r.Y, widget.Muted, p.host.Say(text.ColumnPromise), 20)
	g.Text(state-promiseBy-2, r.Y, widget.Muted, p.host.Say(text.ColumnBy), promiseBy)
	g.Text(state, r.Y, widget.Muted, p.host.Say(text.ColumnState), promiseState-2)
}

// row paints who promised what by when, and what became of it.
func (p *promises) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	one, ink, today := p.rows[i], widget.Text, p.host.Desk().Today()
	if marked {
		ink |= widget.Bold
	}
	glyph, word := widget.Span{Ink: widget.Muted, Text: " "}, widget.Muted
	switch {
	case one.Late(today) && p.host.Desk().MayKeep(one):
		glyph, word = widget.Span{Ink: widget.Warn, Text: "!"}, widget.Warn
	case one.State() == model.PromiseIsKept:
		glyph, ink = widget.Span{Ink: widget.Good, Text: "✓"}, ink&widget.Bold|widget.Muted
	case one.State() == model.PromiseIsDropped:
		ink = ink&widget.Bold | widget.Muted
	}
	state := r.X + r.W - promiseState
	by := state - promiseBy - 2
	g.Text(r.X+2, r.Y, ink, one.Who.Name, promiseWho-2)
	g.Text(r.X+2+promiseWho, r.Y, ink, one.Words, by-r.X-4-promiseWho)
	g.Text(by, r.Y, widget.Muted, text.Date(one.By, today), promiseBy)
	g.Text(state-2, r.Y, glyph.Ink, glyph.Text, 1)
	g.Text(state, r.Y, word, text.PromiseSays(p.host.Lang(), one, today), promiseState-2)
}
