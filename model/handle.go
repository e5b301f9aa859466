package model

import (
	"slices"
	"time"
)

// This file holds the steps of the handlers of a task (接单): claim, release, return, progress and finish. It also
// holds the undo.

// TaskClaimed makes the author the holder of a task that is open or addressed to them (认领). A claim that was made off
// line is 待确认 until the hub has answered. If two people claim the same task, the claim that reaches the hub first
// counts and the other is refused.
type TaskClaimed struct{}

// TaskReleased gives up a claim, with a reason (放弃). The task is dispatched again, as it was before the claim. A task
// that was promised at the door and never dispatched is returned to the branch.
type TaskReleased struct {
	Why string `cbor:"1,keyasint"`
}

// TaskReturned returns a task to the branch, with a reason (退单). The holder may return it, and also the addressee of
// a dispatched task that is not open to anyone.
type TaskReturned struct {
	Why string `cbor:"1,keyasint"`
}

// TaskProgressed is a note about the work on a task. A note from somebody who does not hold the task is help (协助).
type TaskProgressed struct {
	Note string `cbor:"1,keyasint"`
}

// TaskFinished is the result of a task (办结). A result from somebody who does not hold the task is help: it moves
// nothing, and is flagged.
type TaskFinished struct {
	Result string `cbor:"1,keyasint"`
}

// TaskUndone takes back the step that the change made (撤回). Only the author of that step may do so, and only while it
// is the last step of the task.
type TaskUndone struct {
	Change ChangeID `cbor:"1,keyasint"`
}

// Check returns nil: a claim has no fields.
func (TaskClaimed) Check() *Refusal { return nil }

// Check requires a reason.
func (b TaskReleased) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Check requires a reason.
func (b TaskReturned) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Check requires a note.
func (b TaskProgressed) Check() *Refusal { return checkWords("note", b.Note, 1, MostWords) }

// Check requires a result.
func (b TaskFinished) Check() *Refusal { return checkWords("result", b.Result, 1, MostWords) }

// Check requires the id of the change to undo.
func (b TaskUndone) Check() *Refusal {
	if b.Change == (ChangeID{}) {
		return refuse(Missing, "change")
	}
	return nil
}

func (TaskClaimed) words() string { return "" }

func (b TaskClaimed) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if t.Holder.ID == s.By.ID && t.State == Claimed {
		return t, refused(Yours)
	}
	if !t.Holder.IsZero() && t.State != Dispatched {
		out := refused(Taken)
		out.Why.Against = t.Holder
		return t, out
	}
	if out, ok := t.inState(Dispatched); !ok {
		return t, out
	}
	if !t.WaitsFor(s.Tags) {
		return t, refused(NotAddressed)
	}
	to := t.Stand
	to.State, to.Holder, to.Took = Claimed, s.By, DayOf(s.On)
	return t.move(to, DidClaim, "", "", c, s), accepted
}

// WaitsFor reports whether somebody who has the tags may claim the task: it is dispatched, and it is open to them or
// addressed to them, their unit, their team or their post.
func (t *Task) WaitsFor(tags Tags) bool {
	switch {
	case t.State != Dispatched:
		return false
	case t.To.Kind == ToOpen:
		return tags.Has(openTag(t.Grid))
	}
	return slices.ContainsFunc(t.addressees(), func(to Addressee) bool { return tags.Has(to.tag()) })
}

// freed returns the stand without the holder, and without what stands on the face about the holder's work.
func (s Stand) freed() Stand {
	s.Holder, s.Took, s.Done, s.Flag, s.Until = Ref{}, 0, 0, 0, 0
	return s
}

func (b TaskReleased) words() string { return b.Why }

func (b TaskReleased) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.holderOnly(s); !ok {
		return t, out
	}
	to := t.freed()
	to.State = Dispatched
	if to.To.Kind == ToNobody { // promised at the door, and never dispatched
		to.State = Returned
	}
	return t.move(to, DidRelease, "", b.Why, c, s), accepted
}

func (b TaskReturned) words() string { return b.Why }

func (b TaskReturned) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	byName := t.To.Kind != ToOpen && t.WaitsFor(s.Tags)
	if out, ok := t.holderOnly(s); !ok && !byName {
		return t, out
	}
	to := t.freed()
	if byName {
		to.To, to.Also = t.without(s.Tags)
	}
	if !byName || to.To.Kind == ToNobody { // nobody is left to whom it is addressed
		to.State, to.To, to.Also, to.Whistled = Returned, t.To, nil, Whistle{}
		to.Returns++
	}
	return t.move(to, DidReturn, "", b.Why, c, s), accepted
}

// holderOnly refuses a step whose task is not claimed, or whose author does not hold it, and names the holder. It
// reports whether the step may be taken.
func (t *Task) holderOnly(s Stamp) (Outcome, bool) {
	if out, ok := t.inState(Claimed); !ok {
		return out, false
	}
	if t.Holder.ID != s.By.ID {
		out := refused(NotHolder)
		out.Why.Against = t.Holder
		return out, false
	}
	return accepted, true
}

func (b TaskProgressed) words() string { return b.Note }

func (b TaskProgressed) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	switch {
	case t.State == Claimed && t.Holder.ID == s.By.ID:
		n := t.note(DidProgress, "", b.Note, s)
		n.Nudged = time.Time{} // a note of progress answers the nudge
		return n, accepted
	case t.State == Claimed:
		return t.help(b.Note, s), accepted
	}
	return t.help(b.Note, s).flag(s, FlagState), flagged(FlagState)
}

func (b TaskFinished) words() string { return b.Result }

func (b TaskFinished) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if t.State != Claimed || t.Holder.ID != s.By.ID {
		return t.help(b.Result, s).flag(s, FlagHelp), flagged(FlagHelp)
	}
	to := t.Stand
	to.State, to.Done, to.Until = Finished, DayOf(s.On), 0
	return t.move(to, DidFinish, "", b.Result, c, s), accepted
}

func (TaskUndone) words() string { return "" }

func (b TaskUndone) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	before := orNew(t.Inside).Before
	if before == nil || before.Change != b.Change {
		return t, refused(ActedSince)
	}
	if before.By != s.By.ID {
		return t, refused(NotYours)
	}
	n := t.note(DidUndo, "", "", s)
	n.Stand = before.Stand
	if last := len(t.Inside.Steps) - 1; t.Inside.Steps[last].What == DidRate {
		n.Inside.Ratings = n.Inside.Ratings[:len(n.Inside.Ratings)-1]
	}
	return n, accepted
}
