package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// peekH is the rows under a list of tasks at 80 columns: place, two of words, what speaks for the next step, and air.
const peekH = 5

// Widths of the queue's columns at the right, with the blanks before them; all that is left belongs to the words.
const (
	queueState  = 18 // the glyph in front of it too
	queueHolder = 11
	queueGrid   = 8
)

// queueColumns of a list: where grid, holder and state begin.
func queueColumns(r widget.Rect) (grid, holder, state int) {
	state = r.X + r.W - queueState + 2
	holder = state - 2 - queueHolder
	return holder - queueGrid, holder, state
}

// Draw paints the heaps, and the marked case in the pane or the peek.
func (q *queue) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	q.fresh()
	list := q.file.beside(g, r)
	title, body := list.Top(2)
	q.title(g, title)
	if q.file == nil {
		return q.empty(g, body)
	}
	return q.list.Draw(g, body)
}

func (q *queue) title(g *widget.Grid, r widget.Rect) {
	host := q.host
	right := g.TextRight(r.X+r.W-2, r.Y, widget.Muted, host.Say(text.QueueSettled, q.all.Settled), 24)
	spans := []widget.Span{{Ink: widget.Text | widget.Bold, Text: host.Say(text.QueueTitle) + "  "}}
	if q.all.Total > 0 {
		spans = append(spans, widget.Span{Ink: widget.Accent | widget.Bold, Text: strconv.Itoa(q.wants) + " "},
			widget.Span{Ink: widget.Muted, Text: text.QueueWaiting(host.Lang(), q.wants)})
	}
	if n := len(q.rows) - q.wants; n > 0 {
		spans = append(spans, widget.Span{Ink: widget.Muted, Text: "   " + text.QueueWaits(host.Lang(), n)})
	}
	if q.grid != "" {
		spans = append(spans, widget.Span{Ink: widget.Text, Text: "   " + host.Desk().Register().ShortName(q.grid)})
	}
	g.Spans(r.X+2, r.Y, right-r.X-4, spans...)
}

// empty says that nothing waits, and what to do next.
func (q *queue) empty(g *widget.Grid, r widget.Rect) *tea.Cursor {
	what, next := text.QueueEmpty, text.QueueEmptyNext
	if q.grid != "" && q.all.Total > 0 {
		what, next = text.QueueNone, text.Sentence{}
	}
	return drawNone(q.host, g, r, what, next)
}

// head of a heap, with its count; the one on top carries the heads of the columns.
func (q *queue) head(g *widget.Grid, r widget.Rect, group int, top bool) {
	heap := q.rows[q.list.Starts[group]].heap
	end := len(q.rows)
	if group+1 < len(q.list.Starts) {
		end = q.list.Starts[group+1]
	}
	g.Spans(r.X+2, r.Y, 18, widget.Span{Ink: widget.Muted | widget.Bold, Text: text.View(q.host.Lang(), string(heap))},
		widget.Span{Ink: widget.Muted, Text: "  " + strconv.Itoa(end-q.list.Starts[group])})
	if !top {
		return
	}
	grid, holder, state := queueColumns(r)
	g.Text(grid, r.Y, widget.Muted, q.host.Say(text.ColumnGrid), queueGrid-1)
	g.Text(holder, r.Y, widget.Muted, q.host.Say(text.ColumnHolder), queueHolder-1)
	g.Text(state, r.Y, widget.Muted, q.host.Say(text.ColumnState), queueState-4)
}

// row is the beginning of the words, the grid, who has it, and why it is here.
func (q *queue) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	row := q.rows[i]
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	grid, holder, state := queueColumns(r)
	drawTitle(q.host, g, r.X+2, r.Y, grid-2, ink, row.task)
	g.Text(grid, r.Y, widget.Muted, q.host.Desk().Register().ShortName(row.task.Grid), queueGrid-1)
	read := reader(q.host)
	at := read.QueueSign(row.heap, row.task)
	g.Text(holder, r.Y, widget.Muted, read.QueueHolder(row.heap, row.task), queueHolder-1)
	drawSign(g, state, r.Y, at, queueState-4)
}
