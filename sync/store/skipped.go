package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// This file stores which records came and cannot be read here. They are too large, or do not decode as a record, or
// the hub left them out. The home passes over them so that all other records come, and Skipped reports them.

// Skipped is a record that cannot be read here.
type Skipped struct {
	Community model.Path
	ID        model.RecordID
	Rev       uint64 // 0 if the hub did not tell it
}

// Skipped returns the skipped records of the shown copies.
func (s *Store) Skipped() (all []Skipped, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		for _, c := range cs {
			if c.Shown != nil {
				s.skipped(tx, c.Shown.Number).each(
					func(id model.RecordID, rev uint64) { all = append(all, Skipped{c.Path, id, rev}) },
				)
			}
		}
		return err
	})
	return all, err
}

// skippedBox is the part of the bucket that belongs to one copy. A key is the copy's number followed by the record's
// id.
type skippedBox struct {
	box
	copy []byte
}

// skipped returns the skipped records of a copy.
func (s *Store) skipped(tx *bolt.Tx, copyNumber uint64) skippedBox {
	return skippedBox{s.box(tx, bSkipped), number(copyNumber)}
}

func (b skippedBox) key(id model.RecordID) []byte { return append(bytes.Clone(b.copy), id[:]...) }

// has reports whether a record of the copy was skipped.
func (b skippedBox) has(id model.RecordID) bool { return b.b != nil && b.b.Get(b.key(id)) != nil }

// each calls fn for every skipped record of the copy. It passes over damaged entries.
func (b skippedBox) each(fn func(id model.RecordID, rev uint64)) {
	if b.b == nil {
		return
	}
	c := b.b.Cursor()
	for key, _ := c.Seek(b.copy); bytes.HasPrefix(key, b.copy); key, _ = c.Next() {
		if rev, ok := getAs[uint64](b.box, key); ok && len(key) == len(b.copy)+len(model.RecordID{}) {
			fn(model.RecordID(key[len(b.copy):]), rev)
		}
	}
}

// wipe deletes all entries of the copy.
func (b skippedBox) wipe() error {
	if b.b == nil {
		return nil
	}
	c := b.b.Cursor()
	for key, _ := c.Seek(b.copy); bytes.HasPrefix(key, b.copy); key, _ = c.Seek(b.copy) {
		if err := b.b.Delete(bytes.Clone(key)); err != nil {
			return err
		}
	}
	return nil
}

// skip notes a skipped record of the copy being filled.
func (c *committing) skip(w SkipRow) error {
	f, _, err := c.filling(w.Community)
	if err != nil {
		return err
	}
	if _, err := c.tx.CreateBucketIfNotExists([]byte(bSkipped)); err != nil {
		return err
	}
	b := c.s.skipped(c.tx, f.Number)
	return putAs(b.box, b.key(w.ID), w.Rev)
}

// unskip deletes the note that a record of the copy being filled was skipped, if there is one.
func (c *committing) unskip(community model.Path, id model.RecordID) error {
	f, _, err := c.filling(community)
	if err != nil {
		return err
	}
	if b := c.s.skipped(c.tx, f.Number); b.has(id) {
		return b.b.Delete(b.key(id))
	}
	return nil
}
