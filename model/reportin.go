package model

// PersonReported is the fact that somebody who works elsewhere registered with a community to serve it (报到), and with
// which unit. The branch says so, or the person. If it is sent again, the newest counts.
type PersonReported struct {
	Unit Addressee `cbor:"1,keyasint,omitzero"` // the unit they come from; zero if they come from none
	On   Day       `cbor:"2,keyasint"`
}

// Check requires a day. A unit is not required.
func (b PersonReported) Check() *Refusal {
	switch {
	case b.On == 0:
		return refuse(Missing, "date")
	case b.Unit != (Addressee{}) && (b.Unit.Kind != ToUnit || b.Unit.ID.IsZero()):
		return refuse(BadInput, "unit", string(b.Unit.Kind))
	}
	return first(checkDay("date", b.On), checkLine("unit", b.Unit.Name, 0, mostSaid))
}

func (PersonReported) words() string { return "" }

// apply keeps the newest. It flags one by somebody else than the person or the branch, and one of a day that had not
// come yet. The hub holds what is by somebody who could never see the person's inside.
func (b PersonReported) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	p := *r.(*Person)
	p.Unit, p.Reported = b.Unit, b.On
	switch {
	case p.ID != s.By.ID && !s.Tags.Branch(p.Place):
		return &p, flagged(FlagNotBranch)
	case b.On > DayOf(s.On):
		return &p, flagged(FlagAhead)
	}
	return &p, accepted
}
