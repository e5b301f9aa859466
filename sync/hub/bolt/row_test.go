package bolt

import (
	"bytes"
	"math"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

func encodesAsMarshal(t *testing.T, v appender) {
	t.Helper()
	got, err := v.appendTo(nil)
	if err != nil {
		t.Fatal(err)
	}
	want, err := code.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%+v is appended as\n%x, and marshalled as\n%x", v, got, want)
	}
}

// TestRowsAndLinesAreEncodedAsMarshalDoes, so that files of any version read alike.
func TestRowsAndLinesAreEncodedAsMarshalDoes(t *testing.T) {
	long := bytes.Repeat([]byte{7}, 70_000)
	rows := []*row{
		{},
		{Rev: 1, Kind: model.KindVisit, Week: 2900, Audience: 3, Face: []byte("face"), Inside: []byte("inside")},
		{Rev: math.MaxUint64, Kind: math.MaxUint8, Week: math.MinInt32, Audience: 1 << 40, Face: []byte{},
			Inside: long},
	}
	for _, r := range rows {
		encodesAsMarshal(t, r)
	}
	lines := []*line{
		{},
		{Rev: 300, ID: model.ChangeID{1}, Record: model.RecordID{2}, Code: model.OK, Author: 4, At: 1795500000,
			On: 1795500001, Received: 1795500002, Core: []byte("core")},
		{Rev: 1, Code: model.Flagged, Why: model.Refusal{Reason: model.FlagClock}, At: -1, On: math.MinInt64,
			Core: long},
		{Rev: 1, Code: model.Held, Why: model.Refusal{Reason: model.NoPlace, Args: []string{"522730/01"}}},
		{Rev: 1, Code: model.Refused, Why: model.Refusal{Against: model.Ref{ID: model.PersonID{3}, Name: "丙"}}},
		{Rev: 1, Code: model.Refused, Why: model.Refusal{Args: []string{}}},
	}
	for _, l := range lines {
		encodesAsMarshal(t, l)
	}
}

// TestSizesAreBounds: a block of the arena is not moved while something is encoded into it.
func TestSizesAreBounds(t *testing.T) {
	largest := []appender{
		&row{Rev: math.MaxUint64, Kind: math.MaxUint8, Week: math.MinInt32, Audience: math.MaxUint64,
			Face: make([]byte, 70_000), Inside: make([]byte, 70_000)},
		&line{Rev: math.MaxUint64, Code: math.MaxUint8, Author: math.MaxUint64, At: math.MinInt64, On: math.MinInt64,
			Received: math.MinInt64, Core: make([]byte, 70_000)},
	}
	for _, v := range largest {
		if b, err := v.appendTo(nil); err != nil || len(b) > v.size() {
			t.Errorf("%T takes %d bytes, its size says %d (%v)", v, len(b), v.size(), err)
		}
	}
}
