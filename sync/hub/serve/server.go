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
	"time"

	"sidan/sync/hub"
	"sidan/sync/wire"
)

// These are the limits of the listener.
const (
	headerWithin   = 10 * time.Second
	bodyWithin     = 2 * time.Minute // for reading a whole request, and for writing its whole answer
	idleWithin     = 2 * time.Minute // between two requests on one connection
	drainWithin    = 12 * time.Second
	mostHeaderSize = 16 << 10
)

// statusGone is the status that the log has for a request whose client went away before the answer. No client receives
// it.
const statusGone = 499

// Server speaks HTTP for a hub: POST /v1/join, POST /v1/sync, GET /v1/status, /healthz, /readyz, and the owner's calls
// below /v1/owner/. For each request it logs the route, the status and the duration, and also the address if it turned
// the client away. The log names no person. A Server is safe for concurrent use.
type Server struct {
	hub    *hub.Hub
	log    *slog.Logger
	owner  wire.Secret // zero if there are no owner's calls
	queue  *queue
	bodies bodies
	joins  *throttle
	access *accessLog
	mux    *http.ServeMux

	stopping chan struct{} // closed when Serve is told to stop, which ends all long polls
}

// NewServer returns a server for a hub. owner is the secret that the owner's calls require; if it is zero, there are
// no owner's calls.
func NewServer(h *hub.Hub, owner wire.Secret, log *slog.Logger) *Server {
	s := &Server{
		hub: h, log: log, owner: owner, queue: newQueue(mostAtOnce, mostWaiting, waitWithin),
		joins: newThrottle(time.Now), access: &accessLog{log: log}, mux: http.NewServeMux(),
		stopping: make(chan struct{}),
	}
	s.handle("POST "+wire.PathJoin, s.join)
	s.handle("POST "+wire.PathSync, s.sync)
	s.handle("GET /v1/status", s.status)
	s.handle("GET /healthz", s.healthz)
	s.handle("GET /readyz", s.readyz)
	if owner != (wire.Secret{}) {
		s.handleOwner()
	}
	return s
}

// handle registers a handler that may fail. Its errors and panics are answered with problem documents.
func (s *Server) handle(pattern string, h func(http.ResponseWriter, *http.Request) error) {
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.log.Error("panic", "route", r.Pattern, "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
				inside, _ := problemOf(&wire.Problem{Code: wire.ProblemInside})
				writeProblem(w, r, inside)
			}
		}()
		err := h(w, r)
		switch gone := r.Context().Err(); {
		case err == nil:
			return
		case gone != nil && errors.Is(err, gone):
			w.WriteHeader(statusGone)
			return
		}
		p, ours := problemOf(err)
		if ours {
			s.log.Error("failed", "route", r.Pattern, "err", err)
		}
		writeProblem(w, r, p)
	})
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begun := time.Now()
	seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	s.mux.ServeHTTP(seen, r)
	s.access.request(r, seen.status, time.Since(begun))
}

// statusWriter remembers the status of an answer for the log.
type statusWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap returns the writer beneath, for http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Serve answers requests on a listener until ctx ends. Then it accepts no more requests, ends the long polls, and
// finishes the requests that have begun or wait in the queue. It returns within drainWithin after ctx ended. It speaks
// TLS with key, or plain HTTP if key is nil, and in both cases HTTP/1.1 and HTTP/2. It must be called at most once.
func (s *Server) Serve(ctx context.Context, l net.Listener, key *tls.Certificate) error {
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	protocols.SetUnencryptedHTTP2(true)
	srv := &http.Server{
		Handler: s, Protocols: &protocols, ReadHeaderTimeout: headerWithin, ReadTimeout: bodyWithin,
		WriteTimeout: bodyWithin, IdleTimeout: idleWithin, MaxHeaderBytes: mostHeaderSize,
		ErrorLog: log.New(s.access, "", 0),
	}
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
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainWithin)
	defer cancel()
	if err := srv.Shutdown(drain); errors.Is(err, context.DeadlineExceeded) {
		return srv.Close()
	} else if err != nil {
		return fmt.Errorf("drain: %w", err)
	}
	return nil
}
