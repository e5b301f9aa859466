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
