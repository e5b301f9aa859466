package wire

import (
	"testing"
	"time"
)

func TestPredictedBits(t *testing.T) {
	var p Page
	for _, i := range []int{0, 7, 8, 16} {
		p.SetPredicted(i, 17)
	}
	if len(p.Predicted) != 3 {
		t.Errorf("%d bytes for 17 verdicts", len(p.Predicted))
	}
	for i := range 40 {
		want := i == 0 || i == 7 || i == 8 || i == 16
		if p.IsPredicted(i) != want {
			t.Errorf("bit %d is %v", i, !want)
		}
	}
	if (&Page{}).IsPredicted(0) {
		t.Error("an empty page has a predicted row")
	}
}

// TestSumOfRows tells apart rows that differ in anything, or in where one part ends and the next begins.
func TestSumOfRows(t *testing.T) {
	row := Row{Rev: 1, Face: []byte("ab"), Inside: []byte("c")}
	seen := map[RowsSum]string{}
	for name, rows := range map[string][]Row{
		"none":             nil,
		"one":              {row},
		"twice":            {row, row},
		"another revision": {{Rev: 2, Face: row.Face, Inside: row.Inside}},
		"another id":       {{Rev: 1, ID: [16]byte{1}, Face: row.Face, Inside: row.Inside}},
		"another end":      {{Rev: 1, Face: []byte("a"), Inside: []byte("bc")}},
		"no inside":        {{Rev: 1, Face: []byte("abc")}},
	} {
		if other, met := seen[SumOfRows(rows)]; met {
			t.Errorf("%s and %s have one sum", name, other)
		}
		seen[SumOfRows(rows)] = name
	}
}

func TestCorrectedTime(t *testing.T) {
	now := time.Unix(1795500000, 0)
	for _, c := range []struct {
		name           string
		at, sent, want time.Time
	}{
		{"a clock that is right", now.Add(-time.Hour), now, now.Add(-time.Hour)},
		{"a clock that is behind", now.Add(-2 * time.Hour), now.Add(-time.Hour), now.Add(-time.Hour)},
		{"a clock that is ahead", now.Add(time.Hour), now.Add(2 * time.Hour), now.Add(-time.Hour)},
		{"never later than now", now.Add(time.Minute), now, now},
		{"whole seconds", now.Add(-1500 * time.Millisecond), now, now.Add(-2 * time.Second)},
	} {
		if got := CorrectedTime(c.at, c.sent, now); !got.Equal(c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
