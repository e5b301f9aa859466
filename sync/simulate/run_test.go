package simulate

import (
	"flag"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"sidan/model"
)

var (
	seconds = flag.Int("seconds", 60, "how long to play seeds")
	seeds   = flag.Int("seeds", 0, "how many seeds to play instead")
	from    = flag.Uint64("from", 1, "the first seed")
	steps   = flag.Int("steps", 0, "steps of a run's first phase; 0: 480, and of each twentieth run 2,500")
	oneSeed = flag.Uint64("seed", 0, "play one seed, and tell what happens")
)

const (
	longRun   = 2500
	eachLong  = 20
	enough    = 400 // seeds are run at least, however slow the machine: these reach every situation
	eachTwice = 10  // one seed in so many is run twice
)

// stepsOf returns how many steps the first phase of a seed's run has.
func stepsOf(seed uint64) int {
	if *steps == 0 && seed%eachLong == 0 {
		return longRun
	}
	return *steps
}

func TestSeeds(t *testing.T) {
	if *oneSeed > 0 {
		r := Run(*oneSeed, Options{Steps: stepsOf(*oneSeed), Trace: func(line string) { t.Log(line) }})
		t.Logf("%v\n%v", r.Bad, r.Seen)
		if len(r.Bad) > 0 {
			t.Fail()
		}
		return
	}
	p := play(t)
	for _, s := range situations {
		if p.seen[s] == 0 {
			t.Errorf("never reached in %d seeds: %s", p.n, s)
		}
	}
	t.Logf("%d seeds, %d of them long, in %v (%.0f a second)",
		p.n, p.long, p.took.Round(time.Millisecond), float64(p.n)/p.took.Seconds())
	t.Logf("%d changes, %.1f years simulated (%.0f times as fast)",
		p.changes, p.simulated/3600/24/365, p.simulated/p.took.Seconds())
	for _, s := range slices.Sorted(maps.Keys(p.seen)) {
		t.Logf("%9d  %s", p.seen[s], s)
	}
}

// played is the sum of the results of many seeds.
type played struct {
	mu        sync.Mutex
	next      uint64
	n, long   int
	changes   int
	simulated float64 // seconds: a time.Duration ends after 292 years
	seen      map[string]int
	took      time.Duration
	failed    bool
}

// play plays seeds on every processor, each in one goroutine, until there are enough.
func play(t *testing.T) *played {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	began := time.Now()
	p := &played{next: *from, seen: map[string]int{}}
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for {
				seed, more := p.draw(began)
				if !more {
					return
				}
				o := Options{Steps: stepsOf(seed)}
				r := Run(seed, o)
				if seed%eachTwice == 0 && Run(seed, o).Trace != r.Trace {
					r.Bad = append(r.Bad, "played twice, it differs")
				}
				p.note(t, r, o)
			}
		})
	}
	all.Wait()
	p.took = time.Since(began)
	return p
}

func (p *played) draw(began time.Time) (seed uint64, more bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	seed = p.next
	n := int(seed - *from)
	if p.failed || *seeds > 0 && n >= *seeds ||
		*seeds == 0 && n >= enough && time.Since(began) > time.Duration(*seconds)*time.Second {
		return 0, false
	}
	p.next++
	return seed, true
}

func (p *played) note(t *testing.T, r Result, o Options) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.n++
	if o.Steps == longRun {
		p.long++
	}
	p.changes += r.Changes
	p.simulated += r.Simulated.Seconds()
	for s, times := range r.Seen {
		p.seen[s] += times
	}
	if len(r.Bad) > 0 {
		p.failed = true
		t.Errorf(
			"seed %d: %v\nrepeat: go test ./sync/simulate -run TestSeeds -v -steps %d -seed %d", r.Seed, r.Bad,
			o.Steps, r.Seed,
		)
	}
}

func TestSameSeedSameTrace(t *testing.T) {
	for seed := uint64(1000); seed < 1010; seed++ {
		if a, b := Run(seed, Options{}), Run(seed, Options{}); a.Trace != b.Trace {
			t.Errorf("seed %d played twice differs", seed)
		}
	}
	if a, b := Run(1, Options{}), Run(2, Options{}); a.Trace == b.Trace {
		t.Error("two seeds give one trace")
	}
}

