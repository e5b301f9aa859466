package model

import "time"

// This file holds what the branch (支部) does with a task that is with somebody: nudge them, give them more
// time, take it back. All are intents, and leave the task's audience as it was but for the last, after which it
// waits for the branch.

// TaskNudged reminds whoever has a task, or whom it is addressed to (催办). It moves nothing.
type TaskNudged struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// TaskExtended gives a task a later due day, with a reason (延期): the branch's own word grants it.
type TaskExtended struct {
	Until Day    `cbor:"1,keyasint"`
	Why   string `cbor:"2,keyasint"`
}

// TaskRecalled takes a task back from whom it was sent to, while nobody has claimed it (撤回派单). It names
// whom, as its author saw it: where another of the branch has sent it elsewhere meanwhile, that stands.
type TaskRecalled struct {
	From Addressee `cbor:"1,keyasint"`
	Why  string    `cbor:"2,keyasint,omitempty"`
}

// Check of the words.
func (b TaskNudged) Check() *Refusal { return checkWords("note", b.Note, 0, MostWords) }

// Check wants a day and a reason.
func (b TaskExtended) Check() *Refusal {
	if b.Until == 0 {
		return refuse(Missing, "until")
	}
	return first(checkDay("until", b.Until), checkWords("why", b.Why, 1, MostWords))
}

// Check wants to know whom it is taken from.
func (b TaskRecalled) Check() *Refusal {
	if no := b.From.check(); no != nil {
		return no
	}
	return checkWords("why", b.Why, 0, MostWords)
}

func (b TaskNudged) words() string { return b.Note }

func (b TaskNudged) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Dispatched, Claimed); !ok {
		return t, out
	}
	if t.State == Dispatched && t.To.Kind == ToOpen {
		return t, refused(NobodyHasIt)
	}
	to := t.Stand
	to.Nudged = s.On
	return t.move(to, DidNudge, t.with(), b.Note, c, s), accepted
}

func (b TaskExtended) words() string { return b.Why }

func (b TaskExtended) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Dispatched, Claimed); !ok {
		return t, out
	}
	if today := DayOf(s.On); b.Until < today || b.Until <= t.Due || b.Until > today+mostAhead {
		return t, refused(BadExtension, b.Until.String())
	}
	to := t.Stand
	to.Due, to.Nudged = b.Until, time.Time{}
	return t.move(to, DidExtend, b.Until.String(), b.Why, c, s), accepted
}

func (b TaskRecalled) words() string { return b.Why }

func (b TaskRecalled) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Dispatched); !ok {
		return t, out
	}
	if !t.To.same(b.From) {
		return t, t.sentElsewhere()
	}
	to := t.Stand
	to.State, to.To, to.Due = Sorted, Addressee{}, 0
	return t.move(to, DidRecall, t.with(), b.Why, c, s), accepted
}

// with is the name of who has the task, else of whom it was sent to; the kind where it is open to anyone.
func (t *Task) with() string {
	switch {
	case !t.Holder.IsZero():
		return t.Holder.Name
	case t.To.Kind == ToOpen:
		return string(ToOpen)
	}
	return t.To.Name
}

// sentElsewhere refuses a step that takes the task from somebody who no longer has it, and names who moved it.
func (t *Task) sentElsewhere() Outcome {
	out := refused(SentElsewhere)
	if n := len(orNew(t.Inside).Steps); n > 0 {
		out.Why.Against = t.Inside.Steps[n-1].Who
	}
	return out
}

// same reports whether two addressees are one, whatever they were called.
func (a Addressee) same(b Addressee) bool { return a.Kind == b.Kind && a.ID == b.ID }

// check wants a kind of addressee there is and, but for anyone, an id.
func (a Addressee) check() *Refusal {
	switch a.Kind {
	case ToOpen:
	case ToPerson, ToUnit, ToTeam, ToPost:
		if a.ID.IsZero() {
			return refuse(Missing, "to")
		}
	default:
		return refuse(Missing, "to")
	}
	return checkLine("to", a.Name, 0, MostLine)
}
