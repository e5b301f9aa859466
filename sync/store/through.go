package store

import (
	"bytes"
	"sidan/sync/disk"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// This file reads a home through for damage, so that what nobody happens to look at is told too.

// outside counts what is damaged around the values: a meta page, the name of a bucket.
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

// ReadThrough unseals every value but those of the rows, and these too where they are asked for, so that
// Damaged counts what is damaged among them. Most of a home are the rows: 100,000 households with their visits
// take about half a second.
func (s *Store) ReadThrough(rows bool) error {
	return s.view(func(tx *bolt.Tx) error {
		for _, name := range append(slices.Clone(buckets), bSkipped) {
			if b := s.box(tx, name); b.b != nil && name != bMeta && name != bRows {
				b.readThrough(func([]byte) bool { return true })
			}
		}
		s.readCounts(tx)
		cs, err := s.communities(tx) // counts a copy that has lost its rows
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

// readThrough counts values that cannot be unsealed, or whose key fits nothing. One that became a bucket has no value.
func (b box) readThrough(fits func(key []byte) bool) {
	c := b.b.Cursor()
	for key, sealed := c.First(); key != nil; key, sealed = c.Next() {
		if _, ok := b.open(key, sealed); ok && !fits(key) {
			b.s.hurt(b.name, key)
		}
	}
}

// isPart reports whether a key of a copy is that of a face, or of an inside beside its face.
func (b box) isPart(key []byte) bool {
	part := key[len(key)-1]
	return part == isFace || part == isInside && b.b.Get(rowPart(key, isFace)) != nil
}

func rowPart(key []byte, part byte) []byte { return append(bytes.Clone(key[:len(key)-1]), part) }

// readCounts counts a number that is behind what it counts: how many changes wait, and the last number given to
// a change.
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

// lastNumber is the greatest that a change has which is there: kept or bounced.
func lastNumber(tx *bolt.Tx) (last uint64) {
	for _, name := range []string{bKept, bBounced} {
		key, _ := tx.Bucket([]byte(name)).Cursor().Last()
		last = max(last, numberOf(key))
	}
	return last
}
