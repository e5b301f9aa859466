package model

import (
	"strconv"
	"time"
)

// Record holds what is known about one thing. It is a pointer to a struct of this package, such as *Task (see Kinds).
//
// A record is never altered once it is made: Apply makes a new one. So a reader may keep a record as long as it likes.
// A record has a face and an inside, which go to two audiences. The inside is the field Inside, a pointer; it is nil
// if the viewer may not see it. A kind without that field has only a face.
type Record interface {
	Kind() Kind
	RecordID() RecordID

	// Where returns the place that the record belongs to, its grid if it has one.
	Where() Path

	// Community returns the community to which the record belongs. A record never leaves its community. A record of the
	// whole county belongs to the county's directory, and Community returns the county.
	Community() Path

	// SearchText returns what find looks through, and the title under which lists show the record.
	SearchText() SearchText

	// audience returns who may see the record. It depends on the record alone.
	audience() Audience

	// withFlag returns the record with one more flag for the branch, or the record itself if its kind has no flags.
	withFlag(s Stamp, why Reason) Record
}

// SearchText is the part of a record that find looks through. Zero fields are not looked through.
type SearchText struct {
	Title   string   // the title in lists; if it equals the first of Names, find also knows how it sounds
	Names   []string // of people and groups: found by their characters, and by how they sound
	Door    Address
	Words   string
	Numbers []string // phone numbers, and the number of the record itself
	Closed  bool     // nothing more is to be done: find lists the record after others of its kind
	Gone    bool     // no longer here: find lists the record after everything else

	Locality string // lists show it in the column of the door; find does not look through it
}

// Body is what a change says. It is a value of one of the structs of this package. Check returns a refusal if
// something was typed wrongly, and nil otherwise. A laptop calls it before it saves a change, and the hub before it
// applies one. A change that was saved is never refused for its form: the hub holds it (see Refusal.IsForm).
type Body interface {
	Check() *Refusal

	// words returns the text that the author wrote, or "" if the body has no such field.
	words() string

	// apply computes what the change does to its record, as Apply says. r is nil or of the kind that the body is
	// about.
	apply(r Record, c Change, s Stamp) (Record, Outcome)
}

// Change is one thing that somebody did, about exactly one record. It is never altered. ID is the hash of its encoded
// core (package code). Nonce is random, so that two equal changes have different ids. At is the time by the clock of
// the author's laptop, in whole seconds; no verdict and no order depends on it.
type Change struct {
	ID     ChangeID
	Nonce  [8]byte
	Record RecordID
	Author PersonID
	At     time.Time
	Body   Body
}

// Stamp is everything that a rule may know beside the record and the change. By is the author with their present name,
// and Tags are the author's present tags. At is the time by the author's clock. On is At as the hub corrected it; weeks
// and deadlines use it. Received is when the hub got the change. Rev is the revision of the change, 0 for a prediction
// on a laptop.
type Stamp struct {
	By       Ref
	Tags     Tags
	At       time.Time
	On       time.Time
	Received time.Time
	Rev      uint64
}

func itoa(n int) string { return strconv.Itoa(n) }

// WordsOf returns the text that the author wrote in a body, or "" if there is none.
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
	Where     Path         // the place of the record
	Community Path         // the community to which the record will belong
	Names     []NamedPlace // the places that the body names; the hub requires them to be in the county's lists
	Record    RecordID     // the id that the record must have, if there is one such record only; else zero
}

// NamedPlace is a place that a body names, and the field in which it stands.
type NamedPlace struct {
	Field string
	Path  Path
}

// makingAt returns the Making of a body that names one place, in the field of that name.
func makingAt(field string, p Path) Making {
	return Making{Where: p, Community: p.Community(), Names: []NamedPlace{{field, p}}}
}

// MakingOf returns what a body says about the record that it makes. ok is false for a body that makes none.
func MakingOf(b Body) (m Making, ok bool) {
	made, ok := b.(maker)
	if !ok {
		return Making{}, false
	}
	return made.making(), true
}

// CommunityOf returns the community in which a body makes a record, or "" if it makes none.
func CommunityOf(b Body) Path {
	m, _ := MakingOf(b)
	return m.Community
}
