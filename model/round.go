package model

// A round (本周走访) is the doors that the workers of a grid visit in one ISO week: the doors that are due, and those
// that are done already. It is computed, and never stored.

// DueOn returns the day on which a household is next due. That is the day agreed at the last visit, if there is one.
// Otherwise it is one week after a visit at which nobody was spoken to, and the household's cadence after any other.
// A household that was never visited is due from the day on which it was first known. It returns 0 for a household
// that moved away or was struck.
func (h *Household) DueOn(last *Visit) Day {
	switch {
	case h.Moved != 0, h.Struck != 0:
		return 0
	case last == nil:
		return h.Since
	case last.Next != 0 && last.Next <= last.On+MostAhead:
		return last.Next
	case last.Outcome == Away || last.Outcome == TurnedAway:
		return last.On + 7
	}
	return last.On + Day(7*max(h.Cadence, 1))
}

// InRound reports whether a door belongs to a week's round, because it was done in it or is due by its Sunday, and
// gives the day on which it is or was due. last is the newest visit, and before is the newest one before that week.
func (h *Household) InRound(w Week, last, before *Visit) (due Day, in bool) {
	if last != nil && last.Week == w {
		return h.DueOn(before), true
	}
	due = h.DueOn(last)
	return due, due != 0 && due <= w.Sunday()
}

// MostAhead is how many days ahead a next visit or a promise may lie: a year. A visit of another program may give a
// later day. It counts as a visit without an agreed day.
const MostAhead = 366

// Horizon is how many weeks of visits a laptop holds beside the current one.
const Horizon = 13

// OwedKind is the kind of answer that a household waits for (欠回音).
type OwedKind string

// The kinds of answers that can be owed to a household.
const (
	OwedTell    OwedKind = "tell"    // 告知: the result was accepted, and the household has not been told
	OwedPromise OwedKind = "promise" // 承诺: promised at the door, not yet done
	OwedRate    OwedKind = "rate"    // 请评价: told, not yet rated
)

// Owed returns what a task owes its household, and by what day. The kind is "" if it owes nothing. common is the common
// problem that the task is joined to, and nil if there is none or it is not known. A joined task owes the answer that
// the problem brought, and then the question how it was.
func (t *Task) Owed(common *Task) (kind OwedKind, by Day) {
	switch {
	case t.isOwed(common):
		return OwedTell, max(DayOf(common.Since), DayOf(t.Since)) + tellDays
	case t.State == Joined && t.Told != 0 && t.Rating == "":
		return OwedRate, t.Told + rateDays
	case t.Common: // of no household
	case t.State == Accepted:
		return OwedTell, DayOf(t.Since) + tellDays
	case t.State == Claimed && t.Promised:
		return OwedPromise, t.Due
	case t.State == Told && t.Rating == "":
		return OwedRate, DayOf(t.Since) + rateDays
	}
	return "", 0
}

// The resident is to be told within tellDays days of the acceptance, and to be asked for a rating within rateDays
// days of being told.
const (
	tellDays = 3
	rateDays = 7
)
