package tui

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// slow gives an App a terminal that draws only when the test says so: what is pressed in between comes in one burst.
func slow(a *App) (draw func()) {
	var writes uint64
	a.sent = func() uint64 { return writes }
	return func() {
		a.View()
		writes++
		a.drawn.still = time.Time{} // and nothing waits
		a.pressedAhead()
	}
}

// written counts the changes that a home out of the hub's reach has made.
func written(a *App) int { return a.desk.Status().Pending }

// TestKeysPressedAheadWriteNothing: what comes in one burst with a key that brought another screen up moves,
// chooses and types on it, and writes nothing; once the screen is drawn the same keys write.
func TestKeysPressedAheadWriteNothing(t *testing.T) {
	unsorted := func(t *testing.T, a *App) { mark(t, a, register.UnsortedView, 0) }
	finished := func(t *testing.T, a *App) { mark(t, a, register.FinishedView, 0) }
	open := func(t *testing.T, a *App) { press(t, a, "tab") }
	for _, c := range []struct {
		name  string
		role  model.Role
		at    func(t *testing.T, a *App)
		ahead []string
		then  []string // once it is drawn
		typed string   // what was kept of the burst
	}{
		{"Enter, held down in the queue", model.SupervisorRole, unsorted, []string{
			"enter", "enter", "enter", "enter", "enter", "enter",
		}, []string{"enter"}, ""},
		{"a digit in 派给", model.SupervisorRole, unsorted, []string{"enter", "1", "5", "2"}, []string{"2"}, ""},
		{"0 in 派给", model.SupervisorRole, unsorted, []string{"enter", "1", "5", "0"}, []string{"0"}, ""},
		{"Ctrl+S in 派给", model.SupervisorRole, unsorted, []string{"enter", "ctrl+s"}, []string{"ctrl+s"}, ""},
		{"who was filled in from the list", model.SupervisorRole, unsorted, []string{
			"enter", "1", "5", "4", "电工", "enter", "enter",
		}, []string{"enter"}, ""},
		{"the mark of a task's page", model.SupervisorRole, finished, []string{
			"enter", "enter",
		}, []string{"enter"}, ""},
		{"its digit", model.SupervisorRole, finished, []string{"enter", "1"}, []string{"1"}, ""},
		{"a reason and Enter", model.SupervisorRole, finished, []string{
			"f7", "再看看", "enter",
		}, []string{"enter"}, "再看看"},
		{"claim", model.WorkerRole, open, []string{"enter", "enter"}, []string{"enter"}, ""},
		{"a visit", model.WorkerRole, func(*testing.T, *App) {}, []string{
			"space", "1", "tab", "tab", "都好", "ctrl+s",
		}, []string{"ctrl+s"}, "都好"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, c.role)
			c.at(t, a)
			draw := slow(a)
			draw()
			before := written(a)
			burst(t, a, c.ahead...)
			if n := written(a) - before; n > 0 {
				t.Fatalf("%d changes were written unseen:\n%s", n, screen(a))
			}
			sees(t, a, text.PressedAhead.In(a.lang))
			if c.typed != "" {
				sees(t, a, c.typed)
			}
			draw()
			burst(t, a, c.then...)
			if written(a) == before {
				t.Errorf("drawn, and still nothing is written:\n%s", screen(a))
			}
		})
	}
}

// burst presses keys with no time between them, and without anything drawn.
func burst(t *testing.T, a *App, keys ...string) {
	t.Helper()
	holding = true
	defer func() { holding = false }()
	press(t, a, keys...)
}

// TestABurstInOneFormIsTaken: all that is typed ahead into a form that was drawn before counts, its saving too.
func TestABurstInOneFormIsTaken(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "space")
	draw := slow(a)
	draw()
	before := written(a)
	burst(t, a, "1", "tab", "tab", "都好", "ctrl+s")
	if written(a) == before {
		t.Errorf("not saved:\n%s", screen(a))
	}
}

// TestAQuestionIsNotAnsweredUnread: nothing that was pressed before it came up answers it, nor runs an action by name.
func TestAQuestionIsNotAnsweredUnread(t *testing.T) {
	for _, key := range []string{"enter", "2", "space"} {
		a := openAway(t, model.WorkerRole)
		draw := slow(a)
		draw()
		a.ShowDialog(page.NewQuestion(a, func() page.Question {
			return page.Question{
				Title:   "?",
				Body:    "?",
				Answers: []page.Answer{{Text: "1", Do: nil}, {Text: "2", Do: nil}},
			}
		}))
		burst(t, a, key)
		if len(a.Dialogs) != 1 {
			t.Errorf("%s answered it", key)
		}
		a.toast = widget.Toast{}
		a.Dialogs = nil
		burst(t, a, "ctrl+p", key)
		if _, open := a.Front().(*anywhere.Actions); !open {
			t.Errorf("%s ran an action", key)
		}
	}
}

// TestMovingKeysAlwaysMove: a burst that scrolls moves the mark by each of its keys, drawn or not.
func TestMovingKeysAlwaysMove(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	slow(a)
	press(t, a, "home")
	at := rowOf(roundOf(t, a), roundOf(t, a).Marked())
	for range 40 {
		burst(t, a, "down")
	}
	if got := rowOf(roundOf(t, a), roundOf(t, a).Marked()); got != min(at+40, len(roundOf(t, a).Doors())-1) {
		t.Errorf("the mark is on %d", got)
	}
}
