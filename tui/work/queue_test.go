package work

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// TestQueueIsDrawn holds title, heaps, the marked row and its case in every size and language.
func TestQueueIsDrawn(t *testing.T) {
	w, q := openQueue(t)
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.QueueTitle), text.View(l, string(register.UnsortedView)), w.Say(text.ColumnHolder))
			marked := q.rows[q.list.Cur].task
			if row := w.Marked(); !contains(row, begins(l, marked)) {
				t.Errorf("%s %v: the mark is on %q, want %q", l, size, row, begins(l, marked))
			}
			if size[0] == 120 {
				w.Sees(w.Say(text.LabelRaised)) // the pane has the facts
			}
		}
	}
}

func TestQueueKeys(t *testing.T) {
	w, q := openQueue(t)
	if q.list.Cur != q.firstUnsorted() {
		t.Errorf("it begins at row %d, want the first unsorted, %d", q.list.Cur, q.firstUnsorted())
	}
	w.Press("home", "down", "down", "up")
	if q.list.Cur != 1 {
		t.Errorf("the mark is on row %d, want 1", q.list.Cur)
	}
	w.Press("enter")
	if p, ok := w.Page().(*task); !ok || p.id != q.rows[1].task.ID {
		t.Errorf("Enter opens %T", w.Page())
	}
}

// TestQueueOpensTheDialogWhereACaseIsToBeSorted: over its page, and of a late one the page alone.
func TestQueueOpensTheDialogWhereACaseIsToBeSorted(t *testing.T) {
	for heap, dialog := range map[register.View]bool{
		register.UnsortedView: true, register.ReturnedView: true, register.LateView: false,
	} {
		w, _ := openQueue(t)
		mark(t, w, heap, 0)
		w.Press("enter")
		if _, open := w.Front().(*dispatch); open != dialog {
			t.Errorf("%s: the dialog is open: %v, want %v", heap, open, dialog)
		}
		if _, page := w.Page().(*task); !page {
			t.Errorf("%s: under it is %T", heap, w.Page())
		}
	}
}

// TestQueueGoesOnToTheNextCase: what was decided leaves the mark on the case that takes its place.
func TestQueueGoesOnToTheNextCase(t *testing.T) {
	w, q := openQueue(t)
	next := mark(t, w, register.FinishedView, 1)
	first := mark(t, w, register.FinishedView, 0)
	w.Press("enter", "enter") // the page, and on it to accept
	if got := now(w, first.ID).State; got != model.Accepted {
		t.Fatalf("accepted, it is %v", got)
	}
	if w.Page() != w.Root() || q.id() != next.ID {
		t.Errorf("the mark is on %v of %T, want the next result", q.id(), w.Page())
	}
	if len(w.Said) != 1 || !contains(w.Said[0], begins(text.ZH, first)) {
		t.Errorf("the toast says %q", w.Said)
	}
}

// TestQueueSendsBack: F7 asks for a reason, says at the field that there is none, and goes on where there is.
func TestQueueSendsBack(t *testing.T) {
	w, _ := openQueue(t)
	result := mark(t, w, register.FinishedView, 0)
	w.Press("f7", "enter")
	if f, open := w.Front().(*stepForm); !open || f.words.Bad == "" || now(w, result.ID).State != model.Finished {
		t.Fatalf("sent back without a reason, or nothing said:\n%s", w.Draw())
	}
	w.Press("照片上灯还是黑的", "enter")
	if got := now(w, result.ID); got.State != model.Claimed || got.Holder != result.Holder {
		t.Errorf("sent back, it is %v with %v", got.State, got.Holder)
	}
}

// TestQueueKeepsItsMarkWhereTheDiskFails: nothing is decided, and the person is told.
func TestQueueKeepsItsMarkWhereTheDiskFails(t *testing.T) {
	w, q := openQueue(t)
	result := mark(t, w, register.FinishedView, 0)
	w.Broken = errors.New("no room")
	w.Press("enter", "enter")
	if len(w.Failed) != 1 || now(w, result.ID).State != model.Finished {
		t.Errorf("failed %v, and it is %v", w.Failed, now(w, result.ID).State)
	}
	w.Press("esc")
	if q.id() != result.ID {
		t.Errorf("the mark went to %v", q.id())
	}
}

func TestQueueFiltersAndOrders(t *testing.T) {
	w, q := openQueue(t)
	all, wants := len(q.rows), q.wants
	w.Press("f2", "down", "down", "enter")
	if w.Draw(); len(q.rows) == 0 || len(q.rows) >= all || q.wants >= wants {
		t.Errorf("%d of %d rows in one grid, %d to act on", len(q.rows), all, q.wants)
	}
	for _, r := range q.rows {
		if r.task.Grid != q.grid {
			t.Errorf("a case of %v among those of %v", r.task.Grid, q.grid)
		}
	}
	w.Sees(w.Desk().Register().ShortName(q.grid))
	w.Press("f2", "esc") // closes the list of grids alone
	if w.Draw(); q.grid == "" {
		t.Error("closing the list cleared the filter")
	}
	w.Press("esc")
	if w.Draw(); q.grid != "" || len(q.rows) != all {
		t.Errorf("Esc leaves %d rows of %s, want all %d", len(q.rows), q.grid, all)
	}
	first := q.rows[0].task.ID
	w.Press("f3")
	if w.Draw(); q.rows[0].task.ID == first {
		t.Error("the same case leads in the other order")
	}
	w.Press("f2", "2", "f2", "1")
	if w.Draw(); len(q.rows) != all {
		t.Errorf("%d rows of all grids by its digit", len(q.rows))
	}
}

// TestQueueFilterKeepsItsPlace: a grid without the marked case shows its first that nobody has sorted, not its last
// row.
func TestQueueFilterKeepsItsPlace(t *testing.T) {
	w, q := openQueue(t)
	for range 4 {
		w.Press("f2", "down", "enter")
		if marked := q.rows[q.list.Cur]; q.list.Cur != q.firstUnsorted() && marked.heap != register.UnsortedView {
			t.Errorf("in %s the mark is on row %d, a case of %s", q.grid, q.list.Cur, marked.heap)
		}
	}
}

// TestEmptyQueueTakesKeys: who is no branch has nothing to decide, and no key does anything.
func TestEmptyQueueTakesKeys(t *testing.T) {
	for _, l := range langs {
		w := pagetest.Open(t, model.WorkerRole, l, NewQueue)
		w.Sees(w.Say(text.QueueEmpty))
		w.Press("enter", "down", "f7", "f3")
		if w.Front() != w.Root() {
			t.Errorf("%T is open", w.Front())
		}
	}
}
