package model

import (
	"slices"
	"time"
)

// This file holds the steps of the handlers of a task (接单): claim, release, return, progress and finish. It also
// holds the steps at the resident's door, which are the answer and the rating, and the undo.

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

// TaskAnswered is the fact that the resident was told (回访), with the channel and the words. An answer before the
// result is accepted, or after the task is closed, is an interim answer and moves nothing.
type TaskAnswered struct {
	How   Channel `cbor:"1,keyasint"`
	Words string  `cbor:"2,keyasint,omitempty"`
}

// TaskRated is the fact that the resident rated the answer. A task that was told is closed by any rating but
// Unsatisfied. After that rating the same holder has the task again, unless it was told or closed more than 30 days
// ago or has no holder. A rating of a task that was not told yet moves nothing and is flagged.
type TaskRated struct {
	Rating Rating `cbor:"1,keyasint"`
	Words  string `cbor:"2,keyasint,omitempty"`
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

// Check requires a known channel. The words may be missing, because the task has its result.
func (b TaskAnswered) Check() *Refusal {
	if !slices.Contains(Channels, b.How) {
		return refuse(BadInput, "how", string(b.How))
	}
	return checkWords("words", b.Words, 0, MostWords)
}

// Check requires a known rating. The words may be missing.
func (b TaskRated) Check() *Refusal {
	if !slices.Contains(Ratings, b.Rating) {
		return refuse(BadInput, "rating", string(b.Rating))
	}
	return checkWords("words", b.Words, 0, MostWords)
}

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
	to.State, to.Holder = Claimed, s.By
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
	return tags.Has(t.To.tag())
}

func (b TaskReleased) words() string { return b.Why }

func (b TaskReleased) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.holderOnly(s); !ok {
		return t, out
	}
	to := t.Stand
	to.State, to.Holder = Dispatched, Ref{}
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
	to := t.Stand
	to.State, to.Holder = Returned, Ref{}
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
		return t.note(DidHelp, "", b.Note, s), accepted
	}
	return t.note(DidHelp, "", b.Note, s).flag(s, FlagState), flagged(FlagState)
}

func (b TaskFinished) words() string { return b.Result }

func (b TaskFinished) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if t.State != Claimed || t.Holder.ID != s.By.ID {
		return t.note(DidHelp, "", b.Result, s).flag(s, FlagHelp), flagged(FlagHelp)
	}
	to := t.Stand
	to.State = Finished
	return t.move(to, DidFinish, "", b.Result, c, s), accepted
}

func (b TaskAnswered) words() string { return b.Words }

func (b TaskAnswered) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	switch t.State {
	case Accepted:
		to := t.Stand
		to.State = Told
		return t.move(to, DidTell, string(b.How), b.Words, c, s), accepted
	case Told:
		return t.note(DidTell, string(b.How), b.Words, s), accepted
	case Closed, Joined:
		return t.note(DidInterim, string(b.How), b.Words, s).flag(s, FlagState), flagged(FlagState)
	}
	return t.note(DidInterim, string(b.How), b.Words, s), accepted
}

func (b TaskRated) words() string { return b.Words }

func (b TaskRated) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	to, out := t.Stand, accepted
	switch {
	case t.State != Told && t.State != Closed:
		out = flagged(FlagState)
	case b.Rating != Unsatisfied:
		to.State = Closed
	case t.daysSince(s.On) > reopenDays:
		out = flagged(FlagLate)
	case t.Holder.IsZero():
		out = flagged(FlagState)
	default: // not satisfied: the same holder has the task again
		to.State, to.Promised, to.Due = Claimed, false, 0
		to.Reopened++
		if to.Menu != "" {
			to.Due = DayOf(s.On) + Day(to.Menu.Days())
		}
	}
	n := t.move(to, DidRate, string(b.Rating), b.Words, c, s)
	n.Inside.Ratings = newest(append(n.Inside.Ratings, b.Rating), mostRatings, func(r Rating) int { return len(r) })
	if out.Code == Flagged {
		n = n.flag(s, out.Why.Reason)
	}
	return n, out
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
