package model

import (
	"slices"
	"time"
)

// TaskRaised is the fact that somebody asked for something (点单), in the resident's words. With an answer that was
// given on the spot, the new task is in the state Told. With a promise, it is claimed by the author and due on the
// promised day. Otherwise it is in the state Raised.
type TaskRaised struct {
	Grid      Path        `cbor:"1,keyasint"`
	Compound  string      `cbor:"2,keyasint,omitempty"`
	Household DoorRef     `cbor:"3,keyasint,omitzero"`
	Channel   Channel     `cbor:"4,keyasint"`
	From      RecordID    `cbor:"5,keyasint,omitzero"`
	Words     string      `cbor:"6,keyasint"`
	Answer    *DoorAnswer `cbor:"7,keyasint,omitempty"`
}

// DoorAnswer is what the worker answered at the door. If By is 0, the matter was settled on the spot. Otherwise the
// worker promised to do it by the end of that day.
type DoorAnswer struct {
	Words string `cbor:"1,keyasint"`
	By    Day    `cbor:"2,keyasint,omitempty"`
}

// Check requires a place in a community, a known channel and the words of the request.
func (b TaskRaised) Check() *Refusal {
	if b.Grid.Level() < Community {
		return refuse(BadInput, "grid", string(b.Grid))
	}
	if !slices.Contains(Channels, b.Channel) {
		return refuse(BadInput, "channel", string(b.Channel))
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
	t := &Task{ID: TaskID(c.Record), Grid: b.Grid, Compound: b.Compound, Author: s.By, Channel: b.Channel, Raised: s.On,
		Stand:  Stand{State: Raised, Since: s.On},
		Inside: &TaskInside{Words: b.Words, Household: b.Household, From: b.From}}
	t = t.note(DidRaise, string(b.Channel), "", s)
	switch {
	case b.Answer == nil:
	case b.Answer.By == 0:
		t = t.note(DidAnswer, "", b.Answer.Words, s)
		t.State, t.Holder = Told, s.By
	default:
		t = t.note(DidPromise, b.Answer.By.String(), b.Answer.Words, s)
		t.State, t.Holder, t.Due, t.Promised = Claimed, s.By, b.Answer.By, true
	}
	return t, accepted
}

// clone returns a copy of the task with an inside of its own, so that changing the copy does not alter the task.
func (t *Task) clone() *Task {
	n, in := *t, *orNew(t.Inside)
	in.Steps, in.Ratings, in.Flags = slices.Clone(in.Steps), slices.Clone(in.Ratings), slices.Clone(in.Flags)
	n.Inside = &in
	return &n
}

// note returns a copy of the task with one more step, and with the same stand. The step before it can no longer be
// undone.
func (t *Task) note(what What, via, words string, s Stamp) *Task {
	n := t.clone()
	n.Inside.Steps = append(n.Inside.Steps, Step{s.At, s.On, s.By, via, what, words})
	steps := len(n.Inside.Steps)
	n.Inside.Steps = newest(n.Inside.Steps, mostSteps, func(x Step) int { return len(x.Via) + len(x.Words) })
	n.Inside.More += steps - len(n.Inside.Steps)
	n.Inside.Before = nil
	return n
}

// move returns a copy of the task with one more step and a new stand. If the state changes, move also sets since when
// the task is in it, and clears the nudge. An undo can put the old stand back.
func (t *Task) move(to Stand, what What, via, words string, c Change, s Stamp) *Task {
	n := t.note(what, via, words, s)
	n.Inside.Before = &Before{c.ID, s.By.ID, t.Stand}
	if to.State != t.State {
		to.Since, to.Nudged = s.On, time.Time{}
	}
	n.Stand = to
	return n
}

// flag returns a copy of the task with one more flag for the branch.
func (t *Task) flag(s Stamp, why Reason) *Task {
	n := t.clone()
	n.Inside.Flags = flagWith(n.Inside.Flags, s, why)
	return n
}

// daysSince returns how many civil days, in Zone, lie between the day on which the task came into its state and the day
// of on.
func (t *Task) daysSince(on time.Time) int { return int(DayOf(on) - DayOf(t.Since)) }
