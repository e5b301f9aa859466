package code

import (
	"encoding/binary"
	"math"
)

// The functions of this file append single items of CBOR to a buffer. They write what Marshal would write, in core
// deterministic encoding. They are for values that are written by the thousand: looking at the types of such values
// each time would take most of the time.

// These are the major types of CBOR, in the three high bits of the first byte of an item, and the byte for null.
const (
	unsignedItem = 0 << 5
	negativeItem = 1 << 5
	bytesItem    = 2 << 5
	textItem     = 3 << 5
	arrayItem    = 4 << 5
	mapItem      = 5 << 5

	nullItem = 0xf6
)

// appendHead appends the head of an item: its major type and the number n, in the shortest form.
func appendHead(b []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n <= math.MaxUint8:
		return append(b, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}

// AppendArray appends the head of an array of n items. The caller appends the items.
func AppendArray(b []byte, n int) []byte { return appendHead(b, arrayItem, uint64(n)) }

// AppendUint appends a number that is not negative.
func AppendUint(b []byte, n uint64) []byte { return appendHead(b, unsignedItem, n) }

// AppendInt appends a number that may be negative.
func AppendInt(b []byte, n int64) []byte {
	if n < 0 {
		return appendHead(b, negativeItem, uint64(-1-n))
	}
	return appendHead(b, unsignedItem, uint64(n))
}

// AppendBytes appends a byte string, or null if v is nil.
func AppendBytes(b, v []byte) []byte {
	if v == nil {
		return append(b, nullItem)
	}
	return append(appendHead(b, bytesItem, uint64(len(v))), v...)
}
