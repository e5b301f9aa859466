package model

import "slices"

// VisitOutcome is the result of a visit (结果). A door counts as visited with every outcome, even if nobody was spoken
// to.
type VisitOutcome string

// The outcomes, in the order of their digits.
const (
	Met         VisitOutcome = "met"     // 见到本人
	FamilySpoke VisitOutcome = "family"  // 家属代答
	Away        VisitOutcome = "away"    // 不在家
	TurnedAway  VisitOutcome = "refused" // 谢绝
	GoneAway    VisitOutcome = "moved"   // 已搬走
)

// VisitOutcomes lists the outcomes in the order of their digits.
var VisitOutcomes = []VisitOutcome{Met, FamilySpoke, Away, TurnedAway, GoneAway}

// Visit is one visit to a door (走访). It is a record of its own. Only its author can amend or strike it.
type Visit struct {
	ID        VisitID      `cbor:"1,keyasint"`
	Household HouseholdID  `cbor:"2,keyasint"`
	Grid      Path         `cbor:"3,keyasint"`
	Week      Week         `cbor:"4,keyasint"`
	Outcome   VisitOutcome `cbor:"5,keyasint"`
	By        Ref          `cbor:"6,keyasint"`
	On        Day          `cbor:"7,keyasint"`
	Minute    int          `cbor:"8,keyasint,omitempty"`  // minutes since the start of the day On, in Zone
	Next      Day          `cbor:"9,keyasint,omitempty"`  // the day agreed for the next visit; 0: the cadence decides
	Struck    Day          `cbor:"10,keyasint,omitempty"` // 作废: struck on that day, so it does not count
	Inside    *VisitInside `cbor:"-"`
}

// VisitInside holds who was spoken to, what was noted, and the history of the visit.
type VisitInside struct {
	With  string     `cbor:"1,keyasint,omitempty"`
	Note  string     `cbor:"2,keyasint,omitempty"`
	Flags []Flag     `cbor:"3,keyasint,omitempty"`
	Was   []VisitWas `cbor:"4,keyasint,omitempty"` // the history, oldest first
}

// VisitMade is the fact that a door was visited. A request, an answer or a rating at the same visit is a change of its
// own, about the record of its task, and is saved in one transaction with this change.
type VisitMade struct {
	Household HouseholdID  `cbor:"1,keyasint"`
	Grid      Path         `cbor:"2,keyasint"`
	Outcome   VisitOutcome `cbor:"3,keyasint"`
	With      string       `cbor:"4,keyasint,omitempty"`
	Note      string       `cbor:"5,keyasint,omitempty"`
	Next      Day          `cbor:"6,keyasint,omitempty"`
}

// Kind returns the kind of the record, KindVisit.
func (v *Visit) Kind() Kind { return KindVisit }

// RecordID returns the id of the visit as the id of a record.
func (v *Visit) RecordID() RecordID { return v.ID.Record() }

// Where returns the grid in which the visited door is.
func (v *Visit) Where() Path { return v.Grid }

// Community returns the community to which the visit belongs.
func (v *Visit) Community() Path { return v.Grid.Community() }

// SearchText returns the empty value: what was noted at a visit is found with its household.
func (v *Visit) SearchText() SearchText { return SearchText{} }

func (v *Visit) audience() Audience { return gridAudience(v.Grid) }

func (v *Visit) withFlag(s Stamp, why Reason) Record { return v.flag(s, why) }

// Check requires a household, a large or small grid, a known outcome, and texts within the limits.
func (b VisitMade) Check() *Refusal {
	if b.Household.IsZero() || b.Grid.Level() < LargeGrid {
		return refuse(Missing, "household")
	}
	return checkVisit(b.Outcome, b.With, b.Note, b.Next)
}

// checkVisit checks what a visit and an amendment have in common.
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
	if v, ok := r.(*Visit); ok { // made twice under one id: the note of the second goes under the first
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

// flag returns a copy of the visit with one more flag for the branch.
func (v *Visit) flag(s Stamp, why Reason) *Visit {
	n, in := *v, *orNew(v.Inside)
	in.Flags = flagWith(slices.Clone(in.Flags), s, why)
	n.Inside = &in
	return &n
}

// orNew returns p, or a pointer to a new zero value if p is nil.
func orNew[T any](p *T) *T {
	if p == nil {
		return new(T)
	}
	return p
}

// under returns both texts, b on a new line below a. It adds no line if one of them is empty.
func under(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}
