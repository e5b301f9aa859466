package model

import (
	"slices"
	"time"
)

// This file holds the history of a task (经过): its steps, and how one more is added.

// What is the kind of a step.
type What string

// The kinds of steps: those that move a task, and those that only leave words.
const (
	DidRaise    What = "raised"
	DidAnswer   What = "answered" // at the door, at once 现场答复
	DidPromise  What = "promised" // at the door, by a date 承诺
	DidSort     What = "sorted"
	DidDispatch What = "dispatched"
	DidClaim    What = "claimed"
	DidRelease  What = "released"
	DidReturn   What = "returned"
	DidProgress What = "progress"
	DidHelp     What = "help" // 协助: a note or a result of somebody who does not hold the task
	DidFinish   What = "finished"
	DidAccept   What = "accepted"
	DidSendBack What = "sentback"
	DidTell     What = "told"    // 回访
	DidInterim  What = "interim" // an answer to the resident before the task is finished
	DidRate     What = "rated"
	DidClose    What = "closed"
	DidReopen   What = "reopened"
	DidUndo     What = "undone"
	DidNudge    What = "nudged"     // 催办
	DidExtend   What = "extended"   // 延期
	DidRecall   What = "recalled"   // 撤回派单
	DidJoin     What = "joined"     // 并单
	DidUnjoin   What = "unjoined"   // 撤出并单
	DidAskMore  What = "askedmore"  // 申请延期
	DidDecline  What = "declined"   // 不准延期
	DidHandOn   What = "handedon"   // 转办
	DidWhistle  What = "whistled"   // 吹哨
	DidReportIn What = "reportedin" // 部门报到
	DidAsk      What = "asked"      // 追问
	DidReply    What = "replied"    // 答复追问
	DidSettle   What = "settled"    // 支部直接答复
	DidDouble   What = "double"     // 重复, 与另一件是同一件
)

// Step is one line of a task's history (经过).
type Step struct {
	At    time.Time `cbor:"1,keyasint"` // when it was taken, by the author's clock
	On    time.Time `cbor:"2,keyasint"` // the same time as the hub corrected it
	Who   Ref       `cbor:"3,keyasint"`
	Via   string    `cbor:"4,keyasint,omitempty"` // the channel, addressee or rating that the step's line names
	What  What      `cbor:"5,keyasint"`
	Words string    `cbor:"6,keyasint,omitempty"`
}

// Before holds what an undo (撤回) of the last step needs: the stand before that step, the change that made the step,
// and its author. A task has no Before if its last step only left words or was an undo.
type Before struct {
	Change ChangeID `cbor:"1,keyasint"`
	By     PersonID `cbor:"2,keyasint"`
	Stand  Stand    `cbor:"3,keyasint"`
}

// mostSteps is how many steps a record keeps at most. The hub's log keeps all of them.
const mostSteps = 100

// Help is the fact that somebody who did not hold a task helped with it (协助), by a note or a result. A task keeps the
// first day of each person, and of no more than mostHelped people.
type Help struct {
	Who Ref `cbor:"1,keyasint"`
	On  Day `cbor:"2,keyasint"`
}

// Last returns the newest step of one of the kinds. It returns false if there is no such step, or if the viewer does
// not have the inside.
func (t *Task) Last(kinds ...What) (Step, bool) {
	if t.Inside != nil {
		for _, s := range slices.Backward(t.Inside.Steps) {
			if slices.Contains(kinds, s.What) {
				return s, true
			}
		}
	}
	return Step{}, false
}

// CameBack returns the step by which a task came back to whoever has to act on it now. A task that is returned or
// given up comes back to the branch. A task that is sent back, or whose answer the resident does not like, comes back
// to its holder. It returns false if the task did not come back.
func (t *Task) CameBack() (Step, bool) {
	switch t.State {
	case Returned:
		return t.Last(DidReturn, DidRelease)
	case Claimed:
		if s, ok := t.Last(DidClaim, DidPromise, DidFinish, DidSendBack, DidRate, DidUndo); ok &&
			(s.What == DidSendBack || s.What == DidRate) {
			return s, true
		}
	}
	return Step{}, false
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

// help returns a copy of the task with the words of somebody who does not hold it as one more step. The person counts
// as a helper from the first such step on.
func (t *Task) help(words string, s Stamp) *Task {
	n := t.note(DidHelp, "", words, s)
	known := slices.ContainsFunc(n.Helped, func(h Help) bool { return h.Who.ID == s.By.ID })
	if !known && len(n.Helped) < mostHelped {
		n.Helped = append(n.Helped, Help{s.By, DayOf(s.On)})
	}
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
