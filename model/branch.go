package model

import (
	"slices"
	"strings"
	"time"
)

// This file holds what the branch (支部) does with a task: sort, dispatch, accept, send back, close, reopen.
// All are intents.

// reopenDays is how long after closing the branch, or an unsatisfied resident, may open a task again.
const reopenDays = 30

// mostAhead is how many days from today a due day may lie at most.
const mostAhead = 366

// TaskSorted puts a task in a sphere and a menu category (研判, 三事分流). A task that was settled or promised at the
// door is sorted too, and keeps its state.
type TaskSorted struct {
	Sphere Sphere `cbor:"1,keyasint"`
	Menu   Menu   `cbor:"2,keyasint"`
}

// TaskDispatched sends a task to somebody, or opens it to anyone in scope (派单). A task that is dispatched already
// and not yet claimed can be sent on (改派). Instead then names the addressee that the author saw, and the rule
// refuses the step if the task has another by now: when two people of the branch send on the same task off line, the
// second cannot undo what the first did without having seen it.
//
// Also names further teams or posts, so that a job which wants several of them is one task: whoever of them claims it
// first holds it. A dispatch to a unit, to a person or to anyone has none.
type TaskDispatched struct {
	To      Addressee   `cbor:"1,keyasint"`
	Due     Day         `cbor:"2,keyasint"`
	Brief   string      `cbor:"3,keyasint,omitempty"`
	Instead Addressee   `cbor:"4,keyasint,omitzero"`
	Also    []Addressee `cbor:"5,keyasint,omitempty"`
}

// TaskAccepted says that the branch accepts the result (验收).
type TaskAccepted struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// TaskSentBack returns a result to the same holder, with a reason (退回).
type TaskSentBack struct {
	Why string `cbor:"1,keyasint"`
}

// TaskClosed closes a task that was told, with a reason, when no rating of the resident is to be expected.
type TaskClosed struct {
	Why string `cbor:"1,keyasint"`
}

// TaskReopened opens a closed task again, within 30 days. The task must then be dispatched again.
type TaskReopened struct {
	Why string `cbor:"1,keyasint"`
}

// Check requires a sphere and a key in the form of those of a menu. Which keys the county has is in another record, so
// the laptop offers only these.
func (b TaskSorted) Check() *Refusal {
	if !slices.Contains(Spheres, b.Sphere) {
		return refuse(BadInput, "sphere", string(b.Sphere))
	}
	if !b.Menu.Valid() {
		return refuse(BadInput, "menu", string(b.Menu))
	}
	return nil
}

// Check requires an addressee and a due day.
func (b TaskDispatched) Check() *Refusal {
	if no := b.To.check(); no != nil {
		return no
	}
	if b.Instead != (Addressee{}) {
		if no := b.Instead.check(); no != nil {
			return no
		}
	}
	if no := b.checkAlso(); no != nil {
		return no
	}
	if b.Due == 0 {
		return refuse(Missing, "due")
	}
	return first(checkDay("due", b.Due), checkLine("brief", b.Brief, 0, MostBrief))
}

// Check checks the note.
func (b TaskAccepted) Check() *Refusal { return checkWords("note", b.Note, 0, MostWords) }

// Check requires a reason.
func (b TaskSentBack) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Check requires a reason.
func (b TaskClosed) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Check requires a reason.
func (b TaskReopened) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// branchOnly refuses a step that is not of the branch, or whose task is in none of the states. It reports whether the
// step may be taken.
func (t *Task) branchOnly(s Stamp, in ...State) (Outcome, bool) {
	if !s.Tags.Branch(t.Grid) {
		return refused(NotBranch), false
	}
	return t.inState(in...)
}

// inState refuses a step whose task is in none of the states, and names who took the last step. It reports whether
// the step may be taken.
func (t *Task) inState(in ...State) (Outcome, bool) {
	if !slices.Contains(in, t.State) {
		out := refused(WrongState, string(t.State))
		if n := len(orNew(t.Inside).Steps); n > 0 {
			out.Why.Against = t.Inside.Steps[n-1].Who
		}
		return out, false
	}
	return accepted, true
}

func (TaskSorted) words() string { return "" }

