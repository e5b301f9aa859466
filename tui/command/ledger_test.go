package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// ledger is the judge of what is lost and what is doubled: it stands outside the program, in a process that is
// not killed, and each line of it is on disk before the next word is said. A word is a text nobody else writes.
type ledger struct {
	t     *testing.T
	mu    sync.Mutex
	file  *os.File
	tried map[string]bool // handed to the program, which did not say that it was saved
	saved map[string]bool // said to be saved
}

func openLedger(t *testing.T) *ledger {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "ledger"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return &ledger{t: t, file: f, tried: map[string]bool{}, saved: map[string]bool{}}
}

// try notes words before the program has them, and save that the program said they were saved.
func (l *ledger) try(words ...string)  { l.note("tried", words, l.tried, nil) }
func (l *ledger) save(words ...string) { l.note("saved", words, l.saved, l.tried) }

func (l *ledger) note(what string, words []string, in, out map[string]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, w := range words {
		fmt.Fprintln(l.file, what, w)
		in[w] = true
		delete(out, w)
	}
	if err := l.file.Sync(); err != nil {
		l.t.Errorf("ledger: %v", err)
	}
}

// reckoning is what the ledger says of what was found.
type reckoning struct {
	Saved   int      // said to be saved
	Unsaid  int      // found, and not said: the program was killed between its commit and its word
	Lost    []string // said to be saved, and not found
	Doubled []string // found more than once
	Strange []string // found, and never written
}

// judge holds what was found, every word as often as it was met, against the ledger.
func (l *ledger) judge(found []string) (r reckoning) {
	times := map[string]int{}
	for _, w := range found {
		times[w]++
	}
	r.Saved = len(l.saved)
	for w := range l.saved {
		if times[w] == 0 {
			r.Lost = append(r.Lost, w)
		}
	}
	for w, n := range times {
		switch {
		case !l.saved[w] && !l.tried[w]:
			r.Strange = append(r.Strange, w)
		case n > 1:
			r.Doubled = append(r.Doubled, w)
		case l.tried[w]:
			r.Unsaid++
		}
	}
	slices.Sort(r.Lost)
	slices.Sort(r.Doubled)
	return r
}

func TestTheLedgerSeesWhatIsLostAndDoubled(t *testing.T) {
	l := openLedger(t)
	l.try("a", "b", "c", "d", "e")
	l.save("a", "b", "c")
	r := l.judge([]string{"b", "b", "c", "d", "f"})
	if got, want := fmt.Sprint(r), "{3 1 [a] [b] [f]}"; got != want {
		t.Errorf("judged %s, want %s", got, want)
	}
}
