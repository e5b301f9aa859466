package door

import (
	"cmp"
	"encoding/json"
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// filled gives the form as the desk takes it, or the first field that cannot be saved as it is, and why.
func (v *Visit) filled() (f desk.VisitForm, wrong *page.Field, sentence string) {
	f = desk.VisitForm{
		Household: v.id, Door: v.side.house(), Outcome: v.result(), With: v.with.Edit.Value(),
		Note: v.note.Edit.Value(),
	}
	if f.Outcome == "" {
		return f, v.outcome, v.missing("outcome")
	}
	if v.was == nil {
		f.With = cmp.Or(strings.TrimSpace(f.With), v.with.Edit.Hint) // as the field shows
	}
	for _, q := range v.requests {
		if q.empty() {
			continue
		}
		asked, wrong, sentence := v.asking(q)
		if wrong != nil {
			return f, wrong, sentence
		}
		f.Requests = append(f.Requests, asked)
	}
	if f.Next, sentence = v.nextTyped(); sentence != "" {
		return f, v.next, sentence
	}
	for _, t := range v.told {
		if wrong := t.missing(); wrong != nil {
			return f, wrong, v.missing("words")
		}
		if told, ok := t.given(); ok {
			f.Told = append(f.Told, told)
		}
		if kept, ok := t.kept(); ok {
			f.Kept = append(f.Kept, kept)
		}
	}
	return f, nil, ""
}

// nextTyped is the day of the next visit. In a correction it stays as it was until somebody changes it.
func (v *Visit) nextTyped() (model.Day, string) {
	if v.was != nil && v.next.Edit.Value() == dayText(v.was.Next) {
		return v.was.Next, ""
	}
	return v.day(v.next.Edit, v.host.Desk().Today()+1)
}

// dayText is a day as the form shows one to be changed.
func dayText(d model.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// asking is one request as the desk takes it.
func (v *Visit) asking(q *request) (r desk.Request, wrong *page.Field, sentence string) {
	r = desk.Request{Words: q.words.Edit.Value()}
	if strings.TrimSpace(r.Words) == "" {
		return r, q.words, v.missing("request")
	}
	switch q.answer.Choice.Chosen() {
	case settled:
		r.Answered, r.Answer = true, q.said.Edit.Value()
		if strings.TrimSpace(r.Answer) == "" {
			return r, q.said, v.missing("answered")
		}
	case promised:
		r.Answered, r.Answer = true, q.said.Edit.Value()
		if r.By, sentence = v.day(q.by, v.host.Desk().Today()); sentence != "" {
			return r, q.answer, sentence
		}
		if r.By == 0 {
			return r, q.answer, text.Why(v.host.Lang(), &model.Refusal{Reason: model.Missing, Args: []string{"due"}})
		}
	}
	return r, nil, ""
}

// day reads a field that holds a day, not before from and within a year.
func (v *Visit) day(e *widget.Edit, from model.Day) (day model.Day, sentence string) {
	today := v.host.Desk().Today()
	switch day, ok := page.ReadDay(e.Value(), today); {
	case !ok:
		return 0, v.host.Say(text.VisitBadDay)
	case day != 0 && day < from:
		return 0, v.host.Say(text.VisitPast)
	case day > today+model.MostAhead:
		return 0, v.host.Say(text.VisitFar)
	default:
		return day, ""
	}
}

func (v *Visit) missing(field string) string {
	return text.Why(v.host.Lang(), &model.Refusal{Reason: model.Missing, Args: []string{field}})
}

// visitWritten is every field of the form, as it is kept between two keys.
type visitWritten struct {
	Outcome  model.VisitOutcome      `json:"outcome,omitempty"`
	With     string                  `json:"with,omitempty"`
	Note     string                  `json:"note,omitempty"`
	Next     string                  `json:"next,omitempty"`
	Requests []requestDraft          `json:"requests,omitempty"`
	Told     map[string]model.Rating `json:"told,omitempty"` // by task; "" for told and not rated
	Kept     map[string]keptDraft    `json:"kept,omitempty"` // by task
}

// keptDraft is what was said of a promise.
type keptDraft struct {
	Choice int    `json:"choice"`
	Words  string `json:"words,omitempty"`
}

type requestDraft struct {
	Words  string `json:"words,omitempty"`
	Answer int    `json:"answer,omitempty"`
	By     string `json:"by,omitempty"`
	Said   string `json:"said,omitempty"`
}

// held is the draft of the form, nil for one that is still as it was opened.
func (v *Visit) held() []byte {
	b, err := json.Marshal(v.written())
	if err != nil || string(b) == v.opened {
		return nil
	}
	return b
}

// written is every field as it stands.
func (v *Visit) written() visitWritten {
	d := visitWritten{
		Outcome: v.result(), With: v.with.Edit.Value(), Note: v.note.Edit.Value(), Next: v.next.Edit.Value(),
	}
	for _, q := range v.requests {
		if !q.empty() {
			d.Requests = append(
				d.Requests,
				requestDraft{q.words.Edit.Value(), q.answer.Choice.Chosen(), q.by.Value(), q.said.Edit.Value()},
			)
		}
	}
	for _, t := range v.told {
		if told, ok := t.given(); ok {
			put(&d.Told, told.Task, told.Rating)
		}
		if t.words != nil && (t.field.Choice.Chosen() >= 0 || t.words.Edit.Value() != "") {
			put(&d.Kept, t.owed.Task.ID, keptDraft{t.field.Choice.Chosen(), t.words.Edit.Value()})
		}
	}
	return d
}

func put[V any](m *map[string]V, id model.TaskID, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[id.String()] = v
}

// put fills the form.
func (v *Visit) put(d visitWritten) {
	v.requests = nil
	for i, o := range model.VisitOutcomes {
		if o == d.Outcome {
			v.outcome.Choice.Choose(i)
		}
	}
	v.with.Edit.SetValue(d.With)
	v.note.Edit.SetValue(d.Note)
	v.next.Edit.SetValue(d.Next)
	for _, was := range d.Requests {
		q := v.newRequest()
		q.words.Edit.SetValue(was.Words)
		q.answer.Choice.Choose(was.Answer)
		q.by.SetValue(was.By)
		q.said.Edit.SetValue(was.Said)
		v.requests = append(v.requests, q)
	}
	for _, t := range v.told {
		if rating, ok := d.Told[t.owed.Task.ID.String()]; ok && t.field.Choice != nil && t.words == nil {
			t.rate(rating)
		}
		if kept, ok := d.Kept[t.owed.Task.ID.String()]; ok && t.words != nil {
			t.field.Choice.Choose(kept.Choice)
			t.words.Edit.SetValue(kept.Words)
		}
	}
}
