package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/present"
	"sidan/tui/work"
)

// queued is a case of the queue, and the heap it stands in.
type queued struct {
	heap register.View
	task *model.Task
}

// queueRows are the rows of the queue as it is opened: oldest first, all grids.
func queueRows(a *App) (rows []queued) {
	all := a.desk.Register().Queue(a.desk.Today())
	for _, h := range append(all.Heaps, register.Heap{View: register.WaitsView, Tasks: all.Waits}) {
		for _, t := range h.Tasks {
			rows = append(rows, queued{h.View, t})
		}
	}
	return rows
}

// mark puts the mark of the queue on the n-th case of a heap and gives the case; of the unsorted, the n-th that
// nobody has sorted or promised.
func mark(t *testing.T, a *App, heap register.View, n int) *model.Task {
	t.Helper()
	for _, r := range queueRows(a) {
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
	press(t, a, "home")
	for _, r := range queueRows(a) {
		if r.task.ID == id {
			isMarked(t, a, r.task)
			return r.task
		}
		press(t, a, "down")
	}
	t.Fatalf("%v is not in the queue", id)
	return nil
}

// isMarked fails when the row that the cursor stands in does not begin with the words of a task.
func isMarked(t *testing.T, a *App, task *model.Task) {
	t.Helper()
	row, begins := "", string([]rune(present.FirstLine(task.Text()))[:6])
	if c := a.View().Cursor; c != nil {
		row = strings.Split(screen(a), "\n")[c.Y]
	}
	if !strings.Contains(row, begins) {
		t.Errorf("the mark is on %q, want %q", row, begins)
	}
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
		a.tabs[0], a.Roots[0] = tab{name: text.QueueTitle}, work.NewQueue(a)
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
		isMarked(t, a, second)
		if got := now(a, first.ID); got.State != model.Dispatched || got.Sphere != model.Everyone ||
			got.Menu != model.Facilities {
			t.Errorf("the first is %v, %v, %v", got.State, got.Sphere, got.Menu)
		}
		press(t, a, "f4")
		if got := now(a, first.ID).State; got != model.Raised && got != model.Sorted {
			t.Errorf("undone it is %v", got)
		}
		isMarked(t, a, first)
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
		isMarked(t, a, second)
		holder := second.Holder
		press(t, a, "f7")
		golden(t, a, "sendback")
		press(t, a, "enter")
		if sees(t, a, "✗ "); now(a, second.ID).State != model.Finished {
			t.Error("sent back without a reason")
		}
		press(t, a, "照片上灯还是黑的", "enter")
		if got := now(a, second.ID); got.State != model.Claimed || got.Holder != holder {
			t.Errorf("sent back, it is %v, with %v", got.State, got.Holder)
		}
	})
}

func TestQueueGridsScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		press(t, a, "f2")
		golden(t, a, "queue-grids")
	})
}

// TestTheQueueCountsWhatOneCanActOn: what only waits for others stands apart, and a late case is one of them
// once it was nudged; extended, it is gone.
func TestTheQueueCountsWhatOneCanActOn(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		wants, waits := queueCounts(a)
		late := mark(t, a, register.LateView, 0)
		press(t, a, "enter")
		golden(t, a, "task-late")
		press(t, a, "1", "住户又来问了", "enter")
		if can, with := queueCounts(a); can != wants-1 || with != waits+1 {
			t.Errorf("nudged: %d to act on and %d with others, had %d and %d", can, with, wants, waits)
		}
		if got := now(a, late.ID); got.Nudged.IsZero() {
			t.Error("it was not nudged")
		}
		markTask(t, a, late.ID)
		golden(t, a, "queue-waits")
		press(t, a, "enter", "2")
		golden(t, a, "extend")
		press(t, a, "要等配件", "enter")
		if n := len(queueRows(a)); n != wants+waits-1 || now(a, late.ID).Due <= a.desk.Today() {
			t.Errorf("extended until %v: %d rows\n%s", now(a, late.ID).Due, n, screen(a))
		}
	})
}

// queueCounts are how many cases one can act on, and how many wait for others.
func queueCounts(a *App) (can, with int) {
	for _, r := range queueRows(a) {
		if r.heap == register.WaitsView {
			with++
		} else {
			can++
		}
	}
	return can, with
}
