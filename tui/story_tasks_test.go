package tui

import (
	"testing"

	"sidan/model"
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
