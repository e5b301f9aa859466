package serve

import (
	"context"
	"sync/atomic"
	"time"

	"sidan/sync/wire"
)

// Limits of the work in flight. A hub answers some thousand small requests a second, so a whole queue takes about a
// second; the deadline is for a hub whose disk has stopped.
const (
	mostAtOnce  = 64               // requests that are worked on
	mostWaiting = 2048             // requests whose bodies were read and that wait for their turn
	waitWithin  = 10 * time.Second // how long one waits for it; less than drainWithin, so that a stop empties the queue
)

// queue bounds how many requests are worked on at once. Those beyond wait for their turn, first come first served, as
// long as their number and their deadline allow; the bytes of their bodies are bounded by bodies, and how many one
// laptop has among them. It is safe for concurrent use.
type queue struct {
	working chan struct{} // one value in it for each request that is worked on
	waiting atomic.Int64
	most    int64         // that may wait
	within  time.Duration // for how long
}

func newQueue(atOnce int, most int64, within time.Duration) *queue {
	return &queue{working: make(chan struct{}, atOnce), most: most, within: within}
}

// enter waits for a request's turn; leave must be called when its work is done. Where too many wait already, or the
// deadline passes, the error is a *wire.Problem that tells the laptop to come back; where ctx ends first, because the
// client went away, it is that of ctx.
func (q *queue) enter(ctx context.Context) (leave func(), err error) {
	select {
	case q.working <- struct{}{}: // only where nobody waits: a place that is given up goes to whoever waits longest
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

// reenter waits for the turn of a request that was worked on before and has waited for news since. It is never told to
// come back: the hub bounds the number of long polls.
func (q *queue) reenter(ctx context.Context) (leave func(), err error) {
	select {
	case q.working <- struct{}{}:
		return q.leave, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (q *queue) leave() { <-q.working }
