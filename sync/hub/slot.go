package hub

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"io"

	"sidan/model"
)

// This file gives what a list enters its ids. The same list read in twice has to meet the same records, so an id
// comes of what the row says. Who knows a door must not know the id of who lives there, so a secret of the hub's goes
// into it.

// SlotsKey is where the secret lies in Meta. It is made when it is first needed, and kept when a copy from before is
// put back.
var SlotsKey = []byte("slots")

// slotKey is the secret. The zero key is none yet.
type slotKey [32]byte

// readSlotKey is the hub's, the zero key where it never needed one.
func readSlotKey(s Snapshot) (k slotKey, err error) {
	k, _, err = get[slotKey](s, Meta, SlotsKey)
	return k, err
}

func drawSlotKey(random io.Reader) (k slotKey, err error) {
	if _, err = io.ReadFull(random, k[:]); err != nil {
		err = fmt.Errorf("draw a key: %w", err)
	}
	return k, err
}

// id of the one record a kind and a text can have here: a UUIDv8 (RFC 9562).
func (k slotKey) id(kind model.Kind, text string) (id model.RecordID) {
	m := hmac.New(sha256.New, k[:])
	m.Write([]byte(kind.String() + "\x00" + text))
	copy(id[:], m.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// slot is which one record a row can stand for: a household's grid and door, a person's place and name. Places and
// groups have none of it: their ids are those of their path or name (model), as everybody who may ask for them sees
// all of them, and only an organiser enters any.
func (r Row) slot() (kind model.Kind, text string, ok bool) {
	switch b := r.Body.(type) {
	case model.PersonAdded:
		kind, text = model.KindPerson, string(b.Place)+"\n"+b.Name
	case model.HouseholdAdded:
		kind, text = model.KindHousehold, string(b.Grid)+"\n"+b.Door.String()
	}
	return kind, text, kind != 0 && r.Record.IsZero()
}

// wantsKey reports whether a row's id is made with the secret.
func (r Row) wantsKey() bool {
	_, _, ok := r.slot()
	return ok
}

// ids that a row's record may have, the one to give it last: a hub of the program before gave it one without the
// secret.
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

// id of a row's record: for a place or a group that of the one there may be. Whom a row of a door or a name
// means is said by door and name; where it is somebody new and the id is in use, the householder, or function
// and phone, goes into the next.
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

// more is what tells a row's record from another with the same slot.
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
