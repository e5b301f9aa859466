package model

import "time"

// This file holds what becomes of a due day (延期): the branch gives a later one, of itself or because the holder asked
// for it, or declines. All are intents, and none moves the task.

// TaskExtended gives a task a later due day, with a reason (延期). Only the branch may do this, and nobody else has to
// agree. It also decides what the holder asked for.
type TaskExtended struct {
	Until Day    `cbor:"1,keyasint"`
	Why   string `cbor:"2,keyasint"`
}

// TaskExtensionAsked asks the branch for a later due day, with a reason (申请延期). The holder may ask, also after the
// due day has passed: the task is late until the branch decides.
type TaskExtensionAsked struct {
	Until Day    `cbor:"1,keyasint"`
	Why   string `cbor:"2,keyasint"`
}

// TaskExtensionDeclined says that the branch does not give the day that the holder asked for. Until is the day that the
// author saw: if the holder has asked for another one since, the step is refused.
type TaskExtensionDeclined struct {
	Until Day    `cbor:"1,keyasint"`
	Why   string `cbor:"2,keyasint"`
}

// Check requires a day and a reason.
func (b TaskExtended) Check() *Refusal { return checkLonger(b.Until, b.Why) }

// Check requires a day and a reason.
func (b TaskExtensionAsked) Check() *Refusal { return checkLonger(b.Until, b.Why) }

// Check requires the day that was asked for and a reason.
func (b TaskExtensionDeclined) Check() *Refusal { return checkLonger(b.Until, b.Why) }

func checkLonger(until Day, why string) *Refusal {
	if until == 0 {
		return refuse(Missing, "until")
	}
	return first(checkDay("until", until), checkWords("why", why, 1, MostWords))
}

// longer refuses a day that a due day may not be put off to: it is past, no later than the present one, or more than a
// year ahead.
func (t *Task) longer(until Day, s Stamp) (Outcome, bool) {
	if today := DayOf(s.On); until < today || until <= t.Due || until > today+mostAhead {
		return refused(BadExtension, until.String()), false
	}
	return accepted, true
}

func (b TaskExtended) words() string { return b.Why }

func (b TaskExtended) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Dispatched, Claimed); !ok {
		return t, out
	}
	if out, ok := t.longer(b.Until, s); !ok {
		return t, out
	}
	to := t.Stand
	to.Due, to.Until, to.Nudged = b.Until, 0, time.Time{}
	return t.move(to, DidExtend, b.Until.String(), b.Why, c, s), accepted
}

func (b TaskExtensionAsked) words() string { return b.Why }

func (b TaskExtensionAsked) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.holderOnly(s); !ok {
		return t, out
	}
	if out, ok := t.longer(b.Until, s); !ok {
		return t, out
	}
	to := t.Stand
	to.Until = b.Until
	return t.move(to, DidAskMore, b.Until.String(), b.Why, c, s), accepted
}

func (b TaskExtensionDeclined) words() string { return b.Why }

func (b TaskExtensionDeclined) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Claimed); !ok {
		return t, out
	}
	if t.Until == 0 || t.Until != b.Until {
		return t, refused(NotAsked)
	}
	to := t.Stand
	to.Until = 0
	return t.move(to, DidDecline, b.Until.String(), b.Why, c, s), accepted
}
