package simulate

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"time"

	"sidan/model/store"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// Options of a run. The zero Options is a run of the usual length in the usual weather.
type Options struct {
	Steps  int // of the first phase; 0: 480
	Calm   bool
	Broken Broken
	Trace  func(line string) // hears what happens; nil: nobody does
}

// Broken breaks a rule between the engines, to show that its checker sees it. Production code knows nothing of it.
type Broken struct {
	Load    func(*hub.Loaded)                 // what the hub's journal gives the engine
	Write   func(*hub.Writes)                 // what the engine gives the journal
	Ask     func(*wire.Request)               // as it leaves the laptop
	Request func(*wire.Request)               // as it reaches the hub
	Reply   func(*wire.Reply)                 // as it leaves the hub
	Commit  func([]store.Write) []store.Write // what the laptop's engine gives its disk
	Disk    func(*disk)                       // what a commit does to a disk beside
	Crash   func(*disk)                       // what a crash does to a disk
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

// mostRounds is within how many rounds everything has to come to rest once the faults have stopped: pages have as few as
// two rows.
const mostRounds = 200

// Run plays one seed. It ends at the first invariant that is broken: what comes after may only follow from it.
func Run(seed uint64, o Options) Result {
	if o.Steps == 0 {
		o.Steps = 480
	}
	w := newWorld(o, seed)
	w.trace = trace{sum: sha256.New(), hear: o.Trace}
	if !o.Calm {
		w.faults = raging
	}
	for i := 0; i < o.Steps && len(w.bad) == 0; i++ {
		w.step()
		w.pass(3 * time.Minute)
	}
	if w.faults = (Faults{}); len(w.bad) == 0 {
		w.rest()
	}
	if len(w.bad) == 0 {
		w.judgeEnd()
	}
	r := Result{Seed: seed, Simulated: w.now.Sub(epoch), Changes: len(w.ledger.order), Seen: w.seen, Bad: w.bad}
	w.trace.sum.Sum(r.Trace[:0])
	return r
}

// step lets one thing happen.
func (w *world) step() {
	l := w.laptops[w.roll.IntN(len(w.laptops))]
	switch n := w.roll.IntN(100); {
	case n < 40:
		l.works()
	case n < 62:
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

// rest lets everybody sync until nothing waits, and twice more, so that each has seen what the others brought.
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
			if still++; still == 3 {
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
