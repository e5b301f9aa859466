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

// Visit is the form of one visit (走访登记): the outcome, whom the person met, what was said and asked for, and when
// to come again. What is owed to the door stands on top. Until it is saved, everything typed is a draft.
type Visit struct {
	page.Form
	host page.Host
	id   model.HouseholdID
	side *doorside

	outcome, with, note, next *page.Field
	requests                  []*request
	told                      []*telling

	was    *model.Visit // the visit that is corrected; nil for a new visit
	opened string       // the content of the form when it was opened, before its draft
	sure   bool         // the person confirmed that somebody else asked, and is not asked again
}

// NewVisit opens the form of a visit at a door. If one was begun there and not saved, the form shows its draft.
func NewVisit(host page.Host, id model.HouseholdID) *Visit {
	return (&Visit{host: host, id: id}).open(desk.DraftKey{Form: "visit", Record: id.Record()}, visitWritten{})
}

// newAmend opens the form that corrects a visit of the person's own (更正): the outcome, whom they met, what was said,
// and when to come again.
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

// open fills the form with the content, and then with its draft if there is one.
func (v *Visit) open(key desk.DraftKey, is visitWritten) *Visit {
	v.Form = page.NewForm(v.host, key, v.held, v.save)
	v.OnTyped = v.arrange
	if v.was == nil {
		v.Soon = 5 // below a request there should be room for its answer and for the next request
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
	if json.Unmarshal(v.Found(), &kept) == nil { // otherwise there is no draft, or one of an older program
		v.put(kept)
	}
	v.arrange()
	v.At = v.outcome
	return v
}

// speak puts labels and answers into the current language.
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

// Refresh reads the door anew, because an exchange may bring something that is owed to it. What was typed stays.
func (v *Visit) Refresh() {
	v.speak()
	v.read()
	v.arrange()
}

// read reads the door. If the person can no longer see the door, the form keeps the household and the visits that it
// showed, without anything owed. So what was said there can still be saved.
func (v *Visit) read() {
	side := readDoor(v.host, v.id, 6)
	if !side.ok && v.side != nil && v.side.ok {
		side.ok, side.step.Now, side.step.Visits = true, v.side.step.Now, v.side.step.Visits
	}
	v.side = side
	v.owe()
}

// arrange sets the fields of the form. What is owed stands on top, but Tab reaches it last. After the last request
// there is an empty one. A correction has only the outcome, the person met, the note and the next visit.
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

// hint shows in the empty fields what is saved if they stay empty: the person met, if it can be only one, and the day
// on which the door is due next.
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

// family returns the names of the residents other than the householder, at most nine, if the outcome is that a member
// of the family was met. It returns nil for any other outcome.
func (v *Visit) family() []string {
	if !v.side.ok || v.result() != model.FamilySpoke {
		return nil
	}
	names := v.side.house().Names()
	return names[min(1, len(names)):min(10, len(names))]
}

// offers returns the note behind the field of the person met: which digit takes which name. It returns "" if a name is
// typed or there is no choice.
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

// takes handles a digit that takes one of the offered names, and reports whether it did.
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

// last returns a field that shows the last visit, if the window has no pane that shows it. It returns nil if there is
// a pane or no earlier visit.
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

// result returns the chosen outcome, and "" if none is chosen yet.
func (v *Visit) result() model.VisitOutcome {
	if i := v.outcome.Choice.Chosen(); i >= 0 {
		return model.VisitOutcomes[i]
	}
	return ""
}

// nextDay returns the day on which the door is due after a visit with this outcome, if nobody chooses a day. It
// returns 0 if the people moved away.
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

// nextNote returns the note behind the field of the next visit: the day of the week of the typed day, or the day that
// the cadence gives if none was typed. If no day can be read, it returns how to type one.
func (v *Visit) nextNote() string {
	day, wrong := page.ReadDay(v.host, v.next.Edit.Value())
	switch own := v.nextDay(); {
	case wrong != "":
		return v.host.Say(text.VisitDateHint)
	case day != 0:
		return page.DayNote(v.host, v.next.Edit.Value())
	case own == 0:
		return v.host.Say(text.VisitNoNext)
	default:
		return text.NextByCadence(v.host.Lang(), own, int(own-v.host.Desk().Today())/7)
	}
}

// Key handles a key. A digit takes an offered name; every other key goes to the form.
func (v *Visit) Key(k tea.KeyPressMsg) tea.Cmd {
	if v.takes(k) {
		return v.Changed(true)
	}
	return v.Form.Key(k)
}

// Help returns the section of the help that lists the keys of this form.
func (v *Visit) Help() text.HelpSection { return text.HelpVisit }
