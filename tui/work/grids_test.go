package work

import (
	"strconv"
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// TestGridListCounts: all first, then each grid that has something in it, with how many; the one shown has a tick.
func TestGridListCounts(t *testing.T) {
	w, q := openQueue(t)
	count := map[model.Path]int{}
	for _, r := range q.rows {
		count[r.task.Grid]++
	}
	w.Press("f2")
	l := w.Front().(*gridList)
	if len(l.rows) != len(count)+1 || l.rows[0] != (gridRow{"", len(q.rows)}) {
		t.Fatalf("%v of %v", l.rows, count)
	}
	for _, row := range l.rows[1:] {
		if row.n != count[row.grid] {
			t.Errorf("%s has %d, want %d", row.grid, row.n, count[row.grid])
		}
		w.Sees(w.Desk().PlaceName(row.grid), strconv.Itoa(row.n))
	}
	if row := w.Marked(); !contains(row, "✓  "+text.EveryGrid.In(text.ZH)) {
		t.Errorf("the mark is on %q", row)
	}
	w.Press("2", "f2")
	if l := w.Front().(*gridList); l.rows[l.list.Cur].grid != q.grid || q.grid == "" {
		t.Errorf("opened again, the mark is not on %q", q.grid)
	}
}
