package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

func TestTaskIsDrawn(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(p.file.task.No(), w.Say(text.LabelRaised), w.Say(p.steps[0].Verb))
			if row := w.Marked(); !contains(row, "1  "+w.Say(p.steps[0].Verb)) {
				t.Errorf("%s %v: the mark is on %q", l, size, row)
			}
		}
	}
}

func TestTaskKeys(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want model.State
	}{
		{[]string{"enter"}, model.Claimed}, // the likeliest step
		{[]string{"1"}, model.Claimed},     // and by its digit
		{[]string{"down", "up", "enter"}, model.Claimed},
		{[]string{"1", "5", "要动维修资金", "enter"}, model.Dispatched}, // given up: it waits again where it did
	} {
		w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
		w.Press(c.keys...)
		if got := now(w, p.id).State; got != c.want && !(len(c.keys) > 2 && got != model.Claimed) {
			t.Errorf("after %v it is %v, want %v\n%s", c.keys, got, c.want, w.Draw())
		}
	}
}

// TestTaskTakesNoKeyThatCameTooSoon: a key that was pressed before the page was drawn writes nothing.
func TestTaskTakesNoKeyThatCameTooSoon(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Early = true
	w.Press("enter")
	if got := now(w, p.id).State; got != model.Dispatched {
		t.Errorf("it is %v", got)
	}
	w.Early = false
	w.Press("enter")
	if got := now(w, p.id).State; got != model.Claimed {
		t.Errorf("drawn, it is %v", got)
	}
}

// TestTaskOutOfSight says so, and takes no key.
func TestTaskOutOfSight(t *testing.T) {
	for _, l := range langs {
		w := pagetest.Open(t, model.WorkerRole, l, NewTasks)
		w.Push(NewTask(w, model.TaskID{9}))
		w.Sees(w.Say(text.TaskGone), w.Say(text.TaskGoneNext))
		w.Press("enter", "1", "pgup", "home")
		w.Sees(w.Say(text.TaskGone))
	}
}

// TestTaskHintsSayAStepOnce: the marked step stands at Enter, and no second time at a key of its own.
func TestTaskHintsSayAStepOnce(t *testing.T) {
	w, _ := openFirst(t, model.SupervisorRole, register.FinishedView, "")
	for range 2 {
		verbs := map[string]bool{}
		for _, h := range w.Front().Hints() {
			if verbs[h.Verb] {
				t.Errorf("%q stands twice among the keys", h.Verb)
			}
			verbs[h.Verb] = true
		}
		w.Press("down")
	}
}

// TestTaskOffersItsDoor by name, where the household is in sight.
func TestTaskOffersItsDoor(t *testing.T) {
	w, p := openFirst(t, model.SupervisorRole, register.UnsortedView, model.Raised)
	for _, act := range p.Actions() {
		if act.Name == w.Say(text.DoSeeDoor) {
			w.Run(act.Do())
			if len(w.Opened) != 1 || w.Opened[0] != p.file.task.Door().ID.Record() {
				t.Errorf("it opens %v", w.Opened)
			}
			return
		}
	}
	t.Error("the door is not offered")
}
