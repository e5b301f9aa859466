package work

import (
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file paints the parts of a case file, from top to bottom. Each method paints into r, and those that return a
// rectangle return what is left of r.

// beside paints the case file of the marked row in the pane, or under the list in a narrow window. It returns what is
// left of r for the list. If the case file is nil because nothing is marked, that is all of r.
func (f *caseFile) beside(g *widget.Grid, r widget.Rect) widget.Rect {
	if f == nil {
		return r
	}
	list, pane, wide := page.Pane(g, r)
	if wide {
		f.pane(g, pane)
		return list
	}
	list, peek := page.Peek(g, r, peekH)
	f.peek(g, peek)
	return list
}

// peek paints the case file in the rows under a list.
func (f *caseFile) peek(g *widget.Grid, r widget.Rect) {
	x, end := r.X+2, r.X+r.W-2
	right := g.TextRight(end, r.Y, widget.Muted, f.read.TaskRaised(f.task), 40)
	g.Text(x, r.Y, widget.Text|widget.Bold, f.read.TaskPlace(f.task), right-x-2)
	n := g.Paragraph(widget.Rect{X: x, Y: r.Y + 1, W: end - x, H: r.H - 3}, widget.Text, f.read.TaskWords(f.task))
	note, free := f.note(), r.H-3-n
	y := r.Y + r.H - 2
	// Both lines go into one row if they fit there, or if there is only one row.
	if len(note) > 1 && (free < 1 || widget.SpansWidth(joined(note)...) <= end-x) {
		note = [][]widget.Span{joined(note)}
	}
	for i, line := range note {
		g.Spans(x, y-len(note)+1+i, end-x, line...)
	}
}

// joined joins several lines into one, with three blanks between them.
func joined(lines [][]widget.Span) (one []widget.Span) {
	for i, line := range lines {
		if i > 0 {
			one = append(one, widget.Span{Text: "   "})
		}
		one = append(one, line...)
	}
	return one
}

// pane paints the case file at the right of a list. It shows more than a peek has room for.
func (f *caseFile) pane(g *widget.Grid, r widget.Rect) {
	r = f.drawHead(g, r)
	r = f.drawWords(g, r, 6)
	r = f.drawCameBack(g, r)
	r = f.drawFacts(g, r, 1)
	r = f.drawUnconfirmed(g, r)
	r = f.drawLastSteps(g, r, 8)
	r = f.drawAlike(g, r)
	f.drawSuggested(g, r)
}

// drawHead paints the place and the state of the task.
func (f *caseFile) drawHead(g *widget.Grid, r widget.Rect) widget.Rect {
	at := f.read.TaskSign(f.task)
	right := g.TextRight(r.X+r.W, r.Y, at.Word.Ink, at.String(), r.W/2)
	g.Text(r.X, r.Y, widget.Text|widget.Bold, f.read.TaskPlace(f.task), right-r.X-2)
	_, r = r.Top(2)
	return r
}

// drawWords paints the resident's words, in at most most rows.
func (f *caseFile) drawWords(g *widget.Grid, r widget.Rect, most int) widget.Rect {
	top, _ := r.Top(most)
	n := g.Paragraph(top, widget.Text, f.read.TaskWords(f.task))
	_, r = r.Top(n + 1)
	return r
}

// drawCameBack paints from whom the task came back and why, in at most three rows. It paints nothing if the task did
// not come back.
func (f *caseFile) drawCameBack(g *widget.Grid, r widget.Rect) widget.Rect {
	line := f.read.TaskCameBack(f.task)
	if line == "" || r.H < 2 {
		return r
	}
	g.Text(r.X, r.Y, widget.Bad, "✗", 1)
	n := g.Paragraph(widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 2, H: min(3, r.H)}, widget.Text, line)
	_, r = r.Top(n + 1)
	return r
}

