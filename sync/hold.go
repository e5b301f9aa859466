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

// Hold asks for news and keeps the question open, request after request, until there is some: then it is taken
// as by Run, with all that follows. What is queued goes at once, and ends it too. While nothing happens nothing
// is written, and nobody is told. It ends with ctx at any moment; like Run it makes one attempt, with Run's
// errors, and is a Run for the rule of one at a time.
func Hold(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (Summary, error) {
	for {
		began := now()
		sum, err := ask(ctx, home, s, exchange, now)
		switch {
		case ctx.Err() != nil:
			return sum, ctx.Err()
		case err == nil && !sum.progress:
			if err := rest(ctx, wire.MostWait*time.Second-now().Sub(began)); err != nil {
				return sum, err
			}
			continue
		case err == nil && sum.More:
			var more Summary
			more, err = drain(ctx, home, s, exchange, now)
			sum.add(more)
		}
		logged := home.LogExchange(
			store.Exchange{At: began, Took: now().Sub(began), Sent: sum.Pushed, Got: sum.Pulled, Result: ResultOf(err)},
		)
		return sum, errors.Join(err, logged)
	}
}

// rest waits out what a hub did not: one where too many are held, or that stops, answers at once. The share drawn keeps
// laptops that were let go together from coming back together.
func rest(ctx context.Context, left time.Duration) error {
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

// ask is one request held open, and its reply where it brings anything.
func ask(ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time) (Summary, error) {
	req, err := offer(home, s, now)
	if err != nil {
		return Summary{}, err
	}
	if quiet(req) {
		req.Wait = wire.MostWait
	}
	sum, writes, err := answered(ctx, home, s, exchange, now, req)
	if err != nil {
		if ctx.Err() == nil {
			s.Failed()
		}
		return Summary{}, fmt.Errorf("hold: %w", err)
	}
	if !sum.progress {
		return sum, nil
	}
	return sum, home.Commit(writes)
}

// quiet says that a request offers nothing.
func quiet(req wire.Request) bool {
	for _, a := range req.Asks {
		if len(a.Changes) > 0 {
			return false
		}
	}
	return true
}

// Question is what a home that is closed again asks meanwhile, over exchange, held open: whether there is news.
// It knows no more than the home did when it was made, and takes nothing. It ends with news, and without any
// when a request's wait is over: then the home is opened for a Run, which also finds what was saved.
func Question(home *store.Store, exchange Exchange, now func() time.Time) (func(ctx context.Context) error, error) {
	st, err := home.State()
	if err != nil {
		return nil, err
	}
	req, _ := NewSession(rand.Int64()).Ask(st, now())
	for i := range req.Asks {
		req.Asks[i].Changes, req.Asks[i].Rows = nil, true
	}
	req.Wait = wire.MostWait
	return func(ctx context.Context) error {
		began := now()
		reply, err := exchange(ctx, req)
		if err != nil || tells(reply) {
			return err
		}
		return rest(ctx, wire.MostWait*time.Second-now().Sub(began))
	}, nil
}

// tells says that a reply to a question has something to show.
func tells(r wire.Reply) bool {
	return slices.ContainsFunc(
		r.Answers, func(a wire.Answer) bool { return a.Again || a.Page != nil && len(a.Page.Rows) > 0 },
	)
}
