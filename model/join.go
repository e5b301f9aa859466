package model

// This file holds how requests become one. Many households with the same trouble are one common problem (共性问题),
// to which their tasks are joined; each stays its resident's own, who is told and asked one by one. A request that was
// written down twice is closed as double. All are intents of the branch.

// TaskJoined joins a task to a common problem (并单). Apply knows one record, so it cannot know whether Into is a
// common problem and still open: the desk makes sure of that, and a task that was joined to anything else waits until
// the branch takes it out again. A common problem is never joined itself, so no chain and no circle can come of it.
type TaskJoined struct {
	Into TaskID `cbor:"1,keyasint"`
}

// TaskUnjoined takes a task out of the common problem it was joined to (撤出并单). The branch sorts and dispatches it
// by itself from then on. Into is the problem that the author saw.
type TaskUnjoined struct {
	Into TaskID `cbor:"1,keyasint"`
	Why  string `cbor:"2,keyasint,omitempty"`
}

// TaskDoubled closes a task because its request was written down twice (重复). Of is the other one, which goes on and
// brings the answer.
type TaskDoubled struct {
	Of TaskID `cbor:"1,keyasint"`
}

// Check requires the common problem.
func (b TaskJoined) Check() *Refusal { return checkTask("into", b.Into) }

// Check requires the common problem that the author saw. The reason may be missing.
func (b TaskUnjoined) Check() *Refusal {
	return first(checkTask("into", b.Into), checkWords("why", b.Why, 0, MostWords))
}

// Check requires the other task.
func (b TaskDoubled) Check() *Refusal { return checkTask("of", b.Of) }

func checkTask(field string, id TaskID) *Refusal {
	if id.IsZero() {
		return refuse(Missing, field)
	}
	return nil
}

func (TaskJoined) words() string { return "" }

func (b TaskJoined) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Raised, Sorted, Returned); !ok {
		return t, out
	}
	if t.Common || b.Into == t.ID {
		return t, refused(JoinCommon)
	}
	to := t.freed()
	to.State, to.Into, to.To, to.Also, to.Due, to.Asked = Joined, b.Into, Addressee{}, nil, 0, 0
	return t.move(to, DidJoin, Number(t.Community(), b.Into), "", c, s), accepted
}

func (b TaskUnjoined) words() string { return b.Why }

func (b TaskUnjoined) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Joined); !ok {
		return t, out
	}
	if t.Into != b.Into {
		return t, refused(JoinedElsewhere, Number(t.Community(), t.Into))
	}
	return t.move(t.unjoined(), DidUnjoin, Number(t.Community(), b.Into), b.Why, c, s), accepted
}

// unjoined returns how a joined task stands once it is by itself again: what the branch said of it is kept.
func (s Stand) unjoined() Stand {
	if s.State, s.Into = Sorted, (TaskID{}); s.Sphere == "" {
		s.State = Raised
	}
	return s
}

func (TaskDoubled) words() string { return "" }

func (b TaskDoubled) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Raised, Sorted, Returned); !ok {
		return t, out
	}
	if b.Of == t.ID {
		return t, refused(JoinCommon)
	}
	to := t.Stand
	to.State, to.Asked = Closed, 0
	return t.move(to, DidDouble, Number(t.Community(), b.Of), "", c, s), accepted
}

// isOwed reports whether the resident of a joined task waits for the answer that its common problem brought. It does
// so from the day on which the branch accepts the result of the problem, until somebody tells the resident or the
// branch answers in general. A task that was joined after the general answer is still owed one. common is nil if the
// problem is not known here; nothing is owed then.
func (t *Task) isOwed(common *Task) bool {
	if t.State != Joined || t.Told != 0 || common == nil || common.ID != t.Into || !common.Common {
		return false
	}
	switch common.State {
	case Accepted:
		return true
	case Told, Closed:
		return common.Told < DayOf(t.Since)
	}
	return false
}
