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

// Limits of the listener.
const (
	headerWithin   = 10 * time.Second
	bodyWithin     = 2 * time.Minute // a whole request, and its whole answer
	idleWithin     = 2 * time.Minute // between two requests of a connection
	drainWithin    = 12 * time.Second
	mostHeaderSize = 16 << 10
)

// statusGone is written into the log of a request whose client went away before it was answered: nobody receives it.
const statusGone = 499

// Server speaks HTTP for a hub: POST /v1/join, POST /v1/sync, GET /v1/status, /healthz, /readyz, and the owner's calls
// below /v1/owner/. Its log names no person, and nothing that a client chose: route, status, duration, and the address
// of whoever was turned away. It is safe for concurrent use.
type Server struct {
	hub    *hub.Hub
	log    *slog.Logger
	owner  wire.Secret // zero: there are no owner's calls
	queue  *queue
	bodies bodies
	joins  *throttle
	access *accessLog
	mux    *http.ServeMux

	stopping chan struct{} // closed when Serve is told to stop, which ends all long polls
}

// NewServer gives a server of a hub. owner is the secret that the owner's calls want, zero: there are none.
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

// handle registers a handler that may fail: its errors and panics are answered with problem documents.
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

// Unwrap lets an http.ResponseController find the writer beneath.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Serve answers on a listener until ctx ends. Then it takes no more requests, ends the long polls, finishes what has
// begun and what waits in the queue, and returns within drainWithin. It speaks TLS where there is a key, and plain HTTP
// where key is nil; HTTP/1.1 and HTTP/2 either way. It must be called at most once.
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
