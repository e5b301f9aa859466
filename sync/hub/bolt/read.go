package bolt

import (
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

var (
	keyState       = []byte("state")
	bucketRecords  = []byte("records")
	bucketTags     = []byte("tags")
	bucketInterned = []byte("said")
	bucketLog      = []byte("log")
	bucketSeen     = []byte("seen")
	bucketMarks    = []byte("marks")
	bucketLosses   = []byte("losses")
	bucketWaiting  = []byte("waiting")
	buckets        = [][]byte{
		bucketRecords, bucketTags, bucketInterned, bucketLog, bucketSeen, bucketMarks, bucketLosses, bucketWaiting,
	}
)

// end is greater than any revision. A reading that returns it as upTo has reached the last record or loss.
const end = ^uint64(0)

// snapshot is a hub.Snapshot that reads in one transaction of the file.
type snapshot struct{ tx *bbolt.Tx }

// community returns the bucket of a community, and nil if there is none.
func (s snapshot) community(community model.Path) *bbolt.Bucket {
	if community == "" {
		return nil
	}
	return s.tx.Bucket(bucketCommunities).Bucket([]byte(community))
}

// Load implements hub.Snapshot.
func (s snapshot) Load(k hub.Keys) (hub.Loaded, error) {
	l := hub.Loaded{
		Lines: map[hub.LineKey]hub.Line{}, Records: map[model.RecordID]hub.Stored{},
		Waiting: map[model.RecordID][]hub.Line{},
	}
	if k.Seen == 0 {
		l.Seen = new(wire.Mark)
	}
	b := s.community(k.Community)
	if b == nil {
		return l, nil
	}
	if err := decode(b.Get(keyState), &l.History); err != nil {
		return l, err
	}
	if m := b.Bucket(bucketMarks).Get(number(k.Seen)); m != nil {
		l.Seen = (*wire.Mark)(bytes.Clone(m))
	}
	return l, errors.Join(loadRecords(b, k, &l), loadLines(b, k, &l), loadWaiting(b, k, &l))
}

// loadRecords loads the records that k names. It leaves out records that the community does not have.
func loadRecords(b *bbolt.Bucket, k hub.Keys, l *hub.Loaded) error {
	records, audiences := finderIn(b.Bucket(bucketRecords)), newInternReader[audience](b.Bucket(bucketInterned))
	for _, id := range k.Records {
		v := records.find(id[:])
		if v == nil {
			continue
		}
		r, err := recordOf(id[:], v, audiences)
		if err != nil {
			return err
		}
		l.Records[id] = r
	}
	return nil
}

// loadLines loads the newest line of each change that k names. It leaves out changes that the log does not have.
func loadLines(b *bbolt.Bucket, k hub.Keys, l *hub.Loaded) error {
	log, seen := b.Bucket(bucketLog), finderIn(b.Bucket(bucketSeen))
	authors := newInternReader[author](b.Bucket(bucketInterned))
	var buffer []byte
	for _, key := range k.Lines {
		buffer = appendLineKey(buffer[:0], key)
		rev := seen.find(buffer)
		if rev == nil {
			continue
		}
		line, err := lineOf(log.Get(rev), authors)
		if err != nil {
			return err
		}
		l.Lines[key] = line
	}
	return nil
}

// loadWaiting loads the lines of the changes that wait for the records that k names.
func loadWaiting(b *bbolt.Bucket, k hub.Keys, l *hub.Loaded) error {
	c := b.Bucket(bucketWaiting).Cursor()
	if first, _ := c.First(); first == nil { // mostly, no change waits
		return nil
	}
	log, authors := b.Bucket(bucketLog), newInternReader[author](b.Bucket(bucketInterned))
	for _, id := range k.Waiting {
		for key, _ := c.Seek(id[:]); bytes.HasPrefix(key, id[:]); key, _ = c.Next() {
			line, err := lineOf(log.Get(key[len(id):]), authors)
			if err != nil {
				return err
			}
			l.Waiting[id] = append(l.Waiting[id], line)
		}
	}
	return nil
}

// Rows implements hub.Snapshot. It uses one cursor for each tag of the viewer, and merges them by revision. Records
// that the viewer may not see are never read.
func (s snapshot) Rows(
	community model.Path, tags model.Tags, after uint64, most, mostBytes int, at hub.AtHand,
) (rows []hub.Stored, upTo uint64, err error) {
	b := s.community(community)
	if b == nil || after == end {
		return nil, end, nil
	}
	var cursors merge
	for _, t := range tags {
		w := &tagCursor{cursor: b.Bucket(bucketTags).Cursor(), tag: tagPrefix(t)}
		if w.seek(after + 1) {
			cursors = append(cursors, w)
		}
	}
	heap.Init(&cursors)
	records, audiences := b.Bucket(bucketRecords), newInternReader[audience](b.Bucket(bucketInterned))
	size, last := 0, uint64(0)
	for len(cursors) > 0 {
		w := cursors[0]
		if rev := w.rev(); rev != last { // a record is found once for each tag that it shares with the viewer
			r, known := hub.Stored{}, false
			if at != nil {
				r, known = at(model.RecordID(w.id()), rev)
			}
			if !known {
				r, err = readEntry(records, audiences, w.id(), rev)
			}
			if err != nil {
				return nil, 0, err
			}
			size += len(r.Face) + len(r.Inside)
			if len(rows) > 0 && (len(rows) >= most || size > mostBytes) {
				return rows, last, nil
			}
			rows, last = append(rows, r), rev
		}
		if w.next() {
			heap.Fix(&cursors, 0)
		} else {
			heap.Pop(&cursors)
		}
	}
	return rows, end, nil
}

// readEntry reads the record that an entry of the index names. If the record is damaged, the result has only its id
// and revision, so that the other records can be read all the same. If the record has another revision than the entry,
// the index is damaged and may name other records wrongly too, so readEntry returns hub.ErrDamaged.
func readEntry(
	records *bbolt.Bucket, audiences internReader[audience], id []byte, rev uint64,
) (hub.Stored, error) {
	r, err := recordOf(id, records.Get(id), audiences)
	switch {
	case err != nil:
		return hub.Stored{Rev: rev, ID: model.RecordID(id)}, nil
	case r.Rev != rev:
		return r, fmt.Errorf("%w: a record at revision %d stands at %d", hub.ErrDamaged, r.Rev, rev)
	}
	return r, nil
}

// Losses implements hub.Snapshot.
func (s snapshot) Losses(community model.Path, after uint64, most int) (losses []hub.Loss, upTo uint64, err error) {
	b := s.community(community)
	if b == nil || after == end {
		return nil, end, nil
	}
	c := b.Bucket(bucketLosses).Cursor()
	for k, v := c.Seek(number(after + 1)); k != nil; k, v = c.Next() {
		if len(losses) >= max(most, 1) {
			return losses, losses[len(losses)-1].Rev, nil
		}
		var l hub.Loss
		if err := decode(v, &l); err != nil {
			return nil, 0, err
		}
		losses = append(losses, l)
	}
	return losses, end, nil
}

// Communities implements hub.Snapshot.
func (s snapshot) Communities() (communities []model.Path, err error) {
	err = s.tx.Bucket(bucketCommunities).ForEachBucket(func(k []byte) error {
		communities = append(communities, model.Path(k))
		return nil
	})
	return communities, err
}

// Records implements hub.Snapshot.
func (s snapshot) Records(community model.Path, after model.RecordID, most int) (all []hub.Stored, err error) {
	b := s.community(community)
	if b == nil {
		return nil, nil
	}
	c := b.Bucket(bucketRecords).Cursor()
	k, v := c.Seek(after[:])
	if bytes.Equal(k, after[:]) {
		k, v = c.Next()
	}
	audiences := newInternReader[audience](b.Bucket(bucketInterned))
	for ; k != nil && len(all) < most; k, v = c.Next() {
		r, err := recordOf(k, v, audiences)
		if err != nil {
			r = hub.Stored{ID: model.RecordID(k)}
		}
		all = append(all, r)
	}
	return all, nil
}

// Log implements hub.Snapshot.
func (s snapshot) Log(community model.Path, after uint64, most int) (lines []hub.Line, err error) {
	b := s.community(community)
	if b == nil || after == end {
		return nil, nil
	}
	c, authors := b.Bucket(bucketLog).Cursor(), newInternReader[author](b.Bucket(bucketInterned))
	for k, v := c.Seek(number(after + 1)); k != nil && len(lines) < most; k, v = c.Next() {
		l, err := lineOf(v, authors)
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// Get implements hub.Snapshot.
func (s snapshot) Get(t hub.Table, key []byte) ([]byte, error) {
	return bytes.Clone(s.private(t).Get(key)), nil
}

// Each implements hub.Snapshot.
func (s snapshot) Each(t hub.Table, visit func(key, value []byte) error) error {
	return s.private(t).ForEach(func(k, v []byte) error { return visit(bytes.Clone(k), bytes.Clone(v)) })
}

// private returns the bucket of one of the hub's own tables.
func (s snapshot) private(t hub.Table) *bbolt.Bucket {
	return s.tx.Bucket(bucketPrivate).Bucket([]byte(t))
}

// decode decodes a value that this package wrote. If it cannot, the value is damaged, and decode returns
// hub.ErrDamaged.
func decode(b []byte, v any) error {
	if err := code.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %w", hub.ErrDamaged, err)
	}
	return nil
}

// number returns a number as a key. Keys sort as their numbers do.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// appendLineKey appends a key of the bucket seen.
func appendLineKey(b []byte, k hub.LineKey) []byte {
	return append(append(b, k.Record[:]...), k.ID[:]...)
}

// finder looks up many keys of a bucket with one cursor, so that the cursor's memory is used again. Nothing may be
// written to the bucket while the finder is in use.
type finder struct{ cursor *bbolt.Cursor }

func finderIn(b *bbolt.Bucket) finder { return finder{b.Cursor()} }

// find returns the value of a key, and nil if there is none.
func (f finder) find(key []byte) []byte {
	k, v := f.cursor.Seek(key)
	if !bytes.Equal(k, key) {
		return nil
	}
	return v
}
