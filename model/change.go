package model

import (
	"strconv"
	"time"
)

// Record is what is known of one thing: a *Place, *Person, *Household, *Visit, *Task or *Group (see Kinds).
//
// Records are values that are never altered once made: Apply makes a new one, so a reader may hold one as long as it
// likes. A record has a face and an inside, two bodies with two audiences. The inside is its field Inside, a pointer;
// where it is nil, there is none for you. A kind without that field is all face.
type Record interface {
	Kind() Kind
	RecordID() RecordID

	// Where is the place the record is of: the grid of what is of a grid.
	Where() Path

	// Community the record belongs to, and never leaves; the county's directory for what belongs to the whole county.
	Community() Path

	// SearchText is what find looks through of the record, and how lists call it.
	SearchText() SearchText

	// audience is who sees the record; only what stands in it decides that.
	audience() Audience

	// withFlag is the record with a flag for the branch, or the record itself where its kind keeps none.
	withFlag(s Stamp, why Reason) Record
}

// SearchText is what find looks through of a record. A zero field is not looked through.
type SearchText struct {
	Title   string   // how lists call the record; where it is the first of the names, find also knows how it sounds
	Names   []string // of people and groups: looked for as they are written, and by how they sound
	Door    Address
	Words   string
	Numbers []string // of phones, and the record's own
	Closed  bool     // nothing more is to be done: found after others of its kind
	Gone    bool     // no longer here: found after everything else

	Locality string // where lists show the door of others; it is not looked through
}

// Body is what a change says: one of the structs of this package, a value. Check is for the door: what somebody
// typed is refused there with a sentence. Once a change was saved it is never refused for its form.
type Body interface {
	Check() *Refusal

	// words are what its author wrote in it, for people to read: "" where it has no such field.
	words() string

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
	if b == nil {
		return ""
	}
	return b.words()
}

// maker is a body that makes a record.
type maker interface {
	Body
	making() Making
}

// Making is what a body says of the record it makes.
type Making struct {
	Where     Path         // the place the record will be of
	Community Path         // the community it will belong to
	Names     []NamedPlace // the places the body names, which must stand in the county's lists
}

// NamedPlace is a place that a body names, and in which of its fields.
type NamedPlace struct {
	Field string
	Path  Path
}

// makingAt is the Making of a body that names one place, in a field.
func makingAt(field string, p Path) Making {
	return Making{p, p.Community(), []NamedPlace{{field, p}}}
}

// MakingOf is what a body says of the record it makes; ok is false for a body that makes none.
func MakingOf(b Body) (m Making, ok bool) {
	made, ok := b.(maker)
	if !ok {
		return Making{}, false
	}
	return made.making(), true
}

// CommunityOf is the community a body that makes a record makes it in; "" for a body that makes none.
func CommunityOf(b Body) Path {
	m, _ := MakingOf(b)
	return m.Community
}
