package present

import (
	"cmp"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// hitLook says how the search shows a hit of one kind. If a function is nil, or returns nothing, the hit is shown as
// the register describes it.
type hitLook struct {
	title func(r Reader, h register.Hit) string
	where func(r Reader, h register.Hit) string
	state func(r Reader, h register.Hit) widget.Span
}

// hitLooks has an entry for each kind with a look of its own.
var hitLooks = map[model.Kind]hitLook{
	model.KindHousehold: {where: Reader.foundDoor, state: Reader.foundDoorState},
	model.KindTask:      {title: Reader.foundTask, state: Reader.foundTaskState},
	model.KindMeeting:   {where: Reader.foundMeeting, state: Reader.foundMeetingState},
	model.KindBox:       {state: Reader.foundBoxState},
	model.KindPerson:    {where: Reader.foundWork, state: Reader.foundInHand},
}

// HitTitle returns the name of a hit.
func (r Reader) HitTitle(h register.Hit) string {
	if title := hitLooks[h.Kind].title; title != nil {
		return title(r, h)
	}
	return h.Title
}

// HitWhere returns where a hit is: the door, what a person does and where, or the place.
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

// HitState returns the state of a hit, and an empty span if there is nothing to point out.
func (r Reader) HitState(h register.Hit) widget.Span {
	if state := hitLooks[h.Kind].state; state != nil {
		return state(r, h)
	}
	return muted("")
}

// HitKind returns the word for the kind of a hit.
func HitKind(l text.Lang, k model.Kind) string { return text.Kind(l, k) }

func muted(s string) widget.Span { return widget.Span{Ink: widget.Muted, Text: s} }

// foundTask returns the name of a task. If the reader sees only its face, and that has no brief, the search has no
// words of it, and the task is named by its category.
func (r Reader) foundTask(h register.Hit) string {
	if t := r.Register.Task(model.TaskID(h.ID)); h.Title == "" && t != nil {
		return r.TaskText(t)
	}
	return h.Title
}

func (r Reader) foundTaskState(h register.Hit) widget.Span {
	if t := r.Register.Task(model.TaskID(h.ID)); t != nil {
		return muted(text.StateOf(r.Lang, t))
	}
	return muted("")
}

// foundMeeting returns the day and the sort of a meeting, because many meetings have the same name.
func (r Reader) foundMeeting(h register.Hit) string {
	if m := r.Register.Meeting(model.MeetingID(h.ID)); m != nil {
		return text.Date(m.On, r.Today) + "  " + text.MeetingSort(r.Lang, m.Sort)
	}
	return ""
}

func (r Reader) foundMeetingState(h register.Hit) widget.Span {
	if m := r.Register.Meeting(model.MeetingID(h.ID)); m != nil {
		return r.MeetingState(m).Word
	}
	return muted("")
}

func (r Reader) foundBoxState(h register.Hit) widget.Span {
	if b := r.Register.Box(model.BoxID(h.ID)); b != nil {
		return r.BoxState(b).Word
	}
	return muted("")
}

func (r Reader) foundDoor(h register.Hit) string {
	if house := r.Register.Household(model.HouseholdID(h.ID)); house != nil {
		return text.Address(r.Lang, house.Door)
	}
	return ""
}

// foundDoorState returns that the people moved away, or else what is owed to them, or else the day of the note that
// was found.
func (r Reader) foundDoorState(h register.Hit) widget.Span {
	if h.Gone {
		return muted(text.Outcome(r.Lang, model.GoneAway))
	}
	if door, ok := r.Register.Door(model.HouseholdID(h.ID), r.Today); ok && door.Now.Owed > 0 {
		return widget.Span{Ink: widget.Warn, Text: text.Owes(r.Lang, int(door.Now.Owed))}
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
