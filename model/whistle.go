package model

// Whistle is the call of a department to a task that somebody holds (社区吹哨、部门报到). The holder keeps the task.
// The department sees it from the call on, and is late if it has not reported in by the end of the day By.
type Whistle struct {
	To Addressee `cbor:"1,keyasint"` // the unit
	On Day       `cbor:"2,keyasint"` // when it was called
	By Day       `cbor:"3,keyasint"`
	In Day       `cbor:"4,keyasint,omitempty"` // when it reported in; 0 until then
}

// IsZero reports whether nobody was called.
func (w Whistle) IsZero() bool { return w.On == 0 }

// TaskWhistled calls a unit to a task (吹哨). The branch and the holder may call, and one unit at a time: a second call
// takes the place of the first. It is an intent.
type TaskWhistled struct {
	To  Addressee `cbor:"1,keyasint"`
	By  Day       `cbor:"2,keyasint"`
	Why string    `cbor:"3,keyasint"`
}

// TaskReportedIn is the fact that the unit that was called came (报到). The unit's liaison writes it down, or the
// branch for a unit without one. By anybody else, or where nobody was called, it is a note and flagged.
type TaskReportedIn struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// Check requires a unit, a day and a reason.
func (b TaskWhistled) Check() *Refusal {
	if no := b.To.check(); no != nil {
		return no
	}
	if b.To.Kind != ToUnit {
		return refuse(BadInput, "to", b.To.Name)
	}
	if b.By == 0 {
		return refuse(Missing, "by")
	}
	return first(checkDay("by", b.By), checkWords("why", b.Why, 1, MostWords))
}

// Check checks the note, which may be missing.
func (b TaskReportedIn) Check() *Refusal { return checkWords("note", b.Note, 0, MostWords) }

func (b TaskWhistled) words() string { return b.Why }

func (b TaskWhistled) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.holderOnly(s); !ok && !s.Tags.Branch(t.Grid) {
		return t, out
	}
	if out, ok := t.inState(Claimed); !ok {
		return t, out
	}
	if t.Sphere == "" {
		return t, refused(Unsorted)
	}
	if t.Whistled.To.same(b.To) && t.Whistled.In == 0 && !t.Whistled.IsZero() {
		return t, refused(CalledAlready, b.To.Name)
	}
	today := DayOf(s.On)
	if b.By < today || b.By > today+mostAhead {
		return t, refused(BadInput, "by", b.By.String())
	}
	to := t.Stand
	to.Whistled = Whistle{To: b.To, On: today, By: b.By}
	return t.move(to, DidWhistle, b.To.Name, b.Why, c, s), accepted
}

func (b TaskReportedIn) words() string { return b.Note }

func (b TaskReportedIn) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if t.State != Claimed || t.Whistled.IsZero() || t.Whistled.In != 0 {
		return t.note(DidReportIn, "", b.Note, s).flag(s, FlagState), flagged(FlagState)
	}
	if !s.Tags.Has(t.Whistled.To.tag()) && !s.Tags.Branch(t.Grid) {
		return t.note(DidReportIn, "", b.Note, s).flag(s, FlagHelp), flagged(FlagHelp)
	}
	to := t.Stand
	to.Whistled.In = DayOf(s.On)
	return t.move(to, DidReportIn, t.Whistled.To.Name, b.Note, c, s), accepted
}

// Unanswered reports whether a department that was called should have reported in by a day and has not.
func (t *Task) Unanswered(today Day) bool {
	return t.State == Claimed && !t.Whistled.IsZero() && t.Whistled.In == 0 && t.Whistled.By < today
}
