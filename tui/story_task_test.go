package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// show opens the page of the first task of a view, in a state ("": any).
func showTask(t *testing.T, a *App, view register.View, in model.State) model.TaskID {
	t.Helper()
	for _, task := range a.desk.Register().Tasks(view, a.desk.Today(), "") {
		if in == "" || task.State == in {
			run(t, a, a.Open(task.ID.Record()))
			return task.ID
		}
	}
	t.Fatalf("no %s task in %s", in, view)
	return model.TaskID{}
}

func TestTaskScreens(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := showTask(t, a, register.OpenView, model.Dispatched)
		golden(t, a, "task-open")
		press(t, a, "enter")
		if got := now(a, id); got.State != model.Claimed || got.Holder.ID != a.desk.Me().Person.ID {
			t.Fatalf("claimed, it is %v, with %v", got.State, got.Holder)
		}
		golden(t, a, "task-claimed")
		press(t, a, "enter", "换了整流器,晚上试过亮了。")
		golden(t, a, "finish")
	})
}

func TestTaskToldScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		showTask(t, a, register.AllView, model.Told)
		golden(t, a, "task-told")
	})
}

func TestClaimIsUndone(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	id := showTask(t, a, register.OpenView, model.Dispatched)
	press(t, a, "1")
	sees(t, a, "已认领", "F4 撤回")
	press(t, a, "f4")
	if got := now(a, id); got.State != model.Dispatched || !got.Holder.IsZero() {
		t.Errorf("undone, it is %v, with %v", got.State, got.Holder)
	}
}

func TestClaimOfflineIsUnconfirmed(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		showTask(t, a, register.OpenView, model.Dispatched)
		press(t, a, "enter")
		golden(t, a, "task-unconfirmed")
	})
}

// A task's way by keys alone: claim, progress, finish; accept, tell, "not satisfied"; the same holder has it again.
func TestFromClaimToRating(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := showTask(t, a, register.OpenView, model.Dispatched)
		for _, s := range []struct {
			keys []string
			want model.State
		}{
			{[]string{"enter"}, model.Claimed},
			{[]string{"2", "看过了,等料", "ctrl+s"}, model.Claimed},
			{[]string{"enter", "换好了", "enter", "试过了", "ctrl+s"}, model.Finished},
		} {
			press(t, a, s.keys...)
			if got := now(a, id).State; got != s.want {
				t.Fatalf("after %v it is %v, want %v\n%s", s.keys, got, s.want, screen(a))
			}
		}
		steps := now(a, id).Inside.Steps
		if last := steps[len(steps)-1]; last.Words != "换好了\n试过了" {
			t.Errorf("the result is %q", last.Words)
		}

		b := openAs(t, model.SupervisorRole)
		id = showTask(t, b, register.OwedView, model.Accepted)
		holder := now(b, id).Holder
		press(t, b, "enter", "1", "tab", "办好了,来告诉您", "ctrl+s")
		if got := now(b, id); got.State != model.Told || lastVia(got, model.DidTell) != string(model.ByVisit) {
			t.Fatalf("told, it is %v\n%s", got.State, screen(b))
		}
		press(t, b, "enter")
		golden(t, b, "rate")
		press(t, b, "3")
		if got := now(b, id); got.State != model.Claimed || got.Holder != holder || got.Reopened != 1 {
			t.Errorf("not satisfied, it is %v, with %v, reopened %d", got.State, got.Holder, got.Reopened)
		}
	})
}

func TestHostileWords(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	raised := model.TaskRaised{Grid: a.desk.Community() + "/01/01", Compound: hostile, Channel: model.ByChat,
		Words:     hostile,
		Household: model.DoorRef{ID: model.HouseholdID{1}, Name: hostile}}
	id := model.TaskID{0xbb} // as an altered hub would send it: no door of ours lets such words in
	at := a.desk.Stamp(a.desk.Community())
	task, _ := model.Apply(nil, model.Change{Record: id.Record(), Author: at.By.ID, At: at.At, Body: raised}, at)
	a.desk.Register().Put(task, 1)
	a.Refresh()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		resize(a, size[0], size[1])
		press(t, a, "home")
		for _, r := range queueRows(a) {
			if r.task.ID == id {
				break
			}
			press(t, a, "down")
		}
		for _, key := range []string{"", "enter", "esc"} { // queue, dialog, page
			if key != "" {
				press(t, a, key)
			}
			narrow(t, a)
			if s := screen(a); strings.ContainsAny(s, "\x1b\a\t\u202e\u200b") || !strings.Contains(s, "一二三") {
				t.Errorf("hostile words reach the screen:\n%q", s)
			}
		}
		press(t, a, "esc")
	}
}

// lastVia is how the newest step of a kind was done.
func lastVia(t *model.Task, what model.What) string {
	s, _ := t.Last(what)
	return s.Via
}
