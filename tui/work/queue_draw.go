package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// peekH is how many rows a list of tasks leaves for the peek in a narrow window: the place, two rows of words, the
// note, and a blank row.
const peekH = 5

// These are the widths in cells of the columns at the right of the queue, with the blanks before them. The words get
// the rest of the row.
const (
	queueState  = 18 // with the glyph before the word
	queueHolder = 11
	queueGrid   = 8
)

// queueColumns returns where the columns of the grid, the holder and the state begin.
func queueColumns(r widget.Rect) (grid, holder, state int) {
	state = r.X + r.W - queueState + 2
	holder = state - 2 - queueHolder
	return holder - queueGrid, holder, state
}

// Draw paints the heaps, and the marked task in the pane beside them or in the rows below.
func (q *queue) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	q.fresh()
	list := q.file.beside(g, r)
	title, body := list.Top(2)
	q.title(g, title)
	if q.file == nil {
		return q.empty(g, body)
	}
	if len(q.rows)+2*len(q.list.Starts) > body.H {
		q.tallies(g, title.Line(1))
	}
	return q.list.Draw(g, body)
}

// title paints how many tasks wait for a decision, how many wait for somebody else, the chosen grid, and how many were
// settled today.
func (q *queue) title(g *widget.Grid, r widget.Rect) {
	host := q.host
	right := g.TextRight(r.X+r.W-2, r.Y, widget.Muted, host.Say(text.QueueSettled, q.all.Settled), 24)
	spans := []widget.Span{{Ink: widget.Text | widget.Bold, Text: host.Say(text.QueueTitle) + "  "}}
	if q.all.Total > 0 {
		spans = append(spans, widget.Span{Ink: widget.Accent | widget.Bold, Text: strconv.Itoa(q.wants) + " "},
			widget.Span{Ink: widget.Muted, Text: text.QueueWaiting(host.Lang(), q.wants)})
	}
	if n := len(q.marked.ids); n > 0 {
		said := "   ✓ " + text.Marked(host.Lang(), n)
		spans = append(spans, widget.Span{Ink: widget.Accent | widget.Bold, Text: said})
	}
	if n := len(q.rows) - q.wants; n > 0 {
		spans = append(spans, widget.Span{Ink: widget.Muted, Text: "   " + text.QueueWaits(host.Lang(), n)})
	}
	if q.grid != "" {
		spans = append(spans, widget.Span{Ink: widget.Text, Text: "   " + host.Desk().Register().ShortName(q.grid)})
	}
	g.Spans(r.X+2, r.Y, right-r.X-4, spans...)
}

// tallies paints the name and the count of each heap, the one with the cursor in bold. Draw calls it if the heaps do
// not fit on the screen.
func (q *queue) tallies(g *widget.Grid, r widget.Rect) {
	var spans []widget.Span
	at := q.heap()
	for i, start := range q.list.Starts {
		ink := widget.Muted
		if i == at {
			ink = widget.Text | widget.Bold
		}
		said := text.View(q.host.Lang(), string(q.rows[start].heap)) + " " + strconv.Itoa(q.heapEnd(i)-start)
		spans = append(spans, widget.Span{Ink: ink, Text: said}, widget.Span{Text: "   "})
	}
	g.Spans(r.X+2, r.Y, r.W-4, spans...)
}

// heapEnd returns the row after the last one of a heap, which is named by its index among those listed.
func (q *queue) heapEnd(i int) int {
	if i+1 < len(q.list.Starts) {
		return q.list.Starts[i+1]
	}
	return len(q.rows)
}

// empty paints that nothing waits, and what the person can do next.
func (q *queue) empty(g *widget.Grid, r widget.Rect) *tea.Cursor {
	what, next := text.QueueEmpty, text.QueueEmptyNext
	if q.grid != "" && q.all.Total > 0 {
		what, next = text.QueueNone, text.Sentence{}
	}
	return drawNone(q.host, g, r, what, next)
}

// head paints the name of a heap and its count. The heading at the top of the list also carries the headings of the
// columns.
func (q *queue) head(g *widget.Grid, r widget.Rect, group int, top bool) {
	heap := q.rows[q.list.Starts[group]].heap
	end := q.heapEnd(group)
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

// row paints ✓ if the task is marked, the beginning of the words, the grid, who has the task, and why the
// task stands in its heap.
func (q *queue) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	row := q.rows[i]
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	grid, holder, state := queueColumns(r)
	x := r.X + 2
	if q.marked.has(row.task.ID) {
		x = g.Text(x, r.Y, widget.Accent|widget.Bold, "✓", 1) + 1
	}
	drawTitle(q.host, g, x, r.Y, grid-2, ink, row.task)
	g.Text(grid, r.Y, widget.Muted, q.host.Desk().Register().ShortName(row.task.Grid), queueGrid-1)
	read := reader(q.host)
	at := read.QueueSign(row.heap, row.task)
	g.Text(holder, r.Y, widget.Muted, read.QueueHolder(row.heap, row.task), queueHolder-1)
	drawSign(g, state, r.Y, at, queueState-4)
}
