package tui

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// telling is something that is owed to the door: an answer, whether it was given now and how it was rated; or a
// promise of one's own, whether it was kept.
type telling struct {
	owed  register.Owed
	field *field
	words *field // of a promise: what was done, or what was said instead
}

// The answers to a promise, in the order of text.VisitKept.
const keptDone = 0

// owe lists what is owed to the door as it stands now, and keeps what was chosen for what was there before.
func (v *visit) owe() {
	was := v.told
	v.told = nil
	kinds := owedWidth(v.host, v.side.step.Owed)
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
			t.field.label = v.host.Say(text.VisitOwed)
		}
		t.field.head = func(g *widget.Grid, r widget.Rect) { owedLine(v.host, g, r, o, kinds) }
		t.field.headRows = func(w int) int { return owedRows(v.host, o, kinds, w) }
		t.offer(v.host)
		v.told = append(v.told, t)
	}
}

// offer is what can be said of it at the door. A promise is kept by whoever gave it; another's is only shown.
func (t *telling) offer(host page.Host) {
	mine := rateable(t.owed) || t.owed.Task.Holder.ID == host.Desk().Me().Person.ID
	if !mine {
		t.field.choice, t.words = nil, nil
		return
	}
	if t.field.choice == nil {
		t.field.choice = &widget.Choice{}
	}
	if rateable(t.owed) {
		t.field.choice.Items = ratingWords(host.Lang())
		if t.owed.Kind == model.OwedTell {
			t.field.choice.Items = append(t.field.choice.Items, host.Say(text.ToldOnly))
		}
		return
	}
	t.field.choice.Items = nil
	for _, s := range text.VisitKeeps {
		t.field.choice.Items = append(t.field.choice.Items, host.Say(s))
	}
	if t.words == nil {
		t.words = &field{edit: &widget.Edit{Limit: model.MostWords}}
	}
	t.words.label = host.Say(text.KeepSaid)
	if t.field.choice.Chosen() == keptDone {
		t.words.label = host.Say(text.KeepDone)
	}
}

// fields that stand on the form now: of a promise, its words when something is to be said of it.
func (t *telling) fields() []*field {
	if t.words != nil && t.field.choice.Chosen() >= 0 {
		return []*field{t.field, t.words}
	}
	return []*field{t.field}
}

// given is the answer as the desk takes it; false when nothing was chosen.
func (t *telling) given() (desk.Telling, bool) {
	if t.words != nil || t.field.choice == nil || t.field.choice.Chosen() < 0 {
		return desk.Telling{}, false
	}
	told := desk.Telling{Task: t.owed.Task.ID, Words: t.owed.Text}
	if i := t.field.choice.Chosen(); i < len(model.Ratings) {
		told.Rating = model.Ratings[i]
	}
	return told, true
}

// kept is what became of a promise as the desk takes it; false when nothing was chosen.
func (t *telling) kept() (desk.Keeping, bool) {
	if t.words == nil || t.field.choice.Chosen() < 0 {
		return desk.Keeping{}, false
	}
	return desk.Keeping{
		Task: t.owed.Task.ID, Done: t.field.choice.Chosen() == keptDone, Words: t.words.edit.Value(),
	}, true
}

// missing is the field of a promise that wants words, nil where none does.
func (t *telling) missing() *field {
	if k, ok := t.kept(); ok && strings.TrimSpace(k.Words) == "" {
		return t.words
	}
	return nil
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
