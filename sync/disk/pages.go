package disk

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// This file checks the structure of a bbolt file. The seal or checksum of a value shows that the value was altered,
// but not that the pages around it were. If a page says that it has fewer elements, or a pointer leads to another
// page, values are missing without a trace, and the next write would make that final. bbolt writes a page in only one
// way, so every bit of the structure can be checked, except the lengths of the last key and value of a page, because
// nothing follows them. The owner of the file must make sure of these by sealing or summing a value together with its
// key.

// A page of bbolt begins with a header of 16 bytes: its number, its flags, the count of its elements, and how many
// further pages it takes up. After the header come the elements, 16 bytes each, and after these their keys and values,
// without a gap.
const (
	pageHead    = 16
	elementSize = 16
	bucketHead  = 16 // of a bucket in its parent: root page and sequence; if the root is 0, its page follows here
	branchFlag  = 1
	leafFlag    = 2
	bucketFlag  = 1
	metaSum     = pageHead + 56 // offset of the checksum in a meta page
)

var order = binary.NativeEndian // bbolt uses the byte order of the machine

// pages is the state of one check of a file.
type pages struct {
	damaged error // the error for damage

	tx   *bolt.Tx
	file *os.File
	size int64 // of a page
	seen []bool
	buf  []byte    // the page that is being read; used again for each, as most are leaves and are read once
	es   []element // the elements of the page in buf
}

// CheckPages reads every page in use. It returns f.Damaged unless each page is as bbolt writes it, is used once, and
// is not listed as free. The database must be open for writing, because otherwise bbolt does not know which pages are
// free.
func (f Faults) CheckPages(tx *bolt.Tx) (err error) {
	defer ReleasePages(tx)
	if err := f.checkRuns(tx); err != nil {
		return err
	}
	file, err := os.Open(tx.DB().Path())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	p := &pages{
		damaged: f.Damaged, tx: tx, file: file, size: int64(tx.DB().Info().PageSize),
		seen: make([]bool, tx.Size()/int64(tx.DB().Info().PageSize)),
	}
	root := uint64(tx.Cursor().Bucket().Root())
	b, err := p.page(root)
	if err != nil {
		return err
	}
	if es, what := elementsOf(b, nil); what == "" && len(es) == 0 { // an empty database, made by another program
		return nil
	}
	clear(p.seen)
	_, _, err = p.tree(root)
	return err
}

// checkRuns returns f.Damaged if a page claims to continue past the end of the file. bbolt would believe the page, and
// go through pages that do not exist until the memory is full.
func (f Faults) checkRuns(tx *bolt.Tx) error {
	for id := 2; ; id++ {
		p, err := tx.Page(id)
		if err != nil || p == nil {
			return err
		}
		if p.Type == "free" {
			continue
		}
		if id += p.OverflowCount; int64(id+1)*int64(tx.DB().Info().PageSize) > tx.Size() {
			return fmt.Errorf("%w: page %d runs past the end", f.Damaged, p.ID)
		}
	}
}

// damage returns the error for a damaged page. The argument what describes the fault.
func (p *pages) damage(id uint64, what string) error {
	return fmt.Errorf("%w: page %d %s", p.damaged, id, what)
}

// tree checks a page and all pages below it. It returns their first and last key.
func (p *pages) tree(id uint64) (first, last []byte, err error) {
	b, err := p.page(id)
	if err != nil {
		return nil, nil, err
	}
	es, what := elementsOf(b, p.es[:0])
	p.es = es
	switch {
	case what != "":
		return nil, nil, p.damage(id, what)
	case len(es) == 0:
		return nil, nil, p.damage(id, "is empty")
	case es[0].leaf && !slices.ContainsFunc(es, func(e element) bool { return e.bucket }):
		return bytes.Clone(es[0].key), bytes.Clone(es[len(es)-1].key), nil
	}
	es, _ = elementsOf(bytes.Clone(b), nil) // p.buf is used for other pages before this one is finished
	if es[0].leaf {
		return es[0].key, es[len(es)-1].key, p.buckets(id, es)
	}
	for i, e := range es {
		from, to, err := p.tree(e.child)
		if err != nil {
			return nil, nil, err
		}
		if bytes.Compare(from, e.key) < 0 || i+1 < len(es) && bytes.Compare(to, es[i+1].key) >= 0 {
			return nil, nil, p.damage(e.child, "stands in another's place")
		}
		last = to
	}
	return es[0].key, last, nil
}

