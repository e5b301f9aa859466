package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// fault is an error that wants a screen: what went wrong, that nothing is lost, what to do. The form it came
// from stands behind it, untouched.
type fault struct {
	a    *App
	what text.Fault
	log  string // the folder it lies in
}

// newFault gives the screen for an error of the disk or the file; nil for one that a line can say.
func newFault(a *App, err error) Dialog {
	var no *model.Refusal
	f := desk.FaultOf(err)
	if errors.As(err, &no) || f.What.IsZero() {
		return nil
	}
	return &fault{a, f, a.desk.Dir()}
}

func (f *fault) title() string  { return f.what.Title(f.a.lang, "home.db") }
func (f *fault) advice() string { return f.what.Advice(f.a.lang) }

func (f *fault) Key(k tea.KeyPressMsg) tea.Cmd {
	if n := widget.Name(k); n == "enter" || n == "esc" {
		f.a.answer()
		if c, ok := f.a.front().(interface{ again() tea.Cmd }); ok && n == "enter" {
			return c.again() // the form saves once more
		}
	}
	return nil
}

func (f *fault) Size(w, _ int) (int, int) {
	w = min(60, w)
	return w, len(widget.Wrap(f.advice(), w-8)) + 6
}

func (f *fault) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Spans(
		in.X, in.Y, in.W, widget.Span{Ink: widget.Bad, Text: "✗ "},
		widget.Span{Ink: widget.Text | widget.Bold, Text: f.title()},
	)
	n := g.Paragraph(widget.Rect{X: in.X + 2, Y: in.Y + 2, W: in.W - 2, H: in.H - 3}, widget.Text, f.advice())
	g.Text(in.X+2, in.Y+3+n, widget.Muted, f.a.say(text.LabelLog)+"  "+f.log, in.W-2)
	return widget.Cursor(in.X, in.Y)
}

func (f *fault) Typing() bool { return false }
func (f *fault) Refresh()     {}
func (f *fault) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.a.say(text.DoRetry)}, {Key: "Esc", Verb: f.a.say(text.DoToForm)}}
}
