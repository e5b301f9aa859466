package door

import (
	"encoding/json"

	"sidan/model"
)

// This file turns the content of a visit's form into a draft, and a draft into the content of a form.

// visitWritten is the content of the form, as its draft keeps it.
type visitWritten struct {
	Outcome  model.VisitOutcome      `json:"outcome,omitempty"`
	With     string                  `json:"with,omitempty"`
	Note     string                  `json:"note,omitempty"`
	Next     string                  `json:"next,omitempty"`
	Requests []requestDraft          `json:"requests,omitempty"`
	Told     map[string]model.Rating `json:"told,omitempty"` // by task; "" for told and not rated
	Kept     map[string]keptDraft    `json:"kept,omitempty"` // by task
}

// keptDraft is what the person chose and wrote about a promise.
type keptDraft struct {
	Choice int    `json:"choice"`
	Words  string `json:"words,omitempty"`
}

// requestDraft is what the draft keeps of one request.
type requestDraft struct {
	Words  string `json:"words,omitempty"`
	Answer int    `json:"answer,omitempty"`
	By     string `json:"by,omitempty"`
	Said   string `json:"said,omitempty"`
}

// held returns the draft of the form, and nil if the form is as it was opened.
func (v *Visit) held() []byte {
	b, err := json.Marshal(v.written())
	if err != nil || string(b) == v.opened {
		return nil
	}
	return b
}

// written returns the content of the form.
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

// put puts a value under the id of a task into a map, which it makes if it is nil.
func put[V any](m *map[string]V, id model.TaskID, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[id.String()] = v
}

// put fills the form with a content.
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
