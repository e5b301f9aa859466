package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"sidan/model/code"
)

// The buckets, as doc.go has them.
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

var buckets = []string{bMeta, bSelf, bCommunities, bRows, bKept, bFates, bBounced, bDrafts, bExchanges}

// box is a bucket seen through the seal.
type box struct {
	s    *Store
	b    *bolt.Bucket
	name string // in the seal
}

func (s *Store) box(tx *bolt.Tx, name string) box { return box{s, tx.Bucket([]byte(name)), name} }

func (b box) put(key, plain []byte) error { return b.b.Put(key, b.s.seal.close(b.name, key, plain)) }

// get is the plain value; none where there is none, or where it is damaged, which is counted.
func (b box) get(key []byte) ([]byte, bool) {
	sealed := b.b.Get(key)
	if sealed == nil {
		return nil, false
	}
	return b.open(key, sealed)
}

func (b box) open(key, sealed []byte) ([]byte, bool) {
	plain, err := b.s.seal.open(b.name, key, sealed)
	if err != nil {
		b.s.hurt(b.name, key)
		return nil, false
	}
	return plain, true
}

// putAs and getAs are put and get for a value of ours in CBOR.
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

// eachAs goes through a bucket in order of keys, past what is damaged.
func eachAs[T any](b box, fn func(key []byte, v T)) error {
	return b.b.ForEach(func(key, sealed []byte) error {
		if v, ok := getAs[T](b, key); ok {
			fn(key, v)
		}
		return nil
	})
}

// number is a key that sorts as its number does.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func numberOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}
