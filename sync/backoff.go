package sync

import (
	"errors"
	"math/rand/v2"
	"time"
)

// Backoff says how long to wait after failures: full jitter, a random share of min(15 min, 2 s × 2ⁿ), on top of
// what the hub asked for. The zero Backoff has seen no failure, and is what a success goes back to. Whoever
// presses "sync now" skips one wait by not waiting it.
type Backoff struct{ failures int }

const (
	firstWait = 2 * time.Second
	mostWait  = 15 * time.Minute
)

// Next counts a failure and says how long to wait.
func (b *Backoff) Next(err error) time.Duration { return b.wait(err, rand.Float64()) }

// wait is Next with the share handed in, from [0, 1).
func (b *Backoff) wait(err error, share float64) time.Duration {
	most := mostWait
	if b.failures < 9 { // 2 s × 2⁹ is past mostWait
		most = firstWait << b.failures
	}
	b.failures++
	wait := time.Duration(share * float64(most))
	if later := new(Later); errors.As(err, &later) {
		wait += later.Wait
	}
	return wait
}
