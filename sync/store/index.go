package store

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
)

// This file finds rows by what a command names them with, without reading all rows. The index is derived: it is made
// when it is first asked for, and made again where it is missing or behind its copy.

// Term is something that rows can be looked up by. A row found by a term may no longer fit it, and two terms may find
// each other's rows: whoever asks looks at the records. A row that fits is always among those found.
type Term string

// endDigits is how much of an id's end EndOf reads.
const endDigits = 6

// EndOf finds households, tasks, people and groups by the end of their id, of at least six hexadecimal digits; ok is
// false for fewer. Visits, of which there are most, are found by their whole id alone (AnyRow).
func EndOf(word string) (t Term, ok bool) {
	if len(word) < endDigits {
		return "", false
	}
	return Term("end " + strings.ToLower(word[len(word)-endDigits:])), true
}

// Numbered finds tasks by the number that people say.
func Numbered(no string) Term { return Term("number " + no) }

// HappenedAt finds the visits made at a household, and the tasks of its residents.
func HappenedAt(id model.HouseholdID) Term { return Term("at " + string(id[:])) }

// MergedInto finds the households that say they are another one.
func MergedInto(id model.HouseholdID) Term { return Term("into " + string(id[:])) }

// AtDoor finds the households that stand at a door of a community.
func AtDoor(community model.Path, door model.DoorKey) Term {
	return Term("door " + string(community) + " " + string(door))
}

// Places finds all places.
const Places Term = "places"

// termsOf a record, as its row has it.
func termsOf(r model.Record) (terms []Term) {
	byEnd := true
	switch r := r.(type) {
	case *model.Household:
		terms = append(terms, AtDoor(r.Community(), r.Door.Key(r.Householder())))
		if !r.Into.IsZero() {
			terms = append(terms, MergedInto(r.Into))
		}
	case *model.Visit:
		terms, byEnd = append(terms, HappenedAt(r.Household)), false
	case *model.Task:
		terms = append(terms, Numbered(r.No()))
		if at := r.Door().ID; !at.IsZero() {
			terms = append(terms, HappenedAt(at))
		}
	case *model.Place:
		terms, byEnd = append(terms, Places), false
	}
	if byEnd {
		end, _ := EndOf(r.RecordID().String())
		terms = append(terms, end)
	}
	return terms
}

// A copy's index is a bucket in bIndex, named by the copy's number: the hash of a term ‖ record id → nothing. A hash
// under the home's own key tells nobody a name or a door. Beside them stands the cursor the copy had when the index was
// last brought up to it: a program that knows no index moves the cursor on, and not this.
const hashSize = 6

var indexState = []byte("state")

// indexVersion goes up when termsOf gives other terms, or knows records that it did not know: every index is then made
// anew.
const indexVersion = 1

// stateAt is what an index says of itself when it is up to a cursor.
func stateAt(cursor uint64) []byte { return append(number(cursor), indexVersion) }

// hash of a term under the home's key.
func (s *Store) hash(t Term) []byte {
	h := hmac.New(sha256.New, s.indexKey[:])
	h.Write([]byte(t))
	return h.Sum(make([]byte, 0, sha256.Size))[:hashSize]
}

// indexKeyOf derives the key of the hashes from the data key.
func indexKeyOf(dataKey []byte) [sha256.Size]byte {
	h := hmac.New(sha256.New, dataKey)
	h.Write([]byte(format + " index"))
	return [sha256.Size]byte(h.Sum(nil))
}

func (s *Store) entry(t Term, id model.RecordID) []byte { return append(s.hash(t), id[:]...) }

// index of a copy, nil where there is none.
func index(tx *bolt.Tx, copyNumber uint64) *bolt.Bucket {
	if all := tx.Bucket([]byte(bIndex)); all != nil {
		return all.Bucket(number(copyNumber))
	}
	return nil
}

// indexed reports whether a copy has an index that is up to it.
func indexed(tx *bolt.Tx, c *Copy) bool {
	ix := index(tx, c.Number)
	return ix != nil && bytes.Equal(ix.Get(indexState), stateAt(c.Cursor))
}

