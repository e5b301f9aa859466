package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
)

// mark puts the mark of the queue on the n-th case of a heap and gives the case; of the unsorted, the n-th that
// nobody has sorted or promised.
func mark(t *testing.T, a *App, heap register.View, n int) *model.Task {
	t.Helper()
	q := a.tabs[0].root.(*queue)
	q.fresh()
	for _, r := range q.rows {
		if r.heap != heap || heap == register.UnsortedView && r.task.State != model.Raised {
			continue
		}
		if n--; n < 0 {
			return markTask(t, a, r.task.ID)
		}
	}
	t.Fatalf("nothing in %s", heap)
	return nil
}

// markTask puts the mark of the queue on a case.
func markTask(t *testing.T, a *App, id model.TaskID) *model.Task {
	t.Helper()
	q := a.tabs[0].root.(*queue)
	press(t, a, "home")
	for range q.find(id) {
		press(t, a, "down")
	}
	return q.file.task
}

// now is a task as the register shows it.
func now(a *App, id model.TaskID) *model.Task { return a.desk.Register().Task(id) }

func TestQueueScreens(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		golden(t, a, "queue")
		mark(t, a, register.ReturnedView, 0)
		golden(t, a, "queue-returned")
	})
}

func TestQueueEmpty(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole) // who is no branch has nothing to decide
		a.tabs[0] = tab{text.QueueTitle, newQueue(a)}
		golden(t, a, "queue-empty")
		press(t, a, "enter", "down", "f7", "f2", "f3")
	})
}

// The supervisor's morning: queue, Enter, digits, Enter, the next case; and F4.
func TestMorning(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		// one under the other
		first, second := mark(t, a, register.UnsortedView, 2), mark(t, a, register.UnsortedView, 3)
		press(t, a, "up", "enter")
		golden(t, a, "dispatch")
		press(t, a, "2", "5", "enter")
		golden(t, a, "toast")
		if at := a.Page().(*queue).id(); at != second.ID {
			t.Errorf("the mark is on %v, want the next case", at)
		}
		if got := now(a, first.ID); got.State != model.Dispatched || got.Sphere != model.Everyone ||
			got.Menu != model.Facilities {
			t.Errorf("the first is %v, %v, %v", got.State, got.Sphere, got.Menu)
		}
		press(t, a, "f4")
		if got := now(a, first.ID).State; got != model.Raised && got != model.Sorted {
			t.Errorf("undone it is %v", got)
		}
		if at := a.Page().(*queue).id(); at != first.ID {
			t.Errorf("undone, the mark is on %v, want the case that came back", at)
		}
		press(t, a, "enter", "1", "5", "enter", "enter", "2", "5", "enter")
		for _, id := range []model.TaskID{first.ID, second.ID} {
			if got := now(a, id).State; got != model.Dispatched {
				t.Errorf("%v is %v, want dispatched", id, got)
			}
		}
	})
}

func TestResultsAreDecidedFromTheQueue(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		first, second := mark(t, a, register.FinishedView, 0), mark(t, a, register.FinishedView, 1)
		press(t, a, "up", "enter")
		golden(t, a, "task-finished")
		press(t, a, "enter")
		if got := now(a, first.ID).State; got != model.Accepted {
			t.Fatalf("accepted, it is %v", got)
		}
		if at := a.Page().(*queue).id(); at != second.ID {
			t.Errorf("the mark is on %v, want the next result", at)
		}
		holder := second.Holder
		press(t, a, "f7")
		golden(t, a, "sendback")
		press(t, a, "enter")
		if f, open := a.Front().(*actForm); !open || f.words.Bad == "" || now(a, second.ID).State != model.Finished {
			t.Error("sent back without a reason, or nothing said")
		}
		press(t, a, "照片上灯还是黑的", "enter")
		if got := now(a, second.ID); got.State != model.Claimed || got.Holder != holder {
			t.Errorf("sent back, it is %v, with %v", got.State, got.Holder)
		}
	})
}

