package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
)

// TestAStepThatCannotBeRepeatedIsAskedOnceMore: taking one's own step back shows what it takes back, the safe answer
// first.
func TestAStepThatCannotBeRepeatedIsAskedOnceMore(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter")
	at := len(p.steps)
	if w.Say(p.steps[at-1].Verb) != text.DoTakeBack.In(text.ZH) {
		t.Fatalf("the last step is %s", w.Say(p.steps[at-1].Verb))
	}
	back := string(rune('0' + at))
	w.Press(back)
	w.Sees(text.Step(text.ZH, model.Step{What: model.DidClaim}))
	w.Press("enter")
	if got := now(w, p.id).State; got != model.Claimed {
		t.Fatalf("the safe answer took it back: %v", got)
	}
	w.Press(back, "2")
	if got := now(w, p.id).State; got != model.Dispatched {
		t.Errorf("taken back, it is %v", got)
	}
}

// TestEveryOfferedStepOpens: each step of each task of every role leads to a form, a dialog, a question or a save, and
// none of them is refused.
func TestEveryOfferedStepOpens(t *testing.T) {
	for _, role := range model.Roles {
		w, _ := openTasks(t, role)
		for _, one := range w.Desk().Register().Tasks(register.AllView, w.Desk().Today(), "") {
			for _, step := range w.Desk().StepsOn(one) {
				if step.AtOnce() {
					continue
				}
				w.Run(takeStep(w, one, step, nil))
				if w.Front() == page.Screen(w.Page()) {
					t.Fatalf("%s of %s opens nothing", step.Name, one.No())
				}
				w.Draw()
				w.CloseDialog()
			}
		}
		if len(w.Failed) > 0 {
			t.Errorf("%s: refused: %v", role, w.Failed)
		}
	}
}
