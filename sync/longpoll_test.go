package sync

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// holdingHub answers a request when the test sends on answer.
type holdingHub struct {
	*hub
	answer chan struct{}
	waits  []int
}

func (h *holdingHub) exchange(ctx context.Context, req wire.Request) (wire.Reply, error) {
	h.waits = append(h.waits, req.Wait)
	select {
	case <-h.answer:
		return h.hub.exchange(ctx, req)
	case <-ctx.Done():
		return wire.Reply{}, ctx.Err()
	}
}

func log(t *testing.T, s *store.Store) int {
	t.Helper()
	all, err := s.Exchanges()
	must(t, err)
	return len(all)
}

// file is all that is on disk of a home.
func file(t *testing.T, s *store.Store) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(s.Dir(), "home.db"))
	must(t, err)
	return string(b)
}

// TestLongPoll: while nothing happens nothing is written, however often the poll is repeated;
// what comes is merged.
func TestLongPoll(t *testing.T) {
	s, session := newHome(t), NewSession(1)
	h := &holdingHub{hub: newHub(2)}
	_, err := Run(context.Background(), s, session, h.hub.exchange, clock)
	must(t, err)
	before, written := log(t, s), file(t, s)
	synctest.Test(t, func(t *testing.T) {
		h.answer = make(chan struct{})
		type end struct {
			sum Summary
			err error
		}
		ended := make(chan end, 1)
		began := time.Now()
		go func() {
			sum, err := LongPoll(t.Context(), s, session, h.exchange, time.Now)
			ended <- end{sum, err}
		}()
		for range 3 { // a hub that holds nothing
			h.answer <- struct{}{}
		}
		if least := 2 * wire.MostWait * time.Second / 2; time.Since(began) < least {
			t.Errorf("asked three times in %v", time.Since(began))
		}
		synctest.Wait()
		if log(t, s) != before || file(t, s) != written {
			t.Error("nothing happened, and something was written")
		}
		h.hub.rows = append(h.hub.rows, row(3, 3))
		h.answer <- struct{}{}
		if e := <-ended; e.err != nil || e.sum.Pulled != 1 {
			t.Errorf("LongPoll = %+v, %v", e.sum, e.err)
		}
	})
	converged(t, s, h.hub)
	for _, wait := range h.waits {
		if wait != wire.MostWait {
			t.Errorf("waits %v", h.waits)
		}
	}
	if log(t, s) != before+1 {
		t.Error("what came is not in the log")
	}
}

// TestLongPollEnds with its context, without a line in the log, and without making the next request smaller.
func TestLongPollEnds(t *testing.T) {
	s, session := newHome(t), NewSession(1)
	h := &holdingHub{hub: newHub(2), answer: make(chan struct{})}
	_, err := Run(context.Background(), s, session, h.hub.exchange, clock)
	must(t, err)
	before, batch := log(t, s), session.batch
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		_, err := LongPoll(ctx, s, session, h.exchange, clock)
		ended <- err
	}()
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) || log(t, s) != before || session.batch != batch {
		t.Errorf("ended with %v, %d lines, batch %d", err, log(t, s)-before, session.batch)
	}
}

// TestLongPollSendsQueuedChangesAtOnce: it goes at once.
func TestLongPollSendsQueuedChangesAtOnce(t *testing.T) {
	s, session := newHome(t), NewSession(1)
	h := &holdingHub{hub: newHub(0), answer: make(chan struct{}, 9)}
	for range cap(h.answer) {
		h.answer <- struct{}{}
	}
	_, err := s.Append([]store.Made{{Community: town, Core: core(1)}})
	must(t, err)
	sum, err := LongPoll(context.Background(), s, session, h.exchange, clock)
	if err != nil || sum.Pushed != 1 || h.waits[0] != 0 {
		t.Errorf("LongPoll = %+v, %v, waits %v", sum, err, h.waits)
	}
	converged(t, s, h.hub)
}

// TestPollClosed: a closed home asks with what it held when it was closed, and keeps nothing of the reply.
func TestPollClosed(t *testing.T) {
	s, h := newHome(t), newHub(2)
	_, err := Run(context.Background(), s, NewSession(1), h.exchange, clock)
	must(t, err)
	_, err = s.Append([]store.Made{{Community: town, Core: core(9)}})
	must(t, err)
	ask, err := PollClosed(s, h.exchange, clock)
	must(t, err)
	must(t, s.Close())
	h.rows = append(h.rows, row(3, 3))
	if err := ask(context.Background()); err != nil {
		t.Fatal(err)
	}
	req := h.asked[len(h.asked)-1]
	if a := req.Asks[0]; req.Wait != wire.MostWait || a.Seen != 2 || !a.Rows || len(a.Changes) != 0 {
		t.Errorf("asked %+v", req)
	}
}
