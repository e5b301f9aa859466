package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Form is a screen that is filled in: its fields, the draft of what they hold, and how it is saved. A screen embeds
// it, and so takes keys, pastes and clicks, keeps its draft when it is left, and saves with Ctrl+S.
type Form struct {
	Fields
	Draft
	// OnTyped follows what was typed, before it is drafted; nil: nothing does.
	OnTyped func()

	host Host
	save func() tea.Cmd
}

// NewForm is a form that holds what held gives, nil while it is as it was opened. save is called for Ctrl+S, not while
// a save is under way, nor for a key that was pressed before the form was drawn.
func NewForm(host Host, key desk.DraftKey, held func() []byte, save func() tea.Cmd) Form {
	return Form{host: host, Fields: NewFields(host), Draft: NewDraft(host, key, held), save: save}
}

// Key types; Ctrl+S saves.
func (f *Form) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "ctrl+s" {
		return f.SaveAgain()
	}
	return f.Changed(f.Fields.Key(k))
}

// Changed has the draft kept in a while, if something was typed.
func (f *Form) Changed(typed bool) tea.Cmd {
	if !typed {
		return nil
	}
	if f.OnTyped != nil {
		f.OnTyped()
	}
	return f.Draft.Typed()
}

// Paste puts what was copied into the field one is in.
func (f *Form) Paste(s string) tea.Cmd { return f.Changed(f.Fields.Paste(s)) }

// Click goes to the field under the mouse.
func (f *Form) Click(x, y int) tea.Cmd {
	f.Fields.Click(x, y)
	return nil
}

// SaveAgain saves, or saves once more after the disk did not take it.
func (f *Form) SaveAgain() tea.Cmd {
	switch {
	case f.Busy():
		return nil
	case f.host.Ahead():
		return f.host.TooSoon()
	}
	return f.save()
}

// Typing is true: letters belong to the form.
func (f *Form) Typing() bool { return true }

// Actions by name, for Ctrl+P.
func (f *Form) Actions() []Action {
	return []Action{{Name: f.host.Say(text.DoSave), Key: "Ctrl+S", Do: f.SaveAgain}}
}

// Hints are the keys of every form.
func (f *Form) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Tab", Verb: f.host.Say(text.DoField)}, {Key: "Ctrl+S", Verb: f.host.Say(text.DoSave)},
		{Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}

// Draw paints the fields, and when the draft was kept.
func (f *Form) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	f.DrawNote(g)
	return f.Fields.Draw(g, r)
}
