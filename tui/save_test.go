package tui

import (
	"errors"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// carriedOut runs the writes that commands stand for one by one, in the order in which they are begun, and notes them.
type carriedOut struct{ names []string }

func (c *carriedOut) job(a *App, name string, err error) job {
	return job{
		func() error { c.names = append(c.names, "write "+name); return err },
		func(err error) tea.Cmd { c.names = append(c.names, "then "+name); return nil },
	}
}

// TestOneWriteAtATime: a second write begins when the first was answered, in the order of the keys.
func TestOneWriteAtATime(t *testing.T) {
	a, _ := staged(t)
	var c carriedOut
	first := a.writer.do(c.job(a, "1", nil))
	for _, name := range []string{"2", "3"} {
		if a.writer.do(c.job(a, name, nil)) != nil {
			t.Fatalf("write %s begins while another is under way", name)
		}
	}
	if len(c.names) > 0 || !a.writer.busy() {
		t.Fatalf("before any command ran: %v", c.names)
	}
	run(t, a, first)
	want := []string{"write 1", "then 1", "write 2", "then 2", "write 3", "then 3"}
	if !slices.Equal(c.names, want) || a.writer.busy() {
		t.Errorf("%v, want %v; busy: %v", c.names, want, a.writer.busy())
	}
}

// TestAWriteThatFailsDoesNotStopTheNext.
func TestAWriteThatFailsDoesNotStopTheNext(t *testing.T) {
	a, _ := staged(t)
	var c carriedOut
	first := a.writer.do(c.job(a, "1", errors.New("no room")))
	a.writer.do(c.job(a, "2", nil))
	run(t, a, first)
	if want := []string{"write 1", "then 1", "write 2", "then 2"}; !slices.Equal(c.names, want) {
		t.Errorf("%v, want %v", c.names, want)
	}
}

// TestLeavingCarriesOutWhatWaits: each write once, also the one whose command was begun and has not ended.
func TestLeavingCarriesOutWhatWaits(t *testing.T) {
	a, _ := staged(t)
	var c carriedOut
	first := a.writer.do(c.job(a, "1", nil))
	a.writer.do(c.job(a, "2", nil))
	drain := a.writer.drain()
	drain()
	first() // its command ends after all
	if want := []string{"write 1", "write 2"}; !slices.Equal(c.names, want) {
		t.Errorf("%v, want %v", c.names, want)
	}
}

// TestTheEndWritesEverything: when no message comes any more, writes and what follows them are carried out, and the
// errors are told.
func TestTheEndWritesEverything(t *testing.T) {
	a, _ := staged(t)
	var c carriedOut
	full := errors.New("no room")
	a.writer.do(c.job(a, "1", full))
	a.writer.do(c.job(a, "2", nil))
	err := a.writer.finish(a)
	if want := []string{"write 1", "then 1", "write 2", "then 2"}; !slices.Equal(c.names, want) ||
		!errors.Is(err, full) {
		t.Errorf("%v (%v), want %v", c.names, err, want)
	}
}

// TestSaveGoesOnOnceItIsWritten: the register knows the fact, every screen is told, the toast offers to undo.
func TestSaveGoesOnOnceItIsWritten(t *testing.T) {
	a, tabs := staged(t)
	task := anyTask(t, a)
	plan, err := a.desk.Plan(nil, desk.Act{Record: task.RecordID(), Body: model.TaskProgressed{Note: "看过了"}})
	if err != nil {
		t.Fatal(err)
	}
	went := false
	cmd := a.Save(plan, "记下了", func() tea.Cmd { went = true; return nil })
	if went || a.toast.Standing() || stepsOf(a, task) != len(task.Inside.Steps) {
		t.Fatal("it goes on before it is written")
	}
	before := tabs[2].refreshed
	run(t, a, cmd)
	if !went || !a.toast.CanUndo() || stepsOf(a, task) != len(task.Inside.Steps)+1 || tabs[2].refreshed == before {
		t.Errorf("went on: %v, undo: %v, %d steps", went, a.toast.CanUndo(), stepsOf(a, task))
	}
	sees(t, a, "记下了")
	press(t, a, "f4")
	if a.desk.Status().Pending != 0 || stepsOf(a, task) != len(task.Inside.Steps) {
		t.Errorf("after F4 %d changes wait, and the task has %d steps", a.desk.Status().Pending, stepsOf(a, task))
	}
	sees(t, a, a.Say(text.Undone))
}

// TestSaveThatIsNotWrittenStays: the screen is there, the fact is not, and the error is said.
func TestSaveThatIsNotWrittenStays(t *testing.T) {
	a, _ := staged(t)
	task := anyTask(t, a)
	plan, err := a.desk.Plan(nil, desk.Act{Record: task.RecordID(), Body: model.TaskProgressed{Note: "看过了"}})
	if err != nil {
		t.Fatal(err)
	}
	form := &prop{name: "form"}
	a.Push(form)
	if err := a.desk.Close(); err != nil { // the disk is gone
		t.Fatal(err)
	}
	went := false
	run(t, a, a.Save(plan, "记下了", func() tea.Cmd { went = true; return nil }))
	if went || a.Page() != form || a.toast.CanUndo() || stepsOf(a, task) != len(task.Inside.Steps) {
		t.Errorf("went on: %v; in front: %v", went, a.Page())
	}
	if !a.toast.Standing() && len(a.Dialogs) == 0 {
		t.Error("nothing is said")
	}
}

// TestFailSaysItWhereItFits: a refusal in the line of the toast, a long sentence over the page, a full disk in a dialog
// that offers to try again.
func TestFailSaysItWhereItFits(t *testing.T) {
	for _, c := range []struct {
		name    string
		err     error
		w       int
		dialogs int
	}{
		{"a refusal", &model.Refusal{Reason: model.WrongState, Args: []string{string(model.Closed)}}, 120, 0},
		{"a refusal on a narrow screen", &model.Refusal{
			Reason: model.BadExtension, Args: []string{"2026-11-26"},
		}, 24, 1},
		{"a full disk", store.ErrFull, 80, 1},
		{"a damaged file", store.ErrDamaged, 80, 1},
	} {
		a, _ := staged(t)
		a.w = c.w
		run(t, a, a.Fail(c.err))
		if len(a.Dialogs) != c.dialogs || a.toast.Standing() != (c.dialogs == 0) {
			t.Errorf("%s: %d dialogs, toast: %v", c.name, len(a.Dialogs), a.toast.Standing())
		}
	}
}

func anyTask(t *testing.T, a *App) *model.Task {
	t.Helper()
	for _, x := range a.desk.Register().Tasks("all", a.desk.Today(), "") {
		if x.Inside != nil && x.State == model.Claimed {
			return x
		}
	}
	t.Fatal("no task with an inside")
	return nil
}

func stepsOf(a *App, task *model.Task) int { return len(a.desk.Register().Task(task.ID).Inside.Steps) }
