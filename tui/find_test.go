package tui

import (
	"testing"

	"sidan/model"
)

// What comes while one looks through what was found leaves the mark where it is.
func TestFindKeepsItsMark(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "/", "w", "down", "down")
	f := a.front().(*find)
	marked := f.hits[f.list.Cur].ID
	press(t, a, "f5")
	if f.list.Cur != 2 || f.hits[f.list.Cur].ID != marked {
		t.Errorf("the mark is on %d", f.list.Cur)
	}
	press(t, a, "a")
	if f.list.Cur != 0 {
		t.Errorf("another search, and the mark is on %d", f.list.Cur)
	}
}
