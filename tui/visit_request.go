package tui

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// request is one thing asked for at the door, and what was answered at once.
type request struct {
	words  *field
	answer *field       // left to the branch, settled, or promised
	by     *widget.Edit // the day that was promised: it is typed behind the answer
	said   *field       // the words of the answer
	host   page.Host
}

// The answers, in the order of text.VisitAnswers.
const (
	toBranch = iota
	settled
	promised
)

func (v *visit) newRequest() *request {
	host := v.host
	q := &request{
		host:  host,
		words: &field{gap: true, edit: &widget.Edit{Limit: model.MostWords}},
		by:    &widget.Edit{Limit: 16},
		said:  &field{edit: &widget.Edit{Limit: model.MostWords}},
	}
	q.answer = &field{choice: &widget.Choice{}, date: q.by}
	q.speak(host, len(v.requests))
	q.answer.choice.Choose(toBranch)
	q.answer.note = func() string {
		day, ok := readDay(q.by.Value(), host.Desk().Today())
		if !ok || day == 0 {
			return ""
		}
		return text.Weekday(host.Lang(), day)
	}
	return q
}

// speak puts labels and answers of the i-th request into the language one reads.
func (q *request) speak(host page.Host, i int) {
	q.words.label = host.Say(text.VisitRequest, i+1)
	q.by.Hint = host.Say(text.VisitDateHint)
	q.answer.choice.Items = nil
	for _, s := range text.VisitAnswers {
		q.answer.choice.Items = append(q.answer.choice.Items, host.Say(s))
	}
}

// empty says that nothing was asked for.
func (q *request) empty() bool {
	return strings.TrimSpace(
		q.words.edit.Value(),
	) == "" && strings.TrimSpace(q.said.edit.Value()) == "" && strings.TrimSpace(q.by.Value()) == ""
}

// fields that stand on the form now: an answer only to what was asked. A promise stands in the place of an answer.
func (q *request) fields() []*field {
	if q.empty() {
		return []*field{q.words}
	}
	switch q.answer.choice.Chosen() {
	case settled:
		q.said.label = text.Field(q.host.Lang(), "answered")
	case promised:
		q.said.label = q.host.Say(text.VisitPromise)
	default:
		return []*field{q.words, q.answer}
	}
	return []*field{q.words, q.answer, q.said}
}

// asked are the requests, with one empty behind the last.
func (v *visit) asked() []*request {
	n := len(v.requests)
	for n > 1 && v.requests[n-1].empty() && v.requests[n-2].empty() && v.form.at != v.requests[n-1].words {
		n--
	}
	v.requests = v.requests[:n]
	if n == 0 || !v.requests[n-1].empty() {
		v.requests = append(v.requests, v.newRequest())
	}
	return v.requests
}
