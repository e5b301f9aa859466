package bolt

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// tx is a hub.Tx over a writing transaction. wrote: from here on it can only be kept or undone as a whole.
type tx struct {
	snapshot
	wrote bool
	lines int // of the log, written
}

// Put of a hub.Tx.
func (t *tx) Put(table hub.Table, key, value []byte) error {
	t.wrote = true
	return t.private(table).Put(key, value)
}

// Write of a hub.Tx.
func (t *tx) Write(w hub.Writes) error {
	t.wrote = true
	t.lines += len(w.Lines)
	b, err := t.makeCommunity(w.Home)
	if err != nil {
		return fmt.Errorf("write %s: %w", w.Home, err)
	}
	for _, part := range []func(*bbolt.Bucket, hub.Writes) error{writeHead, writeLines, writeRecords, writeLosses, writeWaiting} {
		if err := part(b, w); err != nil {
			return fmt.Errorf("write %s: %w", w.Home, err)
		}
	}
	return nil
}

func (t *tx) makeCommunity(home model.Path) (*bbolt.Bucket, error) {
	if b := t.community(home); b != nil {
		return b, nil
	}
	b, err := t.tx.Bucket(bucketCommunities).CreateBucket([]byte(home))
	if err != nil {
		return nil, err
	}
	for _, name := range buckets {
		if _, err := b.CreateBucket(name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func writeHead(b *bbolt.Bucket, w hub.Writes) error {
	if err := prune(b, w.Community.Floor); err != nil {
		return err
	}
	if err := encode(b, keyState, w.Community); err != nil {
		return err
	}
	if w.Community.Head == 0 {
		return nil
	}
	return rising(b, bucketMarks).Put(number(w.Community.Head), w.Community.Mark[:])
}

// prune deletes marks below a floor and losses up to it. Where the floor did not rise there are none.
func prune(b *bbolt.Bucket, floor uint64) error {
	for name, from := range map[string]uint64{string(bucketMarks): floor, string(bucketLosses): floor + 1} {
		c := b.Bucket([]byte(name)).Cursor()
		for k, _ := c.First(); k != nil && bytes.Compare(k, number(from)) < 0; k, _ = c.First() {
			if err := c.Delete(); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeLines(b *bbolt.Bucket, w hub.Writes) error {
	log, seen := rising(b, bucketLog), b.Bucket(bucketSeen)
	for _, l := range w.Lines {
		rev := number(l.Rev)
		if err := encode(log, rev, l); err != nil {
			return err
		}
		if err := seen.Put(lineKey(l.Key()), rev); err != nil {
			return err
		}
	}
	return nil
}

func writeRecords(b *bbolt.Bucket, w hub.Writes) error {
	records, tags := b.Bucket(bucketRecords), b.Bucket(bucketTags)
	for _, r := range w.Records {
		if v := records.Get(r.ID[:]); v != nil {
			var was hub.Stored
			if err := decode(v, &was); err != nil {
				return err
			}
			for _, t := range was.FaceTags {
				if err := tags.Delete(tagKey(t, was)); err != nil {
					return err
				}
			}
		}
		if err := encode(records, r.ID[:], r); err != nil {
			return err
		}
		for _, t := range r.FaceTags {
			if err := tags.Put(tagKey(t, r), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeLosses(b *bbolt.Bucket, w hub.Writes) error {
	for _, l := range w.Losses {
		if err := encode(rising(b, bucketLosses), number(l.Rev), l); err != nil {
			return err
		}
	}
	return nil
}

func writeWaiting(b *bbolt.Bucket, w hub.Writes) error {
	waiting := b.Bucket(bucketWaiting)
	for _, l := range w.Wait {
		if err := waiting.Put(append(bytes.Clone(l.Record[:]), number(l.Rev)...), nil); err != nil {
			return err
		}
	}
	for _, id := range w.Settled {
		c := waiting.Cursor()
		for k, _ := c.Seek(id[:]); bytes.HasPrefix(k, id[:]); k, _ = c.Seek(id[:]) {
			if err := waiting.Delete(bytes.Clone(k)); err != nil {
				return err
			}
		}
	}
	return nil
}

// rising is a bucket whose keys only grow: its pages are filled up, as nothing will come between.
func rising(b *bbolt.Bucket, name []byte) *bbolt.Bucket {
	r := b.Bucket(name)
	r.FillPercent = 0.95
	return r
}

func encode(b *bbolt.Bucket, key []byte, v any) error {
	raw, err := code.Marshal(v)
	if err != nil {
		return err
	}
	return b.Put(key, raw)
}
