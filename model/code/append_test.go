package code

import (
	"bytes"
	"math"
	"testing"
)

// numbers lie on both sides of every boundary of an item's head.
var numbers = []uint64{
	0, 1, 23, 24, 255, 256, math.MaxUint16, math.MaxUint16 + 1, math.MaxUint32, math.MaxUint32 + 1, math.MaxInt64,
	math.MaxUint64,
}

func same(t *testing.T, got []byte, v any) {
	t.Helper()
	want, err := Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%T %v is appended as %x, and marshalled as %x", v, v, got, want)
	}
}

func TestWhatIsAppendedIsWhatMarshalWrites(t *testing.T) {
	for _, n := range numbers {
		same(t, AppendUint(nil, n), n)
		if n <= math.MaxInt64 {
			same(t, AppendInt(nil, int64(n)), int64(n))
			same(t, AppendInt(nil, -1-int64(n)), -1-int64(n))
		}
	}
	for _, size := range []int{0, 1, 23, 24, 255, 256, 70000} {
		same(t, AppendBytes(nil, make([]byte, size)), make([]byte, size))
	}
	same(t, AppendBytes(nil, nil), []byte(nil))
	same(t, AppendUint(AppendUint(AppendArray(nil, 2), 7), 300), []uint64{7, 300})
}
