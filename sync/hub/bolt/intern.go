package bolt

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
)

// Thousands of records of a community have the same audience, and thousands of changes have the same author with the
// same tags. When they were stored with each row and line, they were half of the bytes of the file. So each distinct
// value is stored once, under a number, and rows and lines hold the number. These values are never deleted, because
// there are few.

// audience is who may see a record: the tags of its face and the tags of its inside.
type audience struct {
	_            struct{} `cbor:",toarray"`
	Face, Inside model.Tags
}

// author is who made a change, and which tags they had when the hub judged it.
type author struct {
	_    struct{} `cbor:",toarray"`
	By   model.Ref
	Tags model.Tags
}

// sameAudience reports whether two audiences are equal.
func sameAudience(a, b audience) bool {
	return slices.Equal(a.Face, b.Face) && slices.Equal(a.Inside, b.Inside)
}

// sameAuthor reports whether two authors are equal.
func sameAuthor(a, b author) bool { return a.By == b.By && slices.Equal(a.Tags, b.Tags) }

// internWriter returns the number of a value, and stores a value that has none yet. It remembers the last value,
// because successive values are mostly the same.
type internWriter[T any] struct {
	bucket *bbolt.Bucket // number → value, and SHA-256 of the value → number
	same   func(a, b T) bool
	last   T
	number uint64 // of last; 0 if there is no last
}

// numberOf returns the number of a value, and stores the value if it is new.
func (w *internWriter[T]) numberOf(v T) (uint64, error) {
	if w.number != 0 && w.same(w.last, v) {
		return w.number, nil
	}
	raw, err := code.Marshal(v)
	if err != nil {
		return 0, err
	}
	hash := sha256.Sum256(raw)
	if n := w.bucket.Get(hash[:]); n != nil {
		w.last, w.number = v, binary.BigEndian.Uint64(n)
		return w.number, nil
	}
	n, err := w.bucket.NextSequence()
	if err != nil {
		return 0, err
	}
	if err := w.bucket.Put(hash[:], number(n)); err != nil {
		return 0, err
	}
	w.last, w.number = v, n
	return n, w.bucket.Put(number(n), raw)
}

// internReader returns the value of a number, and decodes each value only once.
type internReader[T any] struct {
	bucket *bbolt.Bucket
	known  map[uint64]T
}

func newInternReader[T any](b *bbolt.Bucket) internReader[T] {
	return internReader[T]{b, map[uint64]T{}}
}

// value returns the value that is stored under a number.
func (r internReader[T]) value(n uint64) (v T, err error) {
	v, ok := r.known[n]
	if ok {
		return v, nil
	}
	if err := decode(r.bucket.Get(number(n)), &v); err != nil {
		return v, fmt.Errorf("interned value: %w", err)
	}
	r.known[n] = v
	return v, nil
}
