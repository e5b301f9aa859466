package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Form is the common part of screens that are filled in: the fields, the draft of what they hold, and how they are
// saved. A screen embeds it. It then handles keys, pastes and clicks, keeps its draft when it is left, and saves with
// Ctrl+S.
type Form struct {
	Fields
	Draft
	// OnTyped is called after something was typed or chosen, before the draft is kept. It may be nil.
	OnTyped func()

	host Host
	save func() tea.Cmd
}

// NewForm returns a form. held returns what the form holds, and nil if the form is as it was opened. save is called
// for Ctrl+S, but not while a save is under way, and not for a key that was pressed before the form was drawn.
func NewForm(host Host, key desk.DraftKey, held func() []byte, save func() tea.Cmd) Form {
	return Form{host: host, Fields: NewFields(host), Draft: NewDraft(host, key, held), save: save}
}

// Key saves with Ctrl+S, and gives any other key to the fields.
func (f *Form) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "ctrl+s" {
		return f.SaveAgain()
	}
	return f.Changed(f.Fields.Key(k))
}

// Changed has the draft kept after a while, if something was typed.
func (f *Form) Changed(typed bool) tea.Cmd {
	if !typed {
		return nil
	}
	if f.OnTyped != nil {
		f.OnTyped()
	}
	return f.Draft.Typed()
}

// Paste pastes text into the field in focus.
func (f *Form) Paste(s string) tea.Cmd { return f.Changed(f.Fields.Paste(s)) }

// Click puts the focus on the field under the mouse.
func (f *Form) Click(x, y int) tea.Cmd {
	f.Fields.Click(x, y)
	return nil
}

// SaveAgain saves, also once more after a save that failed.
func (f *Form) SaveAgain() tea.Cmd {
	switch {
	case f.Busy():
		return nil
	case f.host.Ahead():
		return f.host.TooSoon()
	}
	return f.save()
}

// Typing reports true: characters are typed into the form.
func (f *Form) Typing() bool { return true }

// Actions returns the actions for the list of Ctrl+P.
func (f *Form) Actions() []Action {
	return []Action{{Name: f.host.Say(text.DoSave), Key: "Ctrl+S", Do: f.SaveAgain}}
}

// Hints returns the keys that every form has.
func (f *Form) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Tab", Verb: f.host.Say(text.DoField)}, {Key: "Ctrl+S", Verb: f.host.Say(text.DoSave)},
		{Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}

// Draw paints the fields, and the note about when the draft was kept.
func (f *Form) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	f.DrawNote(g)
	return f.Fields.Draw(g, r)
}
