package serve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"sidan/sync/hub"
	"sidan/sync/wire"
)

// Limits of the listener.
const (
	mostAtOnce   = 64 // requests being worked on; bodies still coming in are bounded by size and time
	headerWithin = 10 * time.Second
	bodyWithin   = 2 * time.Minute
	mostJoin     = 4 << 10          // bytes of a join: whoever sends one is nobody yet
	joinWithin   = 15 * time.Second // for so small a body
	idleFor      = 2 * time.Minute
	drainFor     = 12 * time.Second // of the 15 a hub may take to stop
)

// Server speaks HTTP for a hub: /v1/join, /v1/sync, /v1/status, /healthz, /readyz, and the owner's calls below
// /v1/owner/. Its log names no person, and nothing that a client chose: method, route, status, time, and the
// address of whoever was turned away.
type Server struct {
	hub    *hub.Hub
	log    *slog.Logger
	owner  wire.Secret // zero: no owner's calls
	slots  chan struct{}
	bodies bodies
	joins  *throttle
	access *accessLog
	mux    *http.ServeMux

	stopping chan struct{} // closed when Serve is told to stop: nothing is held any longer
}

// NewServer serves a hub; owner is the secret of whoever may look after it, zero for nobody.
func NewServer(h *hub.Hub, owner wire.Secret, log *slog.Logger) *Server {
	s := &Server{hub: h, log: log, owner: owner, slots: make(chan struct{}, mostAtOnce), mux: http.NewServeMux(),
		joins: newThrottle(time.Now), access: &accessLog{log: log}, stopping: make(chan struct{})}
	s.handle("POST "+wire.PathJoin, s.join)
	s.handle("POST "+wire.PathSync, s.sync)
	s.handle("GET /v1/status", s.status)
	s.handle("GET /healthz", s.healthz)
	s.handle("GET /readyz", s.readyz)
	if owner != (wire.Secret{}) {
		s.ownersCalls()
	}
	return s
}

// handle gives a handler that may fail its place: errors become problem documents, and so do panics.
func (s *Server) handle(pattern string, h func(http.ResponseWriter, *http.Request) error) {
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.log.Error("panic", "route", r.Pattern, "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
				writeProblem(w, r, mustProblem(wire.ProblemInside))
			}
		}()
		err := h(w, r)
		if err == nil {
			return
		}
		p, ours := problemOf(err)
		if ours {
			s.log.Error("failed", "route", r.Pattern, "err", err)
		}
		writeProblem(w, r, p)
	})
}

func mustProblem(code string) wire.Problem {
	p, _ := problemOf(&wire.Problem{Code: code})
	return p
}

// ServeHTTP of an http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begun := time.Now()
	seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	s.mux.ServeHTTP(seen, r)
	s.access.request(r, seen.status, time.Since(begun))
}

// statusWriter remembers the status for the log.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap of a http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// slot bounds the work in flight; without one the request comes back later.
func (s *Server) slot() (release func(), err error) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, nil
	default:
		return nil, &wire.Problem{Code: wire.ProblemBusy}
	}
}

func (s *Server) sync(w http.ResponseWriter, r *http.Request) error {
	secret, err := s.known(w, r)
	if err != nil {
		return err
	}
	var req wire.Request
	said, done, err := s.take(w, r, secret.Hash(), wire.MostUnpacked, &req)
	if err != nil {
		return err
	}
	reply, poll, err := s.exchange(r.Context(), secret, req, done)
	if poll != nil {
		reply, err = s.longPoll(r.Context(), poll, secret, req)
	}
	if err != nil {
		return err
	}
	s.logLeftOut(reply)
	return writeBody(w, r, said, reply)
}

// logLeftOut says which records a reply would have carried and could not: how many, and the ids of a few.
func (s *Server) logLeftOut(reply wire.Reply) {
	for _, a := range reply.Answers {
		if a.Page != nil && len(a.Page.LeftOut) > 0 {
			left := a.Page.LeftOut
			s.log.Warn(
				"left out of a page", "community", a.Home, "records", len(left), "ids",
				fmt.Sprint(left[:min(len(left), 10)]),
			)
		}
	}
}

