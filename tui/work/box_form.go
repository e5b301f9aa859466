package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// boxForm is the dialog that puts up a suggestion box. Enter saves.
type boxForm struct {
	page.Form
	host  page.Host
	where *page.Field
}

// openBoxForm opens the dialog, with its draft if there is one.
func openBoxForm(host page.Host) {
	f := &boxForm{host: host}
	f.Form = page.NewForm(host, desk.DraftKey{Form: "box"}, f.held, f.save)
	f.where = &page.Field{Edit: &widget.Edit{Limit: model.MostName}}
	f.where.Edit.SetValue(string(f.Found()))
	f.Refresh()
	f.Arrange([]*page.Field{f.where}, []*page.Field{f.where})
	host.ShowDialog(f)
}

// Refresh puts the label and the hint into the current language.
func (f *boxForm) Refresh() {
	f.where.Label, f.where.Edit.Hint = text.Field(f.host.Lang(), "spot"), f.host.Say(text.HintWhere)
}

// Key saves with Enter, and gives any other key to the form.
func (f *boxForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

// save saves the box as hanging there since today.
func (f *boxForm) save() tea.Cmd {
	d := f.host.Desk()
	b := model.BoxPlaced{Since: d.Today()}
	if b.Place, b.Compound, b.Spot = d.Where(f.where.Edit.Value()); b.Compound == "" {
		return f.Refuse(f.where, f.host.Say(text.BoxWhichCompound))
	}
	plan, err := d.PlanBox(b, f.Draft.Key)
	if err != nil {
		return f.Refuse(f.where, desk.Sentence(f.host.Lang(), err))
	}
	return f.Save(plan, text.Kind(f.host.Lang(), model.KindBox)+" "+f.host.Say(text.Saved), func() tea.Cmd {
		f.host.CloseDialogs(f)
		return nil
	})
}

// held returns what was typed so far, and nil if that is nothing.
func (f *boxForm) held() []byte {
	if f.where.Edit.Value() == "" {
		return nil
	}
	return []byte(f.where.Edit.Value())
}

// Size returns the size of the dialog in cells.
func (f *boxForm) Size(w, h int) (int, int) {
	w = min(72, w)
	return w, min(h, 6+f.where.BadRows(w-page.LeastLabel-4))
}

// Draw paints the title and the field.
func (f *boxForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, f.host.Say(text.DoPlaceBox), in.W)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Hints returns the keys that save and leave.
func (f *boxForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