func TestQueueFilterAndOrder(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		q := a.Page().(*queue)
		all, wants := len(q.rows), q.wants
		press(t, a, "f2")
		golden(t, a, "queue-grids")
		press(t, a, "down", "down", "enter")
		screen(a)
		if len(q.rows) == 0 || len(q.rows) >= all || q.wants >= wants {
			t.Errorf("%d of %d rows in one grid, %d to act on", len(q.rows), all, q.wants)
		}
		for _, r := range q.rows {
			if r.task.Grid != q.grid {
				t.Errorf("a case of %v among those of %v", r.task.Grid, q.grid)
			}
		}
		sees(t, a, a.desk.Register().ShortName(q.grid))
		press(t, a, "f2", "esc") // the list of grids alone is closed
		if screen(a); q.grid == "" {
			t.Error("closing the list cleared the filter")
		}
		press(t, a, "esc")
		if screen(a); q.grid != "" || len(q.rows) != all {
			t.Errorf("Esc leaves %d rows of %s, want all %d", len(q.rows), q.grid, all)
		}
		first := q.rows[0].task.ID
		press(t, a, "f3")
		if screen(a); q.rows[0].task.ID == first {
			t.Error("the same case leads in the other order")
		}
		press(t, a, "f2", "2", "f2", "1")
		if screen(a); len(q.rows) != all {
			t.Errorf("%d rows of all grids by its digit", len(q.rows))
		}
	})
}

// TestQueueFilterKeepsItsPlace: a grid without the marked case shows its first that nobody has sorted, not its
// last row.
func TestQueueFilterKeepsItsPlace(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	q := a.Front().(*queue)
	for range 4 {
		press(t, a, "f2", "down", "enter")
		if marked := q.rows[q.list.Cur]; q.list.Cur != q.firstUnsorted() && marked.heap != register.UnsortedView {
			t.Errorf("in %s the mark is on row %d, a case of %s", q.grid, q.list.Cur, marked.heap)
		}
	}
}

// TestTheQueueCountsWhatOneCanActOn: what only waits for others stands apart, and a late case is one of them
// once it was nudged; extended, it is gone.
func TestTheQueueCountsWhatOneCanActOn(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		q := a.Page().(*queue)
		wants, waits := q.wants, len(q.rows)-q.wants
		late := mark(t, a, register.LateView, 0)
		press(t, a, "enter")
		golden(t, a, "task-late")
		press(t, a, "1", "住户又来问了", "enter")
		screen(a)
		if q.wants != wants-1 || len(q.rows)-q.wants != waits+1 {
			t.Errorf(
				"nudged: %d to act on and %d with others, had %d and %d", q.wants, len(q.rows)-q.wants, wants,
				waits,
			)
		}
		if got := now(a, late.ID); got.Nudged.IsZero() {
			t.Error("it was not nudged")
		}
		markTask(t, a, late.ID)
		golden(t, a, "queue-waits")
		press(t, a, "enter", "2")
		golden(t, a, "extend")
		press(t, a, "要等配件", "enter")
		if screen(a); len(q.rows) != wants+waits-1 || now(a, late.ID).Due <= a.desk.Today() {
			t.Errorf("extended until %v: %d rows\n%s", now(a, late.ID).Due, len(q.rows), screen(a))
		}
	})
}

// TestExtensionAsksForALaterDay: what the rule refuses is said at the date.
func TestExtensionAsksForALaterDay(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	late := mark(t, a, register.LateView, 0)
	press(t, a, "enter", "2", "缺料", "shift+tab", "ctrl+u", "2099-01-01", "enter")
	if f, open := a.Front().(*actForm); !open || f.day.Bad == "" || now(a, late.ID).Due != late.Due {
		t.Errorf("taken, or nothing said:\n%s", screen(a))
	}
	press(t, a, "ctrl+u", "x", "enter")
	sees(t, a, text.VisitBadDay.In(text.ZH))
	press(t, a, "ctrl+u", "+3", "enter")
	if got := now(a, late.ID).Due; got != a.desk.Today()+3 {
		t.Errorf("due %v", got)
	}
}

// TestProgressIsNoClaim: a note that waits for the hub leaves a task that is long one's own confirmed, and late.
func TestProgressIsNoClaim(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	for _, one := range a.desk.Register().Tasks(register.MineView, a.desk.Today(), "") {
		if one.State != model.Claimed {
			continue
		}
		p, err := a.desk.Plan(nil, desk.Act{Record: one.RecordID(), Body: model.TaskProgressed{Note: "到现场看了"}})
		if err != nil {
			t.Fatal(err)
		}
		run(t, a, a.Save(p, "", nil))
		if now := a.desk.Register().Task(one.ID); a.desk.Register().ClaimUnanswered(one.ID) || caseOf(a, now).unconfirmedClaim() {
			t.Errorf("a note on %s counts as a claim", one.No())
		}
	}
}
