package work

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// stepForm is the dialog of a step that needs a text. If the text is a note, Enter begins a new line and Ctrl+S saves.
// If it is a reason, which has one line, Enter saves too.
type stepForm struct {
	page.Form
	host page.Host
	task *model.Task
	step desk.Offer
	to   model.Addressee // whom the step names, if it names somebody
	then func() tea.Cmd

	choice *page.Field // nil: there is nothing to choose
	day    *page.Field // nil: no date is asked for
	words  *page.Field
}

func newStepForm(
	host page.Host, t *model.Task, one desk.Offer, to model.Addressee, then func() tea.Cmd,
) *stepForm {
	f := &stepForm{host: host, task: t, step: one, to: to, then: then}
	f.Form = page.NewForm(host, stepDraftKey(t, one), f.kept, f.save)
	asks := one.Asks
	f.words = &page.Field{
		Rows: asks.Words.Rows, Gap: true, Edit: &widget.Edit{Multi: asks.Words.Rows > 1, Limit: model.MostWords},
	}
	all := []*page.Field{f.words}
	if asks.Choice != nil {
		f.choice = &page.Field{Choice: &widget.Choice{Items: asks.Choice.Words(host.Lang())}}
		f.choice.Choice.Choose(asks.Choice.First)
		all = []*page.Field{f.choice, f.words}
	}
	if asks.Day != nil {
		f.day = &page.Field{Edit: &widget.Edit{Limit: 12}, Width: 16, Gap: true, Note: f.dayNote}
		f.day.Edit.SetValue(f.proposed())
		all = append([]*page.Field{f.day}, all...)
	}
	f.put(f.Found())
	f.Refresh()
	f.Arrange(all, all)
	f.At = f.words
	if f.choice != nil {
		f.At = f.choice
	}
	return f
}

// proposed returns the day that the form is opened with.
func (f *stepForm) proposed() string {
	return text.Date(f.step.Asks.Day.Proposed(f.host.Desk(), f.task), f.host.Desk().Today())
}

// dayNote returns the note behind the day: its day of the week, and the day on which the task was due before. If no
// day can be read, it returns how to type one.
func (f *stepForm) dayNote() string {
	note := page.DayNote(f.host, f.day.Edit.Value())
	if note == "" {
		return f.host.Say(text.VisitDateHint)
	}
	return note + "  " + text.WasDue(f.host.Lang(), f.task.Due, f.host.Desk().Today())
}

// Refresh puts labels, hints and answers into the current language. What was typed stays.
func (f *stepForm) Refresh() {
	host, asks := f.host, f.step.Asks
	f.words.Label, f.words.Edit.Hint = host.Say(asks.Words.Label), host.Say(asks.Words.Hint)
	if f.day != nil {
		f.day.Label, f.day.Edit.Hint = host.Say(asks.Day.Label), host.Say(text.VisitDateHint)
	}
	if f.choice != nil {
		f.choice.Label, f.choice.Choice.Items = host.Say(asks.Choice.Label), asks.Choice.Words(host.Lang())
	}
}

