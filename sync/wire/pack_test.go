package wire

import (
	"bytes"
	"reflect"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// TestEveryAlteredByteIsSeen alters each byte of a body in every way: it is known as damaged, or reads the same.
func TestEveryAlteredByteIsSeen(t *testing.T) {
	small := Request{
		Version: Version, Sent: 1795500000000, Run: 12345678901,
		Asks: []Ask{{Home: "522730/01", Ask: 7, Seen: 50, Rows: true}},
	}
	large := Request{Version: Version, Asks: []Ask{
		{Home: "522730/01", Changes: [][]byte{bytes.Repeat([]byte("change"), 80), bytes.Repeat([]byte("another"), 9)}},
	}}
	t.Run("small", func(t *testing.T) { alter(t, small, alone) })
	t.Run("large", func(t *testing.T) { alter(t, large, alone) })
	t.Run("small answer", func(t *testing.T) {
		alter(t, Reply{Now: 1795500000001, Answers: []Answer{{Home: "522730/01", Ask: 7, Head: 50}}}, beside(t, small))
	})
	t.Run("large answer", func(t *testing.T) {
		rows := []Row{{Rev: 51, ID: model.RecordID{7}, Face: large.Asks[0].Changes[0], Inside: []byte("inside")}}
		alter(t, Reply{Answers: []Answer{{Home: "522730/01", Head: 51, Page: &Page{Rows: rows}}}}, beside(t, large))
	})
}

// packing is a way to pack and to read what was packed.
type packing struct {
	pack   func(any) ([]byte, error)
	unpack func([]byte, any) error
}

var alone = packing{Pack, func(b []byte, v any) error { return Unpack(b, true, MostUnpacked, v) }}

func beside(t *testing.T, request Request) packing {
	said, err := code.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return packing{func(v any) ([]byte, error) {
		return PackAnswer(
			said, v,
		)
	}, func(b []byte, v any) error { return UnpackAnswer(said, b, MostReply, v) }}
}

func alter[T any](t *testing.T, body T, p packing) {
	b, err := p.pack(body)
	if err != nil {
		t.Fatal(err)
	}
	var whole T
	if err := p.unpack(b, &whole); err != nil || !reflect.DeepEqual(whole, body) {
		t.Fatalf("unaltered it reads %+v, %v", whole, err)
	}
	for i := range b {
		for x := 1; x < 256; x++ {
			altered := bytes.Clone(b)
			altered[i] ^= byte(x)
			var got T
			if err := p.unpack(altered, &got); err == nil && !reflect.DeepEqual(got, body) {
				t.Fatalf("byte %d of %d altered by %#x, and read as %+v", i, len(b), x, got)
			}
		}
		if p.unpack(b[:i], new(T)) == nil {
			t.Fatalf("cut at %d of %d bytes, and read", i, len(b))
		}
	}
}

func TestAnAnswerBesideItsRequest(t *testing.T) {
	words := bytes.Repeat([]byte("屋顶漏雨，已拍照。"), 9000) // longer than the window
	said := append(bytes.Repeat([]byte("x"), 1<<16), "the last words that were said at the door of the house"...)
	for name, v := range map[string][]byte{"empty": {}, "short": []byte("words that were said at the door, again"), "long": words} {
		b, err := PackAnswer(said, v)
		if err != nil {
			t.Fatal(err)
		}
		var got []byte
		if err := UnpackAnswer(said, b, MostReply, &got); err != nil || !bytes.Equal(got, v) {
			t.Errorf("%s: %d bytes of %d, %v", name, len(got), len(v), err)
		}
		if name == "short" && UnpackAnswer(said[1:len(said)-1], b, MostReply, &got) == nil {
			t.Error("read beside another request")
		}
		if err := UnpackAnswer(said, b, len(v), &got); err == nil { // the CBOR is longer than what it holds
			t.Errorf("%s: more than asked for, and read", name)
		}
	}
}
