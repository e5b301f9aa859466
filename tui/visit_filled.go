package tui

import (
	"cmp"
	"encoding/json"
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// filled is the form as the desk takes it; else the first field that cannot be saved so, and why.
func (v *visit) filled() (f desk.VisitForm, wrong *field, sentence string) {
	f = desk.VisitForm{Household: v.id, Door: v.side.house(), Outcome: v.result(), With: v.with.edit.Value(), Note: v.note.edit.Value()}
	if f.Outcome == "" {
		return f, v.outcome, v.missing("outcome")
	}
	if f.Outcome == model.Met {
		f.With = cmp.Or(strings.TrimSpace(f.With), v.with.edit.Hint) // the householder, as the field shows
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
	if f.Next, sentence = v.day(v.next); sentence != "" {
		return f, v.next, sentence
	}
	for _, t := range v.told {
		if told, ok := t.given(); ok {
			f.Told = append(f.Told, told)
		}
	}
	return f, nil, ""
}

// asking is one request as the desk takes it.
func (v *visit) asking(q *request) (r desk.Request, wrong *field, sentence string) {
	r = desk.Request{Words: q.words.edit.Value()}
	if strings.TrimSpace(r.Words) == "" {
		return r, q.words, v.missing("request")
	}
	switch q.answer.choice.Chosen() {
	case settled:
		r.Answered, r.Answer = true, q.said.edit.Value()
		if strings.TrimSpace(r.Answer) == "" {
			return r, q.said, v.missing("answered")
		}
	case promised:
		r.Answered, r.Answer = true, q.said.edit.Value()
		if r.By, sentence = v.day(q.by); sentence != "" {
			return r, q.by, sentence
		}
		if r.By == 0 {
			return r, q.by, text.Why(v.a.lang, &model.Refusal{Reason: model.Missing, Args: []string{"due"}})
		}
	}
	return r, nil, ""
}

// day reads a field that holds one that is still to come.
func (v *visit) day(f *field) (day model.Day, sentence string) {
	today := v.a.desk.Today()
	switch day, ok := readDay(f.edit.Value(), today); {
	case !ok:
		return 0, v.a.say(text.VisitBadDay)
	case day != 0 && day < today:
		return 0, v.a.say(text.VisitPast)
	default:
		return day, ""
	}
}

func (v *visit) missing(field string) string {
	return text.Why(v.a.lang, &model.Refusal{Reason: model.Missing, Args: []string{field}})
}

// visitWritten is every field of the form, as it is kept between two keys.
type visitWritten struct {
	Outcome  model.VisitOutcome      `json:"outcome,omitempty"`
	With     string                  `json:"with,omitempty"`
	Note     string                  `json:"note,omitempty"`
	Next     string                  `json:"next,omitempty"`
	Requests []requestDraft          `json:"requests,omitempty"`
	Told     map[string]model.Rating `json:"told,omitempty"` // by task; "" for told and not rated
}

type requestDraft struct {
	Words  string `json:"words,omitempty"`
	Answer int    `json:"answer,omitempty"`
	By     string `json:"by,omitempty"`
	Said   string `json:"said,omitempty"`
}

// held is the draft of the form, nil for one that is still as it was opened.
func (v *visit) held() []byte {
	d := visitWritten{Outcome: v.result(), With: v.with.edit.Value(), Note: v.note.edit.Value(), Next: v.next.edit.Value()}
	for _, q := range v.requests {
		if !q.empty() {
			d.Requests = append(d.Requests, requestDraft{q.words.edit.Value(), q.answer.choice.Chosen(), q.by.edit.Value(), q.said.edit.Value()})
		}
	}
	for _, t := range v.told {
		if told, ok := t.given(); ok {
			if d.Told == nil {
				d.Told = map[string]model.Rating{}
			}
			d.Told[told.Task.String()] = told.Rating
		}
	}
	b, err := json.Marshal(d)
	if err != nil || string(b) == "{}" {
		return nil
	}
	return b
}

// put fills the form with a draft.
func (v *visit) put(kept []byte) {
	var d visitWritten
	if json.Unmarshal(kept, &d) != nil { // none, or an older program's
		return
	}
	for i, o := range model.VisitOutcomes {
		if o == d.Outcome {
			v.outcome.choice.Choose(i)
		}
	}
	v.with.edit.SetValue(d.With)
	v.note.edit.SetValue(d.Note)
	v.next.edit.SetValue(d.Next)
	for _, was := range d.Requests {
		q := v.newRequest()
		q.words.edit.SetValue(was.Words)
		q.answer.choice.Choose(was.Answer)
		q.by.edit.SetValue(was.By)
		q.said.edit.SetValue(was.Said)
		v.requests = append(v.requests, q)
	}
	for _, t := range v.told {
		if rating, ok := d.Told[t.owed.Task.ID.String()]; ok && t.field.choice != nil {
			t.rate(rating)
		}
	}
}

// rate chooses how an answer was taken; "" that it was only given.
func (t *telling) rate(rating model.Rating) {
	for i, r := range model.Ratings {
		if r == rating {
			t.field.choice.Choose(i)
			return
		}
	}
	if len(t.field.choice.Items) > len(model.Ratings) {
		t.field.choice.Choose(len(model.Ratings))
	}
}
