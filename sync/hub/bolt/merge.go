package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// tagCursor moves through the entries of one face tag, in order of revision.
type tagCursor struct {
	cursor *bbolt.Cursor
	tag    []byte
	run    []byte // the rest of a run; begins with the entry at which the cursor is
}

// seek moves to the first entry whose revision is at least rev, and reports whether there is one.
func (w *tagCursor) seek(rev uint64) bool {
	for there := w.enter(w.cursor.Seek(append(bytes.Clone(w.tag), number(rev)...))); ; there = w.next() {
		if !there || w.rev() >= rev {
			return there
		}
	}
}

// next moves to the next entry, and reports whether there is one.
func (w *tagCursor) next() bool {
	if w.run = w.run[entrySize:]; len(w.run) > 0 {
		return true
	}
	return w.enter(w.cursor.Next())
}

// enter moves to the first entry of the run that was found at key, and reports whether there is one. It passes over
// keys of other tags that begin in the same way.
func (w *tagCursor) enter(key, run []byte) bool {
	for bytes.HasPrefix(key, w.tag) && !isOf(key, w.tag) {
		key, run = w.cursor.Next()
	}
	w.run = run
	return isOf(key, w.tag)
}

func (w *tagCursor) rev() uint64 { return firstOf(w.run) }

func (w *tagCursor) id() []byte { return w.run[8:entrySize] }

// merge is a heap of cursors, with the lowest revision first. Each revision writes only one record, so equal revisions
// of two cursors are the same record.
type merge []*tagCursor

func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return m[i].rev() < m[j].rev() }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }

// Push implements heap.Interface.
func (m *merge) Push(x any) { *m = append(*m, x.(*tagCursor)) }

// Pop implements heap.Interface.
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
