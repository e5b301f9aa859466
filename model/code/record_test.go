package code_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
)

// TestEveryKindRoundTrips: each kind of the table, empty but for its inside, comes back as it was, with the inside and
// without.
func TestEveryKindRoundTrips(t *testing.T) {
	for _, k := range model.Kinds {
		v := reflect.New(reflect.TypeOf(k.Zero).Elem())
		inside := v.Elem().FieldByName("Inside")
		if inside.IsValid() {
			inside.Set(reflect.New(inside.Type().Elem()))
		}
		r := v.Interface().(model.Record)
		face, in, err := code.Record(r)
		if err != nil {
			t.Fatalf("%s: %v", k.Name, err)
		}
		if (in != nil) != inside.IsValid() {
			t.Errorf("%s: an inside of %d bytes, where the kind has one: %v", k.Name, len(in), inside.IsValid())
		}
		if kind, err := code.KindOf(face); err != nil || kind != k.Kind {
			t.Errorf("%s: the face is of kind %v, %v", k.Name, kind, err)
		}
		got, err := code.Open(face, in)
		if err != nil {
			t.Fatalf("%s: %v", k.Name, err)
		}
		if d := cmp.Diff(r, got); d != "" {
			t.Errorf("%s differs:\n%s", k.Name, d)
		}
		if inside.IsValid() {
			inside.SetZero()
		}
		if got, err = code.Open(face, nil); err != nil || cmp.Diff(r, got) != "" {
			t.Errorf("%s, the face alone: %v\n%s", k.Name, err, cmp.Diff(r, got))
		}
	}
}

// TestAKindOfAnotherProgram is told from damage: its rows are kept and not shown.
func TestAKindOfAnotherProgram(t *testing.T) {
	face := []byte{0x82, 0x17, 0xa0} // an array of the number 23 and an empty map
	if _, err := code.Open(face, nil); !errors.Is(err, code.ErrUnknown) {
		t.Errorf("a kind nobody knows: %v", err)
	}
	for _, damaged := range [][]byte{nil, {0x82}, {0x82, 0x05}, {0x82, 0x05, 0x01}, []byte("no CBOR at all")} {
		if _, err := code.Open(damaged, nil); !errors.Is(err, code.ErrBytes) {
			t.Errorf("%x: %v", damaged, err)
		}
	}
	good, _, _ := code.Record(&model.Visit{})
	if _, err := code.Open(good, []byte{0x01}); !errors.Is(err, code.ErrBytes) {
		t.Errorf("an inside that is none: %v", err)
	}
}
