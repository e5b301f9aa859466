package model

// This file holds the steps of the branch (支部) for a task that somebody has: nudge and recall. Both are intents. A
// nudge leaves the task's audience as it was. After a recall the task waits for the branch.

// TaskNudged reminds the holder of a task, or its addressee if nobody has claimed it (催办). The state stays.
type TaskNudged struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// TaskRecalled takes a task back from its addressee while nobody has claimed it (撤回派单), or from a holder who is
// late with it. From is the addressee or the holder that the author saw. If somebody else has the task by now, the
// recall is refused.
type TaskRecalled struct {
	From Addressee `cbor:"1,keyasint"`
	Why  string    `cbor:"2,keyasint,omitempty"`
}

// Check checks the note, which may be missing.
func (b TaskNudged) Check() *Refusal { return checkWords("note", b.Note, 0, MostWords) }

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

func (b TaskRecalled) words() string { return b.Why }

func (b TaskRecalled) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	in := []State{Dispatched}
	if t.State == Claimed && t.Late(DayOf(s.On)) {
		in = []State{Claimed}
	}
	if out, ok := t.branchOnly(s, in...); !ok {
		return t, out
	}
	if !t.Has().same(b.From) {
		return t, t.sentElsewhere()
	}
	to := t.freed()
	if to.State = Sorted; t.Sphere == "" { // promised at the door, and never sorted
		to.State = Raised
	}
	to.To, to.Also, to.Due, to.Promised, to.Whistled = Addressee{}, nil, 0, false, Whistle{}
	return t.move(to, DidRecall, t.with(), b.Why, c, s), accepted
}

// Has returns who has the task: the holder as a person, or the addressee while nobody has claimed it.
func (t *Task) Has() Addressee {
	if !t.Holder.IsZero() {
		return Addressee{ToPerson, t.Holder.ID.Record(), t.Holder.Name}
	}
	return t.To
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
	return NamesOf(t.To, t.Also)
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
