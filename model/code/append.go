package code

import (
	"encoding/binary"
	"math"
)

// These append single items of CBOR in core deterministic encoding to a buffer, as Marshal would write them. They are
// for values that are written by the thousand, where looking at their types each time would cost most of the time.

// The major types of CBOR, in the high bits of an item's first byte.
const (
	unsignedItem = 0 << 5
	negativeItem = 1 << 5
	bytesItem    = 2 << 5
	textItem     = 3 << 5
	arrayItem    = 4 << 5

	nullItem = 0xf6
)

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

// AppendArray begins an array of n items, which follow.
func AppendArray(b []byte, n int) []byte { return appendHead(b, arrayItem, uint64(n)) }

// AppendUint appends a number.
func AppendUint(b []byte, n uint64) []byte { return appendHead(b, unsignedItem, n) }

// AppendInt appends a number.
func AppendInt(b []byte, n int64) []byte {
	if n < 0 {
		return appendHead(b, negativeItem, uint64(-1-n))
	}
	return appendHead(b, unsignedItem, uint64(n))
}

// AppendBytes appends a byte string; nil is null.
func AppendBytes(b, v []byte) []byte {
	if v == nil {
		return append(b, nullItem)
	}
	return append(appendHead(b, bytesItem, uint64(len(v))), v...)
}
