package hub

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"io"

	"sidan/model"
)

// This file makes the ids of the records that lists enter. A list that is read in twice must meet the same records, so
// an id is computed from the content of its row. Somebody who knows a door must not be able to compute the id of the
// household there, so a secret of the hub goes into the id.

// SlotsKey is the key of the secret in Meta. The secret is drawn when it is first needed, and it stays when a backup
// that is older than it is restored.
var SlotsKey = []byte("slots")

// slotKey is the secret. The zero slotKey means that none was drawn yet.
type slotKey [32]byte

// readSlotKey returns the secret of the hub, or the zero slotKey if the hub has none yet.
func readSlotKey(s Snapshot) (k slotKey, err error) {
	k, _, err = get[slotKey](s, Meta, SlotsKey)
	return k, err
}

// drawSlotKey draws a new secret.
func drawSlotKey(random io.Reader) (k slotKey, err error) {
	if _, err = io.ReadFull(random, k[:]); err != nil {
		err = fmt.Errorf("draw a key: %w", err)
	}
	return k, err
}

// id returns the id of the one record of a kind that a text stands for: a UUIDv8 (RFC 9562), computed with the secret.
func (k slotKey) id(kind model.Kind, text string) (id model.RecordID) {
	m := hmac.New(sha256.New, k[:])
	m.Write([]byte(kind.String() + "\x00" + text))
	copy(id[:], m.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// slot returns the kind and the text of the one record that a row can stand for: the grid and door of a household, the
// place and name of a person. ok is false for a row with an id, and for places and groups. The ids of these are
// computed from their path or name without a secret (model), because everybody who may ask for them sees all of them,
// and only an organiser enters them.
func (r Row) slot() (kind model.Kind, text string, ok bool) {
	switch b := r.Body.(type) {
	case model.PersonAdded:
		kind, text = model.KindPerson, string(b.Place)+"\n"+b.Name
	case model.HouseholdAdded:
		kind, text = model.KindHousehold, string(b.Grid)+"\n"+b.Door.String()
	}
	return kind, text, kind != 0 && r.Record.IsZero()
}

// wantsKey reports whether the id of a row's record is made with the secret.
func (r Row) wantsKey() bool {
	_, _, ok := r.slot()
	return ok
}

// ids returns the ids that the record of a row may have. A new record gets the last of them. The first may be one that
// an older program computed without the secret.
func (l *list) ids(row Row) []model.RecordID {
	if kind, text, ok := row.slot(); ok {
		return []model.RecordID{model.SlotID[model.Record](kind, text), l.key.id(kind, text)}
	}
	if !row.Record.IsZero() {
		return []model.RecordID{row.Record}
	}
	switch b := row.Body.(type) {
	case model.PlaceAdded:
		return []model.RecordID{model.PlaceIDOf(b.Path).Record()}
	case model.GroupAdded:
		return []model.RecordID{model.GroupIDOf(b.Sort, b.Place, b.Name).Record()}
	}
	return []model.RecordID{{}}
}

// id returns the id for a new record of a row. For a place or a group it is the id of the only one there can be.
// Whether a household or a person is new is decided by door and name (known). If it is new and its id is taken, the
// next id is computed from more of the row: the householder, or function and phone.
func (l *list) id(row Row) (id model.RecordID) {
	ids := l.ids(row)
	id = ids[len(ids)-1]
	if kind, text, ok := row.slot(); ok {
		for text += "\n" + row.more(); l.known.taken[id]; text += "\n" {
			id = l.key.id(kind, text)
		}
	}
	return id
}

// more returns the text that tells a row's record from another record with the same slot.
func (r Row) more() string {
	switch b := r.Body.(type) {
	case model.PersonAdded:
		return string(b.Function) + "\n" + b.Phone
	case model.HouseholdAdded:
		if len(b.Residents) > 0 {
			return b.Residents[0].Name
		}
	}
	return ""
}
