package wire

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

var errSum = errors.New("another checksum")

var sums = crc32.MakeTable(crc32.Castagnoli)

// deflateLevel is the lowest level at which this library uses a dictionary for bodies under 128 bytes.
const deflateLevel = 7

// A writer holds a megabyte of tables, so writers are used again.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, deflateLevel)
	if err != nil {
		panic(err)
	}
	return w
}}

// CompressWith compresses a body with a dictionary that the other end has as well: what the dictionary holds takes a
// few bytes. The format is DEFLATE (RFC 1951) with the last 32 KiB of the dictionary as preset dictionary, followed by
// 4 bytes of CRC-32C of the uncompressed body.
func CompressWith(dictionary, plain []byte) []byte {
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	b := bytes.NewBuffer(make([]byte, 0, len(plain)/2+16))
	w.ResetDict(b, dictionary)
	_, err := w.Write(plain)
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // a buffer takes whatever is written to it
	}
	return binary.BigEndian.AppendUint32(b.Bytes(), crc32.Checksum(plain, sums))
}

// DecompressWith returns the plain bytes of what CompressWith made with the same dictionary. It returns ErrTooLarge,
// and allocates no more, if there are more than most; with another dictionary, or where a byte was altered, it returns
// an error.
func DecompressWith(dictionary, b []byte, most int) ([]byte, error) {
	if len(b) < crc32.Size {
		return nil, fmt.Errorf("unpack: %w", io.ErrUnexpectedEOF)
	}
	packed, sum := bytes.NewReader(b[:len(b)-crc32.Size]), binary.BigEndian.Uint32(b[len(b)-crc32.Size:])
	plain, err := io.ReadAll(io.LimitReader(flate.NewReaderDict(packed, dictionary), int64(most)+1))
	switch {
	case len(plain) > most:
		err = ErrTooLarge
	case err == nil && (packed.Len() > 0 || crc32.Checksum(plain, sums) != sum):
		err = errSum
	}
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return plain, nil
}
