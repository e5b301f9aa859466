package code

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sidan/model"
)

// filled returns values of a struct that have one of its fields set, none, and all of them, each with short and long
// values.
func filled[T any](t *testing.T, leaveOut ...string) (all []T) {
	t.Helper()
	for only := -1; only <= reflect.TypeFor[T]().NumField(); only++ {
		for size := range 6 {
			var v T
			fields := reflect.ValueOf(&v).Elem()
			for i := range fields.NumField() {
				if name := fields.Type().Field(i).Name; only == i || only == fields.NumField() {
					if !slices.Contains(leaveOut, name) {
						fill(t, fields.Field(i), size)
					}
				}
			}
			all = append(all, v)
		}
	}
	return all
}

// fill sets a value to one of six, from short to long.
func fill(t *testing.T, v reflect.Value, size int) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("好", []int{1, 7, 8, 85, 86, 22_000}[size]))
	case reflect.Int, reflect.Int32:
		v.SetInt([]int64{1, -1, 24, -256, math.MaxInt32, math.MinInt32}[size])
	case reflect.Array:
		v.Index(size).SetUint(9)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), size)
		}
	default:
		t.Fatalf("a field of type %s", v.Type())
	}
}

// TestVisitsAreWrittenAsMarshalWritesThem, with every field set alone and all together: a field that appendVisit does
// not know would be missing from the bytes.
func TestVisitsAreWrittenAsMarshalWritesThem(t *testing.T) {
	same := func(what string, v any, got []byte) {
		t.Helper()
		if want, err := Marshal(v); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is %x, want %x (%v)", what, got, want, err)
		}
	}
	for _, v := range filled[model.Visit](t, "Inside") {
		same("face", v, appendVisit(nil, &v))
	}
	for _, in := range filled[model.VisitInside](t, "Flags", "Was") {
		got, ok := appendVisitInside(nil, &in)
		if !ok {
			t.Errorf("%+v is left to the general way", in)
		}
		same("inside", in, got)
	}
	for _, in := range []model.VisitInside{{Flags: []model.Flag{{}}}, {Was: []model.VisitWas{{}}}} {
		if got, ok := appendVisitInside(nil, &in); ok {
			t.Errorf("%+v is %x", in, got)
		}
		v := &model.Visit{Inside: &in}
		if _, got, err := Record(v); err != nil {
			t.Error(err)
		} else {
			same("inside with a history", in, got)
		}
	}
}

// TestVisitMadeIsReadQuickly with every field set alone and all together, as the general way reads it.
func TestVisitMadeIsReadQuickly(t *testing.T) {
	for _, want := range filled[model.VisitMade](t) {
		b, err := Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := readVisitMade(b); !ok || got != want {
			t.Errorf("%x reads %v, %+v", b, ok, got)
		}
	}
}

// TestVisitMadeOfAnotherFormIsLeft to the general way, which knows what is wrong with it.
func TestVisitMadeOfAnotherFormIsLeft(t *testing.T) {
	note := appendText([]byte{0xa1, 5}, "好")
	for name, b := range map[string][]byte{
		"nothing":              nil,
		"an array":             {0x80},
		"a pair too few":       {0xa1},
		"endless":              {0xbf, 0xff},
		"more behind it":       append(bytes.Clone(note), 0),
		"keys out of order":    append(appendText([]byte{0xa2, 5}, "a"), appendText([]byte{4}, "b")...),
		"a key twice":          append(appendText([]byte{0xa2, 5}, "a"), appendText([]byte{5}, "b")...),
		"an unknown key":       {0xa1, 7, 0},
		"a negative key":       {0xa1, 0x20, 0},
		"text that is no text": {0xa1, 5, 0x62, 0xe5, 0xa5},
		"text that is cut":     note[:len(note)-1],
		"bytes for text":       {0xa1, 5, 0x41, 'a'},
		"a day too far":        AppendInt([]byte{0xa1, 6}, math.MaxInt32+1),
		"a day too early":      AppendInt([]byte{0xa1, 6}, math.MinInt32-1),
		"an id too short":      {0xa1, 1, 0x41, 1},
		"more pairs than here": AppendUint(appendHead(nil, mapItem, math.MaxUint64), 5),
	} {
		if v, ok := readVisitMade(b); ok {
			t.Errorf("%s reads %+v", name, v)
		}
	}
}
