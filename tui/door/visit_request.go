package door

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// request is one thing that was asked for at the door, with what was answered at once.
type request struct {
	words  *page.Field
	answer *page.Field  // left to the branch, settled, or promised
	by     *widget.Edit // the day that was promised; it is typed behind the answer
	said   *page.Field  // the words of the answer
	host   page.Host
}

// These are the answers, in the order of text.VisitAnswers.
const (
	toBranch = iota
	settled
	promised
)

// newRequest returns an empty request, which is left to the branch until the person chooses another answer.
func (v *Visit) newRequest() *request {
	host := v.host
	q := &request{
		host:  host,
		words: &page.Field{Gap: true, Edit: &widget.Edit{Limit: model.MostWords}},
		by:    &widget.Edit{Limit: 16},
		said:  &page.Field{Edit: &widget.Edit{Limit: model.MostWords}},
	}
	q.answer = &page.Field{Choice: &widget.Choice{}, Date: q.by}
	q.speak(host, len(v.requests))
	q.answer.Choice.Choose(toBranch)
	q.answer.Note = func() string { return page.DayNote(host, q.by.Value()) }
	return q
}

// speak puts the labels and answers of the i-th request into the current language.
func (q *request) speak(host page.Host, i int) {
	q.words.Label = host.Say(text.VisitRequest, i+1)
	q.by.Hint = host.Say(text.VisitDateHint)
	q.answer.Choice.Items = nil
	for _, s := range text.VisitAnswers {
		q.answer.Choice.Items = append(q.answer.Choice.Items, host.Say(s))
	}
}

// empty reports whether no words, no answer and no day were typed.
func (q *request) empty() bool {
	return strings.TrimSpace(
		q.words.Edit.Value(),
	) == "" && strings.TrimSpace(q.said.Edit.Value()) == "" && strings.TrimSpace(q.by.Value()) == ""
}

// fields returns the fields that the form shows now. An empty request has no field for an answer. A settled request
// has a field for the answer, and a promised one has the same field for the promise.
func (q *request) fields() []*page.Field {
	if q.empty() {
		return []*page.Field{q.words}
	}
	switch q.answer.Choice.Chosen() {
	case settled:
		q.said.Label = text.Field(q.host.Lang(), "answered")
	case promised:
		q.said.Label = q.host.Say(text.VisitPromise)
	default:
		return []*page.Field{q.words, q.answer}
	}
	return []*page.Field{q.words, q.answer, q.said}
}

// asked returns the requests, with one empty request at the end. It removes further empty ones from the end, except
// the one in focus.
func (v *Visit) asked() []*request {
	n := len(v.requests)
	for n > 1 && v.requests[n-1].empty() && v.requests[n-2].empty() && v.At != v.requests[n-1].words {
		n--
	}
	v.requests = v.requests[:n]
	if n == 0 || !v.requests[n-1].empty() {
		v.requests = append(v.requests, v.newRequest())
	}
	return v.requests
}