// MakeIndex indexes the shown copies that have no index. It reads all their rows; 100,000 households take some seconds,
// once. It writes nothing where all are indexed.
func (s *Store) MakeIndex() error {
	var missing []Copy
	err := s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		for _, c := range cs {
			if c.Shown != nil && !indexed(tx, c.Shown) {
				missing = append(missing, *c.Shown)
			}
		}
		return err
	})
	if err != nil || len(missing) == 0 {
		return err
	}
	return s.update(func(tx *bolt.Tx) error {
		if err := dropLostIndexes(tx); err != nil {
			return err
		}
		for _, c := range missing {
			if err := s.makeIndex(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// dropLostIndexes deletes those whose copy was deleted by a program that knows no index.
func dropLostIndexes(tx *bolt.Tx) error {
	all := tx.Bucket([]byte(bIndex))
	if all == nil {
		return nil
	}
	var lost [][]byte
	err := all.ForEachBucket(func(key []byte) error {
		if tx.Bucket([]byte(bRows)).Bucket(key) == nil {
			lost = append(lost, bytes.Clone(key))
		}
		return nil
	})
	for _, key := range lost {
		err = errors.Join(err, all.DeleteBucket(key))
	}
	return err
}

// makeIndex writes a copy's index anew, in order of its keys: that is quick, and leaves full pages.
func (s *Store) makeIndex(tx *bolt.Tx, c Copy) error {
	if err := dropIndex(tx, c.Number); err != nil {
		return err
	}
	all, err := tx.CreateBucketIfNotExists([]byte(bIndex))
	if err != nil {
		return err
	}
	ix, err := all.CreateBucket(number(c.Number))
	if err != nil {
		return err
	}
	var entries [][]byte
	s.rows(tx, c.Number).walk("", func(r Row, inside func() []byte) bool {
		for _, t := range termsOfRow(r.Face, inside()) {
			entries = append(entries, s.entry(t, r.ID))
		}
		return true
	})
	slices.SortFunc(entries, bytes.Compare)
	ix.FillPercent = 0.9
	for _, e := range entries {
		if err := ix.Put(e, []byte{}); err != nil {
			return err
		}
	}
	return ix.Put(indexState, stateAt(c.Cursor))
}

// termsOfRow decodes a row; none where this program cannot.
func termsOfRow(face, inside []byte) []Term {
	if rec, err := code.Open(face, inside); err == nil {
		return termsOf(rec)
	}
	return nil
}

// dropIndex deletes a copy's index, with the copy.
func dropIndex(tx *bolt.Tx, copyNumber uint64) error {
	if index(tx, copyNumber) == nil {
		return nil
	}
	return tx.Bucket([]byte(bIndex)).DeleteBucket(number(copyNumber))
}

// reindex brings the index of the copy being filled, where it has one, from the row as it is to the row as it will be;
// face nil: it goes.
func (c *committing) reindex(f *Copy, b box, id model.RecordID, face, inside []byte) error {
	ix := index(c.tx, f.Number)
	if ix == nil {
		return nil
	}
	var was, is []Term
	if _, old, ok := b.face(id); ok {
		oldInside, _ := b.get(rowKey(id, isInside))
		was = termsOfRow(old, oldInside)
	}
	if face != nil {
		is = termsOfRow(face, inside)
	}
	for _, t := range was {
		if !slices.Contains(is, t) {
			if err := ix.Delete(c.s.entry(t, id)); err != nil {
				return err
			}
		}
	}
	for _, t := range is {
		if !slices.Contains(was, t) {
			if err := ix.Put(c.s.entry(t, id), []byte{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveIndex notes that the index of a copy is up to its new cursor, where it was up to the one before.
func (c *committing) moveIndex(f *Copy, cursor uint64) error {
	if !indexed(c.tx, f) {
		return nil
	}
	return index(c.tx, f.Number).Put(indexState, stateAt(cursor))
}

// Lookup gives the rows of the shown copies that a term finds, with their insides. The copies have to be indexed
// (MakeIndex).
func (s *Store) Lookup(t Term) (found []Row, err error) {
	prefix := s.hash(t)
	err = s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		if err != nil {
			return err
		}
		for _, c := range cs {
			if c.Shown == nil || index(tx, c.Shown.Number) == nil {
				continue
			}
			rows, cur := s.rows(tx, c.Shown.Number), index(tx, c.Shown.Number).Cursor()
			for key, _ := cur.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = cur.Next() {
				if len(key) != hashSize+len(model.RecordID{}) {
					continue
				}
				if r, ok := rows.row(c.Home, model.RecordID(key[hashSize:])); ok {
					found = append(found, r)
				}
			}
		}
		return nil
	})
	return found, err
}

// AnyRow is a record of the shown copies, whichever community it belongs to.
func (s *Store) AnyRow(id model.RecordID) (r Row, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		for _, c := range cs {
			if c.Shown == nil || ok {
				continue
			}
			r, ok = s.rows(tx, c.Shown.Number).row(c.Home, id)
		}
		return err
	})
	return r, ok, err
}

// row of a record, with its inside.
func (b box) row(community model.Path, id model.RecordID) (r Row, ok bool) {
	r = Row{Home: community, ID: id}
	if r.Rev, r.Face, ok = b.face(id); ok {
		r.Inside, _ = b.get(rowKey(id, isInside))
	}
	return r, ok
}
