package simulate

import (
	"flag"
	"testing"
	"time"

	"sidan/model"
)

var (
	seconds = flag.Int("seconds", 20, "how long to play seeds")
	seeds   = flag.Int("seeds", 0, "how many seeds to play instead")
	oneSeed = flag.Uint64("seed", 0, "play one seed, and tell what happens")
)

// enough seeds reach every situation, however slow the machine.
const enough = 40

// situations that must be reached over the seeds of one test: blind spots are worse than bugs.
var situations = []string{
	"message dropped", "message doubled", "message delayed", "message cut", "reply lost after its commit",
	"reply to a program that crashed", "reply that means nothing", "hub crashed at a commit", "hub restarted",
	"laptop crashed between two things", "laptop crashed before a transaction", "laptop crashed in a transaction", "laptop crashed after a transaction",
	"laptop crashed in a save", "laptop crashed after a save", "laptop crashed after a draft",
	"laptop crashed in the middle of a copy", "page cut", "request without all that waits", "verdict told again", "record lost from sight",
	"change refused", "change held", "held, then applied", "claim lost to another", "bounced and dismissed",
	"taken back before it was offered", "taken back while it was being offered", "undone", "not satisfied, and done again",
	"flagged: " + string(model.FlagEdit), "flagged: " + string(model.FlagHelp), "flagged: " + string(model.FlagState),
	"flagged: " + string(model.FlagOutOfSight), "flagged: " + string(model.FlagClock),
}

func TestSeeds(t *testing.T) {
	if *oneSeed > 0 {
		r := Run(*oneSeed, Options{Trace: func(line string) { t.Log(line) }})
		t.Logf("%v\n%v", r.Bad, r.Seen)
		if len(r.Bad) > 0 {
			t.Fail()
		}
		return
	}
	began, n, changes, simulated, seen := time.Now(), 0, 0, time.Duration(0), map[string]int{}
	for seed := uint64(1); ; seed++ {
		if *seeds > 0 && n == *seeds || *seeds == 0 && n >= enough && time.Since(began) > time.Duration(*seconds)*time.Second {
			break
		}
		r := Run(seed, Options{})
		n++
		changes += r.Changes
		simulated += r.Simulated
		for s, times := range r.Seen {
			seen[s] += times
		}
		if len(r.Bad) > 0 {
			t.Fatalf("seed %d: %v\nrepeat: go test ./sync/simulate -run TestSeeds -seed %d -v", seed, r.Bad, seed)
		}
		if again := Run(seed, Options{}); again.Trace != r.Trace {
			t.Fatalf("seed %d played twice differs", seed)
		}
	}
	for _, s := range situations {
		if seen[s] == 0 {
			t.Errorf("never reached in %d seeds: %s", n, s)
		}
	}
	took := time.Since(began)
	t.Logf("%d seeds in %v (%.0f a second), %d changes, %v simulated (%.0f times as fast)", n, took.Round(time.Millisecond), float64(n)/took.Seconds(),
		changes, simulated.Round(time.Hour), simulated.Seconds()/took.Seconds())
	for _, s := range situations {
		t.Logf("%8d  %s", seen[s], s)
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
