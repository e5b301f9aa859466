package work

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
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
	w.Sees(text.Step(text.ZH, nil, model.Step{What: model.DidClaim}))
	w.Press("enter")
	if got := now(w, p.id).State; got != model.Claimed {
		t.Fatalf("the safe answer took it back: %v", got)
	}
	w.Press(back, "2")
	if got := now(w, p.id).State; got != model.Dispatched {
		t.Errorf("taken back, it is %v", got)
	}
}

// TestHandOnNamesSomebodyFirst: the list of those who could have it, then the reason; what was typed is kept with whom
// it names.
func TestHandOnNamesSomebodyFirst(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter")
	at := slices.IndexFunc(p.steps, func(o desk.Offer) bool { return o.Name == "handon" })
	digit := string(rune('1' + at))
	w.Press(digit)
	list := w.Front().(*pick)
	w.Press("down", "enter")
	chosen := list.shown[1].To
	w.Press("要懂电的来", "esc")
	if w.Front() != page.Screen(list) {
		w.Press(digit)
		list = w.Front().(*pick)
	}
	if got := list.shown[list.list.Cur].To; got.ID != chosen.ID {
		t.Errorf("the list is left on %s, want %s", got.Name, chosen.Name)
	}
	w.Press("enter")
	w.Sees(chosen.Name, "要懂电的来")
	w.Press("enter")
	if got := now(w, p.id); got.State != model.Dispatched || got.To.ID != chosen.ID {
		t.Errorf("it is %s with %s", got.State, got.To.Name)
	}
}

// TestADoubleNamesTheOther: the list narrows by what is typed, and Enter closes the request as double of the marked
// one.
func TestADoubleNamesTheOther(t *testing.T) {
	w, p := openFirst(t, model.SupervisorRole, register.UnsortedView, model.Raised)
	at := slices.IndexFunc(p.steps, func(o desk.Offer) bool { return o.Name == "double" })
	w.Press(string(rune('1' + at)))
	list := w.Front().(*other)
	all := list.list.N
	want := list.shown[min(3, all-1)]
	w.Press(want.No())
	if list.list.N == 0 || list.list.N >= all || list.shown[0].ID != want.ID {
		t.Fatalf("%d of %d are listed for %s", list.list.N, all, want.No())
	}
	w.Draw()
	w.Press("enter")
	if got := now(w, p.id); got.State != model.Closed {
		t.Errorf("it is %s", got.State)
	}
	if s, ok := now(w, p.id).Last(model.DidDouble); !ok || s.Via != want.No() {
		t.Errorf("the history says %+v", s)
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
