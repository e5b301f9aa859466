package sync

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	stdlog "log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/sync/wire"
)

// answering is a hub that has nothing to say, and notes who asks.
type answering struct {
	http1, http2, connections atomic.Int32
	from                      atomic.Value // the other end of the last request
}

func (a *answering) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if a.from.Swap(r.RemoteAddr) != r.RemoteAddr {
		a.connections.Add(1)
	}
	if r.ProtoMajor == 2 {
		a.http2.Add(1)
	} else {
		a.http1.Add(1)
	}
	var say any = wire.Joined{}
	if r.URL.Path == wire.PathSync {
		say = wire.Reply{}
	}
	b, _ := wire.Pack(say)
	w.Header().Set("Content-Type", wire.ContentType)
	w.Header().Set("Content-Encoding", wire.Encoding)
	w.Write(b)
}

// sealed is a server that speaks TLS with a key nobody vouches for.
func sealed(t *testing.T, a *answering) *httptest.Server {
	t.Helper()
	srv := httptest.NewUnstartedServer(a)
	srv.EnableHTTP2 = true
	srv.Config.ErrorLog = stdlog.New(io.Discard, "", 0)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	return srv
}

func TestTransportUsesHTTP2AndOneConnection(t *testing.T) {
	a := new(answering)
	plain, tlsWeb := web(t, a), sealed(t, a)
	for name, srv := range map[string]*httptest.Server{"plain": plain, "TLS": tlsWeb} {
		a.http1.Store(0)
		a.http2.Store(0)
		a.connections.Store(0)
		var pin wire.Pin
		if srv.Certificate() != nil {
			pin = wire.PinOf(srv.Certificate())
		}
		c, err := NewClient(srv.URL, secret, pin)
		must(t, err)
		for range 5 {
			_, err := c.Sync(t.Context(), wire.Request{})
			must(t, err)
		}
		c.Close()
		if a.http1.Load() != 0 || a.http2.Load() != 5 || a.connections.Load() != 1 {
			t.Errorf(
				"%s: %d in HTTP/1, %d in HTTP/2, %d connections", name, a.http1.Load(), a.http2.Load(),
				a.connections.Load(),
			)
		}
	}
}

func TestTransportFallsBackToHTTP1(t *testing.T) {
	a := new(answering)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "PRI" { // what a server of another make says to HTTP/2
			http.Error(w, "", http.StatusBadRequest)
			return
		}
		a.ServeHTTP(w, r)
	}))
	defer srv.Close()
	c, err := NewClient(srv.URL, secret, wire.Pin{})
	must(t, err)
	defer c.Close()
	for range 2 {
		_, err := c.Sync(t.Context(), wire.Request{})
		must(t, err)
	}
	if a.http1.Load() != 2 {
		t.Errorf("%d requests came", a.http1.Load())
	}
}

// TestWhoAnswersOverTLS: the key is all that counts where it is known; nothing is sent to another.
func TestWhoAnswersOverTLS(t *testing.T) {
	a := new(answering)
	srv, page := sealed(t, a), web(t, a)
	pin := wire.PinOf(srv.Certificate())
	asHTTPS := strings.Replace(page.URL, "http:", "https:", 1)
	known := x509.NewCertPool()
	known.AddCert(srv.Certificate())
	in1969 := func() time.Time { return time.Unix(-1, 0) } // the certificate is of 1970
	for _, c := range []struct {
		name    string
		address string
		trust   *tls.Config
		want    error
	}{
		{"its key", srv.URL, wire.TLSConfig(func(p wire.Pin) bool { return p == pin }), nil},
		{"its key, by a clock that stands in 1969", srv.URL, func() *tls.Config {
			trust := wire.TLSConfig(func(p wire.Pin) bool { return p == pin })
			trust.Time = in1969
			return trust
		}(), nil},
		{"another key", srv.URL, wire.TLSConfig(func(p wire.Pin) bool { return p == wire.Pin{1} }), ErrPin},
		{"a key nobody vouches for", srv.URL, nil, ErrUntrustedKey},
		{"a certificate of another name", strings.Replace(srv.URL, "127.0.0.1", "localhost", 1), &tls.Config{
			RootCAs: known,
		}, ErrUntrustedKey},
		{"one that is vouched for", srv.URL, &tls.Config{RootCAs: known}, nil},
		{"the same, by a clock that stands in 1969", srv.URL, &tls.Config{RootCAs: known, Time: in1969}, ErrClock},
		{"a plain page where TLS was to be", asHTTPS, nil, ErrPortal},
		{"the same, where a key was known", asHTTPS, wire.TLSConfig(func(wire.Pin) bool { return false }), ErrPortal},
	} {
		t.Run(c.name, func(t *testing.T) {
			came := a.http1.Load() + a.http2.Load()
			base, err := parse(c.address)
			must(t, err)
			client := (&Client{base: base}).withTransport(c.trust)
			defer client.Close()
			_, err = client.Sync(t.Context(), wire.Request{})
			if !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
			if n := a.http1.Load() + a.http2.Load() - came; c.want != nil && n != 0 {
				t.Error("something was sent")
			}
		})
	}
}

