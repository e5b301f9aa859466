package work

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
	"sidan/tui/present"
)

// sizes are the least window, and the one where a pane opens.
var sizes = [][2]int{{80, 24}, {120, 36}}

// langs are the languages every screen is drawn in.
var langs = []text.Lang{text.ZH, text.EN}

// openQueue sits down as a supervisor at the queue.
func openQueue(t *testing.T) (*pagetest.Window, *queue) {
	t.Helper()
	w := pagetest.Open(t, model.SupervisorRole, text.ZH, NewQueue)
	q := w.Root().(*queue)
	q.fresh()
	return w, q
}

// openTasks sits down at the list of tasks.
func openTasks(t *testing.T, role model.Role) (*pagetest.Window, *tasks) {
	t.Helper()
	w := pagetest.Open(t, role, text.ZH, NewTasks)
	return w, w.Root().(*tasks)
}

// openFirst sits down at the page of the first task of a view, in a state; "" is any.
func openFirst(t *testing.T, role model.Role, view register.View, in model.State) (*pagetest.Window, *task) {
	t.Helper()
	w := pagetest.Open(t, role, text.ZH, NewTasks)
	for _, one := range w.Desk().Register().Tasks(view, w.Desk().Today(), "") {
		if in == "" || one.State == in {
			w.Push(NewTask(w, one.ID))
			return w, w.Page().(*task)
		}
	}
	t.Fatalf("no %s task in %s", in, view)
	return nil, nil
}

// mark puts the mark of the queue on the n-th case of a heap and gives the case; of the unsorted, the n-th that nobody
// has sorted or promised.
func mark(t *testing.T, w *pagetest.Window, heap register.View, n int) *model.Task {
	t.Helper()
	q := w.Root().(*queue)
	q.fresh()
	for i, r := range q.rows {
		if r.heap != heap || heap == register.UnsortedView && r.task.State != model.Raised {
			continue
		}
		if n--; n < 0 {
			w.Press("home", strings.Repeat("j", i))
			return q.file.task
		}
	}
	t.Fatalf("nothing in %s", heap)
	return nil
}

// now is a task as the register shows it.
func now(h page.Host, id model.TaskID) *model.Task { return h.Desk().Register().Task(id) }

// begins is the beginning of a task's words, as much of it as any row shows.
func begins(l text.Lang, t *model.Task) string {
	line := []rune(present.FirstLine(t.Text()))
	return string(line[:min(6, len(line))])
}

// keep saves changes of a record, as if they were made elsewhere.
func keep(t *testing.T, w *pagetest.Window, id model.RecordID, bodies ...model.Body) {
	t.Helper()
	for _, b := range bodies {
		if _, err := w.Desk().Save(desk.Act{Record: id, Body: b}); err != nil {
			t.Fatal(err)
		}
	}
	w.Refresh()
}
