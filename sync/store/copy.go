package store

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/disk"
)

// Community is what a home keeps about one community (docs/visibility.md §1).
type Community struct {
	Path  model.Path
	Seen  uint64  // head of the newest reply that was merged
	Mark  [8]byte // the mark of that head
	Shown *Copy   // the copy that the screens read; nil until the first copy is complete
	Next  *Copy   // the copy that is being fetched to replace Shown; nil if there is none
}

// Filling returns the copy that new rows go into: Next, or Shown if there is no Next. It returns nil if there is
// neither.
func (c Community) Filling() *Copy {
	if c.Next != nil {
		return c.Next
	}
	return c.Shown
}

// Copy is a set of rows that was fetched for one set of tags.
type Copy struct {
	Number uint64     // the name of its bucket of rows
	Digest [8]byte    // of the tags for which it was fetched
	Week   model.Week // the hub's week, at the last page of rows
	Cursor uint64
	Since  uint64 // head of the reply with which it began
	Empty  bool   // it has no rows; only State sets it, and it is never stored
}

// storedCommunity is how a Community is stored.
type storedCommunity struct {
	Seen  uint64     `cbor:"1,keyasint,omitempty"`
	Mark  [8]byte    `cbor:"2,keyasint"`
	Shown *copyState `cbor:"3,keyasint,omitempty"`
	Next  *copyState `cbor:"4,keyasint,omitempty"`
}

// copyState is how a Copy is stored.
type copyState struct {
	Number uint64     `cbor:"1,keyasint"`
	Digest [8]byte    `cbor:"2,keyasint"`
	Week   model.Week `cbor:"3,keyasint,omitempty"`
	Cursor uint64     `cbor:"4,keyasint,omitempty"`
	Since  uint64     `cbor:"5,keyasint,omitempty"`
}

// Communities returns the communities that the home asks the hub about, in order of their paths. It does not set
// Copy.Empty. If the rows of a copy are lost, that copy is nil, so that it is fetched again.
func (s *Store) Communities() (cs []Community, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		cs, err = s.communities(tx)
		return err
	})
	return cs, err
}

// communities does the work of Communities.
func (s *Store) communities(tx *bolt.Tx) (cs []Community, err error) {
	read := func(c *copyState) *Copy {
		if c == nil || s.rows(tx, c.Number).b == nil {
			return nil
		}
		return &Copy{Number: c.Number, Digest: c.Digest, Week: c.Week, Cursor: c.Cursor, Since: c.Since}
	}
	err = eachAs(s.box(tx, bCommunities), func(key []byte, c storedCommunity) {
		cs = append(cs, Community{model.Path(key), c.Seen, c.Mark, read(c.Shown), read(c.Next)})
	})
	return cs, err
}

// putCommunity stores a community.
func (s *Store) putCommunity(tx *bolt.Tx, c Community) error {
	write := func(c *Copy) *copyState {
		if c == nil {
			return nil
		}
		return &copyState{c.Number, c.Digest, c.Week, c.Cursor, c.Since}
	}
	return putAs(s.box(tx, bCommunities), []byte(c.Path),
		storedCommunity{c.Seen, c.Mark, write(c.Shown), write(c.Next)})
}

// Row is a record as the hub sent it. code.Open decodes Face and Inside.
type Row struct {
	Community model.Path
	ID        model.RecordID
	Rev       uint64
	Face      []byte
	Inside    []byte // nil if this account may not see it
}

const (
	// These are the last bytes of the keys of a row's two parts.
	isFace   = 0
	isInside = 1
)

// rowKey returns the key of a part of a row.
func rowKey(id model.RecordID, part byte) []byte { return append(id[:len(id):len(id)], part) }

// rows returns the bucket of a copy's rows. box.b is nil if the rows are lost, which counts as damage.
func (s *Store) rows(tx *bolt.Tx, copyNumber uint64) box {
	key := number(copyNumber)
	b := box{s, tx.Bucket([]byte(bRows)).Bucket(key), bRows + string(key)}
	if b.b == nil {
		s.hurt(b.name, nil)
	}
	return b
}

