package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/door"
)

// What comes while one looks through what was found leaves the mark where it is.
func TestFindKeepsItsMark(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "/", "w", "down", "down")
	f := a.Front().(*anywhere.Find)
	marked, _ := f.Marked()
	if marked.ID != a.desk.Register().Find("w", 3)[2].ID {
		t.Fatalf("the mark is on %v", marked)
	}
	press(t, a, "f5")
	if now, _ := f.Marked(); now.ID != marked.ID {
		t.Errorf("the mark is on %v", now)
	}
	press(t, a, "a")
	if now, _ := f.Marked(); now.ID != a.desk.Register().Find("wa", 1)[0].ID {
		t.Errorf("another search, and the mark is on %v", now)
	}
}

// TestFindIsOvertaken: letters typed faster than the search runs leave only the last one's result, and Enter
// waits for it.
func TestFindIsOvertaken(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	door := a.desk.Register().Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), false).Doors[5].Household()
	press(t, a, "/")
	f := a.Front().(*anywhere.Find)
	var searches []tea.Cmd
	for _, r := range door.Householder() {
		_, cmd := a.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		searches = append(searches, cmd)
	}
	press(t, a, "enter")
	if a.Front() != f {
		t.Fatal("Enter did not wait for the search")
	}
	for _, cmd := range searches {
		run(t, a, cmd)
	}
	sees(t, a, door.Householder(), text.Address(text.ZH, door.Door))
	if a.Front() == f {
		t.Errorf("the door was not opened:\n%s", screen(a))
	}
}

// TestFindWhatWasNoted: words noted at a visit are found, also of one that the hub has not seen; who works here
// is shown with what they do, where, and what they have in hand; who of a family was meant is marked.
func TestFindWhatWasNoted(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		press(t, a, "space", "1", "tab", "tab", "窗台上晒了海椒", "ctrl+s", "/", "海椒")
		golden(t, a, "find-note")
		sees(t, a, "晒了海椒")
		press(t, a, "enter")
		if _, ok := a.Page().(*door.Household); !ok {
			t.Errorf("the door was not opened:\n%s", screen(a))
		}
		press(t, a, "esc", "/", "膝盖")
		if h, ok := a.Front().(*anywhere.Find).Marked(); !ok || h.Noted == 0 {
			t.Errorf("a note of weeks ago is not found:\n%s", screen(a))
		}
		press(t, a, "esc", "/", "yxf")
		golden(t, a, "find-person")
	})
}