// exchange answers a request, and gives up its slot then. poll is not nil where the reply would tell nothing new and the
// request asked to be kept open.
func (s *Server) exchange(
	ctx context.Context, secret wire.Secret, req wire.Request, done func(),
) (reply wire.Reply, poll *hub.LongPoll, err error) {
	defer done()
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

// longPoll waits for news without a slot, and answers with one: of all that one change wakes, mostAtOnce are answered at
// a time.
func (s *Server) longPoll(
	ctx context.Context, poll *hub.LongPoll, secret wire.Secret, req wire.Request,
) (wire.Reply, error) {
	poll.Wait(ctx, s.stopping)
	poll.Close()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return wire.Reply{}, ctx.Err()
	}
	return s.hub.Exchange(ctx, secret, req)
}

// join counts a try before a byte of the body is read, and gives it back where the code was right.
func (s *Server) join(w http.ResponseWriter, r *http.Request) error {
	giveBack, wait, ok := s.joins.take(addressOf(r))
	if !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
		return unread(w, &wire.Problem{Code: wire.ProblemTooOften})
	}
	// where it cannot be set, bodyWithin holds
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(joinWithin))
	var j wire.Join
	said, done, err := s.take(w, r, [32]byte{}, mostJoin, &j)
	if err != nil {
		return err
	}
	defer done()
	joined, err := s.hub.Join(r.Context(), j)
	if err != nil {
		return err
	}
	giveBack()
	return writeBody(w, r, said, joined)
}

// known is the secret that a request shows, of a laptop that may exchange. It is looked at before a byte of the body is
// read: whoever has none costs the hub nothing but the headers.
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

// unread closes the connection behind an answer whose request was not read: the server would read on to use it again.
func unread(w http.ResponseWriter, err error) error {
	w.Header().Set("Connection", "close")
	return err
}

// take reads a laptop's body of at most most bytes off the line, and only then claims a slot for the work on
// it: a slow line holds nobody up. said are the body's plain bytes. Who joins is no laptop yet: their bodies
// are small, and counted together by their size alone.
func (s *Server) take(
	w http.ResponseWriter, r *http.Request, laptop [32]byte, most int64, v any,
) (said []byte, done func(), err error) {
	if r.Header.Get("Content-Encoding") != "" {
		most = min(most, wire.MostPacked)
	}
	room := most
	if r.ContentLength >= 0 {
		room = min(room, r.ContentLength)
	}
	read, err := s.bodies.begin(laptop, room)
	if err != nil {
		return nil, nil, unread(w, err)
	}
	b, err := readAll(w, r, most)
	read()
	if err != nil {
		return nil, nil, err
	}
	if done, err = s.slot(); err != nil {
		return nil, nil, err
	}
	if said, err = decodeBody(r, b, v); err != nil {
		done()
		return nil, nil, err
	}
	return said, done, nil
}

// bearer is the secret that a request shows.
func bearer(r *http.Request) (wire.Secret, error) {
	secret, ok := wire.ReadBearer(r.Header.Get("Authorization"))
	if !ok {
		return secret, &wire.Problem{Code: wire.ProblemUnknown}
	}
	return secret, nil
}

// Serve answers on a listener until ctx ends, then lets what has begun finish and stops, within 15 seconds. It
// speaks TLS with a key, and plain without one; HTTP/2 either way.
func (s *Server) Serve(ctx context.Context, l net.Listener, key *tls.Certificate) error {
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	protocols.SetUnencryptedHTTP2(true)
	srv := &http.Server{Handler: s, Protocols: &protocols, ReadHeaderTimeout: headerWithin, ReadTimeout: bodyWithin,
		WriteTimeout: bodyWithin,
		IdleTimeout:  idleFor, MaxHeaderBytes: 16 << 10, ErrorLog: log.New(s.access, "", 0)}
	failed := make(chan error, 1)
	go func() {
		if key == nil {
			failed <- srv.Serve(l)
			return
		}
		srv.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*key}}
		failed <- srv.ServeTLS(l, "", "")
	}()
	defer s.access.flush()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		close(s.stopping)
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainFor)
	defer cancel()
	if err := srv.Shutdown(drain); errors.Is(err, context.DeadlineExceeded) {
		return srv.Close()
	} else if err != nil {
		return fmt.Errorf("drain: %w", err)
	}
	return nil
}
