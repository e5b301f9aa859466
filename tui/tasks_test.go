package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func TestTasksScreens(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		press(t, a, "tab")
		golden(t, a, "tasks")
		press(t, a, "right", "right")
		golden(t, a, "tasks-done")
	})
}

func TestTasksMine(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		press(t, a, "tab", "enter", "enter", "esc", "right")
		golden(t, a, "tasks-mine")
		sees(t, a, "⇡ "+a.Say(text.Unconfirmed))
	})
}

func TestTasksEmpty(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		press(t, a, "tab", "right")
		golden(t, a, "tasks-empty")
		press(t, a, "enter", "down", "up", "end")
	})
}

func TestTasksKinds(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "tab")
	l := a.Page().(*tasks)
	for _, c := range []struct {
		key  string
		want register.View
	}{
		{"right", register.MineView}, {"right", register.DoneView}, {"right", register.AllView},
		{"right", register.OpenView},
		{"left", register.AllView},
	} {
		press(t, a, c.key)
		screen(a)
		if got := kindsFor(model.WorkerRole)[l.kind]; got != c.want ||
			l.counts[l.kind] != len(a.desk.Register().Tasks(c.want, a.desk.Today(), "")) {
			t.Errorf("%s: %v with %d", c.key, got, l.counts[l.kind])
		}
	}
	marked := l.rows[0].ID
	press(t, a, "enter")
	if page, ok := a.Page().(*task); !ok || page.id != marked {
		t.Error("Enter opens another task than the marked one")
	}
}
