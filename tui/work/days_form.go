package work

import (
	"encoding/json"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// daysForm is the form of some days of the county's calendar: the first, the last, and what they are.
type daysForm struct {
	page.Form
	host page.Host
	was  model.DaySpan // the days as they are; the zero DaySpan: new ones

	from, last, as *page.Field
}

// dayChoices are what days can be made, in the order of their digits.
var dayChoices = []model.DayKind{model.Holiday, model.Makeup, ""}

func newDaysForm(host page.Host, days model.DaySpan) *daysForm {
	f := &daysForm{host: host, was: days}
	key := desk.DraftKey{
		Form: "days-" + days.From.String(), Record: model.CalendarIDOf(host.Desk().County()).Record(),
	}
	f.Form = page.NewForm(host, key, f.held, f.save)
	f.from = &page.Field{Edit: &widget.Edit{Limit: 16}, Width: 18}
	f.last = &page.Field{Edit: &widget.Edit{Limit: 16}, Width: 18}
	f.from.Note = func() string { return page.DayNote(host, f.from.Edit.Value()) }
	f.last.Note = func() string { return page.DayNote(host, f.last.Edit.Value()) }
	f.as = &page.Field{Choice: &widget.Choice{}, Gap: true}
	f.Refresh()
	f.put(f.opened())
	if found := f.Found(); found != nil {
		var d daysDraft
		if json.Unmarshal(found, &d) == nil {
			f.put(d)
		}
	}
	all := []*page.Field{f.from, f.last, f.as}
	f.Arrange(all, all)
	return f
}

// Refresh puts labels and answers into the current language.
func (f *daysForm) Refresh() {
	say := f.host.Say
	f.from.Label, f.last.Label, f.as.Label = say(text.LabelFrom), say(text.LabelLast), say(text.LabelAs)
	f.from.Edit.Hint, f.last.Edit.Hint = say(text.VisitDateHint), say(text.HintLast)
	f.as.Choice.Items = nil
	for _, kind := range dayChoices {
		f.as.Choice.Items = append(f.as.Choice.Items, text.DaySpanKind(f.host.Lang(), kind))
	}
}

// save saves the days. If they cannot be read, or a rule refuses them, the sentence stands under the field that it is
// about.
func (f *daysForm) save() tea.Cmd {
	var span model.DaySpan
	var wrong string
	if span.From, wrong = page.NeedDay(f.host, f.from.Edit.Value(), "from"); wrong != "" {
		return f.Refuse(f.from, wrong)
	}
	if span.To, wrong = page.ReadDay(f.host, f.last.Edit.Value()); wrong != "" {
		return f.Refuse(f.last, wrong)
	}
	if span.To == 0 {
		span.To = span.From
	}
	span.As = dayChoices[max(0, f.as.Choice.Chosen())]
	days := []model.DaySpan{span}
	if was := f.was; was.From != 0 && (was.From != span.From || was.To != span.To) { // the days moved
		was.As = ""
		days = []model.DaySpan{was, span}
	}
	plan, err := f.host.Desk().PlanCalendar(days, f.Draft.Key)
	var no *model.Refusal
	switch {
	case errors.As(err, &no):
		return f.Refuse(f.last, text.Refusal(f.host.Lang(), no))
	case err != nil:
		return f.host.Fail(err)
	}
	l := f.host.Lang()
	said := text.DaySpan(l, span, f.host.Desk().Today()) + " " + text.DaySpanKind(l, span.As)
	return f.Save(plan, said+" "+f.host.Say(text.Saved), func() tea.Cmd {
		f.host.ClosePage(f)
		return nil
	})
}

// daysDraft is the content of the form, as its draft keeps it.
type daysDraft struct {
	From string        `json:"from"`
	Last string        `json:"last"`
	As   model.DayKind `json:"as"`
}

// opened returns what the form holds when it is opened without a draft.
func (f *daysForm) opened() daysDraft {
	if f.was.From == 0 {
		return daysDraft{As: model.Holiday}
	}
	return daysDraft{f.was.From.String(), f.was.To.String(), f.was.As}
}

// held returns the draft, and nil if the form is as it was opened.
func (f *daysForm) held() []byte {
	d := daysDraft{f.from.Edit.Value(), f.last.Edit.Value(), dayChoices[max(0, f.as.Choice.Chosen())]}
	if d == f.opened() {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// put fills the form.
func (f *daysForm) put(d daysDraft) {
	f.from.Edit.SetValue(d.From)
	f.last.Edit.SetValue(d.Last)
	f.as.Choice.Choose(slices.Index(dayChoices, d.As))
}

// Typing reports whether the field in focus takes characters.
func (f *daysForm) Typing() bool { return f.At.Edit != nil }

// Draw paints the title and the fields.
func (f *daysForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	title := text.AddDays
	if f.was.From != 0 {
		title = text.ChangeDays
	}
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, f.host.Say(title), r.W-4)
	_, fields := r.Top(2)
	return f.Form.Draw(g, fields)
}
