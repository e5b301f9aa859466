package serve

import (
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"sidan/model"
)

// accessLog writes a line for each request. Of requests with the same route, status and address it writes only the
// first and counts the others for a minute; then it writes how many they were, and when the last one came. So an attack
// neither fills the log nor pushes out of it what was there before. Of requests that succeed the first mostWell of a
// minute are written, since a laptop that has much to send makes several. It is safe for concurrent use.
type accessLog struct {
	log *slog.Logger

	mu     sync.Mutex
	runs   map[alike]*run
	closed bool
}

// alike is what the requests of a run have in common.
type alike struct {
	route   string
	status  int
	address netip.Prefix
}

// run is a series of requests that are alike, of which the first were written.
type run struct {
	written, more int
	last          time.Time
	end           *time.Timer
}

const (
	runLasts  = time.Minute
	mostAlike = 1000 // runs at once; more are counted as if from one address
	mostWell  = 20   // requests that succeed, written in a minute
	mostLine  = 160  // characters of a line that net/http logs
)

// request logs a request, or counts it. The route is the pattern that it matched, never the path that was asked for.
func (l *accessLog) request(r *http.Request, status int, took time.Duration) {
	route := r.Pattern
	if route == "" {
		route = "none"
	}
	key := alike{route, status, addressOf(r)}
	if status < http.StatusBadRequest {
		if !l.counts(key, mostWell) {
			l.log.Info("request", "route", route, "status", status, "ms", took.Milliseconds())
		}
		return
	}
	if l.counts(key, 1) {
		return
	}
	l.log.Warn("request", "route", route, "status", status, "ms", took.Milliseconds(), "from", key.address.String())
}

// Write logs, or counts, a line that net/http logs about a connection that came to no request, such as a handshake that
// failed. The line may quote what the other end sent, so it is cut short.
func (l *accessLog) Write(line []byte) (int, error) {
	said := []rune(model.TidyLine(string(line)))
	what, from, _ := strings.Cut(string(said[:min(len(said), mostLine)]), " from ")
	key := alike{route: what}
	if at, err := netip.ParseAddrPort(strings.TrimSuffix(strings.SplitN(from+" ", " ", 2)[0], ":")); err == nil {
		key.address = networkOf(at.Addr())
	} else if from == "" { // lines without an address are one run, whatever they say
		key.route = ""
	}
	if !l.counts(key, 1) {
		l.log.Warn("connection", "said", string(said[:min(len(said), mostLine)]))
	}
	return len(line), nil
}

// counts reports whether most requests of a key were written in this minute already; then it has counted this one.
func (l *accessLog) counts(key alike, most int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.runs == nil {
		l.runs = map[alike]*run{}
	}
	if l.runs[key] == nil && len(l.runs) >= mostAlike {
		key.address = netip.Prefix{}
	}
	r := l.runs[key]
	switch {
	case r == nil && l.closed:
		return false
	case r == nil:
		r = &run{end: time.AfterFunc(runLasts, func() { l.over(key) })}
		l.runs[key] = r
	}
	if r.written < most {
		r.written++
		return false
	}
	r.more++
	r.last = time.Now()
	return true
}

// over ends a run, and logs how many requests of it were counted.
func (l *accessLog) over(key alike) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[key]
	if r == nil {
		return
	}
	delete(l.runs, key)
	switch {
	case r.more == 0:
	case key.status != 0 && key.status < http.StatusBadRequest: // whoever is served is not written down by address
		l.log.Info("requests like it", "route", key.route, "status", key.status, "more", r.more, "last", r.last)
	default:
		l.log.Warn(
			"requests like it", "route", key.route, "status", key.status, "from", key.address.String(), "more",
			r.more, "last", r.last,
		)
	}
}

// flush ends all runs, when the server stops.
func (l *accessLog) flush() {
	l.mu.Lock()
	var keys []alike
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
