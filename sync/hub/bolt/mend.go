package bolt

import (
	"bytes"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// bucketAside keeps what a mending took out, a bucket for each: communities as they stood, and records as home,
// 0, id → why and the row's bytes. Nothing reads it but a person.
var bucketAside = []byte("aside")

// setAside is a record that was taken out.
type setAside struct {
	_   struct{} `cbor:",toarray"`
	Why hub.Fault
	Row []byte
}

// Mend of a hub.Tx.
func (t *tx) Mend(m hub.Mending) error {
	t.wrote = true
	b := t.community(m.Home)
	if b == nil {
		return nil
	}
	into, err := t.aside()
	if err != nil {
		return err
	}
	if m.Whole {
		return t.tx.Bucket(bucketCommunities).MoveBucket([]byte(m.Home), into)
	}
	records := b.Bucket(bucketRecords)
	for _, a := range m.Aside {
		key := append([]byte(string(m.Home)+"\x00"), a.ID[:]...)
		if err := t.values.put(into, key, setAside{Why: a.Why, Row: bytes.Clone(records.Get(a.ID[:]))}); err != nil {
			return err
		}
		if err := records.Delete(a.ID[:]); err != nil {
			return err
		}
	}
	return reindex(b)
}

// aside is a new bucket to put things aside in.
func (t *tx) aside() (*bbolt.Bucket, error) {
	all, err := t.tx.CreateBucketIfNotExists(bucketAside)
	if err != nil {
		return nil, err
	}
	n, err := all.NextSequence()
	if err != nil {
		return nil, err
	}
	return all.CreateBucket(number(n))
}

// reindex makes a community's runs anew from its records.
func reindex(b *bbolt.Bucket) error {
	var rows []hub.Stored
	audiences := newInternReader[audience](b.Bucket(bucketInterned))
	err := b.Bucket(bucketRecords).ForEach(func(id, v []byte) error {
		r, err := recordOf(id, v, audiences)
		rows = append(rows, hub.Stored{Rev: r.Rev, ID: model.RecordID(slices.Clone(id)), FaceTags: r.FaceTags})
		return err
	})
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if err := b.DeleteBucket(bucketTags); err != nil {
		return err
	}
	tags, err := b.CreateBucket(bucketTags)
	if err != nil {
		return err
	}
	return runs{tags}.add(inOrder(rows))
}
