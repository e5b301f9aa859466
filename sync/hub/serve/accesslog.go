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

// accessLog writes a line for each request. Of several failed requests with the same route, status and address it
// writes only the first. It counts the others for a minute, and then writes how many there were and when the last one
// came. So an attack neither fills the log nor displaces older lines. Of requests that succeed it writes the first
// mostWell in a minute, because a laptop that has much to send makes several. It is safe for concurrent use.
type accessLog struct {
	log *slog.Logger

	mu     sync.Mutex
	runs   map[alike]*run
	closed bool
}

// alike holds what the requests of a run have in common.
type alike struct {
	route   string
	status  int
	address netip.Prefix
}

// run is a series of requests that are alike. The first of them were written, and the others counted.
type run struct {
	written, more int
	last          time.Time
	end           *time.Timer
}

const (
	runLasts  = time.Minute
	mostAlike = 1000 // runs at once; requests beyond are counted as if they came from one address
	mostWell  = 20   // requests that succeed and are written, per minute
	mostLine  = 160  // characters that are kept of a line that net/http logs
)

// request logs or counts a request. The logged route is the pattern that the request matched, and never the path that
// the client sent.
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

// Write logs or counts a line that net/http logs about a connection on which no request was made, for example because
// the handshake failed. The line may quote what the client sent, so it is cut to mostLine characters.
func (l *accessLog) Write(line []byte) (int, error) {
	said := []rune(model.TidyLine(string(line)))
	what, from, _ := strings.Cut(string(said[:min(len(said), mostLine)]), " from ")
	key := alike{route: what}
	if at, err := netip.ParseAddrPort(strings.TrimSuffix(strings.SplitN(from+" ", " ", 2)[0], ":")); err == nil {
		key.address = networkOf(at.Addr())
	} else if from == "" { // all lines without an address are one run
		key.route = ""
	}
	if !l.counts(key, 1) {
		l.log.Warn("connection", "said", string(said[:min(len(said), mostLine)]))
	}
	return len(line), nil
}

// counts reports whether a request is not to be written, because most requests of its key were written in this minute
// already. It has then counted the request.
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

// over ends a run, and logs how many of its requests were counted and not written.
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
	case key.status != 0 && key.status < http.StatusBadRequest: // a client that was served is not logged by its address
		l.log.Info("requests like it", "route", key.route, "status", key.status, "more", r.more, "last", r.last)
	default:
		l.log.Warn(
			"requests like it", "route", key.route, "status", key.status, "from", key.address.String(), "more",
			r.more, "last", r.last,
		)
	}
}

// flush ends all runs. It is called when the server stops.
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
