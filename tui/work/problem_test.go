package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// raiseProblem begins a common problem and opens the page on which requests are taken into it.
func raiseProblem(t *testing.T) (*pagetest.Window, *takeIn) {
	t.Helper()
	w, _ := openQueue(t)
	plan, err := w.Desk().Plan(nil, desk.Act{Body: model.TaskRaised{
		Grid: w.Desk().Community(), Common: true, Words: "没处停车",
	}})
	if err != nil {
		t.Fatal(err)
	}
	w.Run(w.Save(plan, "", nil))
	p := newTakeIn(w, model.TaskID(plan.Records()[0]))
	w.Push(p)
	return w, p
}

// TestWhatWasDecidedMeanwhileIsNamed: of the requests that were marked, one was dispatched before Enter. It is named,
// and the other is joined if the person goes on.
func TestWhatWasDecidedMeanwhileIsNamed(t *testing.T) {
	w, p := raiseProblem(t)
	first, second := p.shown[0].ID, p.shown[1].ID
	w.Press("space", "space")
	settle := model.TaskSettled{How: model.ByPhone, Words: "已答复"}
	plan, err := w.Desk().Plan(nil, desk.Act{Record: first.Record(), Body: settle})
	if err != nil {
		t.Fatal(err)
	}
	w.Run(w.Save(plan, "", nil))
	w.Press("enter")
	if w.Front() == page.Screen(p) || now(w, second).State == model.Joined {
		t.Fatal("what cannot be joined is left out without a word")
	}
	w.Sees(now(w, first).No())
	w.Press("2")
	if now(w, first).State != model.Told || now(w, second).State != model.Joined {
		t.Errorf("%s, %s", now(w, first).State, now(w, second).State)
	}
}

// TestAProblemThatIsOverTakesInNothing, also if it was closed while the page was open.
func TestAProblemThatIsOverTakesInNothing(t *testing.T) {
	w, p := raiseProblem(t)
	closed := *w.Desk().Register().Task(p.id)
	closed.State = model.Closed
	w.Desk().Register().Put(&closed, 1_000_000)
	one := w.Desk().Register().Tasks(register.UnsortedView, w.Desk().Today(), "")[0]
	if _, err := desk.JoinTo(&closed); err == nil {
		t.Error("it can be joined to")
	}
	w.Run(joinAll(w, &closed, []*model.Task{one}, nil))
	if now(w, one.ID).State == model.Joined {
		t.Error("it was joined")
	}
}
