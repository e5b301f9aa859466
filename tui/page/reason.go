package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Reason is something that wants a reason and nothing else.
type Reason struct {
	// Says is the title, what it is about, and a hint, in the language one reads.
	Says func() (title, about, hint string)
	// Plan makes the plan, and drops the draft with it.
	Plan func(why string, drop desk.DraftKey) (*desk.Plan, error)
	// Said is the toast after the save.
	Said func() string
}

// reasonForm is the dialog of a Reason: Enter saves.
type reasonForm struct {
	Form
	Reason
	host Host
	why  *Field
}

// AskReason opens the dialog of a reason; key names its draft.
func AskReason(host Host, key desk.DraftKey, r Reason) {
	f := &reasonForm{Reason: r, host: host}
	f.Form = NewForm(host, key, f.held, f.save)
	f.why = &Field{Edit: &widget.Edit{Limit: model.MostWords}}
	f.why.Edit.SetValue(string(f.Found()))
	f.Refresh()
	f.Arrange([]*Field{f.why}, []*Field{f.why})
	host.ShowDialog(f)
}

// Refresh puts label and hint into the language one reads.
func (f *reasonForm) Refresh() {
	f.why.Label = f.host.Say(text.AskWhy)
	_, _, f.why.Edit.Hint = f.Says()
}

// Key types; Enter saves.
func (f *reasonForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

func (f *reasonForm) save() tea.Cmd {
	plan, err := f.Plan(f.why.Edit.Value(), f.Draft.Key)
	if err != nil {
		return f.Refuse(f.why, desk.Sentence(f.host.Lang(), err))
	}
	return f.Save(plan, f.Said(), func() tea.Cmd {
		f.host.CloseDialogs(f)
		return nil
	})
}

func (f *reasonForm) held() []byte {
	if f.why.Edit.Value() == "" {
		return nil
	}
	return []byte(f.why.Edit.Value())
}

// Size is what title, field and what is wrong with it need.
func (f *reasonForm) Size(w, h int) (int, int) {
	w = min(72, w)
	return w, min(h, 6+f.why.BadRows(w-LeastLabel-4))
}

// Draw paints what is struck, and the reason.
func (f *reasonForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	title, about, _ := f.Says()
	g.Spans(
		in.X, in.Y, in.W, widget.Span{Ink: widget.Text | widget.Bold, Text: title},
		widget.Span{Ink: widget.Muted, Text: "  " + about},
	)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Hints are the keys that save and leave.
func (f *reasonForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
