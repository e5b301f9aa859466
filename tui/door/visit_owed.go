package door

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// telling is one thing that is owed to the door, with what the person says about it in this visit. For an answer that
// is whether it was told and how the resident rated it; for a promise of the person's own, whether it was kept.
type telling struct {
	owed  register.Owed
	field *page.Field
	words *page.Field // of a promise only: what was done, or what was said instead
}

// keptDone is the index of the answer that a promise was kept, in the order of text.VisitKeeps.
const keptDone = 0

// owe lists what is owed to the door now. A choice that was made for something still owed stays.
func (v *Visit) owe() {
	was := v.told
	v.told = nil
	kinds := owedWidth(v.host, v.side.step.Owed)
	for i, o := range v.side.step.Owed {
		t := &telling{owed: o, field: &page.Field{}}
		for _, old := range was {
			if old.owed.Task.ID == o.Task.ID && old.owed.Kind == o.Kind {
				t = old
				t.owed = o
			}
		}
		t.field.Label, t.field.Gap = "", i == 0
		if i == 0 {
			t.field.Label = v.host.Say(text.VisitOwed)
		}
		t.field.Head = func(g *widget.Grid, r widget.Rect) { owedLine(v.host, g, r, o, kinds) }
		t.field.HeadRows = func(w int) int { return owedRows(v.host, o, kinds, w) }
		t.offer(v.host)
		v.told = append(v.told, t)
	}
}

// offer sets the answers that the person can choose. A promise can only be kept by the person who gave it; to anybody
// else it is only shown.
func (t *telling) offer(host page.Host) {
	mine := rateable(t.owed) || t.owed.Task.Holder.ID == host.Desk().Me().Person.ID
	if !mine {
		t.field.Choice, t.words = nil, nil
		return
	}
	if t.field.Choice == nil {
		t.field.Choice = &widget.Choice{}
	}
	if rateable(t.owed) {
		t.field.Choice.Items = present.RatingWords(host.Lang())
		if t.owed.Kind == model.OwedTell {
			t.field.Choice.Items = append(t.field.Choice.Items, host.Say(text.ToldOnly))
		}
		return
	}
	t.field.Choice.Items = nil
	for _, s := range text.VisitKeeps {
		t.field.Choice.Items = append(t.field.Choice.Items, host.Say(s))
	}
	if t.words == nil {
		t.words = &page.Field{Edit: &widget.Edit{Limit: model.MostWords}}
	}
	t.words.Label = host.Say(text.KeepSaid)
	if t.field.Choice.Chosen() == keptDone {
		t.words.Label = host.Say(text.KeepDone)
	}
}

// fields returns the fields that the form shows now. A promise has a field for words once an answer is chosen.
func (t *telling) fields() []*page.Field {
	if t.words != nil && t.field.Choice.Chosen() >= 0 {
		return []*page.Field{t.field, t.words}
	}
	return []*page.Field{t.field}
}

// given returns the answer that was told, for the desk. It reports false if nothing was chosen, or if this is a
// promise.
func (t *telling) given() (desk.Telling, bool) {
	if t.words != nil || t.field.Choice == nil || t.field.Choice.Chosen() < 0 {
		return desk.Telling{}, false
	}
	told := desk.Telling{Task: t.owed.Task.ID, Words: t.owed.Text}
	if i := t.field.Choice.Chosen(); i < len(model.Ratings) {
		told.Rating = model.Ratings[i]
	}
	return told, true
}

// kept returns what became of a promise, for the desk. It reports false if nothing was chosen, or if this is no
// promise.
func (t *telling) kept() (desk.Keeping, bool) {
	if t.words == nil || t.field.Choice.Chosen() < 0 {
		return desk.Keeping{}, false
	}
	return desk.Keeping{
		Task: t.owed.Task.ID, Done: t.field.Choice.Chosen() == keptDone, Words: t.words.Edit.Value(),
	}, true
}

// missing returns the field of a promise that needs words and is empty, and nil if there is none.
func (t *telling) missing() *page.Field {
	if k, ok := t.kept(); ok && strings.TrimSpace(k.Words) == "" {
		return t.words
	}
	return nil
}

// rate chooses a rating. For "" it chooses that the answer was told without a rating, if that is offered.
func (t *telling) rate(rating model.Rating) {
	for i, r := range model.Ratings {
		if r == rating {
			t.field.Choice.Choose(i)
			return
		}
	}
	if len(t.field.Choice.Items) > len(model.Ratings) {
		t.field.Choice.Choose(len(model.Ratings))
	}
}
