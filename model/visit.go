package model

import "slices"

// VisitOutcome is what came of knocking (结果). The last three, too, count as a door that was walked.
type VisitOutcome string

// The outcomes, in the order of their digits.
const (
	Met         VisitOutcome = "met"     // 见到本人
	FamilySpoke VisitOutcome = "family"  // 家属代答
	Away        VisitOutcome = "away"    // 不在家
	TurnedAway  VisitOutcome = "refused" // 谢绝
	GoneAway    VisitOutcome = "moved"   // 已搬走
)

// VisitOutcomes in the order of their digits.
var VisitOutcomes = []VisitOutcome{Met, FamilySpoke, Away, TurnedAway, GoneAway}

// Visit is a door knocked at (走访): a record of its own, which only its author amends or strikes.
type Visit struct {
	ID        VisitID      `cbor:"1,keyasint"`
	Household HouseholdID  `cbor:"2,keyasint"`
	Grid      Path         `cbor:"3,keyasint"`
	Week      Week         `cbor:"4,keyasint"`
	Outcome   VisitOutcome `cbor:"5,keyasint"`
	By        Ref          `cbor:"6,keyasint"`
	On        Day          `cbor:"7,keyasint"`
	Minute    int          `cbor:"8,keyasint,omitempty"`  // of the day On, in Zone
	Next      Day          `cbor:"9,keyasint,omitempty"`  // agreed with the house; none: by cadence
	Struck    Day          `cbor:"10,keyasint,omitempty"` // 作废 that day: it counts for nothing
	Inside    *VisitInside `cbor:"-"`
}

// VisitInside is what was said.
type VisitInside struct {
	With  string     `cbor:"1,keyasint,omitempty"`
	Note  string     `cbor:"2,keyasint,omitempty"`
	Flags []Flag     `cbor:"3,keyasint,omitempty"`
	Was   []VisitWas `cbor:"4,keyasint,omitempty"` // its history, oldest first
}

// VisitMade is the fact of a visit. Requests, answers and ratings of the same visit are changes of their own, about
// their own records, saved in one transaction with it.
type VisitMade struct {
	Household HouseholdID  `cbor:"1,keyasint"`
	Grid      Path         `cbor:"2,keyasint"`
	Outcome   VisitOutcome `cbor:"3,keyasint"`
	With      string       `cbor:"4,keyasint,omitempty"`
	Note      string       `cbor:"5,keyasint,omitempty"`
	Next      Day          `cbor:"6,keyasint,omitempty"`
}

// Kind of the record.
func (v *Visit) Kind() Kind { return KindVisit }

// RecordID of the visit.
func (v *Visit) RecordID() RecordID { return v.ID.Record() }

// Where the door is.
func (v *Visit) Where() Path { return v.Grid }

// Community the visit belongs to.
func (v *Visit) Community() Path { return v.Grid.Community() }

// SearchText is empty: find lists a household for what was noted at its visits.
func (v *Visit) SearchText() SearchText { return SearchText{} }

func (v *Visit) audience() Audience { return gridAudience(v.Grid) }

func (v *Visit) withFlag(s Stamp, why Reason) Record { return v.flag(s, why) }

// Check wants a household, a known outcome, and words within the limits.
func (b VisitMade) Check() *Refusal {
	if b.Household.IsZero() || b.Grid.Level() < LargeGrid {
		return refuse(Missing, "household")
	}
	return checkVisit(b.Outcome, b.With, b.Note, b.Next)
}

func checkVisit(outcome VisitOutcome, with, note string, next Day) *Refusal {
	if !slices.Contains(VisitOutcomes, outcome) {
		if outcome == "" {
			return refuse(Missing, "outcome")
		}
		return refuse(BadInput, "outcome", string(outcome))
	}
	return first(checkLine("with", with, 0, MostName), checkDay("next", next), checkWords("note", note, 0, MostWords))
}

func (b VisitMade) words() string { return b.Note }

func (b VisitMade) making() Making { return makingAt("grid", b.Grid) }

func (b VisitMade) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	if v, ok := r.(*Visit); ok { // the same id twice: the words of the second are kept under the first
		n := v.flag(s, FlagSecond)
		n.Inside.Note = under(n.Inside.Note, b.Note)
		return n, flagged(FlagSecond)
	}
	on := s.On.In(Zone)
	return &Visit{ID: VisitID(c.Record), Household: b.Household, Grid: b.Grid, Week: DayOf(on).Week(),
		Outcome: b.Outcome, By: s.By,
		On: DayOf(on), Minute: on.Hour()*60 + on.Minute(), Next: b.Next, Inside: &VisitInside{
			With: b.With, Note: b.Note,
		}}, accepted
}

func (v *Visit) flag(s Stamp, why Reason) *Visit {
	n, in := *v, *orNew(v.Inside)
	in.Flags = flagWith(slices.Clone(in.Flags), s, why)
	n.Inside = &in
	return &n
}

func orNew[T any](p *T) *T {
	if p == nil {
		return new(T)
	}
	return p
}

// under puts two texts under one another; neither is lost.
func under(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}
