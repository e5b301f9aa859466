package bolt

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// What thousands of values of a community say alike is said once, under a number that they name: who sees a
// record, and who made a change. It was half of their bytes. Never deleted: there are few.

// audience is who sees a record.
type audience struct {
	_            struct{} `cbor:",toarray"`
	Face, Inside model.Tags
}

// author is who made a change, and what they saw then.
type author struct {
	_    struct{} `cbor:",toarray"`
	By   model.Ref
	Tags model.Tags
}

func sameAudience(a, b audience) bool {
	return slices.Equal(a.Face, b.Face) && slices.Equal(a.Inside, b.Inside)
}

func sameAuthor(a, b author) bool { return a.By == b.By && slices.Equal(a.Tags, b.Tags) }

// sayer gives values their numbers. Neighbours mostly say the same.
type sayer[T any] struct {
	bucket *bbolt.Bucket // number → value; hash of the value → number
	same   func(a, b T) bool
	last   T
	number uint64 // of last, 0: there is none
}

func (s *sayer[T]) numberOf(v T) (uint64, error) {
	if s.number != 0 && s.same(s.last, v) {
		return s.number, nil
	}
	raw, err := code.Marshal(v)
	if err != nil {
		return 0, err
	}
	hash := sha256.Sum256(raw)
	if n := s.bucket.Get(hash[:]); n != nil {
		s.last, s.number = v, binary.BigEndian.Uint64(n)
		return s.number, nil
	}
	n, err := s.bucket.NextSequence()
	if err != nil {
		return 0, err
	}
	if err := s.bucket.Put(hash[:], number(n)); err != nil {
		return 0, err
	}
	s.last, s.number = v, n
	return n, s.bucket.Put(number(n), raw)
}

// hearer knows what numbers stand for, and decodes each once.
type hearer[T any] struct {
	bucket *bbolt.Bucket
	known  map[uint64]T
}

func hear[T any](b *bbolt.Bucket) hearer[T] { return hearer[T]{b, map[uint64]T{}} }

func (h hearer[T]) of(n uint64) (v T, err error) {
	v, ok := h.known[n]
	if ok {
		return v, nil
	}
	if err := decode(h.bucket.Get(number(n)), &v); err != nil {
		return v, fmt.Errorf("what is said once: %w", err)
	}
	h.known[n] = v
	return v, nil
}

// row is a record as the file has it, under its id.
type row struct {
	_            struct{} `cbor:",toarray"`
	Rev          uint64
	Kind         model.Kind
	Week         model.Week
	Audience     uint64
	Face, Inside []byte
}

// line is a hub.Line as the file has it.
type line struct {
	_                struct{} `cbor:",toarray"`
	Rev              uint64
	ID               model.ChangeID
	Record           model.RecordID
	Code             model.Code
	Why              model.Refusal
	Author           uint64
	At, On, Received int64
	Core             []byte
}

func recordOf(id, v []byte, audiences hearer[audience]) (hub.Stored, error) {
	var r row
	if err := decode(v, &r); err != nil {
		return hub.Stored{}, err
	}
	who, err := audiences.of(r.Audience)
	return hub.Stored{Rev: r.Rev, ID: model.RecordID(id), Kind: r.Kind, Week: r.Week, FaceTags: who.Face,
		InsideTags: who.Inside,
		Face:       r.Face, Inside: r.Inside}, err
}

func lineOf(v []byte, authors hearer[author]) (hub.Line, error) {
	var l line
	if err := decode(v, &l); err != nil {
		return hub.Line{}, err
	}
	who, err := authors.of(l.Author)
	return hub.Line{Rev: l.Rev, ID: l.ID, Record: l.Record, Code: l.Code, Why: l.Why, By: who.By, Tags: who.Tags,
		At: l.At, On: l.On, Received: l.Received, Core: l.Core}, err
}
