package model

import "slices"

// Judgement is what residents think of the work of a covering unit in a community in one month (群众评议). They say so
// on paper, at a meeting; the branch counts and enters it. There is one for each unit, community and month. The branch,
// the organisers and the unit see it.
type Judgement struct {
	ID      JudgementID `cbor:"1,keyasint"`
	Unit    Addressee   `cbor:"2,keyasint"`
	Place   Path        `cbor:"3,keyasint"` // the community
	Month   Month       `cbor:"4,keyasint"`
	Asked   int         `cbor:"5,keyasint"`
	Good    int         `cbor:"6,keyasint"` // 满意
	Fair    int         `cbor:"7,keyasint"` // 基本满意
	Bad     int         `cbor:"8,keyasint"` // 不满意
	Meeting MeetingID   `cbor:"9,keyasint,omitzero"`
	On      Day         `cbor:"10,keyasint"` // when it was entered
	Author  Ref         `cbor:"11,keyasint"`
	Flags   []Flag      `cbor:"12,keyasint,omitempty"`
}

// UnitJudged is the fact that residents judged a unit. If it is sent again for the same unit, community and month, the
// newest counts.
type UnitJudged struct {
	Unit    Addressee `cbor:"1,keyasint"`
	Place   Path      `cbor:"2,keyasint"` // the community
	Month   Month     `cbor:"3,keyasint"`
	Asked   int       `cbor:"4,keyasint"`
	Good    int       `cbor:"5,keyasint"`
	Fair    int       `cbor:"6,keyasint"`
	Bad     int       `cbor:"7,keyasint"`
	Meeting MeetingID `cbor:"8,keyasint,omitzero"` // the meeting at which they were asked, if it is known
}

// JudgementIDOf returns the id of the record of a judgement, which follows from the unit, the community and the month.
func JudgementIDOf(unit RecordID, community Path, m Month) JudgementID {
	return SlotID[Judgement](KindJudgement, unit.String()+"\n"+string(community)+"\n"+m.String())
}

// Kind returns the kind of the record, KindJudgement.
func (j *Judgement) Kind() Kind { return KindJudgement }

// RecordID returns the id of the judgement as the id of a record.
func (j *Judgement) RecordID() RecordID { return j.ID.Record() }

// Where returns the community.
func (j *Judgement) Where() Path { return j.Place }

// Community returns the community whose residents judged.
func (j *Judgement) Community() Path { return j.Place.Community() }

// SearchText returns nothing to look through: find does not list judgements.
func (j *Judgement) SearchText() SearchText { return SearchText{} }

func (j *Judgement) audience() Audience {
	return Audience{Face: tagsOf(branchTag(j.Place), orgTag(j.Place), j.Unit.tag())}
}

func (j *Judgement) withFlag(s Stamp, why Reason) Record {
	n := *j
	n.Flags = flagWith(slices.Clone(j.Flags), s, why)
	return &n
}

// Counted returns how many answers there are, which should not be more than were asked.
func (b UnitJudged) Counted() int { return b.Good + b.Fair + b.Bad }

// Check requires a unit, a community, a month and numbers. It lets pass more answers than were asked: apply flags them.
func (b UnitJudged) Check() *Refusal {
	switch {
	case b.Unit.ID.IsZero():
		return refuse(Missing, "unit")
	case b.Unit.Kind != ToUnit:
		return refuse(BadInput, "unit", string(b.Unit.Kind))
	case b.Place.Level() != Community:
		return refuse(BadInput, "place", string(b.Place))
	case b.Asked == 0:
		return refuse(Missing, "asked")
	}
	return first(
		checkLine("unit", b.Unit.Name, 1, mostSaid), checkMonth("month", b.Month), checkCount("asked", b.Asked),
		checkCount("good", b.Good), checkCount("fair", b.Fair), checkCount("bad", b.Bad),
	)
}

func (UnitJudged) words() string { return "" }

func (b UnitJudged) making() Making {
	m := makingAt("place", b.Place)
	m.Record = JudgementIDOf(b.Unit.ID, b.Place, b.Month).Record()
	return m
}

// apply keeps the newest judgement. It flags one that is not of the branch, one of a month that had not begun, one with
// more answers than were asked, and one by somebody else than the first author.
func (b UnitJudged) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	j := &Judgement{
		ID: JudgementID(c.Record), Unit: b.Unit, Place: b.Place, Month: b.Month, Asked: b.Asked, Good: b.Good,
		Fair: b.Fair, Bad: b.Bad, Meeting: b.Meeting, On: DayOf(s.On), Author: s.By,
	}
	out := notOfBranch(s, b.Place)
	switch {
	case out.Code == Flagged:
	case b.Month > j.On.Month():
		out = flagged(FlagAhead)
	case b.Counted() > b.Asked:
		out = flagged(FlagCount)
	}
	if was, ok := r.(*Judgement); ok {
		if was.Place != j.Place || !was.Unit.same(j.Unit) || was.Month != j.Month {
			return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
		}
		j.Author, j.Flags = was.Author, was.Flags
		if was.Author.ID != s.By.ID {
			out = flagged(FlagSecond)
		}
	}
	if out.Code == Flagged {
		return j.withFlag(s, out.Why.Reason), out
	}
	return j, out
}
