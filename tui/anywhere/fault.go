package anywhere

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Fault is the dialog for an error that one line cannot explain: what went wrong, that nothing is lost, and what to
// do. The form whose save failed stays open behind it.
type Fault struct {
	host page.Host
	what text.Fault
	Log  string // the folder of the log
}

// NewFault returns the dialog for an error of the disk or of a file. It returns nil for a refusal, and for any other
// error that one line can explain.
func NewFault(host page.Host, err error) page.Dialog {
	var no *model.Refusal
	f := desk.FaultOf(err)
	if errors.As(err, &no) || f.What.IsZero() {
		return nil
	}
	return &Fault{host, f, host.Desk().Dir()}
}

func (f *Fault) title() string  { return f.what.Title(f.host.Lang(), "home.db") }
func (f *Fault) advice() string { return f.what.Advice(f.host.Lang()) }

// Key closes the dialog with Esc or Enter. After Enter the form behind it saves once more.
func (f *Fault) Key(k tea.KeyPressMsg) tea.Cmd {
	if n := widget.Name(k); n == "enter" || n == "esc" {
		f.host.CloseDialog()
		if s, ok := f.host.Front().(page.Saver); ok && n == "enter" {
			return s.SaveAgain()
		}
	}
	return nil
}

// Size returns the size of the dialog in cells. It has room for the whole advice.
func (f *Fault) Size(w, _ int) (int, int) {
	w = min(60, w)
	return w, len(widget.Wrap(f.advice(), w-8)) + 6
}

// Draw paints what went wrong, what to do, and the folder of the log.
func (f *Fault) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Spans(
		in.X, in.Y, in.W, widget.Span{Ink: widget.Bad, Text: "✗ "},
		widget.Span{Ink: widget.Text | widget.Bold, Text: f.title()},
	)
	n := g.Paragraph(widget.Rect{X: in.X + 2, Y: in.Y + 2, W: in.W - 2, H: in.H - 3}, widget.Text, f.advice())
	g.Text(in.X+2, in.Y+3+n, widget.Muted, f.host.Say(text.LabelLog)+"  "+f.Log, in.W-2)
	return widget.Cursor(in.X, in.Y)
}

// Typing reports false: the dialog has no field.
func (f *Fault) Typing() bool { return false }

// Refresh does nothing, because the error stays the same.
func (f *Fault) Refresh() {}

// Hints returns Enter for another try, and Esc for the way back to the form.
func (f *Fault) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.host.Say(text.DoRetry)}, {Key: "Esc", Verb: f.host.Say(text.DoToForm)}}
}
