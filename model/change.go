package model

import (
	"strconv"
	"time"
)

// Record is what is known of one thing: a *Place, *Person, *Household, *Visit, *Task or *Group (see Kinds).
//
// A record is never altered once it is made: Apply makes a new one. So a reader may keep a record as long as it likes.
// A record has a face and an inside, which go to two audiences. The inside is the field Inside, a pointer; it is nil
// if the viewer may not see it. A kind without that field has only a face.
type Record interface {
	Kind() Kind
	RecordID() RecordID

	// Where returns the place that the record belongs to, its grid if it has one.
	Where() Path

	// Community the record belongs to, and never leaves; the county's directory for what belongs to the whole county.
	Community() Path

	// SearchText is what find looks through of the record, and how lists call it.
	SearchText() SearchText

	// audience returns who may see the record. It depends on the record alone.
	audience() Audience

	// withFlag returns the record with one more flag for the branch, or the record itself if its kind has no flags.
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

// Body is what a change says. It is a value of one of the structs of this package. Check is called before a change is
// saved, and refuses what was typed wrongly. A change that was saved is never refused for its form.
type Body interface {
	Check() *Refusal

	// words returns the text that its author wrote in it, "" if it has no such field.
	words() string

	apply(r Record, c Change, s Stamp) (Record, Outcome)
}

// Change is one thing that somebody did, about exactly one record. It is never altered. ID is the hash of its encoded
// core (package code). At is the clock of its author's laptop, which decides nothing.
type Change struct {
	ID     ChangeID
	Nonce  [8]byte
	Record RecordID
	Author PersonID
	At     time.Time
	Body   Body
}

// Stamp is everything a rule may know beside the record and the change: the author with their present name, the
// author's present tags, and three times. At is by the author's clock. On is At as the hub corrected it; weeks and
// deadlines use it. Received is when the hub got the change. Rev is its revision, 0 for a prediction on a laptop.
type Stamp struct {
	By       Ref
	Tags     Tags
	At       time.Time
	On       time.Time
	Received time.Time
	Rev      uint64
}

func itoa(n int) string { return strconv.Itoa(n) }

// WordsOf returns the text that its author wrote in a change, "" if it has none.
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

// Making is what a body that makes a record says about that record.
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

// MakingOf returns what a body says about the record that it makes. ok is false for a body that makes none.
func MakingOf(b Body) (m Making, ok bool) {
	made, ok := b.(maker)
	if !ok {
		return Making{}, false
	}
	return made.making(), true
}

// CommunityOf returns the community in which a body makes a record, "" if it makes none.
func CommunityOf(b Body) Path {
	m, _ := MakingOf(b)
	return m.Community
}
