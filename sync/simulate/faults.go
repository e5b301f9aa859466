package simulate

import (
	"slices"

	"sidan/model"
)

// Faults say how often each fault happens. The first group is in percent of its occasions, the second per 1,000
// steps.
type Faults struct {
	Drop, Double, Delay, Cut, Corrupt int // a message on the network
	Crash                             int // a laptop crashes before, in or after a transaction
	HubCrash                          int // the hub crashes before or after the commit of a request
	Full                              int // a disk is full at a write, and nothing of the write is kept
	Panic                             int // a rule panics at a change
	Newer                             int // a note is written by a newer program, and the hub cannot read it
	Between                           int // something happens at the hub between write and read of one request

	Restore, Copy, HomeBack int // the hub is restored; a home is copied; a home is restored
	Account, Floor          int // a scope or role changes; old marks and losses are deleted
	Clock, HubClock         int // a clock jumps
	Sleep                   int // a laptop is not used for a while
	Leap                    int // nobody does anything for days
}

// usualFaults are the faults of the first phase.
var usualFaults = Faults{Drop: 12, Double: 10, Delay: 30, Cut: 4, Corrupt: 4, Crash: 4, HubCrash: 4, Full: 2, Panic: 1,
	Newer: 6, Between: 4,
	Restore: 8, Copy: 3, HomeBack: 5, Account: 12, Floor: 6, Clock: 12, HubClock: 4, Sleep: 6, Leap: 12}

// rules applies a change as model.Apply does, but panics now and then. It does not panic at a change that was
// waiting for its record: the checkers require that such a change is applied as soon as the record comes.
func (w *world) rules(r model.Record, c model.Change, s model.Stamp) (model.Record, model.Outcome) {
	again := w.judged[c.ID]
	w.judged[c.ID] = true
	after, out := w.apply(r, c, s)
	if w.faults.Panic > 0 && !again && out.Accepted() && !w.waits(c) && w.chance(w.faults.Panic) {
		w.reached("rule panicked")
		panic("a fault in a rule")
	}
	return after, out
}

// apply is model.Apply, and what a test makes of its result.
func (w *world) apply(r model.Record, c model.Change, s model.Stamp) (model.Record, model.Outcome) {
	after, out := model.Apply(r, c, s)
	if w.Broken.Rule != nil && out.Accepted() {
		after = w.Broken.Rule(r, after, c)
	}
	return after, out
}

// waits reports whether a change is waiting for its record.
func (w *world) waits(c model.Change) bool {
	for _, b := range w.oracles {
		if slices.Contains(b.waiting[c.Record], c.ID) {
			return true
		}
	}
	return false
}
