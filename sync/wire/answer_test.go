package wire

import (
	"bytes"
	"errors"
	"testing"
)

func TestPackAnswer(t *testing.T) {
	long := bytes.Repeat([]byte("屋顶漏雨，已拍照。"), 9000) // longer than the window of DEFLATE
	request := append(bytes.Repeat([]byte("x"), 1<<16), "the last words that were said at the door of the house"...)
	for _, c := range []struct {
		name string
		v    []byte
	}{
		{"empty", []byte{}},
		{"short", []byte("words that were said at the door, again")},
		{"long", long},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := PackAnswer(request, c.v)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			if err := UnpackAnswer(request, b, MostReply, &got); err != nil || !bytes.Equal(got, c.v) {
				t.Errorf("%d bytes of %d, %v", len(got), len(c.v), err)
			}
			// The limit is on the CBOR, which is longer than the bytes it holds.
			if err := UnpackAnswer(request, b, len(c.v), &got); !errors.Is(err, ErrTooLarge) {
				t.Errorf("over its limit: %v", err)
			}
		})
	}
}

// TestUnpackAnswerNeedsItsRequest: with another request as dictionary the checksum must not fit.
func TestUnpackAnswerNeedsItsRequest(t *testing.T) {
	request := []byte("the last words that were said at the door of the house")
	b, err := PackAnswer(request, []byte("words that were said at the door, again"))
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range [][]byte{nil, request[1 : len(request)-1], bytes.ToUpper(request)} {
		if err := UnpackAnswer(other, b, MostReply, new([]byte)); err == nil {
			t.Errorf("read with %q for %q", other, request)
		}
	}
}

func TestUnpackAnswerTooShort(t *testing.T) {
	for n := range 4 {
		if UnpackAnswer(nil, make([]byte, n), MostReply, new([]byte)) == nil {
			t.Errorf("%d bytes were read", n)
		}
	}
}

// TestPackAnswerRepeatsLittle: what the request holds must cost the reply a few bytes only, also right at the
// beginning of a request of 32 KiB, the largest dictionary.
func TestPackAnswerRepeatsLittle(t *testing.T) {
	face := make([]byte, 200)
	for i := range face {
		face[i] = byte(i * i * 7)
	}
	request := append(bytes.Clone(face), make([]byte, 31<<10)...)
	b, err := PackAnswer(request, face)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 40 {
		t.Errorf("200 bytes of the request take %d bytes of the reply", len(b))
	}
}

func FuzzUnpackAnswer(f *testing.F) {
	request := []byte("the last words that were said at the door of the house")
	for _, v := range []any{
		"", "said at the door", Reply{Now: 1, Answers: []Answer{{Community: "522730/01", Head: 5}}},
	} {
		b, err := PackAnswer(request, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(request, b)
	}
	f.Fuzz(func(t *testing.T, request, b []byte) {
		var r Reply
		if UnpackAnswer(request, b, 1<<10, &r) != nil {
			return
		}
		again, err := PackAnswer(request, r)
		if err != nil {
			t.Fatalf("%+v was read and cannot be packed: %v", r, err)
		}
		if err := UnpackAnswer(request, again, MostReply, new(Reply)); err != nil {
			t.Fatalf("%+v was packed and cannot be read: %v", r, err)
		}
	})
}