// face returns the revision and the face of a record. ok is false if the copy has no such record or if the face is
// damaged.
func (b box) face(id model.RecordID) (rev uint64, face []byte, ok bool) {
	if b.b == nil {
		return 0, nil, false
	}
	plain, ok := b.get(rowKey(id, isFace))
	if !ok {
		return 0, nil, false
	}
	rev, n := binary.Uvarint(plain)
	return rev, plain[max(n, 0):], n > 0
}

// Row returns one record of a community's shown copy, with its inside. ok is false if the copy does not have it, or if
// it cannot be read.
func (s *Store) Row(community model.Path, id model.RecordID) (r Row, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		c, known := getAs[storedCommunity](s.box(tx, bCommunities), []byte(community))
		if !known || c.Shown == nil {
			return nil
		}
		r, ok = s.rows(tx, c.Shown.Number).row(community, id)
		return nil
	})
	return r, ok, err
}

// RowsNamed calls fn for those records of a community's shown copy that ids names, in the order in which it names them,
// until fn returns false. It runs in one transaction. It passes over records that the copy does not have, and over
// damaged ones.
func (s *Store) RowsNamed(community model.Path, ids []model.RecordID, fn func(Row) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		c, known := getAs[storedCommunity](s.box(tx, bCommunities), []byte(community))
		if !known || c.Shown == nil {
			return nil
		}
		rows := s.rows(tx, c.Shown.Number)
		for n, id := range ids {
			if n%released == released-1 {
				disk.ReleasePages(tx)
			}
			if r, ok := rows.row(community, id); ok && !disk.Callback(func() bool { return fn(r) }) {
				return nil
			}
		}
		return nil
	})
}

// Rows calls fn for each record of all shown copies, community by community and in order of ids, until fn returns
// false. The Row that fn is given has no inside; the function inside returns it, and may be called only before fn
// returns. Rows takes about 0.3 s for 100,000 households.
func (s *Store) Rows(fn func(r Row, inside func() []byte) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		if err != nil {
			return err
		}
		for _, c := range cs {
			if c.Shown != nil && !s.rows(tx, c.Shown.Number).walk(c.Path, fn) {
				break
			}
		}
		return nil
	})
}

// RowsOf does what Rows does, for the shown copy of one community.
func (s *Store) RowsOf(community model.Path, fn func(r Row, inside func() []byte) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		if c, ok := getAs[storedCommunity](s.box(tx, bCommunities), []byte(community)); ok && c.Shown != nil {
			s.rows(tx, c.Shown.Number).walk(community, fn)
		}
		return nil
	})
}

// released is the number of rows after which the pages that they were read from are released from memory.
const released = 4096

// walk calls fn for each record of a copy in order of ids, and reports whether fn returned true for all of them. It
// stops as soon as fn returns false.
func (b box) walk(community model.Path, fn func(Row, func() []byte) bool) bool {
	if b.b == nil {
		return true
	}
	cur := b.b.Cursor()
	n := 0
	for key, sealed := cur.First(); key != nil; n++ {
		if n%released == released-1 {
			disk.ReleasePages(b.b.Tx())
		}
		id, part := key[:len(key)-1], key[len(key)-1]
		if part != isFace {
			b.s.hurt(b.name, key) // an inside without its face, or a key whose last byte is of neither part
			key, sealed = cur.Next()
			continue
		}
		r := Row{Community: community, ID: model.RecordID(id)}
		plain, ok := b.open(key, sealed)
		var inKey, inSealed []byte
		if key, sealed = cur.Next(); key != nil && key[len(key)-1] == isInside {
			inKey, inSealed = key, sealed
			key, sealed = cur.Next()
		}
		if !ok {
			continue
		}
		rev, n := binary.Uvarint(plain)
		r.Rev, r.Face = rev, plain[max(n, 0):]
		inside := func() []byte {
			if inKey == nil {
				return nil
			}
			in, _ := b.open(inKey, inSealed)
			return in
		}
		if !disk.Callback(func() bool { return fn(r, inside) }) {
			return false
		}
	}
	return true
}
