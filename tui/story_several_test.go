package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

// TestSeveralAreDispatchedTogether: marked in the queue, dispatched in one save, and taken back by one F4.
func TestSeveralAreDispatchedTogether(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		holding = true
		defer func() { holding = false }()
		var tasks []*model.Task
		for i := range 3 {
			tasks = append(tasks, mark(t, a, register.UnsortedView, i))
			press(t, a, "space")
		}
		golden(t, a, "queue-marked")
		press(t, a, "enter")
		golden(t, a, "dispatch-several")
		press(t, a, "3", "2", "0")
		sees(t, a, text.EachMisfits(a.lang, 3))
		golden(t, a, "dispatch-misfits")
		press(t, a, "enter", "shift+tab", "shift+tab", "2", "5", "0")
		golden(t, a, "toast-several")
		states := func(want ...model.State) {
			t.Helper()
			for i, one := range tasks {
				got := now(a, one.ID).State
				if got != want[i] {
					t.Errorf("%s is %s, want %s", one.No(), got, want[i])
				}
			}
		}
		states(model.Dispatched, model.Dispatched, model.Dispatched)
		press(t, a, "f4")
		states(tasks[0].State, tasks[1].State, tasks[2].State)
	})
}

// TestTheTextForTheChatGroup: of a task that waits for somebody, on a page of its own.
func TestTheTextForTheChatGroup(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		one := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "0")
		run(t, a, a.Open(one.ID.Record()))
		press(t, a, "ctrl+p", text.DoChat.In(a.lang), "enter")
		golden(t, a, "chat")
		press(t, a, "enter", "esc")
	})
}

// TestLikeTasksAreListed: over the dialog, each with its reasons, and each to be read whole.
func TestLikeTasksAreListed(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "2", "5", "pgdown", "down")
		golden(t, a, "alike")
		press(t, a, "enter")
		golden(t, a, "alike-case")
		press(t, a, "esc", "esc")
		inFront(t, a)
	})
}
