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

// EncodingAnswer is the Content-Encoding of a reply that PackAnswer made. Only this program's client and hub
// know it.
const EncodingAnswer = "answer"

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

// PackAnswer encodes a reply and compresses it with the uncompressed bytes of its request as a dictionary, which
// both ends have. What the request said takes only a few bytes in the reply: above all a change that comes back
// as a row, but also a mark, a digest or a path. The format is DEFLATE (RFC 1951) with the last 32 KiB of the
// request as preset dictionary, followed by 4 bytes of CRC-32C of the uncompressed reply.
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

// UnpackAnswer decodes what PackAnswer made for the same request. It returns ErrTooLarge, and allocates no more,
// if the reply has more than most uncompressed bytes.
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
