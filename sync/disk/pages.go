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

// This file reads how a bbolt file is built. A seal or a checksum of a value finds what was altered in the value, and
// nothing of what became of the pages around it: where a page says that it has fewer elements, or a pointer leads to
// another page, values are gone without a trace, and the next write would make that final. bbolt writes a page in one
// way only, so every bit of its structure can be known, but how long the last key and value of a page are: nothing
// stands behind them. That is for the owner to hold, who seals or sums a value together with its key.

// The layout of bbolt's pages: a header of 16 bytes (number, flags, count of elements, pages it runs on over),
// the elements of 16 bytes each, and behind these their keys and values without a gap.
const (
	pageHead    = 16
	elementSize = 16
	bucketHead  = 16 // of a bucket in its parent: root page and sequence; root 0: its page follows here
	branchFlag  = 1
	leafFlag    = 2
	bucketFlag  = 1
	metaSum     = pageHead + 56 // where the checksum of a meta page stands
)

var order = binary.NativeEndian // as bbolt has it

// pages is one reading of a file.
type pages struct {
	damaged error // what damage is called

	tx   *bolt.Tx
	file *os.File
	size int64 // of a page
	seen []bool
	buf  []byte    // of the page that is being read: most are leaves, and nothing of a leaf is looked at twice
	es   []element // its elements
}

// CheckPages reads every page that is in use: each has to be as bbolt writes it, to be used once, and not to be listed
// as free; else the error is Damaged. It needs a database that was opened for writing, since another does not know
// which pages are free.
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
	if es, what := elementsOf(b, nil); what == "" && len(es) == 0 { // another program's, with nothing in it
		return nil
	}
	clear(p.seen)
	_, _, err = p.tree(root)
	return err
}

// checkRuns wants no page to claim that it runs on past the end of the file: bbolt would believe it, and go through
// pages that are not there until the memory is full.
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

func (p *pages) damage(id uint64, what string) error {
	return fmt.Errorf("%w: page %d %s", p.damaged, id, what)
}

// tree reads a page and all below it, and gives its first and last key.
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
	es, _ = elementsOf(bytes.Clone(b), nil) // other pages are read before it is done with
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

// buckets reads those among a leaf's elements.
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

// page reads one with those it runs on over, each of which must not have been met before and must not be free.
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

// read puts n pages of those from a number on, after the first so many, behind these.
func (p *pages) read(id uint64, after, n int64) error {
	from := after * p.size
	p.buf = slices.Grow(p.buf[:from], int(n*p.size))[:from+n*p.size]
	if _, err := p.file.ReadAt(p.buf[from:], int64(id)*p.size+from); err != nil {
		return fmt.Errorf("%w: %w", p.damaged, err)
	}
	return nil
}

// element is one of a page: of a leaf a key and its value, of a branch the first key of a page below.
type element struct {
	leaf, bucket bool
	key, value   []byte
	child        uint64
}

// elementsOf a page's bytes, in the room that is given, and what is not as it should be.
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

// DamagedMetas tells which of the two pages that a file begins with are not whole. bbolt then takes the other one, and
// so the state before the last write.
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
