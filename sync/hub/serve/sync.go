package serve

import (
	"context"
	"fmt"
	"net/http"

	"sidan/sync/hub"
	"sidan/sync/wire"
)

// sync is POST /v1/sync. The steps are in the order of what they cost: who asks is known by the headers alone; then the
// body is read, within limits; then the request waits for its turn, and only then is anything decoded.
func (s *Server) sync(w http.ResponseWriter, r *http.Request) error {
	secret, err := s.known(w, r)
	if err != nil {
		return err
	}
	known := func() ([]byte, error) {
		account, communities, err := s.hub.Told(r.Context(), secret)
		return wire.KnownDictionary(account, communities), err
	}
	var req wire.Request
	plain, leave, err := s.receive(w, r, secret.Hash(), wire.MostUnpacked, known, &req)
	if err != nil {
		return err
	}
	reply, poll, err := s.exchange(r.Context(), secret, req, leave)
	if poll != nil {
		reply, err = s.longPoll(r.Context(), poll, secret, req)
	}
	if err != nil {
		return err
	}
	s.logLeftOut(reply)
	expected := func() []byte { return wire.ExpectedDictionary(plain, req) }
	return writeBody(w, r, plain, expected, reply)
}

// known gives the secret that a request shows, of a laptop that may exchange. It looks at the headers alone: whoever
// has no such secret costs the hub no more than those.
func (s *Server) known(w http.ResponseWriter, r *http.Request) (wire.Secret, error) {
	secret, err := bearer(r)
	if err == nil {
		err = s.hub.Knows(r.Context(), secret)
	}
	if err != nil {
		return secret, unread(w, err)
	}
	return secret, nil
}

// bearer gives the secret that a request shows in its Authorization header.
func bearer(r *http.Request) (wire.Secret, error) {
	secret, ok := wire.ReadBearer(r.Header.Get("Authorization"))
	if !ok {
		return secret, &wire.Problem{Code: wire.ProblemUnknown}
	}
	return secret, nil
}

// exchange answers a request, and calls leave as soon as the work is done. poll is not nil where the reply would tell
// nothing new and the request asked to be kept open.
func (s *Server) exchange(
	ctx context.Context, secret wire.Secret, req wire.Request, leave func(),
) (reply wire.Reply, poll *hub.LongPoll, err error) {
	defer leave()
	poll, err = s.hub.LongPoll(ctx, secret, req)
	if err != nil {
		return wire.Reply{}, nil, err
	}
	reply, err = s.hub.Exchange(ctx, secret, req)
	if poll != nil && (err != nil || !poll.Unchanged(req, reply)) {
		poll.Close()
		poll = nil
	}
	return reply, poll, err
}

// longPoll waits for news, which is no work and takes nobody's turn, and then answers as any request is answered.
func (s *Server) longPoll(
	ctx context.Context, poll *hub.LongPoll, secret wire.Secret, req wire.Request,
) (wire.Reply, error) {
	poll.Wait(ctx, s.stopping)
	poll.Close()
	leave, err := s.queue.reenter(ctx)
	if err != nil {
		return wire.Reply{}, err
	}
	defer leave()
	return s.hub.Exchange(ctx, secret, req)
}

// mostLogged is how many ids of records that were left out go into one line of the log.
const mostLogged = 10

// logLeftOut writes down which records a reply would have carried and could not: how many, and the ids of a few.
func (s *Server) logLeftOut(reply wire.Reply) {
	for _, a := range reply.Answers {
		if a.Page == nil || len(a.Page.LeftOut) == 0 {
			continue
		}
		left := a.Page.LeftOut
		s.log.Warn(
			"left out of a page", "community", a.Home, "records", len(left),
			"ids", fmt.Sprint(left[:min(len(left), mostLogged)]),
		)
	}
}
