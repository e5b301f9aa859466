package simulate

import (
	"slices"

	"sidan/model"
)

// Faults say how often a thing goes wrong, of 100 occasions; those of history and clocks, of 1,000 steps.
type Faults struct {
	Drop, Double, Delay, Cut, Corrupt int // a message on the line
	Crash                             int // a laptop, at a step; before, in or after a transaction
	HubCrash                          int // the hub, at a request: before the commit, or after it
	Full                              int // a disk, at a write: nothing of it is kept
	Panic                             int // a rule, at a change
	Newer                             int // a note that is a newer program's: the hub cannot read it
	Between                           int // something happens at the hub between write and read of one request

	Restore, Copy, HomeBack int // the hub put back; a home copied; a home put back
	Account, Floor          int // a scope or role changed; marks and losses forgotten
	Clock, HubClock         int // a clock jumps
	Sleep                   int // a laptop is put away
	Leap                    int // nobody does anything for days
}

// raging is the weather of the first phase.
var raging = Faults{Drop: 12, Double: 10, Delay: 30, Cut: 4, Corrupt: 4, Crash: 4, HubCrash: 4, Full: 2, Panic: 1,
	Newer: 6, Between: 4,
	Restore: 8, Copy: 3, HomeBack: 5, Account: 12, Floor: 6, Clock: 12, HubClock: 4, Sleep: 6, Leap: 12}

// rules are the model's, with a fault in them that shows now and then. What waited for its record meets none:
// it is judged at once when that comes.
func (w *world) rules(r model.Record, c model.Change, s model.Stamp) (model.Record, model.Outcome) {
	again := w.judged[c.ID]
	w.judged[c.ID] = true
	after, out := model.Apply(r, c, s)
	if w.faults.Panic > 0 && !again && out.Accepted() && !w.waits(c) && w.chance(w.faults.Panic) {
		w.reached("rule panicked")
		panic("a fault in a rule")
	}
	return after, out
}

// waits says that a change has been waiting for its record.
func (w *world) waits(c model.Change) bool {
	for _, b := range w.books {
		if slices.Contains(b.waiting[c.Record], c.ID) {
			return true
		}
	}
	return false
}
