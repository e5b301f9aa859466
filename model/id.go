package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// ID names one record of kind K: a UUIDv7 (RFC 9562) made where the record was born, so neighbours in time are
// neighbours on disk. The zero ID names nothing. The kinds are types of their own so that a visit's id cannot be
// handed to something that wants a household's; Record() widens one where any record will do.
type ID[K any] [16]byte

// The ids of the domain.
type (
	RecordID    = ID[Record]
	PlaceID     = ID[Place]
	PersonID    = ID[Person]
	HouseholdID = ID[Household]
	VisitID     = ID[Visit]
	TaskID      = ID[Task]
	GroupID     = ID[Group]
)

// ErrID means that a text is not an id.
var ErrID = errors.New("not an id")

// Record widens an id to that of any record.
func (id ID[K]) Record() RecordID { return RecordID(id) }

// IsZero reports whether the id names nothing.
func (id ID[K]) IsZero() bool { return id == ID[K]{} }

// String is the UUID text, or "" for the zero id.
func (id ID[K]) String() string {
	if id.IsZero() {
		return ""
	}
	h := hex.EncodeToString(id[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// MarshalText and UnmarshalText make an id its UUID text in JSON, and "" when it names nothing.
func (id ID[K]) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID[K]) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*id = ID[K]{}
		return nil
	}
	*id, err = ParseID[K](string(b))
	return err
}

// ParseID reads a whole UUID text.
func ParseID[K any](s string) (id ID[K], err error) {
	b, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("%w: %q", ErrID, s)
	}
	copy(id[:], b)
	return id, nil
}

// SlotID is the id of a record that may exist once per slot: a place by its code, a person by a list's own key. It is
// a UUIDv8 of kind and key, so two who make the same slot apart make the same record.
func SlotID[K any](kind Kind, key string) (id ID[K]) {
	sum := sha256.Sum256([]byte(kind.String() + "\x00" + key))
	copy(id[:], sum[:])
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// IsSlot reports whether the id is made as SlotID makes one: that of a slot, and not of what was born on some laptop.
func (id ID[K]) IsSlot() bool { return id[6]>>4 == 8 }

// ChangeID is the first 16 bytes of SHA-256 over a change's core: it survives re-encoding and re-offering.
type ChangeID [16]byte

// String is the id in hex.
func (c ChangeID) String() string { return hex.EncodeToString(c[:]) }

// Number is what one says aloud for a task (事项编号), "03-4172086": its community's last two digits and seven digits
// of its id's hash. It is known at the door, off line, for ever; two tasks share one rarely, and find then shows both.
func Number(community Path, id TaskID) string {
	sum := sha256.Sum256(id[:])
	c := string(community)
	c = c[strings.LastIndexByte(c, '/')+1:]
	return fmt.Sprintf("%s-%07d", c, binary.BigEndian.Uint64(sum[:])%10_000_000)
}
