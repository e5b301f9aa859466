package model

import "slices"

// Apply computes what a change does to a record: on a laptop as a prediction, on the hub as the truth. It reads no
// other record and no clock, and does not alter r. r is nil if the record is not known. Then a change that makes a
// record is applied, and any other change is held. A change that does not fit the kind of the record is held too.
//
// A fact that is applied is OK or Flagged in every state of the record, never Refused, and its words are in the record
// that Apply returns. An intent may be Refused. Apply then returns the record that it was given.
func Apply(r Record, c Change, s Stamp) (Record, Outcome) {
	kind := KindOf(c.Body)
	_, makes := c.Body.(maker)
	if r == nil && !makes {
		return nil, Outcome{Held, Refusal{Reason: UnknownRecord}}
	}
	if r != nil && r.Kind() != kind {
		return r, Outcome{Held, Refusal{Reason: Undecodable}}
	}
	unseen := r != nil && !AudienceOf(r).Face.Meet(s.Tags) && r.RecordID() != s.By.ID.Record()
	after, out := c.Body.apply(r, c, s)
	if unseen && !IsFact(c.Body) {
		// The author saw an open task, and somebody else claimed it, so that it is out of the author's sight. The
		// answer says that the task is taken, but not by whom.
		if out.Why.Reason == Taken {
			return r, refused(Taken)
		}
		return r, refused(OutOfSight)
	}
	if r == nil && after != nil {
		unseen = s.misplaces(after)
	}
	if unseen && out.Code == OK {
		return after.withFlag(s, FlagOutOfSight), flagged(FlagOutOfSight)
	}
	return after, out
}

// misplaces reports whether the author of a new record sees it only because they wrote it, as they have no scope at its
// place. It returns false for a record from the county's own lists, which have no author.
func (s Stamp) misplaces(made Record) bool {
	if made.Kind().Has(ByAnybody) {
		return !s.By.ID.IsZero() && !s.Tags.Has(allTag(made.Community()))
	}
	return !s.By.ID.IsZero() && !slices.ContainsFunc(AudienceOf(made).Face, func(t Tag) bool {
		return s.Tags.Has(t) && t != personTag(s.By.ID)
	})
}
