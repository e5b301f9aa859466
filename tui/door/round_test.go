package door

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
)

func TestRoundIsDrawn(t *testing.T) {
	w, r := openRound(t)
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.RoundTitle), w.Say(text.ColumnLast), w.Say(text.RoundLate), w.Say(text.RoundOwed))
			name := w.Desk().Register().Household(r.Marked()).Householder()
			if row := w.Marked(); !strings.Contains(row, name) {
				t.Errorf("%s %v: the mark is on %q, want %q", l, size, row, name)
			}
			if n := strings.Count(w.Draw(), name); n < 2 {
				t.Errorf("%s %v: who is marked stands %d times, want also beside the list", l, size, n)
			}
		}
	}
}

// TestRoundBeginsAtTheFirstDoorDue, and after a visit the mark is on the next.
func TestRoundBeginsAtTheFirstDoorDue(t *testing.T) {
	w, r := openRound(t)
	first, ok := r.all.Next(0)
	if !ok || r.Marked() != r.all.Doors[first].Face().ID {
		t.Fatalf("the mark is at %d, the first door due at %d", r.list.Cur, first)
	}
	w.Press("space", "3", "ctrl+s")
	if w.Page() != w.Root() {
		t.Fatalf("%T is in front:\n%s", w.Page(), w.Draw())
	}
	next, _ := r.all.Next(0)
	if r.Marked() != r.all.Doors[next].Face().ID || next <= first {
		t.Errorf("the mark is at %d, the next door due at %d", r.list.Cur, next)
	}
	if r.all.Pending == 0 {
		t.Error("the visit is not counted among what waits for the hub")
	}
}

func TestRoundKeys(t *testing.T) {
	for _, c := range []struct {
		keys []string
		is   func(s page.Screen) bool
	}{
		{[]string{"enter"}, func(s page.Screen) bool { _, ok := s.(*Household); return ok }},
		{[]string{"space"}, func(s page.Screen) bool { _, ok := s.(*Visit); return ok }},
		{[]string{"　"}, func(s page.Screen) bool { _, ok := s.(*Visit); return ok }},
		{[]string{"ctrl+n"}, func(s page.Screen) bool { _, ok := s.(*Edit); return ok }},
		{[]string{"enter", "esc"}, func(s page.Screen) bool { _, ok := s.(*Round); return ok }},
	} {
		w, _ := openRound(t)
		w.Press(c.keys...)
		if !c.is(w.Page()) {
			t.Errorf("%v opens %T", c.keys, w.Page())
		}
	}
}

// TestRoundMarksADraft: a door where a form was left unsaved says so, and the form goes on there.
func TestRoundMarksADraft(t *testing.T) {
	w, r := openRound(t)
	id := r.Marked()
	w.Press("space", "1", "tab", "tab", "血压有点高", "esc")
	r.Refresh()
	if row := w.Marked(); !strings.Contains(row, text.DraftHere.In(text.ZH)) || r.Marked() != id {
		t.Errorf("the row is %q", row)
	}
	w.Press("space")
	w.Sees("血压有点高")
}

// TestTheMarkStaysAtItsDoor where the list changes around it.
func TestTheMarkStaysAtItsDoor(t *testing.T) {
	w, r := openRound(t)
	w.Press("end")
	at := r.Marked()
	if at != r.rows[len(r.rows)-1].Face().ID {
		t.Fatal("End is not the last door")
	}
	w.Press("f3")
	if r.Marked() != at {
		t.Error("in another order the mark is on another door")
	}
	for i := 1; i < len(r.rows); i++ {
		if moreUrgent(r.rows[i-1], r.rows[i]) > 0 {
			t.Errorf("row %d is more urgent than the one before", i)
		}
	}
	r.Mark(model.RecordID{9})
	if r.Marked() != at {
		t.Error("a door that is not listed took the mark away")
	}
}

// TestOneRestsWhenAllIsWalked: a picture stands in the list's place, and the door under no mark is not opened.
func TestOneRestsWhenAllIsWalked(t *testing.T) {
	w, r := openRound(t)
	for _, d := range r.all.Doors {
		if !d.Done {
			id := d.Face().ID
			w.Push(NewVisit(w, id))
			w.Press("3", "ctrl+s")
		}
	}
	r.Refresh()
	left := 0
	for _, d := range r.all.Doors {
		if !d.Done {
			left++
		}
	}
	if left > 0 || !r.rest() {
		t.Fatalf("%d of %d are left", left, r.all.Total)
	}
	w.Sees(text.RoundDone(text.ZH, r.all.Total))
	w.Press("enter", "space")
	if w.Page() != w.Root() {
		t.Errorf("%T is open", w.Page())
	}
}

// TestRoundFilters: each filter lists the doors it is for and no other, and as many as the menu says.
func TestRoundFilters(t *testing.T) {
	lets := map[filter]func(register.Door) bool{
		toWalk:   func(d register.Door) bool { return !d.Done },
		tooLate:  func(d register.Door) bool { return d.Late > 0 },
		inVain:   func(d register.Door) bool { return d.Done && d.Visit.Outcome == model.Away },
		turnedUs: func(d register.Door) bool { return d.Done && d.Visit.Outcome == model.TurnedAway },
		owing:    func(d register.Door) bool { return d.Owed > 0 },
		anyDoor:  func(register.Door) bool { return true },
	}
	for f, is := range lets {
		w, r := openRound(t)
		all := r.all
		if !f.ofWeekAlone() {
			all = r.every()
		}
		want := 0
		for _, d := range all.Doors {
			if is(d) {
				want++
			}
		}
		w.Press("f2")
		answer(t, w, filterNames[f].In(text.ZH))
		if r.filter != f || len(r.rows) != want {
			t.Errorf("%s: %d doors, want %d", filterNames[f].In(text.ZH), len(r.rows), want)
		}
		for _, d := range r.rows {
			if !is(d) {
				t.Errorf("%s lists %s", filterNames[f].In(text.ZH), d.Face().Door)
			}
		}
		w.Press("esc")
		if r.filter != ofWeek || len(r.rows) != len(r.all.Doors) {
			t.Errorf("Esc leaves %d of %d", len(r.rows), len(r.all.Doors))
		}
	}
}

// TestNoSensitiveTagIsAFilter: a list of such doors would say what no list says.
func TestNoSensitiveTagIsAFilter(t *testing.T) {
	_, r := openRound(t)
	for _, line := range r.filters() {
		for _, tag := range model.HouseTags {
			if tag.Sensitive() && line.Text == text.Tag(text.ZH, tag) {
				t.Errorf("%s is offered", line.Text)
			}
		}
	}
}
