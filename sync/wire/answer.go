package wire

import (
	"fmt"

	"sidan/model/code"
)

// EncodingAnswer is the Content-Encoding of a reply that PackAnswer made with the uncompressed bytes of its request as
// dictionary. What the request said takes only a few bytes in the reply: a mark, a digest, a path, a change that comes
// back as a row. Only this program's client and hub know it. Laptops of newer versions prefer EncodingExpected.
const EncodingAnswer = "answer"

// PackAnswer encodes a reply and compresses it with a dictionary that both ends have (CompressWith).
func PackAnswer(dictionary []byte, v any) ([]byte, error) {
	plain, err := code.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("pack %T: %w", v, err)
	}
	return CompressWith(dictionary, plain), nil
}

// UnpackAnswer decodes what PackAnswer made with the same dictionary. It returns ErrTooLarge, and allocates no more, if
// the reply has more than most uncompressed bytes.
func UnpackAnswer(dictionary, b []byte, most int, v any) error {
	plain, err := DecompressWith(dictionary, b, most)
	if err == nil {
		err = code.Unmarshal(plain, v)
	}
	if err != nil {
		return fmt.Errorf("unpack %T: %w", v, err)
	}
	return nil
}
