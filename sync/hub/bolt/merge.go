package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// tagCursor goes along the records of one face tag, in order of revision.
type tagCursor struct {
	cursor *bbolt.Cursor
	tag    []byte
	run    []byte // begins with the entry it stands at
}

func (w *tagCursor) seek(rev uint64) bool {
	for there := w.enter(w.cursor.Seek(append(bytes.Clone(w.tag), number(rev)...))); ; there = w.next() {
		if !there || w.rev() >= rev {
			return there
		}
	}
}

func (w *tagCursor) next() bool {
	if w.run = w.run[entrySize:]; len(w.run) > 0 {
		return true
	}
	return w.enter(w.cursor.Next())
}

// enter a run that the cursor came to, if it is still one of the tag's.
func (w *tagCursor) enter(key, run []byte) bool {
	for bytes.HasPrefix(key, w.tag) && !isOf(key, w.tag) {
		key, run = w.cursor.Next()
	}
	w.run = run
	return isOf(key, w.tag)
}

func (w *tagCursor) rev() uint64 { return firstOf(w.run) }

func (w *tagCursor) id() []byte { return w.run[8:entrySize] }

// merge is a heap of cursors, the lowest revision first. A revision wrote one record, so equal revisions are one
// record.
type merge []*tagCursor

func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return m[i].rev() < m[j].rev() }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }

// Push of heap.Interface.
func (m *merge) Push(x any) { *m = append(*m, x.(*tagCursor)) }

// Pop of heap.Interface.
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
