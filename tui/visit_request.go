package tui

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// request is one thing asked for at the door, and what was answered at once.
type request struct {
	words  *field
	answer *field // left to the branch, settled, or promised
	by     *field // the day that was promised
	said   *field // the words of the answer
}

// The answers, in the order of text.VisitAnswers.
const (
	toBranch = iota
	settled
	promised
)

func (v *visit) newRequest() *request {
	a := v.a
	q := &request{
		words:  &field{gap: true, edit: &widget.Edit{Limit: model.MostWords}},
		answer: &field{choice: &widget.Choice{}},
		by:     &field{beside: true, width: 10, edit: &widget.Edit{Limit: 16}},
		said:   &field{edit: &widget.Edit{Limit: model.MostWords}},
	}
	q.speak(a, len(v.requests))
	q.answer.choice.Choose(toBranch)
	q.by.note = func() string {
		day, ok := readDay(q.by.edit.Value(), a.desk.Today())
		if !ok || day == 0 {
			return ""
		}
		return text.Weekday(a.lang, day)
	}
	return q
}

// speak puts labels and answers of the i-th request into the language one reads.
func (q *request) speak(a *App, i int) {
	q.words.label, q.said.label = a.say(text.VisitRequest, i+1), text.Field(a.lang, "answered")
	q.by.edit.Hint = a.say(text.VisitDateHint)
	q.answer.choice.Items = nil
	for _, s := range text.VisitAnswers {
		q.answer.choice.Items = append(q.answer.choice.Items, a.say(s))
	}
}

// empty says that nothing was asked for.
func (q *request) empty() bool {
	return strings.TrimSpace(q.words.edit.Value()) == "" && strings.TrimSpace(q.said.edit.Value()) == "" && strings.TrimSpace(q.by.edit.Value()) == ""
}

// fields that stand on the form now: an answer only to what was asked, a day only for a promise.
func (q *request) fields() []*field {
	if q.empty() {
		return []*field{q.words}
	}
	switch q.answer.choice.Chosen() {
	case settled:
		return []*field{q.words, q.answer, q.said}
	case promised:
		return []*field{q.words, q.answer, q.by, q.said}
	}
	return []*field{q.words, q.answer}
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

// telling is an answer that is owed: whether it was given now, and how it was rated.
type telling struct {
	owed  register.Owed
	field *field
}

// owe lists what is owed to the door as it stands now, and keeps what was chosen for what was there before.
func (v *visit) owe() {
	was := v.told
	v.told = nil
	kinds := v.a.kinds(v.side.step.Owed)
	for i, o := range v.side.step.Owed {
		t := &telling{owed: o, field: &field{}}
		for _, old := range was {
			if old.owed.Task.ID == o.Task.ID && old.owed.Kind == o.Kind {
				t = old
				t.owed = o
			}
		}
		t.field.label, t.field.gap = "", i == 0
		if i == 0 {
			t.field.label = v.a.say(text.VisitOwed)
		}
		t.field.head = func(g *widget.Grid, r widget.Rect) { v.a.owedLine(g, r, o, kinds) }
		t.field.headRows = func(w int) int { return v.a.owedRows(o, kinds, w) }
		if rateable(o) {
			if t.field.choice == nil {
				t.field.choice = &widget.Choice{}
			}
			t.field.choice.Items = v.ratings(o)
		}
		v.told = append(v.told, t)
	}
}

// ratings are what can be said of an answer that is owed: how it was taken, or only that it was given.
func (v *visit) ratings(o register.Owed) []string {
	said := ratingWords(v.a.lang)
	if o.Kind == model.OwedTell {
		said = append(said, v.a.say(text.ToldOnly))
	}
	return said
}

// given is the answer as the desk takes it; false when nothing was chosen.
func (t *telling) given() (desk.Telling, bool) {
	if t.field.choice == nil || t.field.choice.Chosen() < 0 {
		return desk.Telling{}, false
	}
	told := desk.Telling{Task: t.owed.Task.ID, Words: t.owed.Text}
	if i := t.field.choice.Chosen(); i < len(model.Ratings) {
		told.Rating = model.Ratings[i]
	}
	return told, true
}
