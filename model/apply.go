package model

import "slices"

// Apply says what a change does to a record: on a laptop as a prediction, on the hub as the truth. It reads no second
// record, no clock. r is nil where the record is not known; a change that makes it may come then, any other is held.
//
// Apply is total for facts: whatever the state, a fact is OK or Flagged, never Refused, and its words are in the record
// that comes back. An intent may be Refused; then the record that comes back is the one that was given. A record whose
// kind the change does not fit is held: nothing is known to do with it.
func Apply(r Record, c Change, s Stamp) (Record, Outcome) {
	kind, makes := KindOf(c.Body), InfoOf(c.Body).Nature == Makes
	if r == nil && !makes {
		return nil, Outcome{Held, Refusal{Reason: UnknownRecord}}
	}
	if r != nil && r.Kind() != kind {
		return r, Outcome{Held, Refusal{Reason: Undecodable}}
	}
	unseen := r != nil && !AudienceOf(r).Face.Meet(s.Tags) && r.RecordID() != s.By.ID.Record()
	after, out := c.Body.apply(r, c, s)
	if unseen && !IsFact(c.Body) {
		// they saw it open and lost sight of it by losing the race: they are told so, not by whom
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

// misplaces reports whether the author sees a record that they made only as its author, because its place is none of
// theirs. The county's own lists have no author, and every place is theirs.
func (s Stamp) misplaces(made Record) bool {
	return !s.By.ID.IsZero() && !slices.ContainsFunc(AudienceOf(made).Face, func(t Tag) bool {
		return s.Tags.Has(t) && t != personTag(s.By.ID)
	})
}
