package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// ID is the id of a record of kind K. Most are UUIDs of version 7 (RFC 9562), made on the laptop where the record was
// made. They begin with the time, so records from about the same time lie together on disk. Records from lists have the
// ids that SlotID makes. The zero ID names nothing. Each kind has its own type, so that the id of a visit cannot be
// passed where the id of a household is needed. Record converts an id to the type for records of any kind.
type ID[K any] [16]byte

// The types of ids, one for each kind of record, and RecordID for a record of any kind.
type (
	RecordID    = ID[Record]
	PlaceID     = ID[Place]
	PersonID    = ID[Person]
	HouseholdID = ID[Household]
	VisitID     = ID[Visit]
	TaskID      = ID[Task]
	GroupID     = ID[Group]
	MeetingID   = ID[Meeting]
	BoxID       = ID[Box]
	PromiseID   = ID[Promise]
	DeedID      = ID[Deed]
	ActivityID  = ID[Activity]
	JudgementID = ID[Judgement]
	RulesID     = ID[Rules]
	MenuListID  = ID[MenuList]
	CalendarID  = ID[Calendar]
)

// ErrID is the error for a text that is not an id.
var ErrID = errors.New("not an id")

// Record returns the same id as the id of a record of any kind.
func (id ID[K]) Record() RecordID { return RecordID(id) }

// IsZero reports whether the id is zero, and so names nothing.
func (id ID[K]) IsZero() bool { return id == ID[K]{} }

// String returns the id as a UUID in lower-case letters with dashes, or "" for the zero id.
func (id ID[K]) String() string {
	if id.IsZero() {
		return ""
	}
	h := hex.EncodeToString(id[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// MarshalText returns the text of String, which JSON then holds as a string. It never fails.
func (id ID[K]) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads a text from MarshalText. It reads "" as the zero id, and returns ErrID if the text is no id.
func (id *ID[K]) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*id = ID[K]{}
		return nil
	}
	*id, err = ParseID[K](string(b))
	return err
}

// ParseID reads a UUID of 32 hexadecimal digits, with or without its dashes. It returns ErrID for any other text, also
// for "".
func ParseID[K any](s string) (id ID[K], err error) {
	b, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("%w: %q", ErrID, s)
	}
	copy(id[:], b)
	return id, nil
}

// SlotID returns the id of a record that may exist only once for each key, such as a place with its path as the key, or
// a person with a key from a list. The id is a UUID of version 8, computed from kind and key. So two people who make
// the record for the same key independently make the same record.
func SlotID[K any](kind Kind, key string) (id ID[K]) {
	sum := sha256.Sum256([]byte(kind.String() + "\x00" + key))
	copy(id[:], sum[:])
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// IsSlot reports whether the id has the form of those from SlotID, and not of those that a laptop makes at random.
func (id ID[K]) IsSlot() bool { return id[6]>>4 == 8 }

// ChangeID is the id of a change: the first 16 bytes of SHA-256 over the change's core. It stays the same however often
// the change is sent.
type ChangeID [16]byte

// String returns the id as 32 hexadecimal digits.
func (c ChangeID) String() string { return hex.EncodeToString(c[:]) }

// Number returns the number by which people name a task (事项编号), such as "03-4172086": the last code in the path of
// its community, and seven digits from a hash of its id. It is known off line as soon as the task is made, and never
// changes. Two tasks rarely have the same number. If they do, find shows both.
func Number(community Path, id TaskID) string {
	sum := sha256.Sum256(id[:])
	c := string(community)
	c = c[strings.LastIndexByte(c, '/')+1:]
	return fmt.Sprintf("%s-%07d", c, binary.BigEndian.Uint64(sum[:])%10_000_000)
}
