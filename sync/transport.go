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

// Limits of a connection. They hold whatever the other end does. A long poll may take its wait in addition.
const (
	connectWait = 15 * time.Second
	totalWait   = 120 * time.Second // enough for the largest request at 20 kbit/s
	idleWait    = 30 * time.Second  // without a byte of a reply that has begun
	idleConn    = 90 * time.Second
	mostHeaders = 16 << 10
)

var (
	errSlow = errors.New("not done in time")
	errIdle = errors.New("no byte for too long")
)

// newTransport returns the transport to the hub at base. trust checks the hub's key; with nil, the machine's own
// certificate authorities decide.
func newTransport(base *url.URL, trust *tls.Config) http.RoundTripper {
	t := &http.Transport{
		Proxy:                  proxyOf,
		OnProxyConnectResponse: checkTunnel,
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
	l.h2.DialContext = l.sniffing(t.DialContext)
	return l
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// loopback is the transport to a hub on this machine without TLS. It speaks HTTP/2, which every hub understands.
// The other end may also be a local proxy or the near end of a tunnel that speaks only HTTP/1. So where HTTP/2
// has never been answered, a failed request is sent once more in HTTP/1; if that is answered, all later requests
// use HTTP/1.
type loopback struct {
	h2, h1  *http.Transport
	version atomic.Int32 // the HTTP version the other end has answered in; 0 before the first answer
}

func (l *loopback) RoundTrip(r *http.Request) (*http.Response, error) {
	if l.version.Load() == 1 {
		return l.h1.RoundTrip(r)
	}
	resp, err := l.h2.RoundTrip(r)
	if err == nil || l.version.Load() == 2 || r.Context().Err() != nil || r.GetBody == nil {
		return resp, err
	}
	again := r.Clone(r.Context())
	if again.Body, err = r.GetBody(); err != nil {
		return nil, err
	}
	if resp, err = l.h1.RoundTrip(again); err == nil {
		l.version.Store(1)
	}
	return resp, err
}

// sniffing wraps a dial function so that l.version is set once a connection is answered in HTTP/2.
func (l *loopback) sniffing(
	dial func(ctx context.Context, network, address string) (net.Conn, error),
) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &sniffedConn{Conn: c, version: &l.version}, nil
	}
}

// sniffedConn looks at the first bytes that it reads.
type sniffedConn struct {
	net.Conn
	read    bool // the first bytes have been read
	version *atomic.Int32
}

// Read may be called by one goroutine only.
func (c *sniffedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 && !c.read {
		c.read = true
		if !bytes.HasPrefix(p[:n], []byte("HTTP/1")) {
			c.version.CompareAndSwap(0, 2)
		}
	}
	return n, err
}

// CloseIdleConnections closes those of both versions; http.Client calls it.
func (l *loopback) CloseIdleConnections() {
	l.h2.CloseIdleConnections()
	l.h1.CloseIdleConnections()
}

// withLimit returns a context that is cancelled with errSlow after most.
func withLimit(ctx context.Context, most time.Duration) (context.Context, context.CancelCauseFunc) {
	timed, cancel := context.WithCancelCause(ctx)
	over := time.AfterFunc(most, func() { cancel(errSlow) })
	return timed, func(cause error) { over.Stop(); cancel(cause) }
}

// readAll reads a body of at most most bytes. It cancels the request with errIdle when no byte has come for
// idleWait. Of a longer body it returns most+1 bytes, by which the caller knows that it is too long.
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

// transportError finds out why a request failed and wraps err in the error that says so. ctx is the caller's
// context, timed the one with the time limit.
func transportError(ctx, timed context.Context, err error) error {
	var cert x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var unverified *tls.CertificateVerificationError
	kind := ErrUnreachable
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
		kind = ErrUntrustedKey
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch): // answered without TLS
		kind = ErrPortal
	}
	return fmt.Errorf("%w: %v", kind, err)
}