// drawFacts paints the facts in so many columns, and below them the brief, unless it is the same text as the words.
func (f *caseFile) drawFacts(g *widget.Grid, r widget.Rect, columns int) widget.Rect {
	facts, label, w := f.read.TaskFacts(f.task), 8, r.W/columns
	for _, one := range facts {
		label = max(label, widget.Width(one.Label)+2)
	}
	for len(facts) > 0 && r.H > 0 {
		rows := 1
		for col := range min(columns, len(facts)) {
			x, room := r.X+col*w, w-label
			if col < columns-1 {
				room -= 2
			}
			g.Text(x, r.Y, widget.Muted, facts[col].Label, label)
			rows = max(
				rows,
				g.Paragraph(widget.Rect{X: x + label, Y: r.Y, W: room, H: min(2, r.H)}, widget.Text, facts[col].Value),
			)
		}
		facts = facts[min(columns, len(facts)):]
		_, r = r.Top(rows)
	}
	if f.task.Brief != "" && f.task.Brief != f.task.Text() && r.H > 0 {
		g.Text(r.X, r.Y, widget.Muted, f.host.Say(text.LabelBrief), label)
		n := g.Paragraph(widget.Rect{X: r.X + label, Y: r.Y, W: r.W - label, H: min(2, r.H)}, widget.Text, f.task.Brief)
		_, r = r.Top(n)
	}
	_, r = r.Top(1)
	return r
}

// drawUnconfirmed paints what may still happen to changes that the hub has not confirmed.
func (f *caseFile) drawUnconfirmed(g *widget.Grid, r widget.Rect) widget.Rect {
	if !f.pending {
		return r
	}
	said := text.PendingWhole
	if f.unconfirmedClaim() {
		said = text.UnconfirmedWhole
	}
	n := g.Paragraph(r, widget.Warn, f.host.Say(said))
	_, r = r.Top(n + 1)
	return r
}

// drawLastSteps paints the newest rows of the history, at most most of them.
func (f *caseFile) drawLastSteps(g *widget.Grid, r widget.Rect, most int) widget.Rect {
	lines := f.history(r.W)
	if len(lines) == 0 || r.H < 3 {
		return r
	}
	more := ""
	if over := len(lines) - most; over > 0 {
		lines, more = lines[over:], f.host.Say(text.HistoryAbove, over)
	}
	r = page.Heading(g, r, f.host.Say(text.HistoryHead), more)
	for i, l := range lines[:min(len(lines), r.H)] {
		l.draw(g, r.Line(i))
	}
	_, r = r.Top(len(lines) + 1)
	return r
}

// drawAlike paints up to three similar tasks.
func (f *caseFile) drawAlike(g *widget.Grid, r widget.Rect) widget.Rect {
	const most = 3
	if len(f.similar) == 0 || r.H < 3 {
		return r
	}
	r = page.Heading(g, r, f.host.Say(text.SimilarHead), f.host.Say(text.SimilarIn, len(f.similar)))
	shown := f.similar[:min(len(f.similar), most, r.H)]
	for i, like := range shown {
		drawSimilar(f.host, g, r.Line(i), like.Task)
	}
	_, r = r.Top(len(shown) + 1)
	return r
}

// suggestedRows returns how many rows each suggestion needs in w columns: one for the name, and at most two for the
// reasons.
func (f *caseFile) suggestedRows(w int) []int {
	rows := make([]int, len(f.suggested))
	for i, s := range f.suggested {
		rows[i] = 1 + min(2, len(widget.Wrap(present.Reasons(f.host.Lang(), s), w-2)))
	}
	return rows
}

// drawSuggested paints who could take the task, how many tasks each has in hand, and the reasons.
func (f *caseFile) drawSuggested(g *widget.Grid, r widget.Rect) {
	if len(f.suggested) == 0 || r.H < 3 {
		return
	}
	r = page.Heading(g, r, f.host.Say(text.SuggestedHead), "")
	rows := f.suggestedRows(r.W)
	for i, s := range f.suggested {
		if rows[i] > r.H {
			return
		}
		right := g.TextRight(r.X+r.W, r.Y, widget.Muted, text.InHand(f.host.Lang(), s.Load), 14)
		g.Spans(r.X, r.Y, right-r.X-2, widget.Span{Ink: widget.Accent, Text: string(rune('1'+i)) + " "},
			widget.Span{Ink: widget.Text | widget.Bold, Text: s.To.Name})
		g.Paragraph(
			widget.Rect{X: r.X + 2, Y: r.Y + 1, W: r.W - 2, H: rows[i] - 1},
			widget.Muted,
			present.Reasons(f.host.Lang(), s),
		)
		_, r = r.Top(rows[i])
	}
}
