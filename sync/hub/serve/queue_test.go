package serve

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/sync/wire"
)

// entrant is a request that waits in a queue, and what became of it: the other fields count once done is set.
type entrant struct {
	done  atomic.Bool
	leave func()
	err   error
	after time.Duration
}

// enter has a request enter a queue on a goroutine of its own, and waits until it is in or waits.
func enter(ctx context.Context, q *queue) *entrant {
	e, began := new(entrant), time.Now()
	go func() {
		e.leave, e.err = q.enter(ctx)
		e.after = time.Since(began)
		e.done.Store(true)
	}()
	synctest.Wait()
	return e
}

func busy(err error) bool {
	p := new(wire.Problem)
	return errors.As(err, &p) && p.Code == wire.ProblemBusy
}

func TestAQueueIsInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(2, 100, time.Minute)
		var all []*entrant
		for range 12 {
			all = append(all, enter(t.Context(), q))
		}
		for n := range all {
			for i, e := range all {
				if e.done.Load() != (i < n+2) || e.err != nil {
					t.Fatalf("after %d have left, the turn of number %d: %v, %v", n, i, e.done.Load(), e.err)
				}
			}
			all[n].leave()
			synctest.Wait()
		}
	})
}

func TestAQueueIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 3, time.Minute)
		first := enter(t.Context(), q)
		waiting := []*entrant{enter(t.Context(), q), enter(t.Context(), q), enter(t.Context(), q)}
		if over := enter(t.Context(), q); !over.done.Load() || !busy(over.err) || over.after != 0 {
			t.Errorf("one too many: %v after %v", over.err, over.after)
		}
		if slices.ContainsFunc(waiting, func(e *entrant) bool { return e.done.Load() }) {
			t.Error("one of those that fit does not wait")
		}
		var woken atomic.Bool
		go func() { // a long poll that was woken is none of those counted
			if leave, err := q.reenter(t.Context()); err == nil {
				woken.Store(true)
				leave()
			}
		}()
		synctest.Wait()
		first.leave()
		for _, e := range waiting {
			synctest.Wait()
			if !e.done.Load() || e.err != nil {
				t.Fatalf("not its turn: %v after %v", e.err, e.after)
			}
			e.leave()
		}
		synctest.Wait()
		if last := enter(t.Context(), q); !woken.Load() || !last.done.Load() || last.err != nil {
			t.Errorf("afterwards: %v; the long poll was woken: %v", last.err, woken.Load())
		}
	})
}

func TestAQueueHasADeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 1, waitWithin)
		enter(t.Context(), q)
		e := enter(t.Context(), q)
		time.Sleep(waitWithin - time.Nanosecond) // of the bubble
		synctest.Wait()
		if e.done.Load() {
			t.Fatal("turned away before the deadline")
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if !e.done.Load() || !busy(e.err) || e.after != waitWithin {
			t.Errorf("at the deadline: %v after %v", e.err, e.after)
		}
		if next := enter(t.Context(), q); next.done.Load() {
			t.Errorf("whoever was turned away has left no room: %v", next.err)
		}
	})
	if waitWithin >= drainWithin {
		t.Error("a queue that is emptied by its deadline outlasts a stop")
	}
}

func TestWhoGoesAwayLeavesTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 2, time.Minute)
		first := enter(t.Context(), q)
		ctx, cancel := context.WithCancel(t.Context())
		gone, other := enter(ctx, q), enter(t.Context(), q)
		cancel()
		synctest.Wait()
		if !gone.done.Load() || !errors.Is(gone.err, context.Canceled) {
			t.Fatalf("gone: %v", gone.err)
		}
		if next := enter(t.Context(), q); next.done.Load() {
			t.Errorf("there is no room for another: %v", next.err)
		}
		first.leave()
		synctest.Wait()
		if !other.done.Load() || other.err != nil {
			t.Errorf("the next in the queue: %v", other.err)
		}
	})
}
