package model

import "slices"

// ActivitySort says what a unit or a team did.
type ActivitySort string

// The sorts, in the order of their digits.
const (
	Walk    ActivitySort = "walk"    // 走访: Count is how many doors
	Patrol  ActivitySort = "patrol"  // 巡查: Count is how many rounds
	Finding ActivitySort = "finding" // 摸排: Count is how many findings
	Helping ActivitySort = "help"    // 帮办: Count is how many errands
	Cleanup ActivitySort = "cleanup" // 保洁: Count is how many times
)

// ActivitySorts lists the sorts in the order of their digits.
var ActivitySorts = []ActivitySort{Walk, Patrol, Finding, Helping, Cleanup}

// Activity is something that a covering unit or a team of volunteers did on one day in one place (活动). A unit's month
// in its grids (亮实绩) is counted from its activities. It names no resident, so it has no inside: the whole community
// and the organisers see it.
type Activity struct {
	ID        ActivityID   `cbor:"1,keyasint"`
	By        Addressee    `cbor:"2,keyasint"` // the unit or team that did it
	Sort      ActivitySort `cbor:"3,keyasint"`
	Place     Path         `cbor:"4,keyasint"`
	On        Day          `cbor:"5,keyasint"`
	Count     int          `cbor:"6,keyasint,omitempty"` // doors, rounds, findings, as the sort says
	People    int          `cbor:"7,keyasint,omitempty"` // how many of the unit or team took part
	Residents int          `cbor:"8,keyasint,omitempty"` // how many residents took part
	Words     string       `cbor:"9,keyasint,omitempty"`
	Author    Ref          `cbor:"10,keyasint"`
	Struck    Day          `cbor:"11,keyasint,omitempty"` // 作废: struck on that day, so it does not count
	Why       string       `cbor:"12,keyasint,omitempty"` // why it was struck
	Flags     []Flag       `cbor:"13,keyasint,omitempty"`
}

// ActivityDone is the fact that a unit or a team did something. If its author sends it again for the same record, it
// corrects the record.
type ActivityDone struct {
	By        Addressee    `cbor:"1,keyasint"`
	Sort      ActivitySort `cbor:"2,keyasint"`
	Place     Path         `cbor:"3,keyasint"`
	On        Day          `cbor:"4,keyasint"`
	Count     int          `cbor:"5,keyasint,omitempty"`
	People    int          `cbor:"6,keyasint,omitempty"`
	Residents int          `cbor:"7,keyasint,omitempty"`
	Words     string       `cbor:"8,keyasint,omitempty"`
}

// ActivityStruck is the fact that an activity does not count, with a reason: it was entered twice, or did not take
// place. Its author and the branch strike one.
type ActivityStruck struct {
	Why string `cbor:"1,keyasint"`
}

// Kind returns the kind of the record, KindActivity.
func (a *Activity) Kind() Kind { return KindActivity }

// RecordID returns the id of the activity as the id of a record.
func (a *Activity) RecordID() RecordID { return a.ID.Record() }

// Where returns the place of the activity.
func (a *Activity) Where() Path { return a.Place }

// Community returns the community in which it took place.
func (a *Activity) Community() Path { return a.Place.Community() }

// Stands reports whether the activity counts, which means that it was not struck.
func (a *Activity) Stands() bool { return a.Struck == 0 }

// SearchText returns what a search looks through: who did it, and the words.
func (a *Activity) SearchText() SearchText {
	return SearchText{Title: a.By.Name, Words: a.Words, Closed: !a.Stands()}
}

func (a *Activity) audience() Audience {
	return Audience{Face: tagsOf(allTag(a.Community()), orgTag(a.Place))}
}

func (a *Activity) withFlag(s Stamp, why Reason) Record {
	n := *a
	n.Flags = flagWith(slices.Clone(a.Flags), s, why)
	return &n
}

// MostCounted is the largest number that an activity or a judgement may hold.
const MostCounted = 100_000

// Check requires a unit or a team, a known sort, a place in a community and a day.
func (b ActivityDone) Check() *Refusal {
	switch {
	case b.By.ID.IsZero():
		return refuse(Missing, "doer")
	case b.By.Kind != ToUnit && b.By.Kind != ToTeam:
		return refuse(BadInput, "doer", string(b.By.Kind))
	case !slices.Contains(ActivitySorts, b.Sort):
		return refuse(BadInput, "activity", string(b.Sort))
	case b.Place.Level() < Community:
		return refuse(BadInput, "place", string(b.Place))
	case b.On == 0:
		return refuse(Missing, "date")
	}
	return first(
		checkLine("doer", b.By.Name, 1, mostSaid), checkDay("date", b.On), checkCount("count", b.Count),
		checkCount("people", b.People), checkCount("turnout", b.Residents),
		checkWords("words", b.Words, 0, MostBrief),
	)
}

// checkCount checks a number of people or things, which is not below 0 and at most MostCounted.
func checkCount(field string, n int) *Refusal {
	if n < 0 || n > MostCounted {
		return refuse(BadInput, field, itoa(n))
	}
	return nil
}

func (b ActivityDone) words() string { return b.Words }

func (b ActivityDone) making() Making { return makingAt("place", b.Place) }

// apply keeps the newest version of an activity. It flags one of a day that had not come yet, one by somebody who is
// neither of the unit or team nor of the branch, and a version by somebody else than the first author. An activity
// that was struck stays struck.
func (b ActivityDone) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	a := &Activity{
		ID: ActivityID(c.Record), By: b.By, Sort: b.Sort, Place: b.Place, On: b.On, Count: b.Count, People: b.People,
		Residents: b.Residents, Words: b.Words, Author: s.By,
	}
	out := accepted
	switch {
	case !s.Tags.Has(b.By.tag()) && !s.Tags.Branch(b.Place):
		out = flagged(FlagNotMember)
	case b.On > DayOf(s.On):
		out = flagged(FlagAhead)
	}
	if was, ok := r.(*Activity); ok {
		if was.Community() != a.Community() {
			return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
		}
		a.Author, a.Struck, a.Why, a.Flags = was.Author, was.Struck, was.Why, was.Flags
		if was.Author.ID != s.By.ID {
			out = flagged(FlagSecond)
		}
	}
	if out.Code == Flagged {
		return a.withFlag(s, out.Why.Reason), out
	}
	return a, out
}

// Check requires a reason.
func (b ActivityStruck) Check() *Refusal { return checkWords("why", b.Why, 1, MostBrief) }

func (b ActivityStruck) words() string { return b.Why }

// apply strikes the activity. If it was struck before, the first day stands, and both reasons are kept. Where somebody
// else than its author or the branch says so, only the reason is kept.
func (b ActivityStruck) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	n := *r.(*Activity)
	n.Why = under(n.Why, b.Why)
	switch {
	case !n.StruckBy(s):
		return n.withFlag(s, FlagNotMember), flagged(FlagNotMember)
	case !n.Stands():
		return n.withFlag(s, FlagState), flagged(FlagState)
	}
	n.Struck = DayOf(s.On)
	return &n, accepted
}

// StruckBy reports whether the author of a change may strike the activity: its own author, or the branch.
func (a *Activity) StruckBy(s Stamp) bool { return a.Author.ID == s.By.ID || s.Tags.Branch(a.Place) }
