package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"sidan/model/code"
)

// These are the names of the buckets. The package comment describes them.
const (
	bMeta        = "meta"
	bSelf        = "self"
	bCommunities = "communities"
	bRows        = "rows"
	bKept        = "kept"
	bFates       = "fates"
	bBounced     = "bounced"
	bDrafts      = "drafts"
	bExchanges   = "exchanges"
	bSkipped     = "skipped" // made when it is first needed
	bIndex       = "index"   // made when it is first needed
)

// buckets are the buckets that every home has from the beginning.
var buckets = []string{bMeta, bSelf, bCommunities, bRows, bKept, bFates, bBounced, bDrafts, bExchanges}

// box is a bucket whose values are sealed when they are put and unsealed when they are read.
type box struct {
	s    *Store
	b    *bolt.Bucket
	name string // the name under which its values are sealed
}

// box returns a bucket. box.b is nil if the file has no bucket of that name.
func (s *Store) box(tx *bolt.Tx, name string) box { return box{s, tx.Bucket([]byte(name)), name} }

// put seals a value and stores it under a key.
func (b box) put(key, plain []byte) error { return b.b.Put(key, b.s.seal.close(b.name, key, plain)) }

// get returns the plain value of a key. It reports false if there is no value, or if the value is damaged; a damaged
// value is counted.
func (b box) get(key []byte) ([]byte, bool) {
	sealed := b.b.Get(key)
	if sealed == nil {
		return nil, false
	}
	return b.open(key, sealed)
}

// open returns the plain value of the sealed value under a key. It reports false, and counts the damage, if the value
// is damaged.
func (b box) open(key, sealed []byte) ([]byte, bool) {
	plain, err := b.s.seal.open(b.name, key, sealed)
	if err != nil {
		b.s.hurt(b.name, key)
		return nil, false
	}
	return plain, true
}

// putAs stores a value of this package in CBOR, and getAs reads one back.
func putAs[T any](b box, key []byte, v T) error {
	plain, err := code.Marshal(v)
	if err != nil {
		return fmt.Errorf("store %s: %w", b.name, err)
	}
	return b.put(key, plain)
}

func getAs[T any](b box, key []byte) (v T, ok bool) {
	plain, ok := b.get(key)
	if !ok {
		return v, false
	}
	if err := code.Unmarshal(plain, &v); err != nil {
		b.s.hurt(b.name, key)
		return v, false
	}
	return v, true
}

// eachAs calls fn for each value of a bucket, in order of keys. It passes over damaged values.
func eachAs[T any](b box, fn func(key []byte, v T)) error {
	return b.b.ForEach(func(key, sealed []byte) error {
		if v, ok := getAs[T](b, key); ok {
			fn(key, v)
		}
		return nil
	})
}

// number returns a number as a key. Keys sort as their numbers do.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// numberOf returns the number of a key, and 0 if the key is not 8 bytes long.
func numberOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}
