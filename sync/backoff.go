package sync

import (
	"errors"
	"math/rand/v2"
	"time"
)

// Backoff says how long to wait after the n-th failure in a row: a random share ("full jitter") of
// min(15 min, 2 s × 2ⁿ), in addition to the wait that the hub asked for. The zero Backoff has seen no failure;
// set it back to zero after a success. Somebody who presses "sync now" skips a wait; that needs no call here.
type Backoff struct{ failures int }

const (
	firstWait = 2 * time.Second
	mostWait  = 15 * time.Minute
)

// Next counts a failure and returns how long to wait.
func (b *Backoff) Next(err error) time.Duration { return b.wait(err, rand.Float64()) }

// wait is Next with a given share, from [0, 1).
func (b *Backoff) wait(err error, share float64) time.Duration {
	most := mostWait
	if b.failures < 9 { // 2 s × 2⁹ is past mostWait
		most = firstWait << b.failures
	}
	b.failures++
	wait := time.Duration(share * float64(most))
	if later := new(RetryError); errors.As(err, &later) {
		wait += later.Wait
	}
	return wait
}
