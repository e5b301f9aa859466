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

// Options of a run. The zero Options is a run of the usual length in the usual weather.
type Options struct {
	Steps       int     // of the first phase; 0: 480
	Faults      *Faults // nil: those of usual weather
	Steady      bool    // the clocks of laptops are wrong from the beginning, and do not jump
	RightClocks bool    // they are right
	Broken      Broken
	Trace       func(line string) // hears what happens; nil: nobody does
}

// Broken breaks a rule between the engines, to show that its checker sees it. Production code knows nothing of it.
type Broken struct {
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
	Trace     [32]byte
	Simulated time.Duration
	Changes   int            // saved by people
	Seen      map[string]int // situations, and how often they were reached
	Bad       []string       // what invariants were broken, "name: what"
}

// mostRounds is within how many rounds everything has to come to rest once the faults have stopped: pages have
// as few as two rows.
const mostRounds = 200

// Run plays one seed. It ends at the first invariant that is broken: what comes after may only follow from it.
func Run(seed uint64, o Options) Result {
	w := newWorld(o, seed)
	w.play()
	r := Result{Seed: seed, Simulated: w.now.Sub(epoch), Changes: len(w.ledger.order), Seen: w.seen, Bad: w.bad}
	w.trace.sum.Sum(r.Trace[:0])
	return r
}

// play lets faults rage, and then everything come to rest.
func (w *world) play() {
	steps := w.Steps
	if steps == 0 {
		steps = 480
	}
	if w.faults = raging; w.Faults != nil {
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
		w.pass(3 * time.Minute)
	}
	w.faults, w.hubOff = Faults{}, 0
	if len(w.bad) == 0 {
		w.rest()
	}
	if len(w.bad) == 0 {
		w.judgeEnd()
	}
}

// step lets one thing happen, and now and then something large.
func (w *world) step() {
	w.happens()
	if w.foe != nil && w.foe.chance(6) {
		if w.foe.attacks(); len(w.bad) > 0 {
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
		l.works()
	case n < 61:
		if !l.asking || l.w.chance(30) { // who waits for a reply asks again only when it is late
			l.asks()
		}
	case n < 96:
		w.deliver()
	case n < 98:
		w.reached("hub restarted")
		w.open()
	default:
		l.crash("between two things")
	}
	w.judge(l)
}

// happens are the faults that come seldom, so many in 1,000 steps.
func (w *world) happens() {
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
		{f.Restore, w.returns}, {f.Copy, l.copies}, {f.HomeBack, l.isPutBack}, {f.Account, w.reassigns},
		{f.Floor, w.forgets}, {f.Clock, l.jumps}, {f.HubClock, w.hubJumps}, {f.Sleep, l.sleeps}, {f.Leap, w.leaps},
		{f.HomeBack * 2, l.remembers}, {f.Restore * 3, w.backsUp}, {f.Restore * 2, w.standsBy}, {2, w.upgradesOnce},
	} {
		if at < what.often {
			what.then()
			w.judge(l)
			return
		}
		at -= what.often
	}
}

func (w *world) upgradesOnce() {
	if w.rule == oldRule {
		w.upgrades()
	}
}

// leaps lets days pass in which nobody does anything.
func (w *world) leaps() {
	w.pass(14 * day)
	w.reached("days passed")
}

// rest lets everybody sync until nothing waits, and once more, so that each has seen what the others brought.
func (w *world) rest() {
	still := 0
	for range mostRounds {
		for _, l := range w.laptops {
			l.asks()
			for len(w.line) > 0 {
				w.deliver()
			}
			if w.judge(l); len(w.bad) > 0 {
				return
			}
		}
		w.pass(time.Minute)
		if w.idle() {
			if still++; still == 2 {
				return
			}
		}
	}
	w.broke("15 progress", "not at rest after %d rounds", mostRounds)
}

func (w *world) idle() bool {
	for _, l := range w.laptops {
		if !l.idle() {
			return false
		}
	}
	return true
}

// trace is what happened, as a hash: the same seed gives the same.
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
