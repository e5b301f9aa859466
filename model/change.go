package model

import (
	"strconv"
	"time"
)

// Kind of record. Its number is on the wire and never changes its meaning.
type Kind uint8

// The kinds there are.
const (
	KindPlace Kind = iota + 1
	KindPerson
	KindHousehold
	KindVisit
	KindTask
	KindGroup
)

var kindNames = [...]string{"", "place", "person", "household", "visit", "task", "group"}

// String is the kind's name.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind-" + itoa(int(k))
}

// Record is one of *Place, *Person, *Household, *Visit, *Task, *Group. A record never leaves its community.
// Records are values that are never altered once made: Apply makes a new one, so a reader may hold one as long
// as it likes.
//
// A record has a face and an inside: two bodies, two audiences. Where a record's Inside is nil, there is none for you.
type Record interface {
	Kind() Kind
	RecordID() RecordID
	// Community the record belongs to, for ever; the county's directory for what belongs to the whole county.
	Community() Path
}

// Type of a change, on the wire; never reused.
type Type uint8

// The types of changes. Facts happened; intents can lose.
const (
	TypePlaceAdded Type = iota + 1
	TypePersonAdded
	TypeHouseholdAdded
	TypeHouseholdEdited
	TypeHouseholdMoved
	TypeVisitMade
	TypeTaskRaised
	TypeTaskSorted
	TypeTaskDispatched
	TypeTaskClaimed
	TypeTaskReleased
	TypeTaskReturned
	TypeTaskProgressed
	TypeTaskFinished
	TypeTaskAccepted
	TypeTaskSentBack
	TypeTaskAnswered
	TypeTaskRated
	TypeTaskClosed
	TypeTaskReopened
	TypeTaskUndone
	TypeGroupAdded
)

// Types added later have their numbers written out: several were given out at once.
const (
	TypeVisitAmended    Type = 23
	TypeVisitStruck     Type = 24
	TypeHouseholdStruck Type = 25

	TypeHouseholdMerged   Type = 26
	TypeHouseholdUnmerged Type = 27
	TypeHouseholdReopened Type = 28

	TypeTaskNudged   Type = 29
	TypeTaskExtended Type = 30
	TypeTaskRecalled Type = 31
)

// Bodies holds a zero value of every body there is; code decodes into their likes.
var Bodies = []Body{
	PlaceAdded{}, PersonAdded{}, HouseholdAdded{}, HouseholdEdited{}, HouseholdMoved{}, VisitMade{}, TaskRaised{},
	TaskSorted{}, TaskDispatched{}, TaskClaimed{}, TaskReleased{}, TaskReturned{}, TaskProgressed{}, TaskFinished{},
	TaskAccepted{}, TaskSentBack{}, TaskAnswered{}, TaskRated{}, TaskClosed{}, TaskReopened{}, TaskUndone{},
	GroupAdded{}, VisitAmended{}, VisitStruck{}, HouseholdStruck{}, HouseholdMerged{}, HouseholdUnmerged{},
	HouseholdReopened{}, TaskNudged{}, TaskExtended{}, TaskRecalled{},
}

// Body is what a change says: one of the structs of this package, a value. Check is for the door: what somebody
// typed is refused there with a sentence. Once a change was saved it is never refused for its form.
type Body interface {
	Type() Type
	Fact() bool
	Check() *Refusal
	apply(r Record, c Change, s Stamp) (Record, Outcome)
}

// Change is small, typed, immutable, and about exactly one record. ID is the hash of its encoded core (package code);
// At is the author's device clock, which decides nothing.
type Change struct {
	ID     ChangeID
	Nonce  [8]byte
	Record RecordID
	Author PersonID
	At     time.Time
	Body   Body
}

// Stamp is everything a rule may know beside record and change: who (with the name as it is now), the author's tags as
// they are now, and the three times: At by the author's clock, On as the hub corrected it (weeks and deadlines use it),
// Received by the hub's. A prediction on a laptop has Rev 0.
type Stamp struct {
	By       Ref
	Tags     Tags
	At       time.Time
	On       time.Time
	Received time.Time
	Rev      uint64
}

func itoa(n int) string { return strconv.Itoa(n) }

// WordsOf is what somebody wrote in a change, "" where it has no words.
func WordsOf(b Body) string {
	switch b := b.(type) {
	case VisitMade:
		return b.Note
	case VisitAmended:
		return b.Note
	case VisitStruck:
		return b.Why
	case HouseholdStruck:
		return b.Why
	case HouseholdMerged:
		return b.Why
	case HouseholdUnmerged:
		return b.Why
	case HouseholdReopened:
		return b.Note
	case TaskRaised:
		return b.Words
	case TaskDispatched:
		return b.Brief
	case TaskReleased:
		return b.Why
	case TaskReturned:
		return b.Why
	case TaskProgressed:
		return b.Note
	case TaskFinished:
		return b.Result
	case TaskAccepted:
		return b.Note
	case TaskSentBack:
		return b.Why
	case TaskAnswered:
		return b.Words
	case TaskRated:
		return b.Words
	case TaskClosed:
		return b.Why
	case TaskReopened:
		return b.Why
	case TaskNudged:
		return b.Note
	case TaskExtended:
		return b.Why
	case TaskRecalled:
		return b.Why
	}
	return ""
}
