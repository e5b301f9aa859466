package sync

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// Exchange carries one request to a hub and its reply back: Client.Sync, a hub in the same process, a file on a stick.
type Exchange func(ctx context.Context, r wire.Request) (wire.Reply, error)

// AsOf hands a moment on with every request, for a sample hub to act as of; the zero time hands on none. A
// sample hub keeps its own clock then: a laptop whose clock is wrong must not move it.
func (e Exchange) AsOf(at time.Time) Exchange {
	if at.IsZero() {
		return e
	}
	return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
		r.At = at.UnixMilli()
		return e(ctx, r)
	}
}

// Run exchanges until nothing is queued and every copy is whole, or something stands against it; each reply is one
// transaction of the home. It makes one attempt: waiting and trying again are the caller's (Backoff). What was taken
// before an error stays taken, and the Summary says it. Errors: ErrAway, ErrPortal, ErrClock, *Later, *wire.Problem,
// those of store, and ctx's. A home that is told it was revoked seals itself.
func Run(ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time) (Summary, error) {
	began := now()
	sum, err := drain(ctx, home, s, exchange, now)
	logged := home.LogExchange(
		store.Exchange{At: began, Took: now().Sub(began), Sent: sum.Pushed, Got: sum.Pulled, Result: ResultOf(err)},
	)
	return sum, errors.Join(err, logged)
}

func drain(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (sum Summary, err error) {
	for {
		got, err := once(ctx, home, s, exchange, now)
		if err != nil {
			s.Failed()
			return sum, fmt.Errorf("sync: %w", err)
		}
		sum.add(got)
		if !got.More || !got.progress { // a hub that answers without moving is left for the next Run
			return sum, nil
		}
	}
}

// once is one request and its reply.
func once(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (Summary, error) {
	req, err := offer(home, s, now)
	if err != nil {
		return Summary{}, err
	}
	sum, writes, err := answered(ctx, home, s, exchange, now, req)
	if err != nil {
		return Summary{}, err
	}
	return sum, home.Commit(writes)
}

// answered carries a request, and gives what its reply means. One that no honest hub sends means nothing. A
// home that is told it was revoked seals itself.
func answered(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
	req wire.Request,
) (Summary, []store.Write, error) {
	reply, err := exchange(ctx, req)
	if ResultOf(err) == wire.ProblemRevoked {
		err = errors.Join(err, home.Revoke())
	}
	if err != nil {
		return Summary{}, nil, err
	}
	st, err := home.State()
	if err != nil {
		return Summary{}, nil, err
	}
	if st.Sample != reply.Sample { // a real home and a sample hub refuse each other, and the other way round
		return Summary{}, nil, &wire.Problem{Code: wire.ProblemSample}
	}
	if err := honest(st, req, reply); err != nil {
		return Summary{}, nil, err
	}
	writes, sum := s.Take(st, reply, now())
	return sum, writes, nil
}

// offer makes a request and marks on disk what it carries. A change taken back in between fails the commit; then it is
// made anew, without it.
func offer(home *store.Store, s *Session, now func() time.Time) (wire.Request, error) {
	for {
		st, err := home.State()
		if err != nil {
			return wire.Request{}, err
		}
		req, writes := s.Ask(st, now())
		if err := home.Commit(writes); !errors.Is(err, store.ErrNotKept) {
			return req, err
		}
	}
}
