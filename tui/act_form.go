package tui

import (
	"encoding/json"
	"errors"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// actForm is the dialog of an act that asks for words: a note, where Enter is a new line and Ctrl+S saves, or a
// reason, where Enter saves too.
type actForm struct {
	host page.Host
	task *model.Task
	act  act
	then func() tea.Cmd

	form   form
	choice *field // nil: nothing to choose
	day    *field // nil: no date is asked for
	words  *field
	draft  draft
}

func newActForm(host page.Host, t *model.Task, one act, then func() tea.Cmd) *actForm {
	f := &actForm{host: host, task: t, act: one, then: then, form: form{host: host}}
	f.draft = draft{host: host, key: desk.DraftKey{Form: one.Name, Record: t.ID.Record()}}
	asks := one.Asks
	f.words = &field{
		rows: asks.Words.Rows, gap: true, edit: &widget.Edit{Multi: asks.Words.Rows > 1, Limit: model.MostWords},
	}
	all := []*field{f.words}
	if asks.Choice != nil {
		f.choice = &field{choice: &widget.Choice{Items: asks.Choice.Words(host.Lang())}}
		f.choice.choice.Choose(asks.Choice.First)
		all = []*field{f.choice, f.words}
	}
	if asks.Day != nil {
		f.day = &field{edit: &widget.Edit{Limit: 12}, width: 16, gap: true, note: f.dayNote}
		f.day.edit.SetValue(f.proposed())
		all = append([]*field{f.day}, all...)
	}
	f.put(f.draft.found())
	f.Refresh()
	f.form.arrange(all, all)
	f.form.at = f.words
	if f.choice != nil {
		f.form.at = f.choice
	}
	return f
}

// proposed is the day the form is opened with.
func (f *actForm) proposed() string {
	return text.Date(f.act.Asks.Day.Proposed(f.task, f.host.Desk().Today()), f.host.Desk().Today())
}

// dayNote says which day of the week it is, and when it was due until now.
func (f *actForm) dayNote() string {
	day, ok := readDay(f.day.edit.Value(), f.host.Desk().Today())
	if !ok || day == 0 {
		return f.host.Say(text.VisitDateHint)
	}
	return text.Weekday(f.host.Lang(), day) + "  " + text.WasDue(f.host.Lang(), f.task.Due, f.host.Desk().Today())
}

// Refresh puts labels, hint and answers into the language one reads; the words are the person's, and the rules
// speak when they are saved.
func (f *actForm) Refresh() {
	host, asks := f.host, f.act.Asks
	f.words.label, f.words.edit.Hint = host.Say(asks.Words.Label), host.Say(asks.Words.Hint)
	if f.day != nil {
		f.day.label, f.day.edit.Hint = host.Say(asks.Day.Label), host.Say(text.VisitDateHint)
	}
	if f.choice != nil {
		f.choice.label, f.choice.choice.Items = host.Say(asks.Choice.Label), asks.Choice.Words(host.Lang())
	}
}

// Key types and chooses; Ctrl+S saves.
func (f *actForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if f.draft.busy() {
		return nil
	}
	name := widget.Name(k)
	if name == "ctrl+s" || name == "enter" && f.enterSaves() {
		return f.save()
	}
	if !f.form.Key(k) {
		return nil
	}
	if f.form.at == f.choice && f.digitSaves() && widget.Digit(k) >= 0 {
		return f.save()
	}
	return f.draft.typed(f.kept)
}

// enterSaves in a reason, and where a choice is all that is needed.
func (f *actForm) enterSaves() bool {
	return f.form.at == f.words && !f.words.edit.Multi || f.day != nil && f.form.at == f.day ||
		f.form.at == f.choice && f.digitSaves()
}

// digitSaves reports whether choosing is all that is needed.
func (f *actForm) digitSaves() bool { return f.choice != nil && f.act.Asks.Choice.AtOnce }

// save makes the change: what a rule refuses is said under the field, and the form stays.
func (f *actForm) save() tea.Cmd {
	if f.host.Ahead() {
		return f.host.TooSoon()
	}
	g := desk.Given{Words: model.Tidy(f.words.edit.Value())}
	if f.choice != nil && f.choice.choice.Chosen() >= 0 {
		g.Choice = f.act.Asks.Choice.Form[f.choice.choice.Chosen()]
	}
	if f.day != nil {
		var ok bool
		if g.Day, ok = readDay(f.day.edit.Value(), f.host.Desk().Today()); !ok || g.Day == 0 {
			return f.form.refuse(f.day, f.host.Say(text.VisitBadDay))
		}
	}
	var plan *desk.Plan
	body, err := f.act.Body(f.task, g)
	if err == nil {
		plan, err = f.host.Desk().Plan([]desk.DraftKey{f.draft.key}, desk.Act{Record: f.task.ID.Record(), Body: body})
	}
	if err != nil {
		at := f.words
		switch no := new(model.Refusal); {
		case f.choice != nil && g.Choice == "":
			at = f.choice
		case errors.As(err, &no) && no.Reason == model.BadExtension:
			at = f.day
		}
		return f.form.refuse(at, desk.Sentence(f.host.Lang(), err))
	}
	f.draft.saving = true
	plan.Typed(f.kept())
	return f.host.Save(plan, f.host.Say(f.act.Said, shortOf(f.host, f.task)), func() tea.Cmd {
		f.draft.done = true
		f.host.Shut(f)
		return f.then()
	})
}

// Actions by name, for Ctrl+P.
func (f *actForm) Actions() []page.Action {
	return []page.Action{{Name: f.host.Say(text.DoSave), Key: "Ctrl+S", Do: f.save}}
}

// Again is Enter on the page of a full disk.
func (f *actForm) Again() tea.Cmd { return f.save() }

// actDraft is every field of the form, as it is kept between two keys.
type actDraft struct {
	Words  string `json:"words,omitempty"`
	Choice *int   `json:"choice,omitempty"` // none: as the form was opened
	Day    string `json:"day,omitempty"`    // where it is not the one proposed
}

// kept is what the draft holds, nil for a form as it was opened.
func (f *actForm) kept() []byte {
	d := actDraft{Words: f.words.edit.Value()}
	if f.choice != nil && f.choice.choice.Chosen() != f.act.Asks.Choice.First {
		chosen := f.choice.choice.Chosen()
		d.Choice = &chosen
	}
	if f.day != nil && f.day.edit.Value() != f.proposed() {
		d.Day = f.day.edit.Value()
	}
	if d == (actDraft{}) {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// put fills the form with a draft. An older program kept the words alone.
func (f *actForm) put(kept []byte) {
	var d actDraft
	if json.Unmarshal(kept, &d) != nil {
		d = actDraft{Words: string(kept)}
	}
	f.words.edit.SetValue(d.Words)
	if f.choice != nil && d.Choice != nil {
		f.choice.choice.Choose(*d.Choice)
	}
	if f.day != nil && d.Day != "" {
		f.day.edit.SetValue(d.Day)
	}
}

// Leave keeps what was typed.
func (f *actForm) Leave() tea.Cmd { return f.draft.keep(f.kept()) }

// Paste goes to the words.
func (f *actForm) Paste(s string) tea.Cmd {
	if !f.form.Paste(s) {
		return nil
	}
	return f.draft.typed(f.kept)
}

// Click puts the focus on the field under the mouse.
func (f *actForm) Click(x, y int) tea.Cmd {
	f.form.Click(x, y)
	return nil
}

// Size is what the fields need.
func (f *actForm) Size(w, h int) (int, int) {
	w = min(72, w)
	rows := 6 + f.words.rows + f.words.badRows(w-leastLabel-4)
	if f.choice != nil {
		rows += 1 + f.choice.choice.Height(w-leastLabel-4) + f.choice.badRows(w-leastLabel-4)
	}
	if f.day != nil {
		rows += 2 + f.day.badRows(w-leastLabel-4)
	}
	return w, min(h, rows)
}

// Draw paints what the act is about, then the fields, and how much room is left for words.
func (f *actForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	frame := widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 4} // as forms part it: labels at 2
	x := frame.X + f.form.column()
	x = max(x, g.Text(in.X, in.Y, widget.Text|widget.Bold, f.host.Say(f.act.Verb), in.W)+2)
	g.Text(x, in.Y, widget.Muted, beginning(f.host, f.task), in.X+in.W-x)
	cursor := f.form.Draw(g, frame)
	left := model.MostWords - utf8.RuneCountInString(f.words.edit.Value())
	g.TextRight(in.X+in.W, in.Y+in.H-1, widget.Muted, text.CharactersLeft(f.host.Lang(), left), in.W)
	f.draft.Draw(g, widget.Rect{W: g.W, H: g.H - 2})
	return cursor
}

// Typing says that plain characters belong to the words.
func (f *actForm) Typing() bool { return f.form.at.edit != nil }

// Hints are the keys that save.
func (f *actForm) Hints() []widget.Hint {
	host := f.host
	keep := widget.Hint{Key: "Esc", Verb: host.Say(text.DoKeep)}
	save := widget.Hint{Key: "Ctrl+S", Verb: host.Say(text.DoSave)}
	if f.enterSaves() {
		save = widget.Hint{Key: "Enter", Verb: host.Say(text.DoSave)}
	}
	if f.form.at == f.choice && f.choice != nil {
		return []widget.Hint{{Key: host.Say(text.KeyDigits, len(f.choice.choice.Items)), Verb: host.Say(text.DoChoose)},
			{Key: "Tab", Verb: host.Say(text.DoField)}, save, keep}
	}
	if f.day != nil {
		return []widget.Hint{{Key: "Tab", Verb: host.Say(text.DoField)}, save, keep}
	}
	return []widget.Hint{save, keep}
}
