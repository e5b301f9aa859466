package bolt

import (
	"bytes"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// bucketAside holds what was taken out when a hub was mended, in one bucket for each mending. A whole community is
// stored as it was. A record is stored under the community's path, a zero byte and the record's id, with the reason
// and the bytes of its row. The program never reads this bucket; it is for people.
var bucketAside = []byte("aside")

// setAside is a record that was taken out, as it is stored in bucketAside.
type setAside struct {
	_   struct{} `cbor:",toarray"`
	Why hub.Fault
	Row []byte
}

// Mend implements hub.Tx. It moves a whole community, or some of its records, into bucketAside.
func (t *tx) Mend(m hub.Mending) error {
	t.wrote = true
	b := t.community(m.Community)
	if b == nil {
		return nil
	}
	into, err := t.aside()
	if err != nil {
		return err
	}
	if m.Whole {
		return t.tx.Bucket(bucketCommunities).MoveBucket([]byte(m.Community), into)
	}
	records := b.Bucket(bucketRecords)
	for _, a := range m.Aside {
		key := append([]byte(string(m.Community)+"\x00"), a.ID[:]...)
		if err := t.values.put(into, key, setAside{Why: a.Why, Row: bytes.Clone(records.Get(a.ID[:]))}); err != nil {
			return err
		}
		if err := records.Delete(a.ID[:]); err != nil {
			return err
		}
	}
	return reindex(b)
}

// aside makes a new bucket for one mending.
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

// reindex makes the index by face tag of a community from its records.
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
