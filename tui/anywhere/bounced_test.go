package anywhere

import (
	"context"
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/store"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// bounced is the sync page of somebody whose decision came back, with the task it was about.
func bounced(t *testing.T, l text.Lang) (*pagetest.Window, *model.Task) {
	t.Helper()
	h := pagetest.Hub(t)
	second := deskAt(t, model.SupervisorRole, pagetest.Options(h))
	var task *model.Task
	for _, x := range second.Register().Tasks("all", second.Today(), "") {
		if x.State == model.Finished {
			task = x
		}
	}
	if task == nil {
		t.Fatal("no task to accept")
	}
	// The branch decides twice off line, at two desks of one person: the second comes back.
	twin := deskAt(t, model.SupervisorRole, pagetest.Options(h))
	for _, c := range []struct {
		d    *desk.Desk
		body model.Body
	}{{second, model.TaskAccepted{}}, {twin, model.TaskSentBack{Why: "还差一盏灯"}}} {
		if _, err := c.d.Save(desk.Act{Record: task.RecordID(), Body: c.body}); err != nil {
			t.Fatal(err)
		}
		news, err := c.d.Exchange(context.Background())
		if err := errors.Join(err, c.d.Merge(news)); err != nil {
			t.Fatal(err)
		}
	}
	w := pagetest.OpenAt(t, twin, l, func(host page.Host) page.Screen { return NewSync(host) })
	if n := len(twin.Bounced()); n != 1 {
		t.Fatalf("%d changes came back", n)
	}
	return w, task
}

func deskAt(t *testing.T, role model.Role, o desk.Options) *desk.Desk {
	t.Helper()
	home, err := store.Open(pagetest.Home(t, role), nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// TestWhatCameBackSaysWhy, keeps its words, and can be looked at, kept as a note or let go of.
func TestWhatCameBackSaysWhy(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		w, task := bounced(t, l)
		w.Sees(text.BouncedHead.In(l)+" 1", "✗")
		markRow(t, w, "✗")
		w.Press("enter")
		w.Sees("还差一盏灯", task.No(), w.Say(text.DoRead), w.Say(text.DoSeeTask), w.Say(text.DoAsNote))
		w.Press("2")
		if len(w.Opened) != 1 || w.Opened[0] != task.RecordID() {
			t.Errorf("the task is not opened: %v", w.Opened)
		}
		if len(w.Desk().Bounced()) != 1 {
			t.Fatal("looking at the task lets go of the words")
		}
		markRow(t, w, "✗")
		w.Press("enter", "1")
		if n := len(w.Desk().Bounced()); n != 0 {
			t.Errorf("read, and %d are still there", n)
		}
	}
}

// TestItsWordsBecomeANote of the task, in the same step that lets go of them.
func TestItsWordsBecomeANote(t *testing.T) {
	w, task := bounced(t, text.ZH)
	markRow(t, w, "✗")
	w.Press("enter", "3")
	if n := len(w.Desk().Bounced()); n != 0 || len(w.Said) != 1 {
		t.Errorf("%d are still there, said %v", n, w.Said)
	}
	steps := w.Desk().Register().Task(task.ID).Inside.Steps
	if got := steps[len(steps)-1].Words; got != "还差一盏灯" {
		t.Errorf("the last step says %q", got)
	}
}

// TestEscKeepsWhatCameBack.
func TestEscKeepsWhatCameBack(t *testing.T) {
	w, _ := bounced(t, text.ZH)
	markRow(t, w, "✗")
	w.Press("enter", "esc")
	if n := len(w.Desk().Bounced()); n != 1 {
		t.Errorf("%d are left", n)
	}
	w.Broken = errors.New("no room")
	w.Press("enter", "1")
	if len(w.Failed) != 1 {
		t.Error("that it could not be let go of is not said")
	}
}

// TestWhatMayPassIsOfferedAgain: not what another has done, nor what is typed wrong.
func TestWhatMayPassIsOfferedAgain(t *testing.T) {
	for reason, want := range map[model.Reason]bool{
		model.Taken: false, model.WrongState: false, model.BadInput: false, model.TooLong: false, model.NotYours: false,
		model.OutOfSight: true, model.NotBranch: true, "a-reason-of-a-newer-hub": true,
	} {
		if mayPass(reason) != want {
			t.Errorf("%s is offered again: %v", reason, !want)
		}
	}
}
