package sync

import (
	"errors"
	"time"
)

// Backoff says how long to wait after failures: full jitter, sleep = roll × min(15 min, 2 s × 2ⁿ), and never less than
// the hub asked for (sync.md §3.10). The zero Backoff has seen no failure. Whoever presses "sync now" skips one wait by
// not waiting it.
type Backoff struct{ failures int }

const (
	firstWait = 2 * time.Second
	mostWait  = 15 * time.Minute
)

// Failed counts a failure; roll is drawn from [0, 1).
func (b *Backoff) Failed(err error, roll float64) time.Duration {
	most := mostWait
	if b.failures < 10 { // 2 s × 2⁹ is past mostWait already
		most = min(mostWait, firstWait<<b.failures)
	}
	b.failures++
	wait := time.Duration(roll * float64(most))
	var later *Later
	if errors.As(err, &later) {
		return later.Wait + wait
	}
	return wait
}

// Done forgets the failures.
func (b *Backoff) Done() { b.failures = 0 }
