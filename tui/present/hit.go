package present

import (
	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// HitTitle names what a search found. A task of which the reader sees the face alone, without a brief, has no words
// that could be found; it is named by its category.
func (r Reader) HitTitle(h register.Hit) string {
	if t := r.Register.Task(model.TaskID(h.ID)); h.Title == "" && t != nil {
		return TaskText(r.Lang, t)
	}
	return h.Title
}

// HitWhere says where what was found is: the door, or what somebody does and where.
func (r Reader) HitWhere(h register.Hit) string {
	switch h.Kind {
	case model.KindPerson:
		if p := r.Register.Person(model.PersonID(h.ID)); p != nil {
			return r.PersonWork(p)
		}
	case model.KindHousehold:
		if house := r.Register.Household(model.HouseholdID(h.ID)); house != nil {
			return text.Address(r.Lang, house.Door)
		}
	}
	return h.Address
}

// HitState says how what was found stands, where that wants to be seen.
func (r Reader) HitState(h register.Hit) widget.Span {
	muted := func(s string) widget.Span { return widget.Span{Ink: widget.Muted, Text: s} }
	switch h.Kind {
	case model.KindHousehold:
		if h.Gone {
			return muted(text.Outcome(r.Lang, model.GoneAway))
		}
		if door, ok := r.Register.Door(model.HouseholdID(h.ID), r.Today); ok && door.Now.Owed > 0 {
			return widget.Span{Ink: widget.Warn, Text: text.Owes(r.Lang, door.Now.Owed)}
		}
		if h.Noted != 0 {
			return muted(h.Noted.Short())
		}
	case model.KindPerson:
		return muted(text.InHand(r.Lang, r.Register.InHand(h.ID)))
	case model.KindTask:
		if t := r.Register.Task(model.TaskID(h.ID)); t != nil {
			return muted(text.StateOf(r.Lang, t))
		}
	}
	return muted("")
}

// HitKind is the word for the kind of what was found.
func HitKind(l text.Lang, k model.Kind) string {
	return map[model.Kind]text.Sentence{
		model.KindHousehold: text.FindDoor, model.KindTask: text.FindTask, model.KindPerson: text.FindPerson,
	}[k].In(l)
}
