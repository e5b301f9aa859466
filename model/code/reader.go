package code

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// reader takes single items off the front of CBOR that is encoded as the Append functions encode it. If the next item
// is of another type or encoded in another way, ok becomes false. From then on every method returns zero.
type reader struct {
	rest []byte
	ok   bool
}

// item takes the head of the next item, and returns its major type and the number that it carries.
func (r *reader) item() (major byte, n uint64) {
	if !r.ok || len(r.rest) == 0 {
		r.ok = false
		return 0, 0
	}
	first := r.rest[0]
	major, size := first&0xe0, 0
	switch info := first & 0x1f; {
	case info < 24:
		r.rest = r.rest[1:]
		return major, uint64(info)
	case info <= 27:
		size = 1 << (info - 24)
	}
	if size == 0 || len(r.rest) < 1+size {
		r.ok = false
		return 0, 0
	}
	var wide [8]byte
	copy(wide[8-size:], r.rest[1:1+size])
	n, r.rest = binary.BigEndian.Uint64(wide[:]), r.rest[1+size:]
	if shortest := len(appendHead(wide[:0], 0, n)); shortest != 1+size {
		r.ok = false
		return 0, 0
	}
	return major, n
}

// head takes the head of an item, which must have the given major type and carry the number n.
func (r *reader) head(major byte, n uint64) {
	if m, got := r.item(); m != major || got != n {
		r.ok = false
	}
}

// bytes takes a byte string, which must have n bytes. The result is a part of rest and not a copy.
func (r *reader) bytes(n int) []byte {
	if r.head(bytesItem, uint64(n)); !r.ok || len(r.rest) < n {
		r.ok = false
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// text takes a text, which must be valid UTF-8. The result is a copy.
func (r *reader) text() string {
	major, n := r.item()
	if major != textItem || n > uint64(len(r.rest)) || !utf8.Valid(r.rest[:n]) {
		r.ok = false
		return ""
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// uint takes a number that is not negative.
func (r *reader) uint() uint64 {
	major, n := r.item()
	if major != unsignedItem {
		r.ok = false
		return 0
	}
	return n
}

// int takes a number that may be negative.
func (r *reader) int() int64 {
	major, n := r.item()
	switch {
	case n > math.MaxInt64 || major != unsignedItem && major != negativeItem:
		r.ok = false
		return 0
	case major == negativeItem:
		return -1 - int64(n)
	}
	return int64(n)
}
