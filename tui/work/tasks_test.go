package work

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func TestTasksAreDrawn(t *testing.T) {
	w, l := openTasks(t, model.WorkerRole)
	for _, lang := range langs {
		for _, size := range sizes {
			w.Speak(lang)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.ColumnTask), w.Say(text.ColumnPlace))
			for _, view := range l.kinds {
				w.Sees(text.View(lang, string(view)))
			}
			if row := w.Marked(); !contains(row, begins(lang, l.rows[0])) {
				t.Errorf("%s %v: the mark is on %q", lang, size, row)
			}
		}
	}
}

// TestTasksSayWhatIsNew: a task with news has its mark before the words.
func TestTasksSayWhatIsNew(t *testing.T) {
	w, l := openTasks(t, model.WorkerRole)
	w.Draw()
	w.New = map[model.TaskID]bool{l.rows[0].ID: true}
	if row := w.Marked(); !contains(row, w.Say(text.NewMark)) {
		t.Errorf("nothing is new in %q", row)
	}
}

func TestTasksKinds(t *testing.T) {
	w, l := openTasks(t, model.WorkerRole)
	for _, c := range []struct {
		key  string
		want register.View
	}{
		{"right", register.MineView}, {"right", register.DoneView}, {"right", register.AllView},
		{"right", register.OpenView}, {"left", register.AllView},
	} {
		w.Press(c.key)
		w.Draw()
		n := len(w.Desk().Register().Tasks(c.want, w.Desk().Today(), ""))
		if got := l.kinds[l.kind]; got != c.want || l.counts[l.kind] != n || l.list.N != n {
			t.Errorf("%s: %v with %d of %d", c.key, got, l.counts[l.kind], n)
		}
	}
	w.Press("enter")
	if len(w.Opened) != 1 || w.Opened[0] != l.rows[0].RecordID() {
		t.Errorf("Enter opens %v, want the marked one", w.Opened)
	}
}

// TestTasksOfOneGrid: F2 lists one grid alone, until that is cleared.
func TestTasksOfOneGrid(t *testing.T) {
	w, l := openTasks(t, model.SupervisorRole)
	w.Press("left") // all
	w.Draw()
	all := l.list.N
	w.Press("f2", "down", "enter")
	if w.Draw(); l.grid == "" || l.list.N == 0 || l.list.N >= all {
		t.Fatalf("%d of %d in %q", l.list.N, all, l.grid)
	}
	w.Sees(w.Desk().PlaceName(l.grid))
	if !l.Clear() || l.Clear() {
		t.Error("it does not say whether a filter was set")
	}
	if w.Draw(); l.list.N != all {
		t.Errorf("cleared, %d of %d are left", l.list.N, all)
	}
}

// TestAnOrganiserLooksAtAll: who claims no tasks begins with all of them, and records none.
func TestAnOrganiserLooksAtAll(t *testing.T) {
	w, l := openTasks(t, model.OrganiserRole)
	if w.Draw(); l.kinds[l.kind] != register.AllView {
		t.Errorf("it begins with %s", l.kinds[l.kind])
	}
	w.Press("ctrl+n")
	if w.Page() != w.Root() {
		t.Errorf("%T is open", w.Page())
	}
}

// TestTasksCountWhatCameBack beside the kinds, where something did.
func TestTasksCountWhatCameBack(t *testing.T) {
	for _, role := range []model.Role{model.SupervisorRole, model.UnitRole} {
		w, l := openTasks(t, role)
		shown := w.Draw()
		back := len(w.Desk().Register().Tasks(register.ReturnedView, w.Desk().Today(), ""))
		says := contains(shown, text.View(text.ZH, string(register.ReturnedView))+" ")
		if says != (back > 0) || l.back != back {
			t.Errorf("%s: %d came back, and it is said: %v", role, back, says)
		}
	}
}