func TestJoinMeetsTheHubOfItsCode(t *testing.T) {
	a := new(answering)
	srv := sealed(t, a)
	pin := wire.PinOf(srv.Certificate())
	right, wrong := pin.Short(), wire.Pin{1}.Short()
	code := wire.Code{Invitation: "K7QF3M9XTB"}
	for _, c := range []struct {
		name, address string
		pin           *wire.ShortPin
		want          error
	}{
		{"its key", srv.URL, &right, nil},
		{"another key", srv.URL, &wrong, ErrPin},
		{"a code without a key", srv.URL, nil, ErrUntrustedKey},
		{"a plain address for a code with one", strings.Replace(srv.URL, "https:", "http:", 1), &right, ErrNeedsTLS},
	} {
		code.Pin = c.pin
		client, err := NewClient(c.address, wire.Secret{}, wire.Pin{})
		must(t, err)
		joined, err := client.Join(t.Context(), wire.Join{Code: code.String()})
		if !errors.Is(err, c.want) || err == nil && joined.Pin != pin {
			t.Errorf("%s: %v, pin %x", c.name, err, joined.Pin)
		}
	}
	if n := a.http1.Load() + a.http2.Load(); n != 1 {
		t.Errorf("%d requests came", n)
	}
}

func TestRetryAfter(t *testing.T) {
	for after, want := range map[string]time.Duration{
		"30": 30 * time.Second, "0": 0, "-5": 0, "soon": 0, "": 0, "999999999": time.Hour,
		"Tue, 24 Nov 2026 04:02:00 GMT": 2 * time.Minute, "Tue, 24 Nov 2026 03:00:00 GMT": 0,
	} {
		resp := &http.Response{Header: http.Header{"Retry-After": {after}, "Date": {"Tue, 24 Nov 2026 04:00:00 GMT"}}}
		var l *RetryError
		if err := withRetry(resp, ErrUnreachable); errors.As(err, &l) != (want > 0) || l != nil && l.Wait != want {
			t.Errorf("%q: %v", after, err)
		}
	}
}

// counted is a line that counts what was read from it.
type counted struct {
	net.Conn
	read *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// TestAReplyIsBounded plays servers that never end, byte by byte over a pipe, in a bubble of time: what is read
// and how long it may take is bounded whatever they do.
func TestAReplyIsBounded(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\n"
	junk := strings.Repeat("0", 32<<10)
	forever := func(c net.Conn, s string, every time.Duration) {
		for {
			if _, err := io.WriteString(c, s); err != nil {
				return
			}
			time.Sleep(every) // of the bubble
		}
	}
	for _, k := range []struct {
		name  string
		talk  func(c net.Conn)
		want  error
		bytes int64
		took  time.Duration
	}{
		{"a body of 10 GB", func(c net.Conn) {
			io.WriteString(
				c, head+"Content-Length: 10000000000\r\n\r\n",
			)
			forever(c, junk, 0)
		}, ErrReply, wire.MostReply + 64<<10, 0},
		{"a body without end", func(c net.Conn) {
			io.WriteString(
				c, head+"\r\n",
			)
			forever(c, junk, 0)
		}, ErrReply, wire.MostReply + 64<<10, 0},
		{"headers without end", func(c net.Conn) {
			io.WriteString(c, head)
			forever(
				c, "X: "+junk[:1000]+"\r\n", 0,
			)
		}, ErrUnreachable, mostHeaders + 16<<10, 0},
		{"a page without end in the hub's place", func(c net.Conn) {
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
			forever(c, junk, 0)
		}, ErrPortal, 64 << 10, 0},
		{"a byte a second", func(c net.Conn) {
			io.WriteString(c, head+"\r\n")
			forever(
				c, "0", time.Second,
			)
		}, ErrUnreachable, 1 << 10, totalWait},
		{"a header a second", func(c net.Conn) {
			io.WriteString(c, head)
			forever(
				c, "X: 1\r\n", time.Second,
			)
		}, ErrUnreachable, 2 << 10, totalWait},
		{"silence within the body", func(c net.Conn) {
			io.WriteString(
				c, head+"\r\n000",
			)
			io.Copy(io.Discard, c)
		}, ErrUnreachable, 1 << 10, idleWait},
		{"silence", func(c net.Conn) { io.Copy(io.Discard, c) }, ErrUnreachable, 0, totalWait},
	} {
		t.Run(k.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				here, there := net.Pipe()
				var read atomic.Int64
				go func() { // the request is read as it comes; nothing is said before it has begun
					if _, err := io.ReadFull(there, make([]byte, 1)); err != nil {
						return
					}
					go k.talk(there)
					io.Copy(io.Discard, there)
				}()
				base, err := parse("http://hub.example")
				must(t, err)
				client := (&Client{base: base}).withTransport(nil)
				line := client.http.Transport.(*http.Transport)
				line.DialContext = func(context.Context, string, string) (net.Conn, error) {
					return counted{
						here, &read,
					}, nil
				}
				began := time.Now()
				_, err = client.Sync(t.Context(), wire.Request{})
				took := time.Since(began)
				here.Close()
				there.Close()
				client.Close()
				time.Sleep(time.Second) // the last words
				if !errors.Is(err, k.want) || read.Load() > k.bytes || took != k.took {
					t.Errorf("%v after %d bytes and %v", err, read.Load(), took)
				}
			})
		})
	}
}

// TestAReplyOfManyTinyRows is refused before they are rows.
func TestAReplyOfManyTinyRows(t *testing.T) {
	rows := make([]wire.Row, 100_000)
	for i := range rows {
		rows[i] = row(i, uint64(i+1))
	}
	_, err := asking(t, func(w http.ResponseWriter, _ *http.Request) {
		answer := wire.Answer{Community: town, Head: 1, Page: &wire.Page{Rows: rows}}
		b, err := wire.Pack(wire.Reply{Answers: []wire.Answer{answer}})
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", wire.ContentType)
		w.Header().Set("Content-Encoding", wire.Encoding)
		w.Write(b)
	})
	if !errors.Is(err, ErrReply) {
		t.Errorf("got %v", err)
	}
}
