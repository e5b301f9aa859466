package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// openPick opens the list of handlers from the dialog.
func openPick(t *testing.T) (*pagetest.Window, *dispatch, *pick) {
	t.Helper()
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5", "4")
	p, ok := w.Front().(*pick)
	if !ok {
		t.Fatalf("%T is in front:\n%s", w.Front(), w.Draw())
	}
	return w, d, p
}

// TestPickBeginsNear: people of the task's grid stand first, those of the county last.
func TestPickBeginsNear(t *testing.T) {
	w, d, p := openPick(t)
	reg := w.Desk().Register()
	first := reg.Person(model.PersonID(p.shown[0].To.ID))
	last := reg.Person(model.PersonID(p.shown[len(p.shown)-1].To.ID))
	if first == nil || first.Place != d.task.Grid || last == nil || last.Place.Level() != model.County {
		t.Errorf("%v … %v", p.shown[0], p.shown[len(p.shown)-1])
	}
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.SomebodyElse), p.shown[0].To.Name, p.shown[0].What)
		}
	}
}

// TestPickNarrows by name, by the beginnings of its syllables, by skill, and says where nobody is left.
func TestPickNarrows(t *testing.T) {
	w, d, p := openPick(t)
	for typed, want := range map[string]string{
		"杨秀芬": "杨秀芬", "yxf": "杨秀芬", "yangxiuf": "杨秀芬",
		"gds": "城南供电所", // of any syllable on, and of groups too
	} {
		w.Press("ctrl+u", typed)
		if len(p.shown) == 0 || p.shown[0].To.Name != want {
			t.Errorf("%q leaves %v", typed, p.shown)
		}
		w.Sees(want)
	}
	all := len(reader(w).Handlers(d.task.Grid))
	w.Press("ctrl+u", "电工")
	if n := len(p.shown); n == 0 || n >= all {
		t.Errorf("a skill leaves %d of %d", n, all)
	}
	w.Press("无无无", "enter")
	w.Sees(text.PickNone.In(text.ZH))
	if w.Front() != p {
		t.Error("nobody was taken, and the list is gone")
	}
}

// TestPickOnlyFillsTheDialog: whoever is taken is sent to by Enter there, and the list is found again as it was left.
func TestPickOnlyFillsTheDialog(t *testing.T) {
	w, d, _ := openPick(t)
	w.Press("电工", "esc", "enter")
	p := w.Front().(*pick)
	if p.field.Value() != "电工" {
		t.Fatalf("the list is narrowed by %q", p.field.Value())
	}
	w.Press("down")
	want := p.shown[1].To
	w.Press("enter")
	if dialog(t, w); now(w, d.task.ID).State != model.Raised || d.other == nil || d.other.To != want {
		t.Fatalf("taken from the list, it is %v with %v", now(w, d.task.ID).State, d.other)
	}
	w.Press("4")
	if p = w.Front().(*pick); p.shown[p.list.Cur].To != want {
		t.Error("opened again, the mark is not on who was chosen")
	}
	w.Press("esc", "shift+tab", "5", "enter") // another category, the same person
	if got := now(w, d.task.ID); got.State != model.Dispatched || got.To != want {
		t.Errorf("Enter on the dialog sent it to %v", got.To)
	}
}
