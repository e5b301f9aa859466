package model

import "slices"

// This file holds the changes to a visit that was saved: its author corrects it (更正) or strikes it (作废), at any
// time. Both are facts. What was written first stays in the visit's history.

// mostAmends is how many entries a visit's history keeps beside the first at most. The hub's log keeps all.
const mostAmends = 20

// VisitAmended corrects a visit. Its fields replace those of the visit, also where they are empty. The grid, the day
// and the week stay.
type VisitAmended struct {
	Outcome VisitOutcome `cbor:"1,keyasint"`
	With    string       `cbor:"2,keyasint,omitempty"`
	Note    string       `cbor:"3,keyasint,omitempty"`
	Next    Day          `cbor:"4,keyasint,omitempty"`
}

// VisitStruck says that a visit did not happen, with a reason. A struck visit does not count, and its door is due as if
// nobody had been there.
type VisitStruck struct {
	Why string `cbor:"1,keyasint"`
}

// VisitWas is an entry of a visit's history. It holds what the visit said before an amendment, or who struck it and
// why. If Other is set, it holds an amendment or a strike by somebody who is not the visit's author, which had no
// effect.
type VisitWas struct {
	On      Day          `cbor:"1,keyasint"` // the day of the entry
	By      Ref          `cbor:"2,keyasint"`
	Outcome VisitOutcome `cbor:"3,keyasint,omitempty"`
	With    string       `cbor:"4,keyasint,omitempty"`
	Note    string       `cbor:"5,keyasint,omitempty"`
	Next    Day          `cbor:"6,keyasint,omitempty"`
	Why     string       `cbor:"7,keyasint,omitempty"` // the reason of a strike, else ""
	Other   bool         `cbor:"8,keyasint,omitempty"`
}

// Check requires a known outcome, and texts within the limits.
func (b VisitAmended) Check() *Refusal { return checkVisit(b.Outcome, b.With, b.Note, b.Next) }

// Check requires a reason.
func (b VisitStruck) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

// Stands reports whether a visit counts, which means that it was not struck.
func (v *Visit) Stands() bool { return v.Struck == 0 }

// First returns what the visit's author wrote first. amended is false if the visit was not amended by its author, or if
// the viewer does not have the inside.
func (v *Visit) First() (first VisitWas, amended bool) {
	for _, was := range orNew(v.Inside).Was {
		if was.first() {
			return was, true
		}
	}
	return VisitWas{}, false
}

// first reports whether an entry holds what the visit said before an amendment by its author. The oldest such entry
// holds what was written at the door.
func (w VisitWas) first() bool { return w.Outcome != "" && !w.Other }

// WhyStruck returns the entry that says who struck the visit and why: the newest, if there are several. It is the zero
// VisitWas if there is none.
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

// remember returns a copy of the visit with one more entry in its history. If the history is full, it removes the
// oldest entry, but never the one that holds what was written at the door.
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
