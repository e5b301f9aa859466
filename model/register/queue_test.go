package register_test

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
)

func TestQueueHasEachTaskOnce(t *testing.T) {
	w := newWorld(t, branch)
	manyTasks(w)
	q := w.Queue(today)
	want := []struct {
		view  register.View
		texts string
	}{
		{register.LateView, "open and late · late with me"},
		{register.UnsortedView, "raised yesterday · raised · sorted · settled at the door · promised later, unsorted"},
		{register.FinishedView, "finished"},
		{register.ReturnedView, "returned"},
		{register.OwedView, "promised today · accepted"},
	}
	if len(q.Heaps) != len(want) || q.Total != 11 {
		t.Fatalf("%d heaps, %d tasks", len(q.Heaps), q.Total)
	}
	for i, heap := range q.Heaps {
		if got := texts(heap.Tasks); heap.View != want[i].view || got != want[i].texts {
			t.Errorf("%s: %s\nwant %s: %s", heap.View, got, want[i].view, want[i].texts)
		}
	}
}

func TestQueueLeavesOutEmptyHeaps(t *testing.T) {
	w := newWorld(t, branch)
	if q := w.Queue(today); len(q.Heaps) != 0 || q.Total != 0 {
		t.Errorf("an empty queue: %+v", q)
	}
	w.raise(w.add(grid1, "望城路12号", today, "王秀英"), today, "路灯坏了", nil)
	if q := w.Queue(today); len(q.Heaps) != 1 || q.Heaps[0].View != register.UnsortedView {
		t.Errorf("one task: %+v", q)
	}
}

func TestQueueIsTheBranches(t *testing.T) {
	w := newWorld(t, worker)
	manyTasks(w)
	if q := w.Queue(today); q.Total != 0 {
		t.Errorf("a worker's queue holds %d", q.Total)
	}
}

func TestQueueCountsWhatWasSettledToday(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	yesterday := w.raise(h, today-3, "昨天派的", nil)
	w.take(yesterday, today-1, sorted, openUntil(today+3))
	halfway := w.raise(h, today-3, "只研判了", nil)
	w.take(halfway, today, sorted)
	settled := w.raise(h, today-3, "今天派的", nil)
	w.take(settled, today, sorted, openUntil(today+3))
	if got := w.Queue(today).Settled; got != 1 {
		t.Errorf("settled %d, want the one dispatched today", got)
	}
	w.take(settled, today, claimed, finished)
	if got := w.Queue(today).Settled; got != 0 {
		t.Errorf("settled %d, want none: it is back, to be accepted", got)
	}
	another := newWorld(t, account(9, "韦志强", model.SupervisorRole, community))
	rec, _ := w.Confirmed(yesterday.Record())
	another.Put(rec, 1)
	if got := another.Queue(today - 1).Settled; got != 0 {
		t.Errorf("settled %d, want none: another did", got)
	}
}
