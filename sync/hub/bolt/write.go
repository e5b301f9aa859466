package bolt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// tx is a hub.Tx that writes in one transaction of the file.
type tx struct {
	snapshot
	wrote  bool // something was written, so the transaction must be committed or undone as a whole
	lines  int  // how many lines of the log were written
	values arena
}

// Put implements hub.Tx.
func (t *tx) Put(table hub.Table, key, value []byte) error {
	t.wrote = true
	return t.private(table).Put(key, value)
}

// Write implements hub.Tx.
func (t *tx) Write(w hub.Writes) error {
	t.wrote = true
	t.lines += len(w.Lines)
	b, err := t.makeCommunity(w.Community)
	if err != nil {
		return fmt.Errorf("write %s: %w", w.Community, err)
	}
	parts := []func(*bbolt.Bucket, hub.Writes, *arena) error{
		writeHead, writeLines, writeRecords, writeLosses, writeWaiting,
	}
	for _, part := range parts {
		if err := part(b, w, &t.values); err != nil {
			return fmt.Errorf("write %s: %w", w.Community, err)
		}
	}
	return nil
}

// makeCommunity returns the bucket of a community, and makes it if there is none.
func (t *tx) makeCommunity(community model.Path) (*bbolt.Bucket, error) {
	if b := t.community(community); b != nil {
		return b, nil
	}
	b, err := t.tx.Bucket(bucketCommunities).CreateBucket([]byte(community))
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

// writeHead stores the state of a community and the mark of its head, and deletes marks and losses that are too old.
func writeHead(b *bbolt.Bucket, w hub.Writes, a *arena) error {
	if err := prune(b, w.History.Floor); err != nil {
		return err
	}
	if err := a.put(b, keyState, w.History); err != nil {
		return err
	}
	if w.History.Head == 0 {
		return nil
	}
	return fullPages(b, bucketMarks).Put(number(w.History.Head), w.History.Mark[:])
}

// prune deletes the marks below a floor and the losses up to it. If the floor has not risen, there is nothing to
// delete.
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

// writeLines adds lines to the log, and notes under which revision each change is found.
func writeLines(b *bbolt.Bucket, w hub.Writes, a *arena) error {
	log, seen := fullPages(b, bucketLog), fullPages(b, bucketSeen)
	authors := internWriter[author]{bucket: b.Bucket(bucketInterned), same: sameAuthor}
	for _, l := range w.Lines {
		by, err := authors.numberOf(author{By: l.By, Tags: l.Tags})
		if err != nil {
			return err
		}
		rev := a.number(l.Rev)
		err = a.putItems(log, rev, &line{
			Rev: l.Rev, ID: l.ID, Record: l.Record, Code: l.Code, Why: l.Why, Author: by,
			At: l.At, On: l.On, Received: l.Received, Core: l.Core,
		})
		if err != nil {
			return err
		}
		a.key = appendLineKey(a.key[:0], l.Key())
		if err := seen.Put(a.key, rev); err != nil {
			return err
		}
	}
	return nil
}

// writeRecords stores records in place of their former states, and updates the index by face tag.
func writeRecords(b *bbolt.Bucket, w hub.Writes, a *arena) error {
	records, index := fullPages(b, bucketRecords), runs{b.Bucket(bucketTags)}
	interned := newInternReader[audience](b.Bucket(bucketInterned))
	audiences := internWriter[audience]{bucket: b.Bucket(bucketInterned), same: sameAudience}
	for _, r := range w.Records {
		if v := records.Get(r.ID[:]); v != nil {
			was, err := recordOf(r.ID[:], v, interned)
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
		err = a.putItems(records, r.ID[:], &row{
			Rev: r.Rev, Kind: r.Kind, Week: r.Week, Audience: who, Face: r.Face, Inside: r.Inside,
		})
		if err != nil {
			return err
		}
	}
	return index.add(inOrder(w.Records))
}

// inOrder returns records sorted by revision. They mostly are in that order already, unless a step changed the same
// record twice.
func inOrder(rows []hub.Stored) []hub.Stored {
	byRev := func(a, b hub.Stored) int { return cmp.Compare(a.Rev, b.Rev) }
	if !slices.IsSortedFunc(rows, byRev) {
		rows = slices.Clone(rows)
		slices.SortFunc(rows, byRev)
	}
	return rows
}

// writeLosses stores the losses.
func writeLosses(b *bbolt.Bucket, w hub.Writes, a *arena) error {
	for _, l := range w.Losses {
		if err := a.put(fullPages(b, bucketLosses), number(l.Rev), l); err != nil {
			return err
		}
	}
	return nil
}

// writeWaiting notes the changes in w.Wait, which wait for their records, and deletes the notes for those in w.Settled.
func writeWaiting(b *bbolt.Bucket, w hub.Writes, _ *arena) error {
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

// fullPages returns a bucket whose pages are filled to 95% before they are split. It is for buckets whose new keys
// mostly come after all others, so that few keys are inserted into a full page later. The ids of records are such
// keys, because they begin with a time.
func fullPages(b *bbolt.Bucket, name []byte) *bbolt.Bucket {
	r := b.Bucket(name)
	r.FillPercent = 0.95
	return r
}

// arena holds the encoded values of one transaction. bbolt does not copy the slices given to Put and uses them until
// the commit. So all values are encoded one after the other into blocks that are never moved.
type arena struct {
	bytes.Buffer
	key []byte // a buffer for keys, which bbolt does copy
}

// arenaBlock is how many bytes a block of an arena has, unless one value needs more.
const arenaBlock = 64 << 10

// put stores the encoded v under a key.
func (a *arena) put(b *bbolt.Bucket, key []byte, v any) error {
	a.makeRoom(arenaBlock / 8)
	from := a.Len()
	if err := code.MarshalTo(&a.Buffer, v); err != nil {
		return err
	}
	return b.Put(key, a.Bytes()[from:a.Len():a.Len()])
}

// number writes a number into the arena, for a key or a value.
func (a *arena) number(n uint64) []byte {
	a.makeRoom(8)
	from := a.Len()
	a.Write(binary.BigEndian.AppendUint64(a.AvailableBuffer(), n))
	return a.Bytes()[from:a.Len():a.Len()]
}

// putItems does what put does for a row or a line, which encode themselves.
func (a *arena) putItems(b *bbolt.Bucket, key []byte, v appender) error {
	a.makeRoom(v.size())
	from := a.Len()
	encoded, err := v.appendTo(a.AvailableBuffer())
	if err != nil {
		return err
	}
	a.Write(encoded)
	return b.Put(key, a.Bytes()[from:a.Len():a.Len()])
}

// appender is a value that encodes itself: a row or a line.
type appender interface {
	appendTo([]byte) ([]byte, error)
	size() int // about how many bytes appendTo appends
}

// makeRoom begins a new block if the present block has less room than size bytes.
func (a *arena) makeRoom(size int) {
	if a.Available() < size {
		a.Buffer = *bytes.NewBuffer(make([]byte, 0, max(arenaBlock, size)))
	}
}
