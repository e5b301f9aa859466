package door

import (
	"regexp"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// sizes are the least window, and the one where a pane opens.
var sizes = [][2]int{{80, 24}, {120, 36}}

// langs are the languages every screen is drawn in.
var langs = []text.Lang{text.ZH, text.EN}

// openDoor sits down at the round and opens the page of a door.
func openDoor(t *testing.T, w *pagetest.Window, id model.HouseholdID) *Household {
	t.Helper()
	w.Push(NewHousehold(w, id))
	h, ok := w.Page().(*Household)
	if !ok || !h.side.ok {
		t.Fatalf("the door is not in sight:\n%s", w.Draw())
	}
	return h
}

// doorWhere is the first door of the grids that a test is looking for.
func doorWhere(t *testing.T, w *pagetest.Window, is func(register.Door) bool) register.Door {
	t.Helper()
	d := w.Desk()
	for _, door := range d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true).Doors {
		if is(door) {
			return door
		}
	}
	t.Fatal("the sample has no such door")
	return register.Door{}
}

// plain reports whether a door is to be walked, was not yet, and waits for nothing.
func plain(d register.Door) bool {
	return d.In && !d.Done && d.Owed == 0 && d.Household().Householder() != "" && !d.Twice
}

// visits are those at a door that count, newest first.
func visits(w *pagetest.Window, id model.HouseholdID) (stand []*model.Visit) {
	step, _ := w.Desk().Doorstep(id)
	for _, v := range step.Visits {
		if v.Stands() {
			stand = append(stand, v)
		}
	}
	return stand
}

// answer presses the digit of an answer of the question or the menu in front.
func answer(t *testing.T, w *pagetest.Window, says string) {
	t.Helper()
	found := regexp.MustCompile("([1-9])  " + regexp.QuoteMeta(says)).FindStringSubmatch(w.Draw())
	if found == nil {
		t.Fatalf("%q is no answer:\n%s", says, w.Draw())
	}
	w.Press(found[1])
}
