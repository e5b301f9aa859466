package store

import (
	"bytes"
	"crypto/sha256"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// DraftKey names a draft by its form and by the record that the form is about.
type DraftKey struct {
	Form   string
	Record model.RecordID
}

// at returns the draft's key in its bucket. It is a hash, so that it has the same length whatever the form is called.
func (k DraftKey) at() []byte {
	sum := sha256.Sum256(append([]byte(k.Form+"\x00"), k.Record[:]...))
	return sum[:16]
}

// Draft is an unfinished entry in a form. Data is in the form's own encoding. The form stores it at each pause in
// typing, until the person saves the entry or throws it away. No write that comes from a hub changes a draft.
type Draft struct {
	Key  DraftKey
	At   time.Time
	Data []byte
}

// draft is how a Draft is stored.
type draft struct {
	Form   string         `cbor:"1,keyasint"`
	Record model.RecordID `cbor:"2,keyasint"`
	At     time.Time      `cbor:"3,keyasint"`
	Data   []byte         `cbor:"4,keyasint"`
}

// PutDraft stores the bytes of a form, in place of those that were stored before. It writes nothing if they are the
// same.
func (s *Store) PutDraft(key DraftKey, data []byte, at time.Time) error {
	if d, ok, err := s.Draft(key); err == nil && ok && bytes.Equal(d.Data, data) {
		return nil
	}
	return s.update(func(tx *bolt.Tx) error {
		return putAs(s.box(tx, bDrafts), key.at(), draft{key.Form, key.Record, at, data})
	})
}

// Draft returns the draft of a form. ok is false if there is none, or if it cannot be read.
func (s *Store) Draft(key DraftKey) (d Draft, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		var v draft
		v, ok = getAs[draft](s.box(tx, bDrafts), key.at())
		d = Draft{key, v.At, v.Data}
		return nil
	})
	return d, ok, err
}

// Drafts returns all drafts, in no particular order.
func (s *Store) Drafts() (ds []Draft, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		return eachAs(s.box(tx, bDrafts), func(_ []byte, d draft) {
			ds = append(ds, Draft{DraftKey{d.Form, d.Record}, d.At, d.Data})
		})
	})
	return ds, err
}

// DropDraft deletes a draft. It is no error if there is none.
func (s *Store) DropDraft(key DraftKey) error {
	return s.update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(bDrafts)).Delete(key.at()) })
}
