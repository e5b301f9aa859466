package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
)

// TestRowsNamed reads what it is asked for in that order, faces and insides, past what is not there, and stops when
// it is told to.
func TestRowsNamed(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")), row(t, 2, 4, house("乙", "2")),
		row(t, 3, 5, model.PlaceAdded{Path: "522730/01", Name: "金桂"}))
	var revs []uint64
	insides := 0
	must(t, s.RowsNamed(community, []model.RecordID{rid(3), rid(9), rid(1)}, func(r Row) bool {
		revs = append(revs, r.Rev)
		if r.Inside != nil {
			insides++
		}
		return true
	}))
	if d := cmp.Diff([]uint64{5, 3}, revs); d != "" || insides != 1 {
		t.Errorf("%d insides; revisions differ:\n%s", insides, d)
	}
	seen := 0
	count := func(Row) bool { seen++; return false }
	must(t, s.RowsNamed(community, []model.RecordID{rid(1), rid(2)}, count))
	must(t, s.RowsNamed("522730/02", []model.RecordID{rid(1)}, count))
	if seen != 1 {
		t.Errorf("went on %d times after being told to stop", seen-1)
	}
}
