package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// inFront holds that the dialog 研判派单 is still open, and no list or question over it.
func inFront(t *testing.T, a *App) {
	t.Helper()
	if len(a.Dialogs) != 1 || !strings.Contains(screen(a), text.LabelSphere.In(a.lang)) {
		t.Fatalf("the dialog is not in front:\n%s", screen(a))
	}
}

func TestWhatIsRefusedStaysOpen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "3", "2", "0")
		inFront(t, a)
		golden(t, a, "dispatch-family")
		press(t, a, "tab", "tab", "backspace", "backspace", "backspace", "backspace", "backspace", "-3", "enter")
		inFront(t, a)
		press(t, a, "backspace", "backspace", "11-20", "enter")
		sees(t, a, a.Say(text.VisitPast))
		if got := now(a, task.ID).State; got != model.Raised {
			t.Errorf("refused, it is %v", got)
		}
	})
}

func TestTaskSettledAtTheDoorIsOnlySorted(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		for _, r := range queueRows(a) {
			if r.heap == register.UnsortedView && r.task.State == model.Claimed {
				task := markTask(t, a, r.task.ID)
				press(t, a, "enter")
				golden(t, a, "dispatch-settled")
				press(t, a, "1", "1", "enter")
				if got := now(a, task.ID); got.State != task.State || got.Sphere != model.Public ||
					got.Menu != model.Policy {
					t.Errorf("%v %v %v", got.State, got.Sphere, got.Menu)
				}
				return
			}
		}
		t.Fatal("nothing in the sample was settled at a door and waits to be sorted")
	})
}

// A brief that names somebody is asked about: it may be a word. One with a phone in it is not sent at all, nor
// is a task opened to anyone without a brief.
func TestBriefTellsNobody(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		resident := a.desk.Register().Household(task.Door().ID).Householder()
		press(t, a, "enter", "1", "5", "tab", "找"+resident, "shift+tab", "0")
		golden(t, a, "dispatch-tells")
		press(t, a, "1")
		if inFront(t, a); now(a, task.ID).State == model.Dispatched {
			t.Fatalf("it was sent:\n%s", screen(a))
		}
		for range len([]rune("找" + resident)) {
			press(t, a, "backspace")
		}
		press(t, a, "电话19900001234", "shift+tab", "0", "2")
		if now(a, task.ID).State == model.Dispatched {
			t.Fatal("a phone was sent out")
		}
		inFront(t, a)
		press(t, a, "end", "ctrl+u", "shift+tab", "0")
		if now(a, task.ID).State == model.Dispatched {
			t.Fatal("it was opened to anyone without a brief")
		}
		press(t, a, "换灯 "+resident, "shift+tab", "0", "2")
		if got := now(a, task.ID); got.State != model.Dispatched || got.Brief != "换灯 "+resident {
			t.Errorf("%v %q", got.State, got.Brief)
		}
	})
}

// A second Enter before the first is on disk sends nothing twice.
func TestTwoQuickEnters(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	task := mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "1", "5")
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	_, first := a.Update(enter)
	_, second := a.Update(enter)
	run(t, a, first)
	run(t, a, second)
	n := 0
	for _, s := range now(a, task.ID).Inside.Steps {
		if s.What == model.DidDispatch {
			n++
		}
	}
	if n != 1 {
		t.Errorf("dispatched %d times", n)
	}
}

// Sent and left in one breath: what is on its way to the disk leaves no draft of itself behind.
func TestSendAndLeaveAtOnce(t *testing.T) {
	a := openAway(t, model.SupervisorRole)
	task := mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "tab", "tab", "tab", "带梯子去")
	key := desk.DraftKey{Form: "dispatch", Record: task.ID.Record()}
	_, send := a.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	_, leave := a.Update(tea.KeyPressMsg{Code: 'q', Mod: tea.ModCtrl})
	done := make(chan struct{})
	go func() { run(t, a, leave); close(done) }()
	run(t, a, send)
	<-done
	if now(a, task.ID).State != model.Dispatched {
		t.Fatal("it was not sent")
	}
	if kept, _ := a.desk.Draft(key); kept != nil {
		t.Errorf("the draft %q stays behind", kept)
	}
}

