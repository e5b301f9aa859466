package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// question is a dialog of a title, a sentence and numbered answers, the safe one first and marked.
type question struct {
	host page.Host
	says func() asked
	asked
	cur int
}

// asked is what a question says, in the language one reads.
type asked struct {
	title   string
	body    string
	answers []answer
}

func newQuestion(host page.Host, says func() asked) *question {
	return &question{host: host, says: says, asked: says()}
}

type answer struct {
	text string
	do   func() tea.Cmd
}

func (q *question) Key(k tea.KeyPressMsg) tea.Cmd {
	take := widget.Nth(k, len(q.answers))
	switch name := widget.Name(k); {
	case name == "up", k.Text == "k":
		q.cur = max(0, q.cur-1)
	case name == "down", k.Text == "j":
		q.cur = min(len(q.answers)-1, q.cur+1)
	case name == "enter":
		take = q.cur
	case name == "esc":
		q.host.Answer()
	}
	if take < 0 {
		return nil
	}
	q.host.Answer()
	return q.answers[take].do()
}

// Size is the whole text's, within the window.
func (q *question) Size(w, _ int) (int, int) {
	w = min(64, w)
	return w, len(widget.Wrap(q.body, w-8)) + len(q.answers) + 5
}

func (q *question) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, q.title, in.W)
	y := in.Y + 2
	y += g.Paragraph(widget.Rect{X: in.X, Y: y, W: in.W, H: max(0, in.H-3-len(q.answers))}, widget.Text, q.body) + 1
	cursor := widget.Cursor(in.X-1, y)
	for i, a := range q.answers {
		line := widget.Rect{X: r.X, Y: y + i, W: r.W, H: 1}
		ink := widget.Text
		if i == q.cur {
			g.Ground(line, widget.OnFocus)
			widget.Mark(g, line)
			ink |= widget.Bold
			cursor = widget.Cursor(in.X-1, y+i)
		}
		g.Spans(
			in.X, y+i, in.W, widget.Span{Ink: widget.Accent, Text: string(rune('1'+i)) + "  "},
			widget.Span{Ink: ink, Text: a.text},
		)
	}
	return cursor
}

func (q *question) Typing() bool { return false }
func (q *question) Refresh()     { q.asked = q.says() }
func (q *question) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: q.host.Say(text.DoChoose)}, {Key: "Esc", Verb: q.host.Say(text.DoBack)}}
}
