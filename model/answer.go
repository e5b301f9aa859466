package model

import "slices"

// This file holds what happens at the resident's door once the work is done: the answer (回访) and the rating. Both are
// facts.

// TaskAnswered is the fact that the resident was told (回访), with the channel and the words. An answer before the
// result is accepted, or after the task is closed, is an interim answer and moves nothing. Of a task that is joined to
// a common problem the result is that of the problem: Final says that the author knew it as accepted. The resident is
// told then, and the task stays joined. The answer to the problem itself is the general answer, for the residents whom
// nobody reached.
type TaskAnswered struct {
	How   Channel `cbor:"1,keyasint"`
	Words string  `cbor:"2,keyasint,omitempty"`
	Final bool    `cbor:"3,keyasint,omitempty"`
}

// TaskRated is the fact that the resident rated the answer. A task that was told is closed by any rating but
// Unsatisfied. After that rating the same holder has the task again, unless it was told or closed more than 30 days
// ago or has no holder. A rating of a task that was not told yet moves nothing and is flagged.
//
// Due is the day on which the task is due if the rating gives it to the holder again. The laptop counts it by the
// county's menu and calendar, which Apply does not read. If it is missing, or past, or more than a year ahead, the task
// has the days that DefaultMenu gives, weekends included.
type TaskRated struct {
	Rating Rating `cbor:"1,keyasint"`
	Words  string `cbor:"2,keyasint,omitempty"`
	Due    Day    `cbor:"3,keyasint,omitempty"`
}

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
	return first(checkDay("due", b.Due), checkWords("words", b.Words, 0, MostWords))
}

func (b TaskAnswered) words() string { return b.Words }

func (b TaskAnswered) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	to := t.Stand
	to.Told, to.Rating = DayOf(s.On), ""
	switch {
	case t.State == Accepted:
		to.State = Told
		return t.move(to, DidTell, string(b.How), b.Words, c, s), accepted
	case t.State == Joined && b.Final:
		return t.move(to, DidTell, string(b.How), b.Words, c, s), accepted
	case t.State == Told:
		n := t.note(DidTell, string(b.How), b.Words, s)
		n.Told, n.Stand.Rating = to.Told, ""
		return n, accepted
	case t.State == Closed:
		return t.note(DidInterim, string(b.How), b.Words, s).flag(s, FlagState), flagged(FlagState)
	}
	return t.note(DidInterim, string(b.How), b.Words, s), accepted
}

func (b TaskRated) words() string { return b.Words }

func (b TaskRated) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	to, out := t.rated(b, s)
	n := t.move(to, DidRate, string(b.Rating), b.Words, c, s)
	n.Inside.Ratings = newest(append(n.Inside.Ratings, b.Rating), mostRatings, func(r Rating) int { return len(r) })
	if out.Code == Flagged {
		n = n.flag(s, out.Why.Reason)
	}
	return n, out
}

// rated returns how a task stands after a rating. The outcome is flagged if the rating moves nothing.
func (t *Task) rated(b TaskRated, s Stamp) (to Stand, out Outcome) {
	to, out = t.Stand, accepted
	if t.State != Told && t.State != Closed && (t.State != Joined || t.Told == 0) {
		return to, flagged(FlagState)
	}
	to.Rating = b.Rating
	switch {
	case b.Rating != Unsatisfied && t.State == Joined:
	case b.Rating != Unsatisfied:
		to.State = Closed
	case t.State == Joined && DayOf(s.On)-t.Told > reopenDays, t.State != Joined && t.daysSince(s.On) > reopenDays:
		out = flagged(FlagLate)
	case t.State == Joined: // what helped the others did not help here: the branch has the request again
		to = to.unjoined()
		to.Reopened++
	case t.Holder.IsZero():
		out = flagged(FlagState)
	default: // not satisfied: the same holder has the task again
		to.State, to.Promised, to.Due, to.Done, to.Flag = Claimed, false, 0, 0, 0
		if to.Took == 0 { // it was settled at the door
			to.Took = DayOf(s.On)
		}
		to.Reopened++
		if today := DayOf(s.On); to.Menu != "" && (b.Due < today || b.Due > today+mostAhead) {
			to.Due = today + Day(to.Menu.Days())
		} else if to.Menu != "" {
			to.Due = b.Due
		}
	}
	return to, out
}
