package work

import (
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file paints the pieces of a case file, from top to bottom. Each paints into r, and gives what is left of r.

// beside draws the case of the marked row in the pane, or in a narrow window under the list, and gives what is left
// for the list. A nil case file, as where nothing is marked, leaves all of it.
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

// peek paints the case in the rows under a list.
func (f *caseFile) peek(g *widget.Grid, r widget.Rect) {
	x, end := r.X+2, r.X+r.W-2
	right := g.TextRight(end, r.Y, widget.Muted, f.read.TaskRaised(f.task), 40)
	g.Text(x, r.Y, widget.Text|widget.Bold, f.read.TaskPlace(f.task), right-x-2)
	n := g.Paragraph(widget.Rect{X: x, Y: r.Y + 1, W: end - x, H: r.H - 3}, widget.Text, f.read.TaskWords(f.task))
	note, free := f.note(), r.H-3-n
	y := r.Y + r.H - 2
	if len(note) > 1 && (free < 1 || widget.SpansWidth(joined(note)...) <= end-x) { // one row holds it, or must
		note = [][]widget.Span{joined(note)}
	}
	for i, line := range note {
		g.Spans(x, y-len(note)+1+i, end-x, line...)
	}
}

// joined makes one line of several, three blanks apart.
func joined(lines [][]widget.Span) (one []widget.Span) {
	for i, line := range lines {
		if i > 0 {
			one = append(one, widget.Span{Text: "   "})
		}
		one = append(one, line...)
	}
	return one
}

// pane paints the case at the right of a list, with what a peek has no room for.
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

// drawHead paints the place and the state.
func (f *caseFile) drawHead(g *widget.Grid, r widget.Rect) widget.Rect {
	at := f.read.TaskSign(f.task)
	right := g.TextRight(r.X+r.W, r.Y, at.Word.Ink, at.String(), r.W/2)
	g.Text(r.X, r.Y, widget.Text|widget.Bold, f.read.TaskPlace(f.task), right-r.X-2)
	_, r = r.Top(2)
	return r
}

// drawWords paints the words, in at most so many rows.
func (f *caseFile) drawWords(g *widget.Grid, r widget.Rect, most int) widget.Rect {
	top, _ := r.Top(most)
	n := g.Paragraph(top, widget.Text, f.read.TaskWords(f.task))
	_, r = r.Top(n + 1)
	return r
}

// drawCameBack paints who it came back from, and why, in at most three rows.
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

// drawFacts paints the facts in one column or two, and the brief for whoever reads the words beside it.
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

// drawUnconfirmed says what a step that waits for the hub may come to.
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

// drawLastSteps paints the newest rows of the history.
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

// drawAlike paints the tasks like it.
func (f *caseFile) drawAlike(g *widget.Grid, r widget.Rect) widget.Rect {
	const most = 3
	if len(f.similar) == 0 || r.H < 3 {
		return r
	}
	r = page.Heading(g, r, f.host.Say(text.SimilarHead), f.host.Say(text.SimilarIn, len(f.similar)))
	shown := f.similar[:min(len(f.similar), most, r.H)]
	for i, t := range shown {
		drawSimilar(f.host, g, r.Line(i), t)
	}
	_, r = r.Top(len(shown) + 1)
	return r
}

// suggestedRows is how many rows each of those who could take it needs in w columns: one for the name, and at most two
// for the reasons.
func (f *caseFile) suggestedRows(w int) []int {
	rows := make([]int, len(f.suggested))
	for i, s := range f.suggested {
		rows[i] = 1 + min(2, len(widget.Wrap(present.Reasons(f.host.Lang(), s), w-2)))
	}
	return rows
}

// drawSuggested paints who it could go to, with what they have in hand and why.
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
