package register_test

import (
	"strings"
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
		{register.LateView, "late with me · open and late"},
		{register.UnsortedView, "promised later, unsorted · settled at the door · sorted · raised · raised yesterday"},
		{register.FinishedView, "finished"},
		{register.ReturnedView, "returned"},
		{register.OwedView, "accepted"},
	}
	if len(q.Heaps) != len(want) || q.Total != 10 {
		t.Fatalf("%d heaps, %d tasks", len(q.Heaps), q.Total)
	}
	for i, heap := range q.Heaps {
		if got := texts(heap.Tasks); heap.View != want[i].view || got != want[i].texts {
			t.Errorf("%s: %s\nwant %s: %s", heap.View, got, want[i].view, want[i].texts)
		}
	}
}

// TestQueueKeepsApartWhatWaitsForOthers: a promise due today, and a late task for a day after it was nudged;
// from then on it is late again.
func TestQueueKeepsApartWhatWaitsForOthers(t *testing.T) {
	w := newWorld(t, branch)
	manyTasks(w)
	if got := texts(w.Queue(today).Waits); got != "promised today" {
		t.Errorf("with others: %s", got)
	}
	for _, task := range w.Tasks(register.LateView, today, "") {
		if task.Text() == "late with me" {
			w.did(branch, noon(today), task.RecordID(), model.TaskNudged{})
		}
	}
	for day, want := range map[model.Day]string{
		today: "open and late", today + 1: "open and late", today + 2: "late with me",
	} {
		if got := w.Queue(day).Heaps[0]; !strings.Contains(texts(got.Tasks), want) ||
			(day < today+2) == strings.Contains(texts(got.Tasks), "late with me") {
			t.Errorf("on %v the late are %s", day, texts(got.Tasks))
		}
	}
	if got := w.Queue(today).Settled; got != 2 {
		t.Errorf("settled %d, want the one nudged today and the one sorted", got)
	}
}

// TestQueueAsksForDecisions: who asks for more time stands in a heap of its own, also when late; a request whose author
// was asked waits for the reply, for some days; a department that did not come is late.
func TestQueueAsksForDecisions(t *testing.T) {
	w := newWorld(t, branch)
	manyTasks(w)
	find := func(words string) model.RecordID {
		for _, task := range w.Tasks(register.AllView, today, "") {
			if task.Text() == words {
				return task.RecordID()
			}
		}
		t.Fatalf("no task %q", words)
		return model.RecordID{}
	}
	holds := func(day model.Day, heap register.View, words string) bool {
		q := w.Queue(day)
		if heap == register.WaitsView {
			return strings.Contains(texts(q.Waits), words)
		}
		for _, h := range q.Heaps {
			if h.View == heap && strings.Contains(texts(h.Tasks), words) {
				return true
			}
		}
		return false
	}
	w.did(worker, noon(today), find("late with me"), model.TaskExtensionAsked{Until: today + 5, Why: "等配件"})
	if !holds(today, register.AskedView, "late with me") || holds(today, register.LateView, "late with me") {
		t.Error("a late task whose holder asks for more time is to be decided on, and not only late")
	}
	if n := len(w.Tasks(register.AskedView, today, "")); n != 1 {
		t.Errorf("%d ask for more time", n)
	}
	newest := w.Tasks(register.UnsortedView, today, "")[0]
	w.did(branch, noon(today), newest.RecordID(), model.TaskAsked{Words: "哪一楼"})
	if !holds(today, register.WaitsView, newest.Text()) || !holds(today+3, register.UnsortedView, newest.Text()) {
		t.Error("a question waits for its reply two days, and then for the branch again")
	}
	unit := model.Addressee{Kind: model.ToUnit, ID: model.RecordID{9}, Name: "供电所"}
	claimed := find("claimed by me")
	w.did(branch, noon(today), claimed, model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities})
	w.did(branch, noon(today), claimed, model.TaskWhistled{To: unit, By: today, Why: "要停电"})
	if holds(today, register.LateView, "claimed by me") || !holds(today+1, register.LateView, "claimed by me") {
		t.Error("a department that was to come by today is late tomorrow")
	}
}

func TestSoonestFirst(t *testing.T) {
	w := newWorld(t, worker)
	manyTasks(w)
	if got := texts(
		register.SoonestFirst(w.Tasks(register.MineView, today, "")),
	); got != "late with me · for me · promised today · promised later, unsorted · accepted · claimed by me" {
		t.Errorf("mine: %s", got)
	}
	if got := texts(
		register.SoonestFirst(w.Tasks(register.AllView, today, "")),
	); !strings.HasPrefix(got, "late with me · open and late · ") {
		t.Errorf("all: %s", got)
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
