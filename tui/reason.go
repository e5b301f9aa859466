package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// reasonForm is the dialog of something that wants a reason and nothing else: Enter saves.
type reasonForm struct {
	host  page.Host
	says  func() (title, about, hint string) // in the language one reads
	plan  func(why string, drop desk.DraftKey) (*desk.Plan, error)
	said  func() string
	form  form
	why   *field
	draft draft
}

// askReason opens one; key names its draft.
func askReason(host page.Host, key desk.DraftKey, f *reasonForm) {
	f.host, f.form.host, f.draft = host, host, draft{host: host, key: key}
	f.why = &field{edit: &widget.Edit{Limit: model.MostWords}}
	f.why.edit.SetValue(string(f.draft.found()))
	f.Refresh()
	f.form.arrange([]*field{f.why}, []*field{f.why})
	host.Ask(f)
}

// Refresh puts label and hint into the language one reads.
func (f *reasonForm) Refresh() {
	f.why.label = f.host.Say(text.AskWhy)
	_, _, f.why.edit.Hint = f.says()
}

func (f *reasonForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if f.draft.busy() {
		return nil
	}
	if name := widget.Name(k); name == "enter" || name == "ctrl+s" {
		return f.save()
	}
	if !f.form.Key(k) {
		return nil
	}
	return f.draft.typed(f.kept)
}

func (f *reasonForm) save() tea.Cmd {
	plan, err := f.plan(f.why.edit.Value(), f.draft.key)
	if err != nil {
		return f.form.refuse(f.why, desk.Sentence(f.host.Lang(), err))
	}
	f.draft.saving = true
	plan.Typed(f.kept())
	return f.host.Save(plan, f.said(), func() tea.Cmd {
		f.draft.done = true
		f.host.Shut(f)
		return nil
	})
}

// Again is Enter on the page of a full disk.
func (f *reasonForm) Again() tea.Cmd { return f.save() }

func (f *reasonForm) kept() []byte {
	if f.why.edit.Value() == "" {
		return nil
	}
	return []byte(f.why.edit.Value())
}

// Leave keeps what was typed.
func (f *reasonForm) Leave() tea.Cmd { return f.draft.keep(f.kept()) }

// Paste puts what was copied into the reason.
func (f *reasonForm) Paste(s string) tea.Cmd {
	if !f.form.Paste(s) {
		return nil
	}
	return f.draft.typed(f.kept)
}

// Size is what title, field and what is wrong with it need.
func (f *reasonForm) Size(w, h int) (int, int) {
	w = min(72, w)
	return w, min(h, 6+f.why.badRows(w-leastLabel-4))
}

// Draw paints what is struck, and the reason.
func (f *reasonForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	title, about, _ := f.says()
	g.Spans(
		in.X, in.Y, in.W, widget.Span{Ink: widget.Text | widget.Bold, Text: title},
		widget.Span{Ink: widget.Muted, Text: "  " + about},
	)
	f.draft.Draw(g, widget.Rect{W: g.W, H: g.H - 2})
	return f.form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Typing says that plain characters belong to the reason.
func (f *reasonForm) Typing() bool { return true }

// Hints are the keys that save and leave.
func (f *reasonForm) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Esc", Verb: f.host.Say(text.DoKeep)}}
}
