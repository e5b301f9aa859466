package sync

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// Exchange carries one request to a hub and returns its reply. It is Client.Sync, or a hub in the same process.
type Exchange func(ctx context.Context, r wire.Request) (wire.Reply, error)

// AsOf returns an Exchange that adds a moment to every request. A sample hub uses that moment as its clock. With
// the zero time nothing is added, and a sample hub uses its own clock, which a wrong clock of a laptop does not
// change.
func (e Exchange) AsOf(at time.Time) Exchange {
	if at.IsZero() {
		return e
	}
	return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
		r.At = at.UnixMilli()
		return e(ctx, r)
	}
}

// Run exchanges until nothing is queued and every copy is complete, or until an error. Each reply is committed in
// one transaction. Run makes one attempt: waiting and trying again is up to the caller (Backoff). Replies that
// were committed before an error stay, and the Summary counts them. If the hub says that this laptop was revoked,
// the store is marked as revoked, and cannot be read until it joins again.
//
// Errors are those listed in this package, *RetryError, *wire.Problem, those of store, and ctx's.
func Run(ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time) (Summary, error) {
	began := now()
	sum, err := exchangeAll(ctx, home, s, exchange, now)
	logged := home.LogExchange(
		store.Exchange{At: began, Took: now().Sub(began), Sent: sum.Pushed, Got: sum.Pulled, Result: ResultOf(err)},
	)
	return sum, errors.Join(err, logged)
}

func exchangeAll(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (sum Summary, err error) {
	for {
		got, err := exchangeOnce(ctx, home, s, exchange, now)
		if err != nil {
			s.Failed()
			return sum, fmt.Errorf("sync: %w", err)
		}
		sum.add(got)
		if !got.More || !got.progress { // without progress, asking again at once would never end
			return sum, nil
		}
	}
}

func exchangeOnce(
	ctx context.Context, home *store.Store, s *Session, exchange Exchange, now func() time.Time,
) (Summary, error) {
	req, err := prepareRequest(home, s, now)
	if err != nil {
		return Summary{}, err
	}
	sum, writes, err := send(ctx, home, s, exchange, now, req)
	if err != nil {
		return Summary{}, err
	}
	return sum, home.Commit(writes)
}

// send carries a request to the hub, validates the reply and returns the writes that it means. If the hub says
// that this laptop was revoked, send marks the store as revoked.
func send(
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
	if st.Sample != reply.Sample { // real data must not meet a sample
		return Summary{}, nil, &wire.Problem{Code: wire.ProblemSample}
	}
	if err := validateReply(st, req, reply); err != nil {
		return Summary{}, nil, err
	}
	writes, sum := s.Receive(st, reply, now())
	return sum, writes, nil
}

// prepareRequest builds a request and commits the marks on the changes it carries. If the person has taken back
// one of these changes meanwhile, the commit fails with store.ErrNotKept, and the request is built again.
func prepareRequest(home *store.Store, s *Session, now func() time.Time) (wire.Request, error) {
	for {
		st, err := home.State()
		if err != nil {
			return wire.Request{}, err
		}
		req, writes := s.Request(st, now())
		if err := home.Commit(writes); !errors.Is(err, store.ErrNotKept) {
			return req, err
		}
	}
}
