package store

import (
	"bytes"
	"sidan/sync/disk"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// This file reads a whole home to find damage, also in values that nobody happens to look at.

// outside counts damage outside of the values: a meta page that is not whole, and a bucket whose name is not one of
// this package's.
func (s *Store) outside() error {
	bad, err := disk.DamagedMetas(s.db)
	for _, page := range bad {
		s.hurt("meta page", number(uint64(page)))
	}
	if err != nil {
		return err
	}
	return s.view(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			if n := string(name); n != bSkipped && n != bIndex && !slices.Contains(buckets, n) {
				s.hurt(n, nil)
			}
			return nil
		})
	})
}

// ReadThrough unseals every value except the rows, and also the rows if rows is true. Damaged then counts the damaged
// ones among them. Most of a home is rows: 100,000 households with their visits take about half a second.
func (s *Store) ReadThrough(rows bool) error {
	return s.view(func(tx *bolt.Tx) error {
		for _, name := range append(slices.Clone(buckets), bSkipped) {
			if b := s.box(tx, name); b.b != nil && name != bMeta && name != bRows {
				b.readThrough(func([]byte) bool { return true })
			}
		}
		s.readCounts(tx)
		cs, err := s.communities(tx) // this also counts a copy that has lost its rows
		if err != nil || !rows {
			return err
		}
		for _, c := range cs {
			for _, cp := range []*Copy{c.Shown, c.Next} {
				if cp != nil {
					rows := s.rows(tx, cp.Number)
					rows.readThrough(rows.isPart)
				}
			}
		}
		return nil
	})
}

// readThrough counts the values that cannot be unsealed, and those whose key does not fit. A value that damage has
// turned into a bucket has no bytes, and so cannot be unsealed.
func (b box) readThrough(fits func(key []byte) bool) {
	c := b.b.Cursor()
	for key, sealed := c.First(); key != nil; key, sealed = c.Next() {
		if _, ok := b.open(key, sealed); ok && !fits(key) {
			b.s.hurt(b.name, key)
		}
	}
}

// isPart reports whether a key of a copy is the key of a face, or of an inside whose face is there.
func (b box) isPart(key []byte) bool {
	part := key[len(key)-1]
	return part == isFace || part == isInside && b.b.Get(rowPart(key, isFace)) != nil
}

func rowPart(key []byte, part byte) []byte { return append(bytes.Clone(key[:len(key)-1]), part) }

// readCounts counts two stored numbers as damaged if they are wrong: the number of changes that wait is not the right
// one, or the last number given to a change is less than a number in use.
func (s *Store) readCounts(tx *bolt.Tx) {
	waiting := uint64(0)
	kept := tx.Bucket([]byte(bKept))
	c := kept.Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		if s.fate(tx, key).Queued() {
			waiting++
		}
	}
	if numberOf(tx.Bucket([]byte(bMeta)).Get([]byte("waiting"))) != waiting {
		s.hurt(bMeta, []byte("waiting"))
	}
	if kept.Sequence() < lastNumber(tx) {
		s.hurt(bKept, []byte("sequence"))
	}
}

// lastNumber returns the greatest number of a kept or bounced change.
func lastNumber(tx *bolt.Tx) (last uint64) {
	for _, name := range []string{bKept, bBounced} {
		key, _ := tx.Bucket([]byte(name)).Cursor().Last()
		last = max(last, numberOf(key))
	}
	return last
}
