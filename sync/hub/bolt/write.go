package bolt

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

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
	ink   ink
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
	for _, part := range []func(*bbolt.Bucket, hub.Writes, *ink) error{writeHead, writeLines, writeRecords, writeLosses, writeWaiting} {
		if err := part(b, w, &t.ink); err != nil {
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

func writeHead(b *bbolt.Bucket, w hub.Writes, i *ink) error {
	if err := prune(b, w.Community.Floor); err != nil {
		return err
	}
	if err := i.put(b, keyState, w.Community); err != nil {
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

func writeLines(b *bbolt.Bucket, w hub.Writes, i *ink) error {
	log, seen := rising(b, bucketLog), rising(b, bucketSeen)
	authors := sayer[author]{bucket: b.Bucket(bucketSaid), same: sameAuthor}
	for _, l := range w.Lines {
		by, err := authors.numberOf(author{By: l.By, Tags: l.Tags})
		if err != nil {
			return err
		}
		rev := number(l.Rev)
		if err := i.put(log, rev, &line{Rev: l.Rev, ID: l.ID, Record: l.Record, Code: l.Code, Why: l.Why, Author: by,
			At: l.At, On: l.On, Received: l.Received, Core: l.Core}); err != nil {
			return err
		}
		if err := seen.Put(lineKey(l.Key()), rev); err != nil {
			return err
		}
	}
	return nil
}

func writeRecords(b *bbolt.Bucket, w hub.Writes, i *ink) error {
	records, index := rising(b, bucketRecords), runs{b.Bucket(bucketTags)}
	heard := hear[audience](b.Bucket(bucketSaid))
	audiences := sayer[audience]{bucket: b.Bucket(bucketSaid), same: sameAudience}
	for _, r := range w.Records {
		if v := records.Get(r.ID[:]); v != nil {
			was, err := recordOf(r.ID[:], v, heard)
			if err == nil {
				err = index.drop(was)
			}
			if err != nil {
				return err
			}
		}
		who, err := audiences.numberOf(audience{Face: r.FaceTags, Inside: r.InsideTags})
		if err != nil {
			return err
		}
		if err := i.put(records, r.ID[:], &row{Rev: r.Rev, Kind: r.Kind, Week: r.Week, Audience: who, Face: r.Face, Inside: r.Inside}); err != nil {
			return err
		}
	}
	return index.add(inOrder(w.Records))
}

// inOrder of revision is how a step leaves records, but where it changed one twice.
func inOrder(rows []hub.Stored) []hub.Stored {
	byRev := func(a, b hub.Stored) int { return cmp.Compare(a.Rev, b.Rev) }
	if !slices.IsSortedFunc(rows, byRev) {
		rows = slices.Clone(rows)
		slices.SortFunc(rows, byRev)
	}
	return rows
}

func writeLosses(b *bbolt.Bucket, w hub.Writes, i *ink) error {
	for _, l := range w.Losses {
		if err := i.put(rising(b, bucketLosses), number(l.Rev), l); err != nil {
			return err
		}
	}
	return nil
}

func writeWaiting(b *bbolt.Bucket, w hub.Writes, _ *ink) error {
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

// rising is a bucket whose keys grow, or mostly do, as ids of records begin with a time: its pages are filled
// up, as little will come between.
func rising(b *bbolt.Bucket, name []byte) *bbolt.Bucket {
	r := b.Bucket(name)
	r.FillPercent = 0.95
	return r
}

// ink is where a transaction's values are written, one after the other: bbolt does not copy them, and reads
// them when it writes its pages.
type ink struct{ bytes.Buffer }

const inkwell = 16 << 10

func (i *ink) put(b *bbolt.Bucket, key []byte, v any) error {
	if i.Available() < inkwell/8 { // else it would move what is there
		i.Buffer = *bytes.NewBuffer(make([]byte, 0, inkwell))
	}
	from := i.Len()
	if err := code.MarshalTo(&i.Buffer, v); err != nil {
		return err
	}
	return b.Put(key, i.Bytes()[from:i.Len():i.Len()])
}
