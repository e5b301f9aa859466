package code

import (
	"bytes"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
)

func TestReaderTakesWhatWasAppended(t *testing.T) {
	for _, n := range numbers {
		r := reader{rest: AppendUint(nil, n), ok: true}
		if got := r.uint(); !r.ok || got != n || len(r.rest) > 0 {
			t.Errorf("%d reads %d, %v", n, got, r.ok)
		}
		if n > math.MaxInt64 {
			continue
		}
		for _, i := range []int64{int64(n), -1 - int64(n)} {
			r := reader{rest: AppendInt(nil, i), ok: true}
			if got := r.int(); !r.ok || got != i || len(r.rest) > 0 {
				t.Errorf("%d reads %d, %v", i, got, r.ok)
			}
		}
	}
	r := reader{rest: AppendBytes(AppendArray(nil, 1), []byte("abc")), ok: true}
	r.head(arrayItem, 1)
	if got := r.bytes(3); !r.ok || string(got) != "abc" || len(r.rest) > 0 {
		t.Errorf("abc reads %q, %v", got, r.ok)
	}
}

// TestReaderLeavesWhatIsWrittenOtherwise to the decoder that looks at types.
func TestReaderLeavesWhatIsWrittenOtherwise(t *testing.T) {
	for name, c := range map[string]struct {
		b    []byte
		take func(*reader)
	}{
		"nothing":             {nil, func(r *reader) { r.uint() }},
		"a longer number":     {[]byte{0x18, 5}, func(r *reader) { r.uint() }},
		"a cut number":        {[]byte{0x19, 5}, func(r *reader) { r.uint() }},
		"an endless string":   {[]byte{0x5f, 0x41, 'a', 0xff}, func(r *reader) { r.bytes(1) }},
		"a cut string":        {[]byte{0x43, 'a', 'b'}, func(r *reader) { r.bytes(3) }},
		"a string of another": {[]byte{0x42, 'a', 'b'}, func(r *reader) { r.bytes(3) }},
		"text for bytes":      {[]byte{0x61, 'a'}, func(r *reader) { r.bytes(1) }},
		"a negative":          {[]byte{0x20}, func(r *reader) { r.uint() }},
		"too large":           {AppendUint(nil, math.MaxUint64), func(r *reader) { r.int() }},
		"a shorter array":     {AppendArray(nil, 1), func(r *reader) { r.head(arrayItem, 2) }},
	} {
		r := reader{rest: c.b, ok: true}
		if c.take(&r); r.ok {
			t.Errorf("%s is taken", name)
		}
	}
}

// plainChange is Change without its quick way.
func plainChange(b []byte) (c model.Change, ok bool) {
	var k core
	if dec.Unmarshal(b, &k) != nil || k.Version != 1 || bodies[k.Type] == nil {
		return c, false
	}
	c = model.Change{ID: ChangeID(b), Nonce: k.Nonce, Record: k.Record, Author: k.Author, At: time.Unix(k.At, 0)}
	body := reflect.New(bodies[k.Type])
	if dec.Unmarshal(k.Body, body.Interface()) != nil {
		return c, false
	}
	c.Body = body.Elem().Interface().(model.Body)
	return c, true
}

// FuzzQuickChange wants the quick way to read only what the plain one reads, and the same.
func FuzzQuickChange(f *testing.F) {
	for _, body := range model.Bodies() {
		b, err := Core(model.Change{
			Nonce: [8]byte{9}, Record: model.RecordID{7}, Author: model.PersonID{1}, At: time.Unix(-5, 0), Body: body,
		})
		if err != nil {
			f.Fatal(err)
		}
		if _, ok := quickChange(b); !ok {
			f.Errorf("%T is not read the quick way", body)
		}
		f.Add(b)
		f.Add(append(bytes.Clone(b), 0))
		f.Add(b[:len(b)-1])
	}
	deep := AppendArray(nil, 7)
	deep = AppendBytes(deep, make([]byte, 8))
	deep = AppendUint(AppendUint(deep, uint64(model.TypeOf(model.VisitMade{}))), 1)
	deep = AppendInt(AppendBytes(AppendBytes(deep, make([]byte, 16)), make([]byte, 16)), 0)
	for _, levels := range []int{14, 15, 16, 17} { // in a key that no body has
		nested := append(bytes.Clone(deep), 0xa1, 0x18, 99)
		for range levels - 1 {
			nested = AppendArray(nested, 1)
		}
		f.Add(AppendUint(nested, 0))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		quick, ok := quickChange(b)
		if !ok {
			return
		}
		plain, ok := plainChange(b)
		if d := cmp.Diff(plain, quick); !ok || d != "" {
			t.Errorf("%x: the plain way %v, differs:\n%s", b, ok, d)
		}
	})
}
