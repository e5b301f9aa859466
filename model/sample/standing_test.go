package sample_test

import (
	"testing"

	"sidan/model"
)

// TestWhateverTheDaySomethingStands: each heap of the queue has something in it, on every day of the week and for any
// seed, so that who tries the program meets every case.
func TestWhateverTheDaySomethingStands(t *testing.T) {
	for n := range 7 {
		c := live(t, uint64(n)+11, monday+model.Day(n))
		heaps := map[string]int{}
		owed := map[model.Path]int{}
		for _, x := range c.tasks {
			switch {
			case x.State == model.Raised:
				heaps["unsorted"]++
			case x.State == model.Sorted && x.To.Kind == "":
				heaps["sorted and not sent"]++
			case x.State == model.Finished:
				heaps["to accept"]++
			case x.State == model.Returned:
				heaps["returned"]++
			case x.State == model.Accepted:
				heaps["owed"]++
				owed[x.Grid]++
			case x.State == model.Claimed:
				heaps["in hand"]++
			}
			if x.Late(c.day) {
				heaps["late"]++
			}
			if x.Promised {
				owed[x.Grid]++
			}
			if x.State == model.Dispatched {
				heaps["sent to "+string(x.To.Kind)]++
			}
		}
		for _, heap := range []string{
			"unsorted", "to accept", "returned", "owed", "in hand", "late", "sent to open", "sent to person",
			"sent to unit",
			"sent to team", "sent to post",
		} {
			if heaps[heap] == 0 {
				t.Errorf("on day %d of the week nothing is %s: %v", n+1, heap, heaps)
			}
		}
		for _, p := range c.places {
			if p.Path.Level() == model.SmallGrid && owed[p.Path] == 0 {
				t.Errorf("on day %d of the week nothing is owed in %s", n+1, p.Path)
			}
		}
	}
}

// TestMistakesArePutRight: a sample has what a screen shows of corrections, struck visits and doors, merged doors and
// one who moved back.
func TestMistakesArePutRight(t *testing.T) {
	c := live(t, 1, wednesday)
	found := map[model.Type]int{}
	for _, ch := range c.changes {
		found[model.TypeOf(ch.Body)]++
	}
	for _, body := range model.Bodies() {
		switch body.(type) {
		case model.TaskUndone: // nobody takes a step back in the sample
			continue
		}
		if found[model.TypeOf(body)] == 0 {
			t.Errorf("the sample has no %T", body)
		}
	}
	struck, moved := 0, 0
	for _, h := range c.households {
		if h.Struck != 0 {
			struck++
		}
		if h.Moved != 0 {
			moved++
		}
		if !h.Into.IsZero() {
			t.Error("a household is still merged into another")
		}
	}
	if struck != 1 || moved < 3 {
		t.Errorf("%d households are struck, %d have moved", struck, moved)
	}
}
