package work

import (
	"strings"

	"sidan/model/text"
	"sidan/tui/widget"
)

// historyLine is one row of a task's history (经过). The first rows of a step say when it was, who took it and what it
// was, and are muted. The words of the step follow.
type historyLine struct {
	when string
	said string
	ink  widget.Ink
}

// whenW is the width in cells of the column of times, such as 11-22 19:10.
const whenW = 13

func (l historyLine) draw(g *widget.Grid, r widget.Rect) {
	g.Text(r.X, r.Y, widget.Muted, l.when, whenW-1)
	g.Text(r.X+whenW, r.Y, l.ink, l.said, r.W-whenW)
}

// history returns the history in rows of w cells, the newest step last. It wraps the text only once for each width. If
// the person may not see the inside of the task, there are no rows.
func (f *caseFile) history(w int) []historyLine {
	if f.task.Inside == nil || f.linesWidth == w {
		return f.lines
	}
	f.lines, f.linesWidth = nil, w
	if n := f.task.Inside.More; n > 0 {
		f.lines = append(f.lines, historyLine{said: f.host.Say(text.HistoryMore, n), ink: widget.Muted})
	}
	for _, s := range f.task.Inside.Steps {
		when := text.When(f.host.Lang(), s.On, f.host.Desk().Now())
		for _, row := range widget.Wrap(f.read.StepLine(f.task, s), w-whenW) {
			f.lines = append(f.lines, historyLine{when, row, widget.Muted})
			when = ""
		}
		if strings.TrimSpace(s.Words) == "" {
			continue
		}
		for _, row := range widget.Wrap(s.Words, w-whenW) {
			f.lines = append(f.lines, historyLine{said: row})
		}
	}
	return f.lines
}
