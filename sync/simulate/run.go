package simulate

import (
	"fmt"
	"hash"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// Options of a run. The zero Options is a run of the usual length with the usual faults.
type Options struct {
	Steps       int     // of the first phase; 0: 480
	Faults      *Faults // nil: the usual ones
	Steady      bool    // the clocks of laptops are wrong from the beginning, and do not jump
	RightClocks bool    // the clocks of laptops are right
	Broken      Broken
	Trace       func(line string) // called for each thing that happens, if not nil
}

// Broken holds functions that break a rule between the engines, to show that its checker notices. The engines
// know nothing of it.
type Broken struct {
	// Rule alters what an accepted change makes of a record.
	Rule func(before, after model.Record, c model.Change) model.Record

	Load    func(*world, hub.Keys, *hub.Loaded)               // what the hub's journal gives the engine
	Tags    func(*world, model.Path, model.Tags) model.Tags   // whose rows the engine asks it for
	Rows    func([]hub.Stored, uint64) ([]hub.Stored, uint64) // and what it is given
	Losses  func([]hub.Loss) []hub.Loss                       //
	Get     func(*world, hub.Table, []byte, []byte) []byte    // of the private tables
	Write   func(*world, *hub.Writes)                         // what the engine gives the journal
	Secure  func(*world, hub.Images, func(hub.Images) error)  // what a backup makes safe
	Permits func(*world, *image, model.Path) bool             // which copies may be put back
	PutBack func(*world, *image)                              // what putting one back does beside
	State   func(*laptop, *store.State)                       // what the laptop's engine looks at
	Ask     func(*laptop, *wire.Request)                      // as it leaves the laptop
	Request func(*world, *laptop, *wire.Request)              // as it reaches the hub
	Name    func(*world, *wire.Reply)                         // whom a reply names, before anybody judges it
	Reply   func(*world, *laptop, *wire.Reply)                // as it leaves the hub
	Plain   int                                               // bodies of less bytes are not packed
	Hear    func(*laptop, *wire.Reply)                        // as it reaches the laptop
	Commit  func(*laptop, []store.Write) []store.Write        // what the laptop's engine gives its disk
	Disk    func(*disk)                                       // what a commit does to a disk beside
	Crash   func(*disk)                                       // what a crash does to a disk
	Torn    func(*disk, []store.Write)                        // what a crash within a commit leaves of it
}

// Result of a run.
type Result struct {
	Seed      uint64
	Trace     [32]byte // hash of everything that happened
	Simulated time.Duration
	Changes   int            // saved by people
	Seen      map[string]int // situations, and how often the run came to them
	Bad       []string       // the invariants that were violated, as "name: details"
}

// mostRounds is the most rounds of the second phase. It is this high because pages have as few as two rows.
const mostRounds = 200

// Run runs one seed. It ends at the first invariant that is violated.
func Run(seed uint64, o Options) Result {
	w := newWorld(o, seed)
	w.play()
	r := Result{Seed: seed, Simulated: w.now.Sub(epoch), Changes: len(w.ledger.order), Seen: w.seen, Bad: w.bad}
	w.trace.sum.Sum(r.Trace[:0])
	return r
}

// play runs both phases.
func (w *world) play() {
	steps := w.Steps
	if steps == 0 {
		steps = 480
	}
	if w.faults = usualFaults; w.Faults != nil {
		w.faults = *w.Faults
	}
	if w.Steady {
		for _, l := range w.laptops {
			l.off = w.wrongBy()
		}
		w.faults.Clock = 0
	}
	for w.at = 0; w.at < steps && len(w.bad) == 0; w.at++ {
		w.step()
		w.passTime(3 * time.Minute)
	}
	w.faults, w.hubOff = Faults{}, 0
	if len(w.bad) == 0 {
		w.settle()
	}
	if len(w.bad) == 0 {
		w.checkEnd()
	}
}

// step makes one thing happen: a rare fault, an attack, or something on a laptop or the network.
func (w *world) step() {
	w.rareFaults()
	if w.hostile != nil && w.hostile.chance(6) {
		if w.hostile.attack(); len(w.bad) > 0 {
			return
		}
	}
	l := w.laptops[w.roll.IntN(len(w.laptops))]
	switch {
	case l.wakes > w.at:
		w.deliver()
		return
	case l.wakes > 0:
		l.wakes = 0
		w.reached("laptop taken out again")
	}
	switch n := w.roll.IntN(100); {
	case n < 38:
		l.act()
	case n < 61:
		if !l.asking || l.w.chance(30) { // the second: the reply to the last request is late
			l.request()
		}
	case n < 96:
		w.deliver()
	case n < 98:
		w.reached("hub restarted")
		w.open()
	default:
		l.crash("between two things")
	}
	w.checkHome(l)
}

// rareFaults makes at most one rare fault happen. Their frequencies are per 1,000 steps.
func (w *world) rareFaults() {
	l := w.laptops[w.roll.IntN(len(w.laptops))]
	f := w.faults
	if f == (Faults{}) {
		return
	}
	at := w.roll.IntN(1000)
	for _, what := range []struct {
		often int
		then  func()
	}{
		{f.Restore, w.restore}, {f.Copy, l.copyHome}, {f.HomeBack, l.restoreHome}, {f.Account, w.changeAccount},
		{f.Floor, w.prune}, {f.Clock, l.jumpClock}, {f.HubClock, w.jumpHubClock}, {f.Sleep, l.putAway},
		{f.Leap, w.passDays},
		{f.HomeBack * 2, l.imageHome}, {f.Restore * 3, w.backUp}, {f.Restore * 2, w.makeStandby}, {2, w.upgradeOnce},
	} {
		if at < what.often {
			what.then()
			w.checkHome(l)
			return
		}
		at -= what.often
	}
}

func (w *world) upgradeOnce() {
	if w.rule == oldRule {
		w.upgrade()
	}
}

// passDays lets days pass in which nobody does anything.
func (w *world) passDays() {
	w.passTime(14 * day)
	w.reached("days passed")
}

// settle lets all laptops sync until none has anything to do, and once more, so that each has what the others
// brought.
func (w *world) settle() {
	still := 0
	for range mostRounds {
		for _, l := range w.laptops {
			l.request()
			for len(w.network) > 0 {
				w.deliver()
			}
			if w.checkHome(l); len(w.bad) > 0 {
				return
			}
		}
		w.passTime(time.Minute)
		if w.idle() {
			if still++; still == 2 {
				return
			}
		}
	}
	w.violated("15 progress", "not at rest after %d rounds", mostRounds)
}

func (w *world) idle() bool {
	for _, l := range w.laptops {
		if !l.idle() {
			return false
		}
	}
	return true
}

// trace is a hash of everything that happened. The same seed gives the same hash.
type trace struct {
	sum  hash.Hash
	hear func(string)
}

func (t *trace) add(format string, args ...any) {
	if t.sum == nil {
		return
	}
	line := fmt.Sprintf(format, args...)
	fmt.Fprintln(t.sum, line)
	if t.hear != nil {
		t.hear(line)
	}
}
