package sync

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"sidan/sync/wire"
)

// Bounds of the line. The times hold whatever the other end does; a held request has its wait on top.
const (
	connectWait = 15 * time.Second
	totalWait   = 120 * time.Second // a batch at 20 kbit/s
	idleWait    = 30 * time.Second  // without a byte of a reply that has begun
	idleConn    = 90 * time.Second
	mostHeaders = 16 << 10
)

var (
	errSlow = errors.New("not done in time")
	errIdle = errors.New("no byte for too long")
)

// newLine is the transport to a hub; trust is nil where the machine's own authorities decide.
func newLine(base *url.URL, trust *tls.Config) http.RoundTripper {
	t := &http.Transport{
		Proxy:                  proxyOf,
		OnProxyConnectResponse: tunnelled,
		DialContext:            (&net.Dialer{Timeout: connectWait}).DialContext,
		TLSClientConfig:        trust,
		TLSHandshakeTimeout:    connectWait,
		IdleConnTimeout:        idleConn,
		MaxResponseHeaderBytes: mostHeaders,
		DisableCompression:     true, // the bodies have their own
		Protocols:              new(http.Protocols),
		HTTP2:                  &http.HTTP2Config{SendPingTimeout: idleWait, PingTimeout: idleWait},
	}
	t.Protocols.SetHTTP1(true)
	t.Protocols.SetHTTP2(true)
	if base.Scheme == "https" || !isLoopback(base.Hostname()) {
		return t
	}
	l := &loopback{h2: t.Clone(), h1: t}
	l.h2.Protocols = new(http.Protocols)
	l.h2.Protocols.SetUnencryptedHTTP2(true)
	l.h2.DialContext = l.listening(t.DialContext)
	return l
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// loopback speaks HTTP/2 without TLS, as every hub of ours understands it. Where the other end was never heard
// to speak that, a proxy of another make, or the mouth of a tunnel, the request is sent once more in HTTP/1,
// and so are all later ones once that was answered.
type loopback struct {
	h2, h1 *http.Transport
	spoken atomic.Int32 // the version the other end was heard to speak, 0 for none yet
}

func (l *loopback) RoundTrip(r *http.Request) (*http.Response, error) {
	if l.spoken.Load() == 1 {
		return l.h1.RoundTrip(r)
	}
	resp, err := l.h2.RoundTrip(r)
	if err == nil || l.spoken.Load() == 2 || r.Context().Err() != nil || r.GetBody == nil {
		return resp, err
	}
	again := r.Clone(r.Context())
	if again.Body, err = r.GetBody(); err != nil {
		return nil, err
	}
	if resp, err = l.h1.RoundTrip(again); err == nil {
		l.spoken.Store(1)
	}
	return resp, err
}

// listening hears whether a connection is answered in HTTP/2.
func (l *loopback) listening(
	dial func(ctx context.Context, network, address string) (net.Conn, error),
) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &firstWord{Conn: c, spoken: &l.spoken}, nil
	}
}

type firstWord struct {
	net.Conn
	heard  bool
	spoken *atomic.Int32
}

// Read is called by one goroutine.
func (c *firstWord) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 && !c.heard {
		c.heard = true
		if !bytes.HasPrefix(p[:n], []byte("HTTP/1")) {
			c.spoken.CompareAndSwap(0, 2)
		}
	}
	return n, err
}

func (l *loopback) CloseIdleConnections() {
	l.h2.CloseIdleConnections()
	l.h1.CloseIdleConnections()
}

// within bounds a request in time.
func within(ctx context.Context, most time.Duration) (context.Context, context.CancelCauseFunc) {
	timed, cancel := context.WithCancelCause(ctx)
	over := time.AfterFunc(most, func() { cancel(errSlow) })
	return timed, func(cause error) { over.Stop(); cancel(cause) }
}

// readAll reads a body of at most most bytes, as long as any come. What is longer is cut behind one more.
func readAll(body io.Reader, most int, cancel context.CancelCauseFunc) ([]byte, error) {
	idle := time.AfterFunc(idleWait, func() { cancel(errIdle) })
	defer idle.Stop()
	return io.ReadAll(io.LimitReader(readFunc(func(p []byte) (int, error) {
		n, err := body.Read(p)
		if n > 0 {
			idle.Reset(idleWait)
		}
		return n, err
	}), int64(most)+1))
}

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// lineFault says what a failed connection means. ctx is the caller's, timed the one within it.
func lineFault(ctx, timed context.Context, err error) error {
	var cert x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var unverified *tls.CertificateVerificationError
	kind := ErrAway
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case timed.Err() != nil:
		err = context.Cause(timed)
	case errors.Is(err, wire.ErrPin):
		kind = ErrPin
	case errors.As(err, &cert) && cert.Reason == x509.Expired:
		kind = ErrClock
	case errors.As(err, &unverified):
		kind = ErrUnvouched
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch): // a plain page where TLS was to be
		kind = ErrPortal
	}
	return fmt.Errorf("%w: %v", kind, err)
}
