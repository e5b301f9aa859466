package store

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/disk"
)

// Community is what a home keeps of one community (docs/visibility.md §1).
type Community struct {
	Home  model.Path
	Seen  uint64  // head of the newest reply taken
	Mark  [8]byte // the mark of that head
	Shown *Copy   // the copy the screens read; nil until the first is whole: it is being loaded
	Next  *Copy   // the copy being fetched in its stead, if any
}

// Filling is the copy that rows go into: Next, else Shown; nil where there is neither.
func (c Community) Filling() *Copy {
	if c.Next != nil {
		return c.Next
	}
	return c.Shown
}

// Copy is a run of rows fetched for one set of tags.
type Copy struct {
	Number uint64     // names its rows in the file
	Digest [8]byte    // of the tags it was made for
	Week   model.Week // of the hub, at its last page
	Cursor uint64
	Since  uint64 // head of the reply that began it
	Empty  bool   // it has no rows; said when read, never stored
}

// community is a Community in the file.
type community struct {
	Seen  uint64     `cbor:"1,keyasint,omitempty"`
	Mark  [8]byte    `cbor:"2,keyasint"`
	Shown *copyState `cbor:"3,keyasint,omitempty"`
	Next  *copyState `cbor:"4,keyasint,omitempty"`
}

type copyState struct {
	Number uint64     `cbor:"1,keyasint"`
	Digest [8]byte    `cbor:"2,keyasint"`
	Week   model.Week `cbor:"3,keyasint,omitempty"`
	Cursor uint64     `cbor:"4,keyasint,omitempty"`
	Since  uint64     `cbor:"5,keyasint,omitempty"`
}

// Communities are those the home asks about, in order of their paths, without saying which copies are empty. A
// copy whose rows are lost is none: it is fetched anew.
func (s *Store) Communities() (cs []Community, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		cs, err = s.communities(tx)
		return err
	})
	return cs, err
}

func (s *Store) communities(tx *bolt.Tx) (cs []Community, err error) {
	read := func(c *copyState) *Copy {
		if c == nil || s.rows(tx, c.Number).b == nil {
			return nil
		}
		return &Copy{Number: c.Number, Digest: c.Digest, Week: c.Week, Cursor: c.Cursor, Since: c.Since}
	}
	err = eachAs(s.box(tx, bCommunities), func(key []byte, c community) {
		cs = append(cs, Community{model.Path(key), c.Seen, c.Mark, read(c.Shown), read(c.Next)})
	})
	return cs, err
}

func (s *Store) putCommunity(tx *bolt.Tx, c Community) error {
	write := func(c *Copy) *copyState {
		if c == nil {
			return nil
		}
		return &copyState{c.Number, c.Digest, c.Week, c.Cursor, c.Since}
	}
	return putAs(s.box(tx, bCommunities), []byte(c.Home), community{c.Seen, c.Mark, write(c.Shown), write(c.Next)})
}

// Row is a record as it came down. Face and Inside are for code.Open.
type Row struct {
	Home   model.Path
	ID     model.RecordID
	Rev    uint64
	Face   []byte
	Inside []byte // nil where there is none for this account
}

const (
	isFace   = 0
	isInside = 1
)

func rowKey(id model.RecordID, part byte) []byte { return append(id[:len(id):len(id)], part) }

// rows of a copy; its bucket is nil where it is lost.
func (s *Store) rows(tx *bolt.Tx, copyNumber uint64) box {
	key := number(copyNumber)
	b := box{s, tx.Bucket([]byte(bRows)).Bucket(key), bRows + string(key)}
	if b.b == nil {
		s.hurt(b.name, nil)
	}
	return b
}

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

// Row is one record of the shown copies.
func (s *Store) Row(home model.Path, id model.RecordID) (r Row, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		c, known := getAs[community](s.box(tx, bCommunities), []byte(home))
		if !known || c.Shown == nil {
			return nil
		}
		r, ok = s.rows(tx, c.Shown.Number).row(home, id)
		return nil
	})
	return r, ok, err
}

// RowsNamed reads those records of a community's shown copy that have one of the ids, in one transaction, until fn says
// false. What a copy does not have, or what is damaged, is passed over.
func (s *Store) RowsNamed(home model.Path, ids []model.RecordID, fn func(Row) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		c, known := getAs[community](s.box(tx, bCommunities), []byte(home))
		if !known || c.Shown == nil {
			return nil
		}
		rows := s.rows(tx, c.Shown.Number)
		for n, id := range ids {
			if n%released == released-1 {
				disk.ReleasePages(tx)
			}
			if r, ok := rows.row(home, id); ok && !disk.Callback(func() bool { return fn(r) }) {
				return nil
			}
		}
		return nil
	})
}

// Rows goes through all shown copies, community by community, in order of ids, until fn says false. The Row
// comes without its inside; inside unseals that when it is asked for, and may be called only before fn returns.
// 100,000 households take about 0.3 s.
func (s *Store) Rows(fn func(r Row, inside func() []byte) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		if err != nil {
			return err
		}
		for _, c := range cs {
			if c.Shown != nil && !s.rows(tx, c.Shown.Number).walk(c.Home, fn) {
				break
			}
		}
		return nil
	})
}

// RowsOf goes through one community's shown copy as Rows does.
func (s *Store) RowsOf(home model.Path, fn func(r Row, inside func() []byte) bool) error {
	return s.view(func(tx *bolt.Tx) error {
		if c, ok := getAs[community](s.box(tx, bCommunities), []byte(home)); ok && c.Shown != nil {
			s.rows(tx, c.Shown.Number).walk(home, fn)
		}
		return nil
	})
}

// released is after how many rows the pages they were read from are released.
const released = 4096

// walk says false when fn did.
func (b box) walk(home model.Path, fn func(Row, func() []byte) bool) bool {
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
			b.s.hurt(b.name, key) // an inside without its face, or a part that is none of ours
			key, sealed = cur.Next()
			continue
		}
		r := Row{Home: home, ID: model.RecordID(id)}
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
