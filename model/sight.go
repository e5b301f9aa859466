package model

import (
	"reflect"
	"slices"
)

// This file says whether the author of a change could have known what the change alters. The hub asks this before it
// accepts a fact about a record that is out of the author's sight.

// CouldSee reports whether a person could ever have seen the inside of a record, or the face if the record has no
// inside. tags are all tags that the person has or once had.
func CouldSee(r Record, who PersonID, tags Tags) bool {
	to := AudienceOf(r)
	if to.Inside == nil {
		return to.Face.Meet(tags)
	}
	if to.Inside.Meet(tags) || r.RecordID() == who.Record() {
		return true
	}
	t, ok := r.(*Task)
	return ok && (t.touchedBy(who) || tagsOf(gridTags(t.Grid)...).Meet(tags)) // the grid saw it before it was sorted
}

// touchedBy reports whether a person raised the task, holds it, or claimed it according to the steps that it keeps.
func (t *Task) touchedBy(who PersonID) bool {
	if t.Author.ID == who || t.Holder.ID == who {
		return true
	}
	claimed := func(s Step) bool { return s.Who.ID == who && s.What == DidClaim }
	return t.Inside != nil && slices.ContainsFunc(t.Inside.Steps, claimed)
}

// StepsBy returns how many of the steps that a task keeps were taken by a person. It is 0 for a record that is no task,
// or that has no inside.
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

// Alters reports whether an accepted change did more to a record than add words to it. A task is altered if its stand
// or the number of its ratings differs. Any other record counts as altered.
func Alters(before, after Record) bool {
	was, ok := before.(*Task)
	is, same := after.(*Task)
	if !ok || !same {
		return true
	}
	return !reflect.DeepEqual(was.Stand, is.Stand) || len(orNew(was.Inside).Ratings) != len(orNew(is.Inside).Ratings)
}
