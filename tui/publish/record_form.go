package publish

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// recordForm is a form of a few short fields that makes one record: an activity, a judgement, a rule of the county. Its
// draft and its saving are those of every form.
type recordForm struct {
	page.Form
	host   page.Host
	asks   recordAsks
	fields []*page.Field
}

// recordAsks is what a recordForm asks for, and what it does with the answers.
type recordAsks struct {
	key    desk.DraftKey
	title  func() string
	fields []recordField
	plan   func(values []string, drop desk.DraftKey) (*desk.Plan, error)
}

// recordField is a field of a recordForm. name is its name in refusals, and value what it holds at first. With choices
// it offers answers, in the present language; its value is then the index of the answer.
type recordField struct {
	name    model.Field
	value   string
	choices func() []string
	day     bool // the form says how the text is read as a day
}

// newRecordForm returns the form, with its draft if there is one.
func newRecordForm(host page.Host, asks recordAsks) *recordForm {
	f := &recordForm{host: host, asks: asks}
	f.Form = page.NewForm(host, asks.key, f.held, f.save)
	values := f.opened()
	var found []string
	if json.Unmarshal(f.Found(), &found) == nil && len(found) == len(values) {
		values = found
	}
	for i, a := range asks.fields {
		field := &page.Field{}
		if a.choices != nil {
			field.Choice = &widget.Choice{Items: a.choices()}
			n, _ := strconv.Atoi(values[i])
			field.Choice.Choose(n)
		} else {
			field.Edit = &widget.Edit{Limit: model.MostBrief}
			field.Edit.SetValue(values[i])
		}
		if a.day {
			field.Width = 18
			field.Note = func() string { return page.DayNote(host, field.Edit.Value()) }
		}
		f.fields = append(f.fields, field)
	}
	f.Refresh()
	f.Arrange(f.fields, f.fields)
	return f
}

// Refresh puts labels and answers into the current language.
func (f *recordForm) Refresh() {
	for i, a := range f.asks.fields {
		f.fields[i].Label = text.Field(f.host.Lang(), a.name)
		if a.choices != nil {
			f.fields[i].Choice.Items = a.choices()
		}
	}
}

// opened returns what the fields hold when the form is opened without a draft.
func (f *recordForm) opened() (values []string) {
	for _, a := range f.asks.fields {
		values = append(values, a.value)
	}
	return values
}

// values returns what the fields hold.
func (f *recordForm) values() (values []string) {
	for _, field := range f.fields {
		if field.Choice != nil {
			values = append(values, strconv.Itoa(max(0, field.Choice.Chosen())))
		} else {
			values = append(values, field.Edit.Value())
		}
	}
	return values
}

// held returns the draft, and nil if the form is as it was opened.
func (f *recordForm) held() []byte {
	values := f.values()
	if slices.Equal(values, f.opened()) {
		return nil
	}
	b, err := json.Marshal(values)
	if err != nil {
		return nil
	}
	return b
}

// save saves the record. If a rule refuses it, the sentence stands under the field that it is about, or the last one.
func (f *recordForm) save() tea.Cmd {
	plan, err := f.asks.plan(f.values(), f.Draft.Key)
	var no *model.Refusal
	if errors.As(err, &no) {
		at := f.fields[len(f.fields)-1]
		for i, a := range f.asks.fields {
			if len(no.Args) > 0 && no.Args[0] == string(a.name) {
				at = f.fields[i]
			}
		}
		return f.Refuse(at, text.Refusal(f.host.Lang(), no))
	}
	if err != nil {
		return f.host.Fail(err)
	}
	return f.Save(plan, f.asks.title()+" "+f.host.Say(text.Saved), func() tea.Cmd {
		f.host.ClosePage(f)
		return nil
	})
}

// Typing reports whether the field in focus takes characters.
func (f *recordForm) Typing() bool { return f.At.Edit != nil }

// Draw paints the title and the fields.
func (f *recordForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, f.asks.title(), r.W-4)
	_, fields := r.Top(2)
	return f.Form.Draw(g, fields)
}

// number reads a whole number that was typed into a field; nothing is 0.
func number(name, typed string) (int, error) {
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		return 0, &model.Refusal{Reason: model.BadInput, Args: []string{name, typed}}
	}
	return n, nil
}

// numbersOf reads several numbers, each of its own field.
func numbersOf(names, typed []string) (all []int, err error) {
	for i, name := range names {
		n, err := number(name, typed[i])
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, nil
}
