package model

import "time"

// This file holds the steps of the branch (支部) for a task that somebody has: nudge, extend and recall. All are
// intents. A nudge and an extension leave the task's audience as it was. After a recall the task is no longer
// dispatched, and waits for the branch.

// TaskNudged reminds the holder of a task, or its addressee if nobody has claimed it (催办). The state stays.
type TaskNudged struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// TaskExtended gives a task a later due day, with a reason (延期). Only the branch may do this, and nobody else has to
// agree.
type TaskExtended struct {
	Until Day    `cbor:"1,keyasint"`
	Why   string `cbor:"2,keyasint"`
}

// TaskRecalled takes a task back from its addressee while nobody has claimed it (撤回派单). From is the addressee that
// the author saw. If the branch has sent the task to somebody else since, the recall is refused.
type TaskRecalled struct {
	From Addressee `cbor:"1,keyasint"`
	Why  string    `cbor:"2,keyasint,omitempty"`
}

// Check checks the note, which may be missing.
func (b TaskNudged) Check() *Refusal { return checkWords("note", b.Note, 0, MostWords) }

// Check requires a day and a reason.
func (b TaskExtended) Check() *Refusal {
	if b.Until == 0 {
		return refuse(Missing, "until")
	}
	return first(checkDay("until", b.Until), checkWords("why", b.Why, 1, MostWords))
}

// Check requires the addressee that the author saw.
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

// with returns the name of the holder, or of the addressee if nobody has claimed the task. For a task that is open to
// anyone it returns the kind, ToOpen.
func (t *Task) with() string {
	switch {
	case !t.Holder.IsZero():
		return t.Holder.Name
	case t.To.Kind == ToOpen:
		return string(ToOpen)
	}
	return t.To.Name
}

// sentElsewhere returns the refusal of a step that takes a task from an addressee who no longer has it. It names the
// author of the last step.
func (t *Task) sentElsewhere() Outcome {
	out := refused(SentElsewhere)
	if n := len(orNew(t.Inside).Steps); n > 0 {
		out.Why.Against = t.Inside.Steps[n-1].Who
	}
	return out
}

// same reports whether two addressees have the same kind and id. Their names may differ.
func (a Addressee) same(b Addressee) bool { return a.Kind == b.Kind && a.ID == b.ID }

// check requires a known kind of addressee, and an id unless the task is open to anyone.
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
