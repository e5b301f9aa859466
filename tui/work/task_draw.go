package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Draw paints the page: the words and facts, then the steps. In a wide window the history stands beside these at full
// height, and similar tasks and suggestions stand below the steps. In a narrow window the history stands between the
// facts and the steps.
func (p *task) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	list, pane, wide := page.Pane(g, r)
	if p.file == nil {
		return drawNothing(p.host, g, list, text.TaskGone, text.TaskGoneNext)
	}
	in := widget.Rect{X: list.X + 2, Y: list.Y, W: list.W - 4, H: list.H}
	body, _ := in.Top(in.H - max(1, p.barRows()))
	rest := p.head(g, body)
	rest = p.file.drawWords(g, rest, p.wordRows(rest))
	rest = p.file.drawCameBack(g, rest)
	columns := 2
	if wide {
		columns = 1
	}
	rest = p.file.drawFacts(g, rest, columns)
	rest = p.file.drawReach(g, rest)
	rest = p.file.drawUnconfirmed(g, rest)
	if wide {
		p.history(g, pane)
	} else {
		rest = p.history(g, rest)
	}
	bar := widget.Rect{X: list.X, Y: rest.Y, W: list.W, H: max(1, p.barRows())}
	cursor := p.actions(g, bar)
	if wide {
		rest = widget.Rect{X: in.X, Y: bar.Y + bar.H + 1, W: in.W, H: list.Y + list.H - bar.Y - bar.H - 1}
		rest = p.file.drawAlike(g, rest)
		p.file.drawSuggested(g, rest)
	}
	return cursor
}

// head paints the place, the number that people say for the task, and the state.
func (p *task) head(g *widget.Grid, r widget.Rect) widget.Rect {
	at, where := p.file.read.TaskSign(p.file.task), p.file.read.TaskPlace(p.file.task)
	if p.file.task.Common {
		where = p.host.Say(text.LabelCommon) + "  " + where
	}
	right := g.TextRight(r.X+r.W, r.Y, at.Word.Ink, at.String(), r.W/2)
	g.Spans(r.X, r.Y, right-r.X-2, widget.Span{Ink: widget.Text | widget.Bold, Text: where},
		widget.Span{Ink: widget.Muted, Text: "   " + p.file.task.No()})
	_, r = r.Top(2)
	return r
}

// wordRows returns how many rows the words may have at most, so that there is room for the facts and some history.
func (p *task) wordRows(r widget.Rect) int { return max(2, min(12, r.H-9)) }

// history paints the newest rows of the history, or older ones if it was scrolled. It returns what is left of r.
func (p *task) history(g *widget.Grid, r widget.Rect) widget.Rect {
	lines := p.file.history(r.W)
	if len(lines) == 0 || r.H < 3 {
		return r
	}
	p.room = min(r.H-2, len(lines))
	p.above = max(0, min(p.above, len(lines)-p.room))
	from := len(lines) - p.room - p.above
	more := ""
	switch {
	case from > 0:
		more = p.host.Say(text.HistoryUp, from)
	case p.above > 0:
		more = p.host.Say(text.HistoryDown, p.above)
	}
	r = page.Heading(g, r, p.host.Say(text.HistoryHead), more)
	for i, l := range lines[from : from+p.room] {
		l.draw(g, r.Line(i))
	}
	_, r = r.Top(p.room + 1)
	return r
}

// mostInARow is how many steps stand below one another before they are put into two columns, which leaves the room of
// the history.
const mostInARow = 5

// barRows returns how many rows the steps take.
func (p *task) barRows() int {
	if n := p.choices(); n > mostInARow {
		return (n + 1) / 2
	}
	return p.choices()
}

// cell returns where the i-th step is drawn.
func (p *task) cell(i int) widget.Rect {
	rows := p.barRows()
	if rows == p.choices() {
		return p.bar.Line(i)
	}
	half := p.bar.W / 2
	line := p.bar.Line(i % rows)
	return widget.Rect{X: line.X + i/rows*half, Y: line.Y, W: half, H: 1}
}

// actions paints the steps, each with its digit, and the mark.
func (p *task) actions(g *widget.Grid, r widget.Rect) *tea.Cursor {
	p.bar = r
	if p.choices() == 0 {
		g.Text(r.X+2, r.Y, widget.Muted, p.host.Say(text.TaskNoAction), r.W-4)
		return widget.Cursor(r.X+1, r.Y)
	}
	for i := range p.choices() {
		line, ink := p.cell(i), widget.Text
		if i == p.cur {
			g.Ground(line, widget.OnFocus)
			widget.Mark(g, line)
			ink |= widget.Bold
		}
		g.Spans(
			line.X+2, line.Y, line.W-4, widget.Span{Ink: widget.Accent, Text: string(rune('1'+i)) + "  "},
			widget.Span{Ink: ink, Text: p.verb(i)},
		)
	}
	marked := p.cell(p.cur)
	return widget.Cursor(marked.X+1, marked.Y)
}
