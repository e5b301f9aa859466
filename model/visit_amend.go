package model

import "slices"

// This file holds what becomes of a visit after it was saved: corrected (更正) or struck (作废) by whoever made
// it, for ever. Both are facts. What was written first stays in the visit's history.

// mostAmends is how many entries a visit's history keeps beside the first; the hub's log keeps all.
const mostAmends = 20

// VisitAmended puts a visit right: what it says now, whole. Grid, day and week stay as they were.
type VisitAmended struct {
	Outcome VisitOutcome `cbor:"1,keyasint"`
	With    string       `cbor:"2,keyasint,omitempty"`
	Note    string       `cbor:"3,keyasint,omitempty"`
	Next    Day          `cbor:"4,keyasint,omitempty"`
}

// VisitStruck says that a visit never was, with a reason: it counts for nothing, and its door is due as if
// nobody had called.
type VisitStruck struct {
	Why string `cbor:"1,keyasint"`
}

// VisitWas is an entry of a visit's history: what it said before an amendment, or who struck it and why; with
// Other, what somebody else than its author would have it say, which moved nothing.
type VisitWas struct {
	On      Day          `cbor:"1,keyasint"` // of the entry
	By      Ref          `cbor:"2,keyasint"`
	Outcome VisitOutcome `cbor:"3,keyasint,omitempty"`
	With    string       `cbor:"4,keyasint,omitempty"`
	Note    string       `cbor:"5,keyasint,omitempty"`
	Next    Day          `cbor:"6,keyasint,omitempty"`
	Why     string       `cbor:"7,keyasint,omitempty"` // of a strike
	Other   bool         `cbor:"8,keyasint,omitempty"`
}

// Check wants what a visit wants.
func (b VisitAmended) Check() *Refusal { return checkVisit(b.Outcome, b.With, b.Note, b.Next) }

// Check wants a reason.
func (b VisitStruck) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Stands reports whether a visit counts: it was not struck.
func (v *Visit) Stands() bool { return v.Struck == 0 }

// First is what the visit's author wrote first, where it was amended since.
func (v *Visit) First() (first VisitWas, amended bool) {
	for _, was := range orNew(v.Inside).Was {
		if was.first() {
			return was, true
		}
	}
	return VisitWas{}, false
}

// first reports whether an entry may be what was written at the door: the oldest of those is.
func (w VisitWas) first() bool { return w.Outcome != "" && !w.Other }

// WhyStruck is who struck it and why, the last word where there are several.
func (v *Visit) WhyStruck() (why VisitWas) {
	for _, was := range orNew(v.Inside).Was {
		if was.Why != "" && !was.Other {
			why = was
		}
	}
	return why
}

func (b VisitAmended) words() string { return b.Note }

func (b VisitAmended) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	v := r.(*Visit)
	if v.By.ID != s.By.ID {
		said := VisitWas{
			On: DayOf(s.On), By: s.By, Outcome: b.Outcome, With: b.With, Note: b.Note, Next: b.Next,
			Other: true,
		}
		return v.remember(said).flag(s, FlagOther), flagged(FlagOther)
	}
	in := orNew(v.Inside)
	n := v.remember(VisitWas{On: DayOf(s.On), By: s.By, Outcome: v.Outcome, With: in.With, Note: in.Note, Next: v.Next})
	n.Outcome, n.Next, n.Inside.With, n.Inside.Note = b.Outcome, b.Next, b.With, b.Note
	return n, accepted
}

func (b VisitStruck) words() string { return b.Why }

func (b VisitStruck) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	v := r.(*Visit)
	entry := VisitWas{On: DayOf(s.On), By: s.By, Why: b.Why, Other: v.By.ID != s.By.ID}
	n := v.remember(entry)
	if entry.Other {
		return n.flag(s, FlagOther), flagged(FlagOther)
	}
	if n.Struck == 0 {
		n.Struck = DayOf(s.On)
	}
	return n, accepted
}

// remember puts an entry into the history. The first stays whatever follows: it holds what was written at the door.
func (v *Visit) remember(entry VisitWas) *Visit {
	n, in := *v, *orNew(v.Inside)
	in.Was = append(slices.Clone(in.Was), entry)
	if len(in.Was) > 1+mostAmends {
		oldest := 0
		if in.Was[0].first() {
			oldest = 1
		}
		in.Was = slices.Delete(in.Was, oldest, oldest+1)
	}
	n.Inside = &in
	return &n
}
