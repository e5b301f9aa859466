package model

import (
	"slices"
)

// TaskRaised is the fact that somebody asked for something (点单), in the resident's words. With an answer that was
// given on the spot, the new task is in the state Told. With a promise, it is claimed by the author and due on the
// promised day. Otherwise it is in the state Raised. Common makes it a common problem (共性问题), to which the requests
// of many households are joined. It may lack a channel. Only the branch raises one; what anybody else calls so is a
// task like any other.
type TaskRaised struct {
	Grid      Path        `cbor:"1,keyasint"`
	Compound  string      `cbor:"2,keyasint,omitempty"`
	Household DoorRef     `cbor:"3,keyasint,omitzero"`
	Channel   Channel     `cbor:"4,keyasint"`
	From      RecordID    `cbor:"5,keyasint,omitzero"`
	Words     string      `cbor:"6,keyasint"`
	Answer    *DoorAnswer `cbor:"7,keyasint,omitempty"`
	Common    bool        `cbor:"8,keyasint,omitempty"`
}

// DoorAnswer is what the worker answered at the door. If By is 0, the matter was settled on the spot. Otherwise the
// worker promised to do it by the end of that day.
type DoorAnswer struct {
	Words string `cbor:"1,keyasint"`
	By    Day    `cbor:"2,keyasint,omitempty"`
}

// Check requires a place in a community, a known channel unless the task is common, and the words of the request.
func (b TaskRaised) Check() *Refusal {
	if b.Grid.Level() < Community {
		return refuse(BadInput, "grid", string(b.Grid))
	}
	if !slices.Contains(Channels, b.Channel) && !(b.Common && b.Channel == "") {
		return refuse(BadInput, "channel", string(b.Channel))
	}
	if b.Common && (b.Household != DoorRef{} || b.Answer != nil) { // it belongs to no household, and nobody is told yet
		return refuse(BadInput, "common", "")
	}
	if b.Answer != nil {
		least := 1
		if b.Answer.By != 0 { // a promise may have a day and no words
			least = 0
		}
		if no := first(
			checkWords("answered", b.Answer.Words, least, MostWords), checkDay("by", b.Answer.By),
		); no != nil {
			return no
		}
	}
	return first(
		checkWords("request", b.Words, 1, MostWords), checkLine("compound", b.Compound, 0, mostSaid),
		b.Household.check(),
	)
}

// check checks the name, the phone and the door that a task holds of its household.
func (d DoorRef) check() *Refusal {
	return first(
		checkLine("household", d.Name, 0, mostSaid), checkLine("phone", d.Phone, 0, mostSaid),
		d.Door.check(mostSaid),
	)
}

func (b TaskRaised) words() string { return b.Words }

func (b TaskRaised) making() Making { return makingAt("grid", b.Grid) }

func (b TaskRaised) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	if t, ok := r.(*Task); ok { // raised twice under one id: the words of the second are kept as a step
		return t.note(DidHelp, "", b.Words, s).flag(s, FlagSecond), flagged(FlagSecond)
	}
	common := b.Common && s.Tags.Branch(b.Grid)
	t := &Task{ID: TaskID(c.Record), Grid: b.Grid, Compound: b.Compound, Author: s.By, Channel: b.Channel, Raised: s.On,
		Stand: Stand{State: Raised, Since: s.On}, Common: common,
		Inside: &TaskInside{Words: b.Words, Household: b.Household, From: b.From}}
	t = t.note(DidRaise, string(b.Channel), "", s)
	switch {
	case b.Answer == nil:
	case b.Answer.By == 0:
		t = t.note(DidAnswer, "", b.Answer.Words, s)
		t.State, t.Holder, t.Told = Told, s.By, DayOf(s.On)
	default:
		t = t.note(DidPromise, b.Answer.By.String(), b.Answer.Words, s)
		t.State, t.Holder, t.Took, t.Due, t.Promised = Claimed, s.By, DayOf(s.On), b.Answer.By, true
	}
	if b.Common && !common {
		return t.flag(s, FlagState), flagged(FlagState)
	}
	return t, accepted
}

// clone returns a copy of the task with an inside of its own, so that changing the copy does not alter the task.
func (t *Task) clone() *Task {
	n, in := *t, *orNew(t.Inside)
	n.Helped = slices.Clone(n.Helped)
	in.Steps, in.Ratings, in.Flags = slices.Clone(in.Steps), slices.Clone(in.Ratings), slices.Clone(in.Flags)
	n.Inside = &in
	return &n
}