// situations must all be reached over the seeds of one test. What a simulation never comes to, it does not test.
var situations = []string{
	// the line
	"message dropped", "message doubled", "message delayed", "message cut", "message corrupt",
	"reply lost after its commit", "reply to a program that crashed", "reply that means nothing",
	"reply from before the hub was put back",
	// disks and crashes
	"hub crashed at a commit", "hub crashed at a backup", "hub restarted", "hub's disk full",
	"laptop crashed between two things", "laptop crashed before a transaction", "laptop crashed in a transaction",
	"laptop crashed after a transaction", "laptop crashed in a save", "laptop crashed after a save",
	"laptop crashed after a draft", "laptop crashed in the middle of a copy", "laptop's disk full at an exchange",
	"laptop's disk full at a save", "laptop's disk full at a draft",
	// history
	"backup made", "image of a history that was left struck out", "let go of what is safe", "hub put back",
	"one community put back", "a standby without the tail took over", "hub put back, announced",
	"hub put back, and nobody said so", "hub put back, and all that was told is there",
	"hub replaced between write and read", "another history noticed, its head moved past what was told",
	"another history noticed, its head below what was told", "marks and losses forgotten", "home asleep past the floor",
	"image of an older rule put back", "new version of the audience rule",
	// homes and people
	"home copied", "home copied with unsent work", "home put back", "laptop put away", "laptop taken out again",
	"account changed", "account changed to nothing", "account changed back", "role changed",
	"account changed between write and read", "team, post or unit changed",
	"claimed as one of a team, post or unit", "laptop told of another account",
	"unsent work to a community one has lost", "community forgotten",
	// clocks
	"laptop's clock jumped", "hub's clock put back a day", "hub's clock a month ahead", "hub's clock put right",
	"days passed",
	// copies
	"page cut", "copy begun again: other tags", "copy begun again: the hub's week went back",
	"copy begun again: below the floor", "copy begun again while being filled", "copy being filled thrown away",
	"fresh copy swapped in", "record lost from sight", "face without its inside",
	"word out of sight with its record",
	"row predicted", "rows predicted otherwise than the hub has them", "page passed over for its predicted rows",
	// a hostile laptop, and what a hub of the version before left
	"hostile: held unfit", "hostile: held no-place", "hostile: held no-right", "hostile: held not-author",
	"hostile: held undecodable", "hostile: held never-seen", "hostile: held record-full",
	"hostile: held unknown-record", "hostile: flagged flag-second", "hostile: ok",
	"hub that holds what no page can carry", "record left out of a page", "record stepped over",
	// changes
	"request without all that waits", "verdict told again", "change refused", "held, then applied",
	"claim lost to another", "lost, and not told to whom", "bounced and dismissed",
	"taken back before it was offered", "taken back while it was being offered", "undone",
	"a meeting and its opinion in one save", "a meeting corrected", "a meeting struck for another",
	"a meeting restored", "a box removed",
	"not satisfied, and done again", "nudged", "extended", "recalled", "sent on", "rule panicked",
	"change of a newer program", "held: no-right", "held: rule-panic", "held: undecodable", "held: unknown-record",
	"flagged: " + string(model.FlagEdit), "flagged: " + string(model.FlagHelp),
	"flagged: " + string(model.FlagState),
	"joined to a common problem", "taken out of a common problem", "joined or taken out too late",
	"joined to a problem that is closed", "common problem raised", "member answered",
	"member answered while it was taken out", "member answered after its problem was closed",
	"closed as written down twice", "extension asked for", "extension declined",
	"extension asked for or declined too late", "handed on", "handed on by one who has it no more",
	"department called", "department reported in", "author asked what is meant", "question answered",
	"answered by the branch itself", "sent to two groups", "recalled from a late holder",
	"opinion of a meeting", "box opened", "opening of a box that was taken down",
	"flagged: " + string(model.FlagOutOfSight), "flagged: " + string(model.FlagClock),
}
