package sync

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// LongPoll sends requests that the hub holds open until it has news, one after another, until news comes. Then
// it merges the reply and everything that follows, as Run does. Changes that are queued here are sent at once,
// which also ends it. A request that brings nothing writes nothing to disk and is not logged. LongPoll ends
// whenever ctx does. Like Run it makes one attempt and returns Run's errors, and it may not be active at the
// same time as a Run on the same store.
func LongPoll(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (Summary, error) {
	for {
		began := now()
		sum, err := pollOnce(ctx, home, s, exchange, now)
		switch {
		case ctx.Err() != nil:
			return sum, ctx.Err()
		case err == nil && !sum.progress:
			if err := pause(ctx, wire.MostWait*time.Second-now().Sub(began)); err != nil {
				return sum, err
			}
			continue
		case err == nil && sum.More:
			var more Summary
			more, err = exchangeAll(ctx, home, s, exchange, now)
			sum.add(more)
		}
		logged := home.LogExchange(
			store.Exchange{At: began, Took: now().Sub(began), Sent: sum.Pushed, Got: sum.Pulled, Result: ResultOf(err)},
		)
		return sum, errors.Join(err, logged)
	}
}

// pause waits before the next long poll when the hub answered the last one early, left before its wait was
// over. A hub does that when it holds too many requests already, or is stopping. The random share keeps laptops
// that were answered together from coming back together.
func pause(ctx context.Context, left time.Duration) error {
	if left < time.Second {
		return nil
	}
	t := time.NewTimer(left/2 + rand.N(left))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// pollOnce makes one request. The hub may hold it open if it offers no changes. The reply is committed only if
// it brings something.
func pollOnce(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (Summary, error) {
	req, err := prepareRequest(home, s, now)
	if err != nil {
		return Summary{}, err
	}
	if offersNothing(req) {
		req.Wait = wire.MostWait
	}
	sum, writes, err := send(ctx, home, s, exchange, now, req)
	if err != nil {
		if ctx.Err() == nil {
			s.Failed()
		}
		return Summary{}, fmt.Errorf("long poll: %w", err)
	}
	if !sum.progress {
		return sum, nil
	}
	return sum, home.Commit(writes)
}

// offersNothing reports whether a request carries no changes.
func offersNothing(req wire.Request) bool {
	for _, a := range req.Asks {
		if len(a.Changes) > 0 {
			return false
		}
	}
	return true
}

// PollClosed returns a function that makes one long poll while the store is closed, so that another process can
// open it meanwhile. The request says what the store held when PollClosed was called; the reply is not kept.
// The function returns nil when the hub has news, and also when the wait is over without news: in both cases
// the caller opens the store and calls Run, which also sends what was saved meanwhile.
func PollClosed(home *store.Store, exchange Exchange, now func() time.Time) (func(ctx context.Context) error, error) {
	st, err := home.State()
	if err != nil {
		return nil, err
	}
	req, _ := NewSession(rand.Int64()).Request(st, now())
	for i := range req.Asks {
		req.Asks[i].Changes, req.Asks[i].Rows = nil, true
	}
	req.Wait = wire.MostWait
	return func(ctx context.Context) error {
		began := now()
		reply, err := exchange(ctx, req)
		if err != nil || hasNews(reply) {
			return err
		}
		return pause(ctx, wire.MostWait*time.Second-now().Sub(began))
	}, nil
}

// hasNews reports whether a reply has rows, or says that the hub's history is another one.
func hasNews(r wire.Reply) bool {
	return slices.ContainsFunc(
		r.Answers, func(a wire.Answer) bool { return a.Again || a.Page != nil && len(a.Page.Rows) > 0 },
	)
}
