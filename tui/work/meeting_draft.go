package work

import (
	"encoding/json"
	"slices"

	"sidan/model"
)

// This file turns the content of a meeting's form into a draft, and a draft into the content of a form.

// meetingWritten is the content of the form, as its draft keeps it.
type meetingWritten struct {
	ID       model.MeetingID   `json:"id"`
	Sort     model.MeetingSort `json:"sort"`
	Day      string            `json:"day"`
	Place    string            `json:"place"`
	Box      model.BoxID       `json:"box"`
	Came     string            `json:"came"`
	Name     string            `json:"name"`
	Opinions []opinionWritten  `json:"opinions"` // the first one stands in the fields
}

// opinionWritten is the content of the fields of one opinion.
type opinionWritten struct {
	Words  string       `json:"words"`
	Grid   model.Path   `json:"grid"`
	Whose  string       `json:"whose"`
	Answer int          `json:"answer"`
	By     string       `json:"by"`
	Said   string       `json:"said"`
	Into   model.TaskID `json:"into"`
}

// written returns the content of the fields of an opinion.
func (o *opinion) written() opinionWritten {
	return opinionWritten{
		Words: o.words.Edit.Value(), Grid: o.at(), Whose: o.whose.Edit.Value(), Answer: o.answer.Choice.Chosen(),
		By: o.by.Value(), Said: o.said.Edit.Value(), Into: o.into,
	}
}

// put fills the fields of an opinion with a content.
func (o *opinion) put(d opinionWritten) {
	o.words.Edit.SetValue(d.Words)
	o.whose.Edit.SetValue(d.Whose)
	o.whose.look()
	o.choose(d.Grid)
	o.answer.Choice.Choose(d.Answer)
	o.by.SetValue(d.By)
	o.said.Edit.SetValue(d.Said)
	o.into = d.Into
}

// written returns the content of the form. An opinion without words, name and answer is left out.
func (f *meeting) written() meetingWritten {
	h := &f.head
	d := meetingWritten{
		ID: f.id, Sort: h.kind(), Day: h.day.Edit.Value(), Place: h.place.Edit.Value(), Came: h.came.Edit.Value(),
		Name: h.name.Edit.Value(),
	}
	if b := h.opened(); b != nil {
		d.Box = b.ID
	}
	one := f.one.written()
	if one.Words != "" || one.Whose != "" || one.Said != "" || one.By != "" {
		d.Opinions = []opinionWritten{one}
	}
	d.Opinions = append(d.Opinions, f.rest...)
	return d
}

// asText returns the content of the form as text, to tell whether it was changed.
func (f *meeting) asText() string {
	b, err := json.Marshal(f.written())
	if err != nil {
		return ""
	}
	return string(b)
}

// held returns the draft of the form, and nil if the form is as it was opened or last saved.
func (f *meeting) held() []byte {
	if now := f.asText(); now != f.opened {
		return []byte(now)
	}
	return nil
}

// put fills the form with a content.
func (f *meeting) put(d meetingWritten) {
	h := &f.head
	if !d.ID.IsZero() {
		f.id = d.ID
	}
	h.sort.Choice.Choose(max(0, slices.Index(model.MeetingSorts, d.Sort)))
	h.day.Edit.SetValue(d.Day)
	h.propose(f.host)
	h.place.Edit.SetValue(d.Place)
	h.came.Edit.SetValue(d.Came)
	h.name.Edit.SetValue(d.Name)
	if h.box != nil {
		d.Box = h.box.ID
	}
	h.boxes.Choice.Choose(slices.IndexFunc(h.standing, func(b *model.Box) bool { return b.ID == d.Box }))
	f.one.speak(f.grids())
	f.one.clear()
	if f.rest = nil; len(d.Opinions) > 0 {
		f.one.put(d.Opinions[0])
		f.rest = d.Opinions[1:]
	}
}
