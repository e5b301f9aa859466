package wire

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// TestEveryAlteredByteIsSeen alters each byte of a body in every way. Each time unpacking must fail, or give the
// same body.
func TestEveryAlteredByteIsSeen(t *testing.T) {
	small := Request{
		Version: Version, Sent: 1795500000000, Run: 12345678901,
		Asks: []Ask{{Community: "522730/01", Ask: 7, Seen: 50, Rows: true}},
	}
	large := Request{Version: Version, Asks: []Ask{
		{Community: "522730/01",
			Changes: [][]byte{bytes.Repeat([]byte("change"), 80), bytes.Repeat([]byte("another"), 9)}},
	}}
	t.Run("small", func(t *testing.T) { alter(t, small, alone) })
	t.Run("large", func(t *testing.T) { alter(t, large, alone) })
	t.Run("small answer", func(t *testing.T) {
		alter(t, Reply{Now: 1795500000001, Answers: []Answer{{Community: "522730/01", Ask: 7, Head: 50}}},
			beside(t, small))
	})
	t.Run("large answer", func(t *testing.T) {
		rows := []Row{{Rev: 51, ID: model.RecordID{7}, Face: large.Asks[0].Changes[0], Inside: []byte("inside")}}
		alter(t, Reply{Answers: []Answer{{Community: "522730/01", Head: 51, Page: &Page{Rows: rows}}}},
			beside(t, large))
	})
	visit, plain := visitRequest(t)
	t.Run("an expected answer", func(t *testing.T) {
		alter(t, expectedReply(visit), with(ExpectedDictionary(plain, visit)))
	})
	t.Run("a request of a known laptop", func(t *testing.T) {
		alter(t, visit, with(KnownDictionary(knownAccount())))
	})
}

// packing is one of the ways to pack a body, with its inverse.
type packing struct {
	pack   func(any) ([]byte, error)
	unpack func([]byte, any) error
}

var alone = packing{Pack, func(b []byte, v any) error { return Unpack(b, true, MostUnpacked, v) }}

func beside(t *testing.T, request Request) packing { return with(encoded(t, request)) }

func with(dictionary []byte) packing {
	return packing{
		func(v any) ([]byte, error) { return PackAnswer(dictionary, v) },
		func(b []byte, v any) error { return UnpackAnswer(dictionary, b, MostReply, v) },
	}
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	b, err := code.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
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

// TestBodiesOverTheirLimit: a body is refused when its plain bytes are over the limit, however small it is packed.
func TestBodiesOverTheirLimit(t *testing.T) {
	plain, err := code.Marshal(bytes.Repeat([]byte{0}, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	packed := Compress(plain)
	for _, c := range []struct {
		name   string
		b      []byte
		packed bool
		most   int
		want   error
	}{
		{"packed, at its limit", packed, true, len(plain), nil},
		{"packed, over it by one", packed, true, len(plain) - 1, ErrTooLarge},
		{"plain, at its limit", plain, false, len(plain), nil},
		{"plain, over it by one", plain, false, len(plain) - 1, ErrTooLarge},
		{"packed, over what any body may be", Compress(make([]byte, MostReply+1)), true, 2 * MostReply, ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []byte
			if err := Unpack(c.b, c.packed, c.most, &got); !errors.Is(err, c.want) {
				t.Errorf("Unpack: %v, want %v", err, c.want)
			}
			if c.want == nil && len(got) != 1<<20 {
				t.Errorf("%d bytes", len(got))
			}
		})
	}
}

// TestUnpackAllocatesNoMoreThanItsLimit: a few bytes of zstd can claim gigabytes.
func TestUnpackAllocatesNoMoreThanItsLimit(t *testing.T) {
	bomb := Compress(make([]byte, 64<<20))
	result := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if _, err := Decompress(bomb, MostUnpacked); !errors.Is(err, ErrTooLarge) {
				b.Fatal(err)
			}
		}
	})
	if most := int64(2 * MostReply); result.AllocedBytesPerOp() > most {
		t.Errorf("%d bytes of zstd took %d bytes to refuse, want at most %d", len(bomb),
			result.AllocedBytesPerOp(), most)
	}
}

func FuzzUnpack(f *testing.F) {
	for _, v := range []any{Request{Version: 1, Asks: []Ask{{Community: "522730/01"}}}, Reply{Now: 1}, "a text", nil} {
		b, err := Pack(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, true)
		plain, err := Decompress(b, MostUnpacked)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(plain, false)
	}
	f.Fuzz(func(t *testing.T, b []byte, packed bool) {
		var first, second Request
		if Unpack(b, packed, MostUnpacked, &first) != nil {
			return
		}
		again, err := Pack(first)
		if err != nil {
			t.Fatalf("%+v was read and cannot be packed: %v", first, err)
		}
		if err := Unpack(again, true, MostUnpacked, &second); err != nil {
			t.Fatalf("%+v was packed and cannot be read: %v", first, err)
		}
		if !reflect.DeepEqual(normal(first), normal(second)) {
			t.Fatalf("packed %+v, read %+v", first, second)
		}
	})
}

// normal is a request in which lists without elements are nil: the encoding leaves them out.
func normal(r Request) Request {
	if len(r.Asks) == 0 {
		r.Asks = nil
	}
	for i, a := range r.Asks {
		if len(a.Changes) == 0 {
			r.Asks[i].Changes = nil
		}
		for j, c := range a.Changes {
			if len(c) == 0 {
				a.Changes[j] = nil
			}
		}
		if len(a.Held) == 0 {
			r.Asks[i].Held = nil
		}
	}
	return r
}
