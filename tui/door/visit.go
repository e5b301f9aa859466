package door

import (
	"encoding/json"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Visit is the form of one visit (走访登记): what came of it, whom one met, what was said and asked for, when
// to come again; on top, what is owed to the door. Whatever is typed is a draft until it is saved.
type Visit struct {
	page.Form
	host page.Host
	id   model.HouseholdID
	side *doorside

	outcome, with, note, next *page.Field
	requests                  []*request
	told                      []*telling

	was    *model.Visit // the visit that is corrected; nil: a new one
	opened string       // what was written when the form was opened, before its draft
	sure   bool         // the person said that somebody else asked: it is not asked again
}

// NewVisit begins a visit at a door, or goes on with the one that was begun there and not saved.
func NewVisit(host page.Host, id model.HouseholdID) *Visit {
	return (&Visit{host: host, id: id}).open(desk.DraftKey{Form: "visit", Record: id.Record()}, visitWritten{})
}

// newAmend corrects a visit of one's own (更正): outcome, whom one met, what was said, and when to come again.
func newAmend(host page.Host, was *model.Visit) *Visit {
	is := visitWritten{Outcome: was.Outcome, Next: dayText(was.Next)}
	if was.Inside != nil {
		is.With, is.Note = was.Inside.With, was.Inside.Note
	}
	return (&Visit{host: host, id: was.Household, was: was}).open(
		desk.DraftKey{Form: "amend", Record: was.RecordID()},
		is,
	)
}

// open fills the form, with its draft where there is one.
func (v *Visit) open(key desk.DraftKey, is visitWritten) *Visit {
	v.Form = page.NewForm(v.host, key, v.held, v.save)
	v.OnTyped = v.arrange
	if v.was == nil {
		v.Soon = 5 // what was said to a request, and room for the next one
	}
	v.outcome = &page.Field{Gap: true, Choice: &widget.Choice{}}
	v.with = &page.Field{Gap: true, Width: 24, Note: v.offers, Edit: &widget.Edit{Limit: model.MostName}}
	v.note = &page.Field{Gap: true, Rows: 3, Grow: true, Edit: &widget.Edit{Limit: model.MostWords, Multi: true}}
	v.next = &page.Field{Gap: true, Width: 12, Note: v.nextNote, Edit: &widget.Edit{Limit: 16}}
	v.speak()
	v.read()
	v.put(is)
	opened, _ := json.Marshal(v.written())
	v.opened = string(opened)
	var kept visitWritten
	if json.Unmarshal(v.Found(), &kept) == nil { // else none, or an older program's
		v.put(kept)
	}
	v.arrange()
	v.At = v.outcome
	return v
}

// speak puts labels and answers into the language one reads.
func (v *Visit) speak() {
	l := v.host.Lang()
	v.outcome.Label, v.with.Label = text.Field(l, "outcome"), text.Field(l, "with")
	v.note.Label, v.next.Label = text.Field(l, model.FieldNote), v.host.Say(text.VisitNext)
	v.outcome.Choice.Items = nil
	for _, o := range model.VisitOutcomes {
		v.outcome.Choice.Items = append(v.outcome.Choice.Items, text.Outcome(l, o))
	}
	for i, q := range v.requests {
		q.speak(v.host, i)
	}
}

// Refresh reads the door anew: an exchange may bring something that is owed to it. What is typed stays.
func (v *Visit) Refresh() {
	v.speak()
	v.read()
	v.arrange()
}

// read reads the door. A door that went out of sight stays on the form as it was, without what was owed to it: what was
// said there can still be saved.
func (v *Visit) read() {
	side := readDoor(v.host, v.id, 6)
	if !side.ok && v.side != nil && v.side.ok {
		side.ok, side.step.Now, side.step.Visits = true, v.side.step.Now, v.side.step.Visits
	}
	v.side = side
	v.owe()
}

// arrange sets the fields of the form. What is owed stands on top and is reached last by Tab; behind the last request
// there is room for another.
func (v *Visit) arrange() {
	var owed, asked, tell []*page.Field
	if v.was != nil {
		body := []*page.Field{v.outcome, v.with, v.note, v.next}
		v.Arrange(body, body)
		v.hint()
		return
	}
	for _, t := range v.told {
		t.offer(v.host)
		owed = append(owed, t.fields()...)
		if t.field.Choice != nil {
			tell = append(tell, t.fields()...)
		}
	}
	if last := v.last(); last != nil {
		owed = append(owed, last)
	}
	for _, q := range v.asked() {
		asked = append(asked, q.fields()...)
	}
	body := append(append([]*page.Field{v.outcome, v.with, v.note}, asked...), v.next)
	v.Arrange(append(owed, body...), append(body[:len(body):len(body)], tell...))
	v.hint()
}

// hint shows in the fields what is saved if they stay empty: whom one met, where it can be only one, and the day the
// door is due.
func (v *Visit) hint() {
	v.with.Edit.Hint, v.next.Edit.Hint = "", v.nextDay().Short()
	switch others := v.family(); {
	case v.was != nil || !v.side.ok:
	case v.result() == model.Met:
		v.with.Edit.Hint = v.side.house().Householder()
	case len(others) == 1:
		v.with.Edit.Hint = others[0]
	}
}

// family are those who could have answered in the householder's place, where somebody did.
func (v *Visit) family() []string {
	if !v.side.ok || v.result() != model.FamilySpoke {
		return nil
	}
	names := v.side.house().Names()
	return names[min(1, len(names)):min(10, len(names))]
}

// offers says which names a digit takes, while none is typed.
func (v *Visit) offers() string {
	names := v.family()
	if len(names) < 2 || v.with.Edit.Value() != "" {
		return ""
	}
	all := ""
	for i, name := range names {
		all += strconv.Itoa(i+1) + " " + name + "  "
	}
	return v.host.Say(text.WithOffers, strings.TrimSpace(all))
}

// takes puts a name that is offered into the field by its digit, and reports whether it did.
func (v *Visit) takes(k tea.KeyPressMsg) bool {
	names := v.family()
	if v.At != v.with || v.with.Edit.Value() != "" || len(names) < 2 {
		return false
	}
	i := widget.Nth(k, len(names))
	if i >= 0 {
		v.with.Edit.SetValue(names[i])
	}
	return i >= 0
}

// last is the words of the last visit, where no pane shows them; nil for a first visit.
func (v *Visit) last() *page.Field {
	if w, _ := v.host.Size(); w >= page.PaneFromW || !v.side.ok || len(v.side.visits()) == 0 {
		return nil
	}
	was := v.side.visits()[0]
	return &page.Field{Label: v.host.Say(
		text.VisitLast,
	), Gap: true, HeadRows: func(int) int { return 1 }, Head: func(g *widget.Grid, r widget.Rect) {
		g.Spans(
			r.X, r.Y, r.W, widget.Span{Ink: widget.Muted, Text: was.On.Short() + "  "},
			widget.Span{Ink: widget.Text, Text: present.VisitLine(v.host.Lang(), was)},
		)
	}}
}

// result is the outcome chosen, "" for none yet.
func (v *Visit) result() model.VisitOutcome {
	if i := v.outcome.Choice.Chosen(); i >= 0 {
		return model.VisitOutcomes[i]
	}
	return ""
}

// nextDay is when the door is due after a visit like this, if nobody chooses a day; 0 for people who moved away.
func (v *Visit) nextDay() model.Day {
	if !v.side.ok || v.result() == model.GoneAway {
		return 0
	}
	on := v.host.Desk().Today()
	if v.was != nil {
		on = v.was.On
	}
	return v.side.house().DueOn(&model.Visit{On: on, Outcome: v.result()})
}

// nextNote says behind the field which day of the week it is, and why that day when nobody chose one.
func (v *Visit) nextNote() string {
	day, ok := page.ReadDay(v.next.Edit.Value(), v.host.Desk().Today())
	switch own := v.nextDay(); {
	case !ok:
		return v.host.Say(text.VisitDateHint)
	case day != 0:
		return text.DateAndWeekday(v.host.Lang(), day, v.host.Desk().Today())
	case own == 0:
		return v.host.Say(text.VisitNoNext)
	default:
		return text.NextByCadence(v.host.Lang(), own, int(own-v.host.Desk().Today())/7)
	}
}

// Key types; a digit takes a name that is offered.
func (v *Visit) Key(k tea.KeyPressMsg) tea.Cmd {
	if v.takes(k) {
		return v.Changed(true)
	}
	return v.Form.Key(k)
}

// Help is the section of its keys.
func (v *Visit) Help() text.HelpSection { return text.HelpVisit }
