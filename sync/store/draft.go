package store

import (
	"bytes"
	"crypto/sha256"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// DraftKey is a form and the record it is about.
type DraftKey struct {
	Form   string
	Record model.RecordID
}

// at is the draft's key in its bucket: a number, whatever forms are called.
func (k DraftKey) at() []byte {
	sum := sha256.Sum256(append([]byte(k.Form+"\x00"), k.Record[:]...))
	return sum[:16]
}

// Draft is what was being typed: the form's own bytes, kept at each pause until it is saved or thrown away.
// Nothing that comes from a hub touches it.
type Draft struct {
	Key  DraftKey
	At   time.Time
	Data []byte
}

type draft struct {
	Form   string         `cbor:"1,keyasint"`
	Record model.RecordID `cbor:"2,keyasint"`
	At     time.Time      `cbor:"3,keyasint"`
	Data   []byte         `cbor:"4,keyasint"`
}

// PutDraft keeps a form's bytes in place of those it had. The same bytes again write nothing.
func (s *Store) PutDraft(key DraftKey, data []byte, at time.Time) error {
	if d, ok, err := s.Draft(key); err == nil && ok && bytes.Equal(d.Data, data) {
		return nil
	}
	return s.update(func(tx *bolt.Tx) error {
		return putAs(s.box(tx, bDrafts), key.at(), draft{key.Form, key.Record, at, data})
	})
}

// Draft of a form, if there is one.
func (s *Store) Draft(key DraftKey) (d Draft, ok bool, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		var v draft
		v, ok = getAs[draft](s.box(tx, bDrafts), key.at())
		d = Draft{key, v.At, v.Data}
		return nil
	})
	return d, ok, err
}

// Drafts are all there are, in no order.
func (s *Store) Drafts() (ds []Draft, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		return eachAs(s.box(tx, bDrafts), func(_ []byte, d draft) {
			ds = append(ds, Draft{DraftKey{d.Form, d.Record}, d.At, d.Data})
		})
	})
	return ds, err
}

// DropDraft throws one away.
func (s *Store) DropDraft(key DraftKey) error {
	return s.update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(bDrafts)).Delete(key.at()) })
}
