package register_test

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// manyTasks are one of each way a task can stand, called by their words.
func manyTasks(w *world) {
	h := w.add(grid1, "金桂苑3栋3单元102", today-200, "王秀英")
	w.raise(h, today-3, "raised", nil)
	w.raise(h, today-1, "raised yesterday", nil)
	sortedOne := w.raise(h, today-4, "sorted", nil)
	w.take(sortedOne, today, sorted)
	w.raise(h, today-5, "settled at the door", &model.DoorAnswer{Words: "帮您填好了"})
	w.take(w.raise(h, today-6, "open", nil), today-2, sorted, openUntil(today+3))
	w.take(w.raise(h, today-7, "open and late", nil), today-6, sorted, openUntil(today-1))
	w.take(w.raise(h, today-8, "for me", nil), today-2, sorted, toWorker(today))
	w.take(w.raise(h, today-9, "claimed by me", nil), today-2, sorted, openUntil(today+3), claimed)
	w.take(w.raise(h, today-10, "late with me", nil), today-9, sorted, toWorker(today-2), claimed)
	w.take(w.raise(h, today-11, "promised today", &model.DoorAnswer{By: today}), today, sorted)
	w.raise(h, today-12, "promised later, unsorted", &model.DoorAnswer{By: today + 1})
	w.take(w.raise(h, today-13, "finished", nil), today-2, sorted, toWorker(today+3), claimed, finished)
	w.take(
		w.raise(h, today-14, "returned", nil), today-2, sorted, toWorker(today+3), claimed,
		model.TaskReturned{Why: "办不了"},
	)
	w.take(w.raise(h, today-15, "accepted", nil), today-2, sorted, toWorker(today+3), claimed, finished, acceptedIt)
	w.take(w.raise(h, today-16, "told", nil), today-2, sorted, toWorker(today+3), claimed, finished, acceptedIt, told)
	w.take(
		w.raise(h, today-17, "closed", nil), today-2, sorted, toWorker(today+3), claimed, finished, acceptedIt,
		told, satisfied,
	)
	w.take(
		w.raise(h, today-119, "closed 90 days ago", nil), today-90, sorted, toWorker(today+3), claimed,
		finished, acceptedIt, told, satisfied,
	)
	w.take(
		w.raise(h, today-120, "closed long ago", nil), today-91, sorted, toWorker(today+3), claimed, finished,
		acceptedIt, told, satisfied,
	)
}

// texts of tasks, and a bar behind those that are late.
func texts(tasks []*model.Task) string {
	var list []string
	for _, t := range tasks {
		list = append(list, t.Text())
	}
	return strings.Join(list, " · ")
}

func TestTasksByView(t *testing.T) {
	w := newWorld(t, worker)
	manyTasks(w)
	for view, want := range map[register.View]string{
		register.NewView:      "raised yesterday",
		register.UnsortedView: "raised yesterday · raised · sorted · settled at the door · promised later, unsorted",
		register.OpenView:     "open and late · open",
		register.MineView: "late with me · for me · claimed by me · promised today · " +
			"promised later, unsorted · accepted",
		register.FinishedView: "finished",
		register.LateView:     "open and late · late with me",
		register.ReturnedView: "returned",
		register.OwedView:     "promised today · accepted",
		register.DoneView:     "closed · closed 90 days ago",
	} {
		if got := texts(w.Tasks(view, today, "")); got != want {
			t.Errorf("%s:\n%s, want\n%s", view, got, want)
		}
	}
	all := w.Tasks(register.AllView, today, "")
	if len(all) != 18 || texts(all[:3]) != "open and late · late with me · raised yesterday" {
		t.Errorf("all: %d, %s", len(all), texts(all))
	}
}

func TestTasksOfOthers(t *testing.T) {
	w := newWorld(t, other)
	manyTasks(w)
	if got := texts(w.Tasks(register.MineView, today, "")); got != "" {
		t.Errorf("mine: %s", got)
	}
	if got := texts(w.Tasks(register.OpenView, today, "")); got != "open and late · open" {
		t.Errorf("open: %s", got)
	}
	if got := w.Tasks(register.AllView, today, grid2); len(got) != 0 {
		t.Errorf("in another grid: %s", texts(got))
	}
	if got := w.Tasks(register.AllView, today, "522730/01/01"); len(got) != 18 {
		t.Errorf("in the large grid: %d", len(got))
	}
}

func TestParseView(t *testing.T) {
	for _, v := range register.Views {
		if got, ok := register.ParseView(string(v)); !ok || got != v {
			t.Errorf("%s: %s %v", v, got, ok)
		}
	}
	if _, ok := register.ParseView("mien"); ok {
		t.Error("a view that is none")
	}
}