// Key handles a key. Ctrl+S saves, Enter saves if enterSaves says so, and a digit on the choice saves if only a choice
// is needed.
func (f *stepForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" && f.enterSaves() {
		return f.SaveAgain()
	}
	if f.At == f.choice && f.digitSaves() && widget.Digit(k) >= 0 && f.Fields.Key(k) {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

// enterSaves reports whether Enter saves. It does in a reason, in a date, and on a choice that is all the step needs.
func (f *stepForm) enterSaves() bool {
	return f.At == f.words && !f.words.Edit.Multi || f.day != nil && f.At == f.day ||
		f.At == f.choice && f.digitSaves()
}

// digitSaves reports whether a digit saves at once, because the step needs only a choice.
func (f *stepForm) digitSaves() bool { return f.choice != nil && f.step.Asks.Choice.AtOnce }

// save saves the step. If a rule refuses it, the form stays, and the sentence stands under the field that it is about.
func (f *stepForm) save() tea.Cmd {
	g := desk.Given{To: f.to, Words: model.Tidy(f.words.Edit.Value())}
	if f.choice != nil && f.choice.Choice.Chosen() >= 0 {
		g.Choice = f.step.Asks.Choice.Form[f.choice.Choice.Chosen()]
	}
	if f.day != nil {
		var wrong string
		if g.Day, wrong = page.NeedDay(f.host, f.day.Edit.Value(), f.step.Asks.Day.Flag); wrong != "" {
			return f.Refuse(f.day, wrong)
		}
	}
	var plan *desk.Plan
	body, err := f.host.Desk().StepBody(f.step.Step, f.task, g)
	if err == nil {
		plan, err = f.host.Desk().Plan([]desk.DraftKey{f.Draft.Key}, desk.Act{Record: f.task.ID.Record(), Body: body})
	}
	if err != nil {
		at := f.words
		switch no := new(model.Refusal); {
		case f.choice != nil && g.Choice == "":
			at = f.choice
		case errors.As(err, &no) && no.Reason == model.BadExtension:
			at = f.day
		}
		return f.Refuse(at, desk.Sentence(f.host.Lang(), err))
	}
	return f.Save(plan, f.host.Say(f.step.Said, reader(f.host).TaskName(f.task)), func() tea.Cmd {
		f.host.CloseDialogs(f)
		return f.then()
	})
}

// stepDraft is the content of the form, as its draft keeps it.
type stepDraft struct {
	To     model.Addressee `json:"to,omitzero"`
	Words  string          `json:"words,omitempty"`
	Choice *int            `json:"choice,omitempty"` // nil: as the form was opened
	Day    string          `json:"day,omitempty"`    // "": the proposed day
}

func stepDraftKey(t *model.Task, one desk.Offer) desk.DraftKey {
	return desk.DraftKey{Form: one.Name, Record: t.ID.Record()}
}

// draftedTo returns whom the draft of a step names, or the zero Addressee.
func draftedTo(host page.Host, t *model.Task, one desk.Offer) model.Addressee {
	var d stepDraft
	kept, _ := host.Desk().Draft(stepDraftKey(t, one))
	if json.Unmarshal(kept, &d) != nil {
		return model.Addressee{}
	}
	return d.To
}

// kept returns the draft, and nil if the form is as it was opened.
func (f *stepForm) kept() []byte {
	d := stepDraft{Words: f.words.Edit.Value()}
	if f.choice != nil && f.choice.Choice.Chosen() != f.step.Asks.Choice.First {
		chosen := f.choice.Choice.Chosen()
		d.Choice = &chosen
	}
	if f.day != nil && f.day.Edit.Value() != f.proposed() {
		d.Day = f.day.Edit.Value()
	}
	if d == (stepDraft{}) {
		return nil
	}
	d.To = f.to
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// put fills the form with a draft. A draft of an older program holds only the text.
func (f *stepForm) put(kept []byte) {
	var d stepDraft
	if json.Unmarshal(kept, &d) != nil {
		d = stepDraft{Words: string(kept)}
	}
	f.words.Edit.SetValue(d.Words)
	if f.choice != nil && d.Choice != nil {
		f.choice.Choice.Choose(*d.Choice)
	}
	if f.day != nil && d.Day != "" {
		f.day.Edit.SetValue(d.Day)
	}
}

// Size returns the size of the dialog in cells.
func (f *stepForm) Size(w, h int) (int, int) {
	w = min(72, w)
	rows := 6 + f.words.Rows + f.words.BadRows(w-page.LeastLabel-4)
	if f.choice != nil {
		rows += 1 + f.choice.Choice.Height(w-page.LeastLabel-4) + f.choice.BadRows(w-page.LeastLabel-4)
	}
	if f.day != nil {
		rows += 2 + f.day.BadRows(w-page.LeastLabel-4)
	}
	return w, min(h, rows)
}

// Draw paints the step and its task, then the fields, then how many characters may still be typed.
func (f *stepForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	frame := widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 4} // as in forms: the labels begin in column 2
	x := frame.X + f.Column()
	x = max(x, g.Text(in.X, in.Y, widget.Text|widget.Bold, f.title(), in.W)+2)
	g.Text(x, in.Y, widget.Muted, reader(f.host).TaskLine(f.task), in.X+in.W-x)
	cursor := f.Form.Draw(g, frame)
	left := model.MostWords - utf8.RuneCountInString(f.words.Edit.Value())
	g.TextRight(in.X+in.W, in.Y+in.H-1, widget.Muted, text.CharactersLeft(f.host.Lang(), left), in.W)
	return cursor
}

// title returns the step, and whom it names.
func (f *stepForm) title() string {
	return strings.TrimSpace(f.host.Say(f.step.Verb) + "  " + f.to.Name)
}

// Typing reports whether the field in focus takes characters.
func (f *stepForm) Typing() bool { return f.At.Edit != nil }

// Hints returns the keys of the field in focus, and those that save and leave.
func (f *stepForm) Hints() []widget.Hint {
	host := f.host
	keep := widget.Hint{Key: "Esc", Verb: host.Say(text.DoKeep)}
	save := widget.Hint{Key: "Ctrl+S", Verb: host.Say(text.DoSave)}
	if f.enterSaves() {
		save = widget.Hint{Key: "Enter", Verb: host.Say(text.DoSave)}
	}
	if f.At == f.choice && f.choice != nil {
		return []widget.Hint{{Key: host.Say(text.KeyDigits, len(f.choice.Choice.Items)), Verb: host.Say(text.DoChoose)},
			{Key: "Tab", Verb: host.Say(text.DoField)}, save, keep}
	}
	if f.day != nil {
		return []widget.Hint{{Key: "Tab", Verb: host.Say(text.DoField)}, save, keep}
	}
	return []widget.Hint{save, keep}
}
