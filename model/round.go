package model

// A round (本周走访) is what a grid walks in one ISO week: the doors due by cadence, and those done already. It is never
// stored, only derived.

// DueOn is the day a household is next due: the day agreed at the last visit; else its cadence after it, one week where
// nobody was spoken to; from the day it was first known when never visited. None for a household that moved away.
func (h *Household) DueOn(last *Visit) Day {
	switch {
	case h.Moved != 0:
		return 0
	case last == nil:
		return h.Since
	case last.Next != 0:
		return last.Next
	case last.Outcome == Away || last.Outcome == TurnedAway:
		return last.On + 7
	}
	return last.On + Day(7*max(h.Cadence, 1))
}

// InRound says that a door belongs to a week's round: done in it, or due by its Sunday.
func (h *Household) InRound(w Week, last, before *Visit) (due Day, in bool) {
	if last != nil && last.Week == w {
		due = h.DueOn(before)
		return due, h.Moved == 0 || last.Week == w
	}
	due = h.DueOn(last)
	return due, due != 0 && due <= w.Sunday()
}

// Horizon is how many weeks of visits a laptop holds beside the current one (design §2).
const Horizon = 13

// OwedKind is what a door waits for (欠回音).
type OwedKind string

// What can be owed to a door.
const (
	OwedTell    OwedKind = "tell"    // 告知: the result was accepted and nobody told them
	OwedPromise OwedKind = "promise" // 承诺: promised at the door, not yet done
	OwedRate    OwedKind = "rate"    // 请评价: told, not yet rated
)

// Owed says what a task owes its household, and by when; "" when nothing.
func (t *Task) Owed() (kind OwedKind, by Day) {
	switch {
	case t.State == Accepted:
		return OwedTell, DayOf(t.Since) + tellDays
	case t.State == Claimed && t.Promised:
		return OwedPromise, t.Due
	case t.State == Told && len(orNew(t.Inside).Ratings) == 0:
		return OwedRate, DayOf(t.Since) + rateDays
	}
	return "", 0
}

// An answer is told within three days of acceptance; a rating may be given for seven after it (DOMAIN §4).
const (
	tellDays = 3
	rateDays = 7
)