func (b TaskSorted) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Raised, Sorted, Dispatched, Claimed, Finished, Accepted, Told, Returned); !ok {
		return t, out
	}
	if b.Sphere == Family && t.State == Dispatched && t.To.Kind == ToOpen {
		return t, refused(FamilyOpen)
	}
	if b.Sphere == Family && t.Common {
		return t, refused(FamilyCommon)
	}
	to := t.Stand
	to.Sphere, to.Menu, to.Asked = b.Sphere, b.Menu, 0
	if t.State == Raised {
		to.State = Sorted
	}
	if b.Sphere == Family {
		to.Brief = ""
	}
	return t.move(to, DidSort, string(b.Sphere)+" "+string(b.Menu), "", c, s), accepted
}

func (b TaskDispatched) words() string { return b.Brief }

func (b TaskDispatched) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if s.Tags.Branch(t.Grid) && t.Sphere == "" && (t.State == Raised || t.State == Returned) {
		return t, refused(Unsorted)
	}
	from := []State{Sorted, Returned}
	if b.Instead.Kind != ToNobody {
		from = []State{Dispatched}
	}
	if out, ok := t.branchOnly(s, from...); !ok {
		return t, out
	}
	if t.State == Dispatched && !t.To.same(b.Instead) {
		return t, t.sentElsewhere()
	}
	if no := b.briefs(t.Sphere); no != nil {
		return t, Outcome{Refused, *no}
	}
	if today := DayOf(s.On); b.Due < today || b.Due > today+mostAhead {
		return t, refused(BadInput, "due", b.Due.String())
	}
	to := t.freed()
	to.State, to.To, to.Also, to.Due, to.Promised = Dispatched, b.To, b.Also, b.Due, false
	to.Asked, to.Whistled = 0, Whistle{}
	to.Sent++
	to.Nudged, to.Since = time.Time{}, s.On // move does this only if the state changes
	if t.Sphere != Family {
		to.Brief = b.Brief
	}
	via := string(b.To.Kind)
	if b.To.Kind != ToOpen {
		via = NamesOf(to.To, to.Also)
	}
	return t.move(to, DidDispatch, via, b.Brief, c, s), accepted
}

// briefs refuses a brief that is missing although anyone may claim the task, and one that holds a phone or an
// identity number. It lets pass any brief of a family matter, which stays inside the task and is for its handler
// alone, but refuses to open such a task to anyone.
func (b TaskDispatched) briefs(sphere Sphere) *Refusal {
	switch {
	case sphere == Family && b.To.Kind == ToOpen:
		return refuse(FamilyOpen)
	case sphere == Family:
		return nil
	case b.To.Kind == ToOpen && strings.TrimSpace(b.Brief) == "":
		return refuse(Missing, "brief")
	}
	if holdsNumber(b.Brief) {
		return refuse(BriefTells, string(PrivatePhone))
	}
	return nil
}

func (b TaskAccepted) words() string { return b.Note }

func (b TaskAccepted) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Finished); !ok {
		return t, out
	}
	to := t.Stand
	if to.State = Accepted; s.By.ID != t.Holder.ID { // nobody earns a flag by accepting their own work
		to.Flag = DayOf(s.On)
	}
	return t.move(to, DidAccept, "", b.Note, c, s), accepted
}

func (b TaskSentBack) words() string { return b.Why }

func (b TaskSentBack) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Finished); !ok {
		return t, out
	}
	to := t.Stand
	to.State, to.Done, to.Flag = Claimed, 0, 0
	return t.move(to, DidSendBack, "", b.Why, c, s), accepted
}

func (b TaskClosed) words() string { return b.Why }

func (b TaskClosed) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Told); !ok {
		return t, out
	}
	to := t.Stand
	to.State = Closed
	return t.move(to, DidClose, "", b.Why, c, s), accepted
}

func (b TaskReopened) words() string { return b.Why }

func (b TaskReopened) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Closed); !ok {
		return t, out
	}
	if t.daysSince(s.On) > reopenDays {
		return t, refused(TooLate)
	}
	to := t.freed()
	to.State, to.To, to.Also, to.Due, to.Promised, to.Whistled = Sorted, Addressee{}, nil, 0, false, Whistle{}
	to.Reopened++
	if to.Sphere == "" { // settled at the door and never sorted
		to.State = Raised
	}
	return t.move(to, DidReopen, "", b.Why, c, s), accepted
}
