package model

import "slices"

// This file says who could have known what a change alters. The hub asks it before it lets a fact stand that somebody
// wrote about a record out of their sight.

// CouldSee reports whether somebody who has, or once had, these tags could ever have seen the inside of a record; of
// one that is all face, the face.
func CouldSee(r Record, who PersonID, tags Tags) bool {
	to := AudienceOf(r)
	if to.Inside == nil {
		return to.Face.Meet(tags)
	}
	if to.Inside.Meet(tags) || r.RecordID() == who.Record() {
		return true
	}
	t, ok := r.(*Task)
	return ok && (t.touchedBy(who) || tagsOf(gridTags(t.Grid)...).Meet(tags)) // before it was sorted as a family matter
}

// touchedBy reports whether somebody raised a task, holds it, or held it once.
func (t *Task) touchedBy(who PersonID) bool {
	if t.Author.ID == who || t.Holder.ID == who {
		return true
	}
	claimed := func(s Step) bool { return s.Who.ID == who && s.What == DidClaim }
	return t.Inside != nil && slices.ContainsFunc(t.Inside.Steps, claimed)
}

// StepsBy counts the steps that a task keeps of somebody's.
func StepsBy(r Record, who PersonID) (n int) {
	t, ok := r.(*Task)
	if !ok || t.Inside == nil {
		return 0
	}
	for _, s := range t.Inside.Steps {
		if s.Who.ID == who {
			n++
		}
	}
	return n
}

// Alters reports whether a change that was accepted did more to a record than add words to it: of a task, whether it
// moved or was rated.
func Alters(before, after Record) bool {
	was, ok := before.(*Task)
	is, same := after.(*Task)
	if !ok || !same {
		return true
	}
	return was.Stand != is.Stand || len(orNew(was.Inside).Ratings) != len(orNew(is.Inside).Ratings)
}
