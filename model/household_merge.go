package model

// This file holds the changes for two records of the same household (并户), and for a household that comes back. All
// are facts, because they say what a worker found at a door.

// HouseholdMerged says that a household was entered twice, and that the other record of it is Into, in the same
// community. The household keeps its words, visits and tasks, and points to the other record. The register shows
// everything of both under the other record.
type HouseholdMerged struct {
	Into HouseholdID `cbor:"1,keyasint"`
	Why  string      `cbor:"2,keyasint,omitempty"`
}

// HouseholdUnmerged takes a merging back (撤回并户). The merging moved no visit and no task. So nothing is lost when it
// is taken back, whatever has happened since.
type HouseholdUnmerged struct {
	Why string `cbor:"1,keyasint,omitempty"`
}

// HouseholdReopened says that people who had moved away live at their door again (又搬回).
type HouseholdReopened struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// Check requires the other household.
func (b HouseholdMerged) Check() *Refusal {
	if b.Into.IsZero() {
		return refuse(Missing, "into")
	}
	return checkWords("why", b.Why, 0, MostWords)
}

// Check checks the reason, which may be missing.
func (b HouseholdUnmerged) Check() *Refusal { return checkWords("why", b.Why, 0, MostWords) }

// Check checks the note, which may be missing.
func (b HouseholdReopened) Check() *Refusal {
	return checkWords(string(FieldNote), b.Note, 0, MostWords)
}

func (b HouseholdMerged) words() string { return b.Why }

// apply makes the household point to the other one. If two people merge it into different households off line, the
// change that arrives last counts and is flagged, and both are in the history. A household is never merged into itself.
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

// mergedText returns the id of the household as text for the history, or "" for the zero id.
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
