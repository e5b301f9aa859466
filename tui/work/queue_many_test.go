package work

import (
	"fmt"
	"strconv"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// manyOpen sits down at a queue with at least n tasks to decide on: requests by phone, raised in every grid.
func manyOpen(t testing.TB, n int) (*pagetest.Window, *queue) {
	t.Helper()
	d := pagetest.Desk(t, model.SupervisorRole)
	var acts []desk.Act
	var grids []model.Path
	for _, p := range d.Register().Places() {
		if p.Path.Level() == model.SmallGrid && p.Path.Community() == d.Community() {
			grids = append(grids, p.Path)
		}
	}
	for i := range n {
		acts = append(acts, desk.Act{Body: model.TaskRaised{
			Grid: grids[i%len(grids)], Channel: model.ByPhone, Words: fmt.Sprintf("第 %d 盏路灯不亮,请来看一下", i),
		}})
	}
	if _, err := d.Save(acts...); err != nil {
		t.Fatal(err)
	}
	w := pagetest.OpenAt(t, d, text.ZH, NewQueue)
	q := w.Root().(*queue)
	q.fresh()
	return w, q
}

// TestQueueOfManyIsOneScreen: every heap and its count is in sight without a key, the heaps that wait for a decision
// come first, no task stands in two rows, and one key goes from heap to heap.
func TestQueueOfManyIsOneScreen(t *testing.T) {
	w, q := manyOpen(t, 400)
	seen := map[model.TaskID]bool{}
	for _, r := range q.rows {
		if seen[r.task.ID] {
			t.Errorf("%s stands in two rows", r.task.No())
		}
		seen[r.task.ID] = true
	}
	if q.wants < 400 {
		t.Errorf("%d wait for a decision", q.wants)
	}
	for _, size := range sizes {
		w.Resize(size[0], size[1])
		for _, h := range q.all.Heaps {
			w.Sees(text.View(text.ZH, string(h.View)) + " " + strconv.Itoa(len(h.Tasks)))
		}
	}
	w.Press("home")
	for i, start := range q.list.Starts {
		if q.list.Cur != start {
			t.Errorf("heap %d: the cursor is on row %d, want %d", i, q.list.Cur, start)
		}
		w.Press("right")
	}
	if last := len(q.list.Starts) - 1; q.list.Cur != q.list.Starts[last] {
		t.Errorf("after the last heap it is on row %d", q.list.Cur)
	}
	w.Press("down", "left")
	if last := len(q.list.Starts) - 1; q.list.Cur != q.list.Starts[last] {
		t.Errorf("left goes to row %d, want the beginning of the heap", q.list.Cur)
	}
	w.Press("left")
	if last := len(q.list.Starts) - 2; q.list.Cur != q.list.Starts[last] {
		t.Errorf("left goes to row %d, want the heap before", q.list.Cur)
	}
}

// BenchmarkQueueKey is one key that moves the cursor in a queue of 400 open tasks, and the screen after it. It is to be
// below a millisecond.
func BenchmarkQueueKey(b *testing.B) {
	w, q := manyOpen(b, 400)
	w.Press("home")
	down := tea.KeyPressMsg{Code: tea.KeyDown}
	for b.Loop() {
		if q.list.Cur == len(q.rows)-1 {
			q.list.Cur = 0
		}
		q.Key(down)
		w.Draw()
	}
}
