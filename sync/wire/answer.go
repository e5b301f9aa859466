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

	"sidan/model/code"
)

// EncodingAnswer is the Content-Encoding of a reply that is read beside its request, between ends of ours; see
// PackAnswer.
const EncodingAnswer = "answer"

var errSum = errors.New("another checksum")

var sums = crc32.MakeTable(crc32.Castagnoli)

// The lowest level of this library that looks into a dictionary for less than 128 bytes.
const deflateLevel = 7

// A writer holds a megabyte of tables.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, deflateLevel)
	if err != nil {
		panic(err)
	}
	return w
}}

// PackAnswer encodes a reply and compresses it as if it stood behind the request, whose own plain bytes both
// ends have: what was told comes back as a few bytes, above all a visit as a row, and a mark, a digest or a
// path as it was asked. DEFLATE (RFC 1951) with the last 32 KiB of the request as its preset dictionary, and 4
// bytes of CRC-32C of the plain reply behind it.
func PackAnswer(request []byte, v any) ([]byte, error) {
	plain, err := code.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("pack %T: %w", v, err)
	}
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	b := bytes.NewBuffer(make([]byte, 0, len(plain)/2+16))
	w.ResetDict(b, request)
	_, err = w.Write(plain)
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("pack %T: %w", v, err)
	}
	return binary.BigEndian.AppendUint32(b.Bytes(), crc32.Checksum(plain, sums)), nil
}

// UnpackAnswer reads what PackAnswer wrote beside the same request, a body of at most most bytes. A bomb costs no more.
func UnpackAnswer(request, b []byte, most int, v any) error {
	if len(b) < crc32.Size {
		return fmt.Errorf("unpack: %w", io.ErrUnexpectedEOF)
	}
	packed, sum := bytes.NewReader(b[:len(b)-crc32.Size]), binary.BigEndian.Uint32(b[len(b)-crc32.Size:])
	r := flate.NewReaderDict(packed, request)
	plain, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case len(plain) > most:
		err = ErrTooLarge
	case err == nil && (packed.Len() > 0 || crc32.Checksum(plain, sums) != sum):
		err = errSum
	case err == nil:
		err = code.Unmarshal(plain, v)
	}
	if err != nil {
		return fmt.Errorf("unpack %T: %w", v, err)
	}
	return nil
}
