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

// This file finds rows by the words with which a command names them, without reading all rows. The index can always be
// computed from the rows. It is made when a command first needs it, and made again if it is missing or not up to date
// with its copy.

// Term is something by which rows can be looked up. A lookup finds every row that fits the term. It may also find rows
// that no longer fit it, and rows of another term with the same hash, so the caller must check the records.
type Term string

// endDigits is the number of hexadecimal digits at the end of an id that EndOf uses.
const endDigits = 6

// EndOf returns the term for households, tasks, people and groups whose id ends with a word of hexadecimal digits.
// Only the last six digits count. ok is false if the word has fewer. Visits are not found in this way, because there
// are too many of them; AnyRow finds them by their whole id.
func EndOf(word string) (t Term, ok bool) {
	if len(word) < endDigits {
		return "", false
	}
	return Term("end " + strings.ToLower(word[len(word)-endDigits:])), true
}

// Numbered returns the term for tasks with the number that people use in speech.
func Numbered(no string) Term { return Term("number " + no) }

// HappenedAt returns the term for the visits that were made at a household, and for the tasks at its door.
func HappenedAt(id model.HouseholdID) Term { return Term("at " + string(id[:])) }

// MergedInto returns the term for the households that were merged into this one.
func MergedInto(id model.HouseholdID) Term { return Term("into " + string(id[:])) }

// AtDoor returns the term for the households at one door of a community.
func AtDoor(community model.Path, door model.DoorKey) Term {
	return Term("door " + string(community) + " " + string(door))
}

// Places is the term for all places.
const Places Term = "places"

// termsOf returns the terms of a record as its row has it.
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

// The index of a copy is a bucket inside bIndex, and its name is the copy's number. Its keys are the hash of a term
// followed by a record id; its values are empty. Nobody can tell a name or a door from a hash without the home's key.
// Beside these keys, indexState holds the cursor of the copy for which the index is up to date. An older program that
// does not know the index moves the copy's cursor on without changing indexState, and thereby shows that the index is
// out of date.
const hashSize = 6

var indexState = []byte("state")

// indexVersion must be increased when termsOf returns other terms, or when the program knows kinds of records that it
// did not know before. Every index is then made again.
const indexVersion = 1

// stateAt returns the value under indexState of an index that is up to date with a cursor.
func stateAt(cursor uint64) []byte { return append(number(cursor), indexVersion) }

// hash returns the hash of a term under the home's key.
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

// entry returns the key in the index for a record that has a term.
func (s *Store) entry(t Term, id model.RecordID) []byte { return append(s.hash(t), id[:]...) }

// index returns the index of a copy, and nil if it has none.
func index(tx *bolt.Tx, copyNumber uint64) *bolt.Bucket {
	if all := tx.Bucket([]byte(bIndex)); all != nil {
		return all.Bucket(number(copyNumber))
	}
	return nil
}

// indexed reports whether a copy has an index that is up to date with its rows.
func indexed(tx *bolt.Tx, c *Copy) bool {
	ix := index(tx, c.Number)
	return ix != nil && bytes.Equal(ix.Get(indexState), stateAt(c.Cursor))
}

// MakeIndex indexes the shown copies whose index is missing or out of date. It reads all rows of these copies, which
// takes some seconds for 100,000 households. It writes nothing if all shown copies are indexed.
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

// dropLostIndexes deletes the indexes whose copy no longer exists. Older programs that do not know the index leave
// such indexes behind when they delete a copy.
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

// makeIndex makes the index of a copy from its rows. It writes the entries in the order of their keys, which is fast
// and fills the pages well.
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

// termsOfRow decodes a row and returns its terms, or none if this program cannot decode it.
func termsOfRow(face, inside []byte) []Term {
	if rec, err := code.Open(face, inside); err == nil {
		return termsOf(rec)
	}
	return nil
}

// dropIndex deletes the index of a copy, if it has one.
func dropIndex(tx *bolt.Tx, copyNumber uint64) error {
	if index(tx, copyNumber) == nil {
		return nil
	}
	return tx.Bucket([]byte(bIndex)).DeleteBucket(number(copyNumber))
}

// reindex updates the index of the copy that is being filled, if it has one, before a row is replaced. face and inside
// are the new row; if face is nil, the row is deleted.
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

// moveIndex notes that the index of a copy is up to date with a new cursor. It does nothing if the index was not up to
// date with the old one.
func (c *committing) moveIndex(f *Copy, cursor uint64) error {
	if !indexed(c.tx, f) {
		return nil
	}
	return index(c.tx, f.Number).Put(indexState, stateAt(cursor))
}

// Lookup returns the rows of the shown copies that a term finds, with their insides. The copies must be indexed (see
// MakeIndex); a copy without an index is passed over.
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
				if r, ok := rows.row(c.Path, model.RecordID(key[hashSize:])); ok {
					found = append(found, r)
				}
			}
		}
		return nil
	})
	return found, err
}

// AnyRow returns a record of the shown copies by its id, whatever community it belongs to, with its inside. ok is
// false if no shown copy has it.
func (s *Store) AnyRow(id model.RecordID) (r Row, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		for _, c := range cs {
			if c.Shown == nil || ok {
				continue
			}
			r, ok = s.rows(tx, c.Shown.Number).row(c.Path, id)
		}
		return err
	})
	return r, ok, err
}

// row returns a record of a copy, with its inside.
func (b box) row(community model.Path, id model.RecordID) (r Row, ok bool) {
	r = Row{Community: community, ID: id}
	if r.Rev, r.Face, ok = b.face(id); ok {
		r.Inside, _ = b.get(rowKey(id, isInside))
	}
	return r, ok
}