// The list begins with who is near the task's grid; people of the county come last.
func TestPickBeginsNear(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4")
		golden(t, a, "pick-near")
		shown := present.NewReader(a.lang, a.desk).Handlers(task.Grid)
		first := a.desk.Register().Person(model.PersonID(shown[0].To.ID))
		last := a.desk.Register().Person(model.PersonID(shown[len(shown)-1].To.ID))
		if first == nil || first.Place != task.Grid || last == nil || last.Place.Level() != model.County {
			t.Errorf("%v … %v", shown[0], shown[len(shown)-1])
		}
		sees(t, a, first.Name)
	})
}

func TestPick(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "电工")
		golden(t, a, "pick")
		press(t, a, strings.Repeat("无", 3), "enter")
		sees(t, a, a.Say(text.PickNone))
		press(t, a, "esc")
		inFront(t, a)
	})
}

// TestAnotherOnlyFillsTheField: whoever is taken from the list of 另选 stands in the form, and is sent to by
// Enter there; the list keeps what narrowed it, and leaving it sends nothing, however often Enter follows.
func TestAnotherOnlyFillsTheField(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "电工", "esc")
		if inFront(t, a); now(a, task.ID).State != model.Raised {
			t.Fatal("leaving the list sent it")
		}
		press(t, a, "enter") // the list again, as it was left
		sees(t, a, text.SomebodyElse.In(a.lang), "电工")
		press(t, a, "down")
		want := electricians(a, task)[1]
		press(t, a, "enter")
		if inFront(t, a); now(a, task.ID).State != model.Raised {
			t.Fatalf("taken from the list, it is %v", now(a, task.ID).State)
		}
		sees(t, a, want.Name)
		golden(t, a, "dispatch-another")
		press(t, a, "4")
		press(t, a, "esc", "shift+tab", "5", "enter") // another category, the same person
		if got := now(a, task.ID); got.State != model.Dispatched || got.To != want {
			t.Errorf("Enter on the form sent it to %v\n%s", got.To, screen(a))
		}
	})
}

// electricians are those whom the list of handlers shows where 电工 was typed.
func electricians(a *App, task *model.Task) (to []model.Addressee) {
	for _, h := range present.NewReader(a.lang, a.desk).Handlers(task.Grid) {
		if strings.Contains(h.Skills+h.What+h.Where+h.To.Name, "电工") {
			to = append(to, h.To)
		}
	}
	return to
}

// TestWhatIsWithSomebodyCanBeTakenBackForEver: long after the toast, the page recalls a dispatch or sends it on.
func TestWhatIsWithSomebodyCanBeTakenBackForEver(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "杨秀芬", "enter", "enter")
		first := now(a, task.ID).To
		a.toast = widget.Toast{}
		run(t, a, a.Open(task.ID.Record()))
		golden(t, a, "task-sent")
		press(t, a, "3")
		inFront(t, a)
		golden(t, a, "dispatch-on")
		press(t, a, "1")
		if got := now(a, task.ID); got.State != model.Dispatched || got.To == first {
			t.Fatalf("sent on, it is %v with %v\n%s", got.State, got.To, screen(a))
		}
		press(t, a, "4")
		if got := now(a, task.ID); got.State != model.Sorted || got.To.Kind != model.ToNobody {
			t.Errorf("recalled, it is %v with %v\n%s", got.State, got.To, screen(a))
		}
		press(t, a, "f4")
		if got := now(a, task.ID); got.State != model.Dispatched {
			t.Errorf("the recall undone, it is %v", got.State)
		}
	})
}

// TestAReturnedCaseSaysWhy: the reason stands above the choice, and whoever gave it is not proposed.
func TestAReturnedCaseSaysWhy(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.ReturnedView, 0)
		back, _ := task.CameBack()
		press(t, a, "enter")
		sees(t, a, back.Who.Name, back.Words)
		golden(t, a, "dispatch-returned")
		press(t, a, "esc")
		sees(t, a, back.Words)
	})
}

// TestOnesOwnStepIsTakenBackOnThePage: what `task undo` does the page does too, after it was asked once more.
func TestOnesOwnStepIsTakenBackOnThePage(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := showTask(t, a, register.OpenView, model.Dispatched)
		press(t, a, "enter", "9")
		golden(t, a, "take-back")
		press(t, a, "enter")
		if got := now(a, id).State; got != model.Claimed {
			t.Fatalf("the safe answer took it back: %v", got)
		}
		press(t, a, "9", "2")
		if got := now(a, id).State; got != model.Dispatched {
			t.Errorf("taken back, it is %v", got)
		}
	})
}
