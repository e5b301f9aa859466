package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// Draw paints the page: in a wide window the history and what speaks for a decision stand in the pane.
func (p *task) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	page, pane, wide := p.a.pane(g, r)
	if p.file == nil {
		return p.a.nothing(g, page, text.TaskGone, text.TaskGoneNext)
	}
	in := widget.Rect{X: page.X + 2, Y: page.Y, W: page.W - 4, H: page.H}
	rows := max(1, len(p.acts)) + 1
	body, bar := in.Top(in.H - rows)
	rest := p.head(g, body)
	rest = p.file.said(g, rest, p.wordRows(rest))
	rest = p.file.back(g, rest)
	columns := 2
	if wide {
		columns = 1
	}
	rest = p.file.known(g, rest, columns)
	rest = p.file.unconfirmed(g, rest)
	if wide {
		p.side(g, pane)
	} else {
		p.history(g, rest)
	}
	return p.actions(g, widget.Rect{X: page.X, Y: bar.Y + 1, W: page.W, H: bar.H - 1})
}

// head is the number to say aloud, the place, and the state.
func (p *task) head(g *widget.Grid, r widget.Rect) widget.Rect {
	glyph, word := p.a.signOf(p.file.task)
	right := g.TextRight(r.X+r.W, r.Y, word.Ink, glyph.Text+" "+word.Text, r.W/2)
	g.Spans(r.X, r.Y, right-r.X-2, widget.Span{Ink: widget.Text | widget.Bold, Text: p.file.where},
		widget.Span{Ink: widget.Muted, Text: "   " + p.file.task.No()})
	_, r = r.Top(2)
	return r
}

// wordRows leave room for the facts and some history.
func (p *task) wordRows(r widget.Rect) int { return max(2, min(12, r.H-9)) }

// side is the pane: history, the like, who could take it.
func (p *task) side(g *widget.Grid, r widget.Rect) {
	below := 0
	if n := len(p.file.similar); n > 0 {
		below += min(n, 3) + 2
	}
	if len(p.file.suggested) > 0 {
		below += 2
		for _, rows := range p.file.candidateRows(r.W) {
			below += rows
		}
	}
	history, rest := r.Top(min(max(8, r.H-below), len(p.file.history(r.W))+2))
	p.history(g, history)
	rest = p.file.alike(g, rest)
	p.file.candidates(g, rest)
}

// history is the newest rows, or as far above them as was scrolled.
func (p *task) history(g *widget.Grid, r widget.Rect) {
	lines := p.file.history(r.W)
	if len(lines) == 0 || r.H < 2 {
		return
	}
	p.room = min(r.H-1, len(lines))
	p.above = max(0, min(p.above, len(lines)-p.room))
	from := len(lines) - p.room - p.above
	more := ""
	if from > 0 {
		more = p.a.say(text.HistoryAbove, from)
	}
	r = heading(g, r, p.a.say(text.HistoryHead), more)
	for i, l := range lines[from : from+p.room] {
		l.draw(g, r.Line(i))
	}
}

// actions are the acts, each with its digit, the marked one on a ground.
func (p *task) actions(g *widget.Grid, r widget.Rect) *tea.Cursor {
	p.bar = r
	if len(p.acts) == 0 {
		g.Text(r.X+2, r.Y, widget.Muted, p.a.say(text.TaskNoAction), r.W-4)
		return widget.Cursor(r.X+1, r.Y)
	}
	for i, one := range p.acts {
		line, ink := r.Line(i), widget.Text
		if i == p.cur {
			g.Ground(line, widget.OnFocus)
			widget.Mark(g, line)
			ink |= widget.Bold
		}
		g.Spans(r.X+2, line.Y, r.W-4, widget.Span{Ink: widget.Accent, Text: string(rune('1'+i)) + "  "}, widget.Span{Ink: ink, Text: p.a.say(one.verb)})
	}
	return widget.Cursor(r.X+1, r.Y+p.cur)
}
