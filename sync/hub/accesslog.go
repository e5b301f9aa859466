package hub

import (
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// accessLog writes a line for each request. Of those that are turned away alike – same route, status and address – it
// writes the first, counts the others, and writes how many they were and when the last came once a minute has passed: an
// attack neither fills the log nor pushes out of it what was there before. It is safe for concurrent use.
type accessLog struct {
	log *slog.Logger

	mu     sync.Mutex
	runs   map[refusal]*run
	closed bool
}

// refusal is what requests that were turned away have in common.
type refusal struct {
	route   string
	status  int
	address netip.Prefix
}

// run is a number of like requests: the first was written down.
type run struct {
	more int
	last time.Time
	end  *time.Timer
}

const (
	runLasts     = time.Minute
	mostRefusals = 1000 // of different refusals at once; more are counted as if from one address
)

// request writes a request down, or counts it. Route is the pattern that took it, never the path that was asked for.
func (l *accessLog) request(r *http.Request, status int, took time.Duration) {
	route := r.Pattern
	if route == "" {
		route = "none"
	}
	if status < http.StatusBadRequest {
		l.log.Info("request", "route", route, "status", status, "ms", took.Milliseconds())
		return
	}
	key := refusal{route, status, addressOf(r)}
	if l.counts(key) {
		return
	}
	l.log.Warn("request", "route", route, "status", status, "ms", took.Milliseconds(), "from", key.address.String())
}

// counts reports whether a like request was written down lately; then this one is counted.
func (l *accessLog) counts(key refusal) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.runs == nil {
		l.runs = map[refusal]*run{}
	}
	if l.runs[key] == nil && len(l.runs) >= mostRefusals {
		key.address = netip.Prefix{}
	}
	if r := l.runs[key]; r != nil {
		r.more++
		r.last = time.Now()
		return true
	}
	if !l.closed {
		l.runs[key] = &run{end: time.AfterFunc(runLasts, func() { l.over(key) })}
	}
	return false
}

// over ends a run, and says what it came to.
func (l *accessLog) over(key refusal) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[key]
	if r == nil {
		return
	}
	delete(l.runs, key)
	if r.more > 0 {
		l.log.Warn("requests like it", "route", key.route, "status", key.status, "from", key.address.String(), "more", r.more, "last", r.last)
	}
}

// flush ends all runs, when the server does.
func (l *accessLog) flush() {
	l.mu.Lock()
	var keys []refusal
	for key, r := range l.runs {
		r.end.Stop()
		keys = append(keys, key)
	}
	l.closed = true
	l.mu.Unlock()
	for _, key := range keys {
		l.over(key)
	}
}
