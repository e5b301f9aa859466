package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Reason is an action that needs a reason and nothing else.
type Reason struct {
	// Says returns the title, what the action is about, and the hint of the field, in the current language.
	Says func() (title, about, hint string)
	// Plan returns the plan of the action, which also drops the draft.
	Plan func(why string, drop desk.DraftKey) (*desk.Plan, error)
	// Said returns the sentence of the toast after the save.
	Said func() string
}

// reasonForm is the dialog of a Reason. Enter saves.
type reasonForm struct {
	Form
	Reason
	host Host
	why  *Field
}

// AskReason opens the dialog of a Reason. key names its draft.
func AskReason(host Host, key desk.DraftKey, r Reason) {
	f := &reasonForm{Reason: r, host: host}
	f.Form = NewForm(host, key, f.held, f.save)
	f.why = &Field{Edit: &widget.Edit{Limit: model.MostWords}}
	f.why.Edit.SetValue(string(f.Found()))
	f.Refresh()
	f.Arrange([]*Field{f.why}, []*Field{f.why})
	host.ShowDialog(f)
}

// Refresh puts the label and the hint into the current language.
func (f *reasonForm) Refresh() {
	f.why.Label = f.host.Say(text.AskWhy)
	_, _, f.why.Edit.Hint = f.Says()
}

// Key saves with Enter, and gives any other key to the form.
func (f *reasonForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

// save saves the plan, or says under the field why it cannot be saved.
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

// held returns the reason typed so far, and nil if there is none.
func (f *reasonForm) held() []byte {
	if f.why.Edit.Value() == "" {
		return nil
	}
	return []byte(f.why.Edit.Value())
}

// Size returns the size of the dialog in cells: room for the title, the field, and what is wrong with it.
func (f *reasonForm) Size(w, h int) (int, int) {
	w = min(72, w)
	return w, min(h, 6+f.why.BadRows(w-LeastLabel-4))
}

// Draw paints the title, what the action is about, and the field of the reason.
func (f *reasonForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	title, about, _ := f.Says()
	g.Spans(
		in.X, in.Y, in.W, widget.Span{Ink: widget.Text | widget.Bold, Text: title},
		widget.Span{Ink: widget.Muted, Text: "  " + about},
	)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Hints returns the keys that save and leave.
func (f *reasonForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
