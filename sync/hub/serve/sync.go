package serve

import (
	"context"
	"fmt"
	"net/http"

	"sidan/sync/hub"
	"sidan/sync/wire"
)

// sync answers POST /v1/sync. It takes its steps in the order of their cost. First it identifies the sender by the
// headers alone. Then it reads the body, within limits. Then the request waits for its turn, and only after that is
// anything decoded.
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

// known returns the secret of a request, if it is the secret of a laptop that may exchange. It reads only the headers,
// so that a client without such a secret costs the hub no more than that.
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

// bearer returns the secret in the Authorization header of a request.
func bearer(r *http.Request) (wire.Secret, error) {
	secret, ok := wire.ReadBearer(r.Header.Get("Authorization"))
	if !ok {
		return secret, &wire.Problem{Code: wire.ProblemUnknown}
	}
	return secret, nil
}

// exchange answers a request, and calls leave as soon as the work is done. poll is not nil if the reply has nothing
// new and the request asked for a long poll.
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

// longPoll waits for news, and then answers as for any request. While it waits, it does not count as a request that is
// worked on.
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

// mostLogged is how many ids of records that were left out one line of the log holds at most.
const mostLogged = 10

// logLeftOut logs how many records had to be left out of a reply, and the ids of the first mostLogged of each page.
func (s *Server) logLeftOut(reply wire.Reply) {
	for _, a := range reply.Answers {
		if a.Page == nil || len(a.Page.LeftOut) == 0 {
			continue
		}
		left := a.Page.LeftOut
		s.log.Warn(
			"left out of a page", "community", a.Community, "records", len(left),
			"ids", fmt.Sprint(left[:min(len(left), mostLogged)]),
		)
	}
}
