package present

import (
	"cmp"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// hitLook is how find shows a record of a kind that was found. Where a function is missing, or there is nothing to say,
// a hit shows what the register says of it.
type hitLook struct {
	title func(r Reader, h register.Hit) string
	where func(r Reader, h register.Hit) string
	state func(r Reader, h register.Hit) widget.Span
}

// hitLooks are those of the kinds that have one of their own.
var hitLooks = map[model.Kind]hitLook{
	model.KindHousehold: {where: Reader.foundDoor, state: Reader.foundDoorState},
	model.KindTask:      {title: Reader.foundTask, state: Reader.foundTaskState},
	model.KindPerson:    {where: Reader.foundWork, state: Reader.foundInHand},
}

// HitTitle names what a search found.
func (r Reader) HitTitle(h register.Hit) string {
	if title := hitLooks[h.Kind].title; title != nil {
		return title(r, h)
	}
	return h.Title
}

// HitWhere says where what was found is: the door, what somebody does and where, or the place.
func (r Reader) HitWhere(h register.Hit) string {
	look, special := hitLooks[h.Kind]
	switch {
	case look.where != nil:
		return cmp.Or(look.where(r, h), h.Address)
	case special:
		return h.Address
	}
	return cmp.Or(h.Address, r.Register.ShortName(h.Place))
}

// HitState says how what was found stands, where that wants to be seen.
func (r Reader) HitState(h register.Hit) widget.Span {
	if state := hitLooks[h.Kind].state; state != nil {
		return state(r, h)
	}
	return muted("")
}

// HitKind is the word for the kind of what was found.
func HitKind(l text.Lang, k model.Kind) string { return text.Kind(l, k) }

func muted(s string) widget.Span { return widget.Span{Ink: widget.Muted, Text: s} }

// foundTask names a task. One of which the reader sees the face alone, without a brief, has no words that could
// be found; it is named by its category.
func (r Reader) foundTask(h register.Hit) string {
	if t := r.Register.Task(model.TaskID(h.ID)); h.Title == "" && t != nil {
		return TaskText(r.Lang, t)
	}
	return h.Title
}

func (r Reader) foundTaskState(h register.Hit) widget.Span {
	if t := r.Register.Task(model.TaskID(h.ID)); t != nil {
		return muted(text.StateOf(r.Lang, t))
	}
	return muted("")
}

func (r Reader) foundDoor(h register.Hit) string {
	if house := r.Register.Household(model.HouseholdID(h.ID)); house != nil {
		return text.Address(r.Lang, house.Door)
	}
	return ""
}

// foundDoorState says that people moved away, else what they are owed, else when what was searched for was noted there.
func (r Reader) foundDoorState(h register.Hit) widget.Span {
	if h.Gone {
		return muted(text.Outcome(r.Lang, model.GoneAway))
	}
	if door, ok := r.Register.Door(model.HouseholdID(h.ID), r.Today); ok && door.Now.Owed > 0 {
		return widget.Span{Ink: widget.Warn, Text: text.Owes(r.Lang, door.Now.Owed)}
	}
	if h.Noted != 0 {
		return muted(h.Noted.Short())
	}
	return muted("")
}

func (r Reader) foundWork(h register.Hit) string {
	if p := r.Register.Person(model.PersonID(h.ID)); p != nil {
		return r.PersonWork(p)
	}
	return ""
}

func (r Reader) foundInHand(h register.Hit) widget.Span {
	return muted(text.InHand(r.Lang, r.Register.InHand(h.ID)))
}
