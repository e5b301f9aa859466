package model

// This file holds what becomes of two households that are one (并户), and of one that comes back. All are
// facts: what two people find at a door happened, whoever else found it too.

// HouseholdMerged says that a household is another one of the same community: the same people at the same door,
// entered twice. It keeps its words, visits and tasks, and points to the other; the register shows what both
// have under that one.
type HouseholdMerged struct {
	Into HouseholdID `cbor:"1,keyasint"`
	Why  string      `cbor:"2,keyasint,omitempty"`
}

// HouseholdUnmerged takes a merging back (撤回并户). Since nothing was moved by it, nothing is lost by taking
// it back, whatever was done meanwhile.
type HouseholdUnmerged struct {
	Why string `cbor:"1,keyasint,omitempty"`
}

// HouseholdReopened says that people who had moved away live at their door again (又搬回).
type HouseholdReopened struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// Check wants the other household.
func (b HouseholdMerged) Check() *Refusal {
	if b.Into.IsZero() {
		return refuse(Missing, "into")
	}
	return checkWords("why", b.Why, 0, MostWords)
}

// Check of the words.
func (b HouseholdUnmerged) Check() *Refusal { return checkWords("why", b.Why, 0, MostWords) }

// Check of the words.
func (b HouseholdReopened) Check() *Refusal {
	return checkWords(string(FieldNote), b.Note, 0, MostWords)
}

func (b HouseholdMerged) words() string { return b.Why }

// apply points to the other household. Two people who merge it into different ones off line: the last to arrive stands,
// both stay in the history, flagged. A household is never merged into itself.
func (b HouseholdMerged) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	was := r.(*Household)
	h := was.clone().edited(s, "merged", mergedText(was.Into), b.Into.String()+" "+b.Why)
	switch {
	case b.Into == h.ID:
		return h.flag(s, FlagState), flagged(FlagState)
	case !was.Into.IsZero() && was.Into != b.Into:
		h.Into = b.Into
		return h.flag(s, FlagEdit), flagged(FlagEdit)
	}
	h.Into = b.Into
	return h, accepted
}

func (b HouseholdUnmerged) words() string { return b.Why }

func (b HouseholdUnmerged) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	was := r.(*Household)
	h := was.clone().edited(s, "merged", mergedText(was.Into), b.Why)
	h.Into = HouseholdID{}
	return h, accepted
}

func mergedText(into HouseholdID) string {
	if into.IsZero() {
		return ""
	}
	return into.String()
}

func (b HouseholdReopened) words() string { return b.Note }

func (b HouseholdReopened) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	was := r.(*Household)
	h := was.clone().edited(s, "moved", was.Moved.String(), b.Note)
	h.Moved = 0
	return h, accepted
}
