package simulate

import (
	"slices"

	"sidan/model"
	"sidan/sync/hub"
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
var raging = Faults{Drop: 12, Double: 10, Delay: 30, Cut: 4, Corrupt: 4, Crash: 4, HubCrash: 4, Full: 2, Panic: 1, Newer: 6, Between: 4,
	Restore: 8, Copy: 3, HomeBack: 5, Account: 12, Floor: 6, Clock: 12, HubClock: 4, Sleep: 6, Leap: 12}

// panics gives a line the verdict that a fault in a rule leaves, and takes away what it wrote. That the hub's engine catches
// such a fault is the hub's own test.
func (w *world) panics(to *hub.Writes) {
	if w.faults.Panic == 0 {
		return
	}
	times := map[model.RecordID]int{}
	for _, l := range to.Lines {
		times[l.Record]++
	}
	for i, l := range to.Lines {
		if !accepted(l.Code) || l.By.ID.IsZero() || times[l.Record] > 1 || !w.chance(w.faults.Panic) {
			continue
		}
		to.Lines = slices.Clone(to.Lines)
		to.Lines[i].Code, to.Lines[i].Why = model.Held, model.Refusal{Reason: model.RulePanic}
		to.Records = slices.DeleteFunc(slices.Clone(to.Records), func(r hub.Stored) bool { return r.ID == l.Record })
		to.Losses = slices.DeleteFunc(slices.Clone(to.Losses), func(x hub.Loss) bool { return x.Record == l.Record })
		w.reached("rule panicked")
	}
}