// buckets checks the buckets among the elements of a leaf.
func (p *pages) buckets(id uint64, es []element) error {
	for _, e := range es {
		if !e.bucket {
			continue
		}
		if len(e.value) < bucketHead {
			return p.damage(id, "has half a bucket")
		}
		if root := order.Uint64(e.value); root != 0 {
			if _, _, err := p.tree(root); err != nil {
				return err
			}
			continue
		}
		in, what := elementsOf(e.value[bucketHead:], nil)
		if what == "" {
			for _, x := range in {
				if !x.leaf || x.bucket {
					what = "has a bucket within a small bucket"
				}
			}
		}
		if what != "" {
			return p.damage(id, what)
		}
	}
	return nil
}

// page reads a page, together with the further pages that it takes up. None of these may have been met before or be
// free. The bytes are valid until the next call.
func (p *pages) page(id uint64) ([]byte, error) {
	most := p.tx.Size() / p.size
	if id < 2 || int64(id) >= most {
		return nil, p.damage(id, "is outside of the file")
	}
	if err := p.read(id, 0, 1); err != nil {
		return nil, err
	}
	more := int64(order.Uint32(p.buf[12:]))
	if order.Uint64(p.buf) != id || int64(id)+more >= most {
		return nil, p.damage(id, "is not what its place says")
	}
	for n := id; n <= id+uint64(more); n++ {
		info, err := p.tx.Page(int(n))
		if err != nil || p.seen[n] || info == nil || info.Type == "free" {
			return nil, errors.Join(p.damage(n, "is used twice, or free and used"), err)
		}
		p.seen[n] = true
	}
	if more > 0 {
		if err := p.read(id, 1, more); err != nil {
			return nil, err
		}
	}
	return p.buf, nil
}

// read reads n pages of the file into the buffer. It skips the first after pages from page id on, and leaves as many
// pages of the buffer unchanged.
func (p *pages) read(id uint64, after, n int64) error {
	from := after * p.size
	p.buf = slices.Grow(p.buf[:from], int(n*p.size))[:from+n*p.size]
	if _, err := p.file.ReadAt(p.buf[from:], int64(id)*p.size+from); err != nil {
		return fmt.Errorf("%w: %w", p.damaged, err)
	}
	return nil
}

// element is an element of a page. In a leaf it is a key with its value, or a bucket. In a branch it is a page below,
// with the first key of that page.
type element struct {
	leaf, bucket bool
	key, value   []byte
	child        uint64
}

// elementsOf returns the elements of a page. The result what describes the first fault of the page, and is "" if it has
// none. The elements are stored in room if they fit, and their keys and values are parts of b.
func elementsOf(b []byte, room []element) (es []element, what string) {
	if len(b) < pageHead {
		return nil, "is cut off"
	}
	flags, count := order.Uint16(b[8:]), int(order.Uint16(b[10:]))
	if flags != branchFlag && flags != leafFlag {
		return nil, "is of no kind"
	}
	off := pageHead + elementSize*count
	if off > len(b) {
		return nil, "has too many elements"
	}
	es = slices.Grow(room, count)[:count]
	clear(es)
	for i := range es {
		at := pageHead + elementSize*i
		e, x := &es[i], b[at:at+elementSize]
		e.leaf = flags == leafFlag
		pos, keySize, valueSize := int(order.Uint32(x)), int(order.Uint32(x[4:])), 0
		if e.leaf {
			pos, keySize, valueSize = int(order.Uint32(x[4:])), int(order.Uint32(x[8:])), int(order.Uint32(x[12:]))
			e.bucket = order.Uint32(x) == bucketFlag
		} else {
			e.child = order.Uint64(x[8:])
		}
		if pos != off-at || keySize == 0 || off+keySize+valueSize > len(b) || e.leaf && order.Uint32(x) > bucketFlag {
			return nil, "has an element that is not where it should be"
		}
		e.key, e.value = b[off:off+keySize], b[off+keySize:off+keySize+valueSize]
		if i > 0 && bytes.Compare(es[i-1].key, e.key) >= 0 {
			return nil, "is not in order"
		}
		off += keySize + valueSize
	}
	return es, ""
}

// DamagedMetas returns which of the two meta pages at the beginning of a file, 0 or 1, do not fit their checksum.
// bbolt then uses the other meta page, and so may use the state before the last write.
func DamagedMetas(db *bolt.DB) (bad []int, err error) {
	f, err := os.Open(db.Path())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for i := range 2 {
		b := make([]byte, metaSum+8)
		if _, err := f.ReadAt(b, int64(i*db.Info().PageSize)); err != nil {
			return nil, err
		}
		sum := fnv.New64a()
		sum.Write(b[pageHead:metaSum])
		if sum.Sum64() != order.Uint64(b[metaSum:]) {
			bad = append(bad, i)
		}
	}
	return bad, nil
}
