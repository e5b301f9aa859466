package serve

import (
	"context"
	"sync/atomic"
	"time"

	"sidan/sync/wire"
)

// These are the limits of the requests that are worked on or wait. A hub answers some thousand small requests a
// second, so a full queue takes about a second. The deadline is for a hub whose disk has stopped.
const (
	mostAtOnce  = 64               // requests that are worked on at once
	mostWaiting = 2048             // requests whose bodies were read and that wait for their turn
	waitWithin  = 10 * time.Second // longest wait for a turn; less than drainWithin, so that a stop empties the queue
)

// queue bounds how many requests are worked on at once. Further requests wait for their turn, in the order in which
// they came, as long as their number and the deadline allow. The memory of their bodies, and how many requests one
// laptop has, are bounded by bodies. It is safe for concurrent use.
type queue struct {
	working chan struct{} // holds one value for each request that is worked on
	waiting atomic.Int64
	most    int64         // how many may wait
	within  time.Duration // how long each may wait
}

// newQueue returns an empty queue. It lets atOnce requests be worked on at once, and lets most requests wait for their
// turn, each no longer than within.
func newQueue(atOnce int, most int64, within time.Duration) *queue {
	return &queue{working: make(chan struct{}, atOnce), most: most, within: within}
}

// enter waits for the turn of a request. If err is nil, the caller must call leave when its work is done. If too many
// requests wait already, or the deadline passes, err is a *wire.Problem that tells the laptop to try again later. If
// ctx ends first, because the client went away, err is the error of ctx.
func (q *queue) enter(ctx context.Context) (leave func(), err error) {
	select {
	case q.working <- struct{}{}: // only if nobody waits: a free place goes to the request that waits longest
		return q.leave, nil
	default:
	}
	defer q.waiting.Add(-1)
	if q.waiting.Add(1) > q.most {
		return nil, &wire.Problem{Code: wire.ProblemBusy}
	}
	deadline := time.NewTimer(q.within)
	defer deadline.Stop()
	select {
	case q.working <- struct{}{}:
		return q.leave, nil
	case <-deadline.C:
		return nil, &wire.Problem{Code: wire.ProblemBusy}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// reenter waits for the turn of a request that was worked on before and has waited for news since. It has no limits of
// its own, because the hub bounds the number of long polls.
func (q *queue) reenter(ctx context.Context) (leave func(), err error) {
	select {
	case q.working <- struct{}{}:
		return q.leave, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// leave gives up the place of a request that was worked on.
func (q *queue) leave() { <-q.working }
