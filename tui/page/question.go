package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// Question is a title, a sentence, and answers to choose from. The first answer is the safe one, and is marked at the
// start.
type Question struct {
	Title   string
	Body    string
	Answers []Answer
}

// Answer is one answer, and what it does.
type Answer struct {
	Text string
	Do   func() tea.Cmd
}

// question is the dialog that shows a Question.
type question struct {
	Question
	host Host
	says func() Question
	cur  int
}

// NewQuestion returns the dialog of the question that says returns. It calls says again when a fact or the language
// changes.
func NewQuestion(host Host, says func() Question) Dialog {
	return &question{host: host, says: says, Question: says()}
}

// Key moves the mark. Enter takes the marked answer, a digit takes its own, and Esc closes the dialog.
func (q *question) Key(k tea.KeyPressMsg) tea.Cmd {
	take := widget.Nth(k, len(q.Answers))
	switch name := widget.Name(k); {
	case name == "up", k.Text == "k":
		q.cur = max(0, q.cur-1)
	case name == "down", k.Text == "j":
		q.cur = min(len(q.Answers)-1, q.cur+1)
	case name == "enter":
		take = q.cur
	case name == "esc":
		q.host.CloseDialog()
	}
	if take < 0 {
		return nil
	}
	q.host.CloseDialog()
	return q.Answers[take].Do()
}

// Size returns the size of the dialog in cells: that of the whole text, up to 64 columns.
func (q *question) Size(w, _ int) (int, int) {
	w = min(64, w)
	return w, len(widget.Wrap(q.Body, w-8)) + len(q.Answers) + 5
}

// Draw paints the title, the sentence and the answers.
func (q *question) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, q.Title, in.W)
	y := in.Y + 2
	y += g.Paragraph(widget.Rect{X: in.X, Y: y, W: in.W, H: max(0, in.H-3-len(q.Answers))}, widget.Text, q.Body) + 1
	cursor := widget.Cursor(in.X-1, y)
	for i, a := range q.Answers {
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
			widget.Span{Ink: ink, Text: a.Text},
		)
	}
	return cursor
}

// Typing reports false: the dialog has no field.
func (q *question) Typing() bool { return false }

// Refresh gets the question anew, in the current language.
func (q *question) Refresh() { q.Question = q.says() }

// Hints returns the keys that choose and leave.
func (q *question) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: q.host.Say(text.DoChoose)}, {Key: "Esc", Verb: q.host.Say(text.DoBack)}}
}
