package store

import (
	"encoding/hex"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
)

// Report is what Check found. A home is sound if Damaged and Broken are empty.
type Report struct {
	Records int // rows that can be read and decoded
	Unknown int // rows of a kind that this program does not know; they are kept and not shown
	Kept    int
	Bounced int
	Drafts  int
	Damaged []string // bucket and key of each value that cannot be read
	Broken  []string // each rule that does not hold
}

// Sound reports whether Check found no damage and no broken rule.
func (r Report) Sound() bool { return len(r.Damaged)+len(r.Broken) == 0 }

// Check reads every value and checks the rules in the package comment. The report names only buckets, numbers and ids.
// Check returns ErrDamaged if the file's pages are not as bbolt wrote them.
func (s *Store) Check() (r Report, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		c := checking{s: s, tx: tx, r: &r}
		// The values are read before bbolt checks its pages. bbolt does this on a goroutine of its own, where a fault
		// in the mapped file would end the process. If every page could be read here, no such fault is left.
		return errors.Join(c.changes(), c.copies(), c.rest(), c.pages())
	})
	if err != nil {
		return r, fmt.Errorf("check home: %w", err)
	}
	return r, nil
}

// checking is one Check under way.
type checking struct {
	s  *Store
	tx *bolt.Tx
	r  *Report
}

func (c checking) damaged(b box, key []byte) {
	c.r.Damaged = append(c.r.Damaged, fmt.Sprintf("%.4s %s", b.name, hex.EncodeToString(key)))
}

func (c checking) broken(what string, args ...any) {
	c.r.Broken = append(c.r.Broken, fmt.Sprintf(what, args...))
}

// all reads a whole bucket as values of type T, and names the values that cannot be read.
func all[T any](c checking, bucket string, fn func(key []byte, v T)) error {
	b := c.s.box(c.tx, bucket)
	return b.b.ForEach(func(key, _ []byte) error {
		if v, ok := getAs[T](b, key); ok {
			fn(key, v)
		} else {
			c.damaged(b, key)
		}
		return nil
	})
}

// changes checks the kept changes, their fates, the bounced changes, and the number of changes that wait.
func (c checking) changes() error {
	keptNumbers, waiting := map[uint64]bool{}, 0
	b := c.s.box(c.tx, bKept)
	err := b.b.ForEach(func(key, _ []byte) error {
		keptNumbers[numberOf(key)] = true
		if c.s.fate(c.tx, key).Queued() {
			waiting++
		}
		v, ok := getAs[kept](b, key)
		if !ok {
			c.damaged(b, key)
			return nil
		}
		c.r.Kept++
		if ch, err := code.Change(v.Core); err != nil && !errors.Is(err, code.ErrUnknown) || ch.Record != v.Record {
			c.broken("kept %d: its core is not that of a change to its record", numberOf(key))
		}
		return nil
	})
	err = errors.Join(err, all(c, bFates, func(key []byte, f Fate) {
		n := numberOf(key)
		if !keptNumbers[n] {
			c.broken("fate %d: of no kept change", n)
		}
		if f.InRows && f.Queued() && !f.Offered {
			c.broken("fate %d: in the rows, and never offered", n)
		}
	}), all(c, bBounced, func(key []byte, _ bounced) {
		c.r.Bounced++
		if keptNumbers[numberOf(key)] {
			c.broken("change %d: kept and bounced", numberOf(key))
		}
	}))
	if n := numberOf(c.tx.Bucket([]byte(bMeta)).Get([]byte("waiting"))); n != uint64(waiting) {
		c.broken("waiting says %d, and %d changes wait", n, waiting)
	}
	return err
}

// copies checks that each copy has rows and all rows belong to a copy, and checks the rows.
func (c checking) copies() error {
	named := map[uint64]bool{}
	err := all(c, bCommunities, func(key []byte, v storedCommunity) {
		for _, cp := range []*copyState{v.Shown, v.Next} {
			switch {
			case cp == nil:
			case named[cp.Number]:
				c.broken("copy %d: named twice", cp.Number)
			case c.s.rows(c.tx, cp.Number).b == nil:
				c.broken("copy %d: no rows", cp.Number)
			default:
				named[cp.Number] = true
			}
		}
	})
	return errors.Join(err, c.tx.Bucket([]byte(bRows)).ForEach(func(key, _ []byte) error {
		n := numberOf(key)
		if !named[n] {
			c.broken("rows %d: of no copy", n)
		}
		return c.rows(c.s.rows(c.tx, n))
	}))
}

// rows checks the rows of one copy.
func (c checking) rows(b box) error {
	return b.b.ForEach(func(key, sealed []byte) error {
		if _, ok := b.open(key, sealed); !ok {
			c.damaged(b, key)
			return nil
		}
		id, part := key[:len(key)-1], key[len(key)-1]
		if part == isInside {
			if b.b.Get(append(id[:len(id):len(id)], isFace)) == nil {
				c.broken("row %x: an inside without a face", id)
			}
			return nil
		}
		_, face, _ := b.face([16]byte(id))
		inside, _ := b.get(append(id[:len(id):len(id)], isInside))
		switch _, err := code.Open(face, inside); {
		case errors.Is(err, code.ErrUnknown):
			c.r.Unknown++
		case err != nil:
			c.broken("row %x: %v", id, err)
		default:
			c.r.Records++
		}
		return nil
	})
}

// rest checks the identity, the clock, the skipped records, the drafts and the log of exchanges.
func (c checking) rest() error {
	self := c.s.box(c.tx, bSelf)
	if _, ok := getAs[Identity](self, []byte("identity")); !ok {
		c.damaged(self, []byte("identity"))
	}
	if _, ok := getAs[Clock](self, []byte("clock")); !ok && self.b.Get([]byte("clock")) != nil {
		c.damaged(self, []byte("clock"))
	}
	err := c.skipped()
	return errors.Join(err,
		all(c, bDrafts, func([]byte, draft) { c.r.Drafts++ }),
		all(c, bExchanges, func([]byte, Exchange) {}),
	)
}

// skipped names the records of the shown copies that came and cannot be read here.
func (c checking) skipped() error {
	cs, err := c.s.communities(c.tx)
	for _, k := range cs {
		if k.Shown != nil {
			c.s.skipped(c.tx, k.Shown.Number).each(func(id model.RecordID, _ uint64) {
				c.r.Damaged = append(c.r.Damaged, "record "+id.String())
			})
		}
	}
	return err
}

// pages runs bbolt's own check of its structure.
func (c checking) pages() (err error) {
	for e := range c.tx.Check() {
		err = fmt.Errorf("%w: %v", ErrDamaged, e)
	}
	return err
}
