package door

import (
	"cmp"
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// filled returns the content of the form for the desk. If a field cannot be saved as it is, it returns that field, and
// a sentence that says why.
func (v *Visit) filled() (f desk.VisitForm, wrong *page.Field, sentence string) {
	f = desk.VisitForm{
		Household: v.id, Door: v.side.house(), Outcome: v.result(), With: v.with.Edit.Value(),
		Note: v.note.Edit.Value(),
	}
	if f.Outcome == "" {
		return f, v.outcome, v.missing("outcome")
	}
	if v.was == nil {
		f.With = cmp.Or(strings.TrimSpace(f.With), v.with.Edit.Hint) // an empty field is saved as the hint in it says
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

// nextTyped returns the day of the next visit, or a sentence that says why it cannot be saved. In a correction the day
// stays as it was until the person changes it.
func (v *Visit) nextTyped() (model.Day, string) {
	if v.was != nil && v.next.Edit.Value() == dayText(v.was.Next) {
		return v.was.Next, ""
	}
	return v.day(v.next.Edit, v.host.Desk().Today()+1)
}

// dayText returns a day as the form shows it in a field, and "" for no day.
func dayText(d model.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// asking returns one request for the desk. If a field of it cannot be saved as it is, it returns that field, and a
// sentence that says why.
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

// day reads a field that holds a day. The day must not be before from, nor more than [model.MostAhead] days ahead;
// otherwise the sentence says what is wrong. An empty field gives 0.
func (v *Visit) day(e *widget.Edit, from model.Day) (day model.Day, sentence string) {
	today := v.host.Desk().Today()
	switch day, wrong := page.ReadDay(v.host, e.Value()); {
	case wrong != "":
		return 0, wrong
	case day != 0 && day < from:
		return 0, v.host.Say(text.VisitPast)
	case day > today+model.MostAhead:
		return 0, v.host.Say(text.VisitFar)
	default:
		return day, ""
	}
}

// missing returns the sentence that a field has to be filled in.
func (v *Visit) missing(field string) string {
	return text.Why(v.host.Lang(), &model.Refusal{Reason: model.Missing, Args: []string{field}})
}
