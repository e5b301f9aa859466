package anywhere

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// openFind begins a search, with what was noted at visits already read.
func openFind(t *testing.T, role model.Role, l text.Lang) (*pagetest.Window, *Find) {
	t.Helper()
	w := pagetest.Open(t, role, l, func(host page.Host) page.Screen { return NewFind(host) })
	w.Run(OpenFind(w))
	return w, w.Page().(*Find)
}

// aDoor is a household of the worker's grid that is lived in.
func aDoor(t *testing.T, w *pagetest.Window) *model.Household {
	t.Helper()
	for _, door := range w.Desk().Register().Round(w.Desk().Today(), model.WeekOf(w.Desk().Today()), nil, true).Doors {
		if h := door.Household(); h.Inside != nil && len(h.Inside.Phones) > 0 {
			return h
		}
	}
	t.Fatal("no door")
	return nil
}

// TestFindAnythingByAnything: a household by name, address and the end of a phone; a task by number and by words; each
// opened with Enter.
func TestFindAnythingByAnything(t *testing.T) {
	w, _ := openFind(t, model.WorkerRole, text.ZH)
	h := aDoor(t, w)
	var task *model.Task
	for _, x := range w.Desk().Register().Tasks("all", w.Desk().Today(), "") {
		if x.Inside != nil && x.Inside.Words != "" {
			task = x
		}
	}
	phone := h.Inside.Phones[0]
	for _, c := range []struct {
		name, typed string
		want        model.RecordID
	}{
		{"its householder and its door", h.Householder() + " " + h.Door.Door, h.RecordID()},
		{"the whole address", h.Door.String(), h.RecordID()},
		{"the end of its phone", phone[len(phone)-5:], h.RecordID()},
		{"a task's number", task.No(), task.RecordID()},
		{"a task's words", string([]rune(task.Inside.Words)[:8]), task.RecordID()},
	} {
		w, f := openFind(t, model.WorkerRole, text.ZH)
		w.Press(c.typed)
		if marked, ok := f.Marked(); !ok || marked.ID != c.want {
			t.Errorf("%s: %q marks %+v", c.name, c.typed, marked)
			continue
		}
		w.Press("enter")
		if len(w.Opened) != 1 || w.Opened[0] != c.want || w.Page() == page.Screen(f) {
			t.Errorf("%s: Enter opens %v", c.name, w.Opened)
		}
	}
}

// TestWhatIsMarkedIsSaidMoreOf: under the list, of a household its people and phone, of a task its words and state.
func TestWhatIsMarkedIsSaidMoreOf(t *testing.T) {
	w, _ := openFind(t, model.WorkerRole, text.ZH)
	h := aDoor(t, w)
	w.Press(h.Householder() + " " + h.Door.Door)
	w.Sees(
		text.Phone(h.Inside.Phones[0]), text.Address(text.ZH, h.Door),
		text.People(text.ZH, h.Inside.Residents, w.Desk().Today()),
	)

	w, f := openFind(t, model.SupervisorRole, text.EN)
	w.Press("路灯")
	for range 30 {
		if hit, _ := f.Marked(); hit.Kind == model.KindTask {
			task := w.Desk().Whole(hit.ID).(*model.Task)
			w.Sees(task.No(), text.StateOf(text.EN, task))
			return
		}
		w.Press("down")
	}
	t.Error("no task is among them")
}

// TestNothingFoundSaysSo, with what to do next, and Enter opens nothing.
func TestNothingFoundSaysSo(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		w, f := openFind(t, model.WorkerRole, l)
		w.Press("没有这个人啊")
		w.Sees(w.Say(text.FindNone, "没有这个人啊"), w.Say(text.FindNoneNext))
		w.Press("enter")
		if len(w.Opened) != 0 || w.Page() != page.Screen(f) {
			t.Error("Enter opens something")
		}
	}
}

// TestAnEmptyFieldFindsNothing and says nothing.
func TestAnEmptyFieldFindsNothing(t *testing.T) {
	w, f := openFind(t, model.WorkerRole, text.EN)
	w.Press("zw", "backspace", "backspace")
	if _, ok := f.Marked(); ok || strings.Contains(w.Draw(), w.Say(text.FindNoneNext)) {
		t.Errorf("it lists %d, or says that there is nothing", f.list.N)
	}
}

// TestANewerSearchTakesThePlaceOfTheOlder: what an older one found is not listed when it ends after the newer began.
func TestANewerSearchTakesThePlaceOfTheOlder(t *testing.T) {
	w, f := openFind(t, model.WorkerRole, text.ZH)
	h := aDoor(t, w)
	f.field.SetValue(h.Householder())
	older := f.search()
	f.field.SetValue("没有这个人啊")
	newer := f.search()
	w.Run(older)
	if _, ok := f.Marked(); ok {
		t.Fatal("the older search is listed")
	}
	if f.open() != nil || !f.enter {
		t.Fatal("Enter before the search ended opens something")
	}
	w.Run(newer)
	if f.list.N != 0 || len(w.Opened) != 0 {
		t.Errorf("%d are listed, %v opened", f.list.N, w.Opened)
	}
}

// TestEnterWaitsForTheSearch: pressed ahead of it, it goes to what is found first.
func TestEnterWaitsForTheSearch(t *testing.T) {
	w, f := openFind(t, model.WorkerRole, text.ZH)
	h := aDoor(t, w)
	f.field.SetValue(h.Householder() + " " + h.Door.Door)
	search := f.search()
	w.Press("enter")
	if len(w.Opened) != 0 {
		t.Fatal("it opens something before anything was found")
	}
	w.Run(search)
	if len(w.Opened) != 1 || w.Opened[0] != h.RecordID() {
		t.Errorf("it opens %v", w.Opened)
	}
}

// TestPasteFinds, and a click marks and opens.
func TestPasteFinds(t *testing.T) {
	w, f := openFind(t, model.WorkerRole, text.ZH)
	h := aDoor(t, w)
	w.Run(f.Paste(h.Door.String()))
	if marked, ok := f.Marked(); !ok || marked.ID != h.RecordID() {
		t.Fatalf("it marks %+v", marked)
	}
	w.Draw()
	for y := range 24 {
		w.Run(f.Click(10, y))
		if len(w.Opened) > 0 {
			return
		}
	}
	t.Error("no click opens what is marked")
}

// TestALongTextIsShownFromItsMark, with three characters before it, so that what was searched for is seen.
func TestALongTextIsShownFromItsMark(t *testing.T) {
	s := strings.Repeat("一", 40) + "二三四" + "灯坏了"
	at := strings.Index(s, "灯")
	marks := []register.Mark{{From: at, To: at + len("灯")}}
	for _, c := range []struct {
		room int
		want string
	}{{200, s}, {2 * 44, s}, {2*44 - 1, "⋯二三四灯坏了"}, {20, "⋯二三四灯坏了"}} {
		got, moved := fromMark(s, marks, c.room)
		if got != c.want || got[moved[0].From:moved[0].To] != "灯" {
			t.Errorf("in %d cells: %q, marked %q", c.room, got, got[moved[0].From:moved[0].To])
		}
	}
	if got, _ := fromMark(s, nil, 10); got != s {
		t.Errorf("without a mark: %q", got)
	}
}
