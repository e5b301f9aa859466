package bolt

import (
	"bytes"
	"encoding/binary"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// way runs along the records of one face tag, in order of revision.
type way struct {
	cursor *bbolt.Cursor
	tag    []byte
	key    []byte
}

func tagPrefix(t model.Tag) []byte { return append([]byte(t), 0) }

// tagKey is a record's entry under one of its face tags.
func tagKey(t model.Tag, r hub.Stored) []byte {
	return append(binary.BigEndian.AppendUint64(tagPrefix(t), r.Rev), r.ID[:]...)
}

func (w *way) seek(rev uint64) bool {
	w.key, _ = w.cursor.Seek(append(bytes.Clone(w.tag), number(rev)...))
	return bytes.HasPrefix(w.key, w.tag)
}

func (w *way) next() bool {
	w.key, _ = w.cursor.Next()
	return bytes.HasPrefix(w.key, w.tag)
}

func (w *way) rev() uint64 { return binary.BigEndian.Uint64(w.key[len(w.tag):]) }

func (w *way) id() []byte { return w.key[len(w.tag)+8:] }

// merge is a heap of ways, the lowest revision first. A revision wrote one record, so equal revisions are one record.
type merge []*way

func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return m[i].rev() < m[j].rev() }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }

// Push of heap.Interface.
func (m *merge) Push(x any) { *m = append(*m, x.(*way)) }

// Pop of heap.Interface.
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
