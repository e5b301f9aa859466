package serve_test

import (
	"context"
	"encoding/hex"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// pipes is a listener whose callers are ends of pipes.
type pipes struct {
	calls  chan net.Conn
	closed chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.calls:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}
func (p pipes) Close() error   { close(p.closed); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// TestARequestIsBounded plays laptops that never end, over a pipe in a bubble of time: how much of them is
// read, and how long they are listened to, is bounded whatever they do. Each is cut off, or told so.
func TestARequestIsBounded(t *testing.T) {
	junk := strings.Repeat("0", 32<<10)
	const slack = 600 << 10 // what lies in buffers, of the server and on the way
	chunked, huge := "Transfer-Encoding: chunked\r\n\r\n", "Content-Length: 10000000000\r\n\r\n"
	for _, k := range []struct {
		name   string
		header string
		body   string        // sent again and again
		every  time.Duration // between two
		most   int64         // bytes that are taken
		within time.Duration
		says   string
	}{
		{"a body of 10 GB", huge, junk, 0, wire.MostUnpacked + slack, 10 * time.Second, "413"},
		{"a body without end", chunked, "8000\r\n" + junk + "\r\n", 0, wire.MostUnpacked + slack, 10 * time.Second,
			"413"},
		{"a packed body of 10 GB", "Content-Encoding: zstd\r\n" + huge, junk, 0, wire.MostPacked + slack,
			10 * time.Second, "413"},
		{"headers without end", "", "X: " + junk[:1000] + "\r\n", 0, 64 << 10, 10 * time.Second, "431"},
		{"a header a second", "", "X: 1\r\n", time.Second, 1 << 10, 11 * time.Second, ""},
		{"a byte of the body a second", "Content-Length: 1000\r\n\r\n", "0", time.Second, 1 << 10,
			121 * time.Second, ""},
	} {
		t.Run(k.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h, _ := newHub(t)
				secret, _ := invited(t, h, "w", model.WorkerRole, grid)
				s, _ := newServer(h, wire.Secret{})
				ctx, stop := context.WithCancel(t.Context())
				l := pipes{make(chan net.Conn), make(chan struct{})}
				ended := make(chan error, 1)
				go func() { ended <- s.Serve(ctx, l, nil) }()
				here, there := net.Pipe()
				l.calls <- there
				var sent atomic.Int64
				began, said := time.Now(), make(chan string, 1)
				go func() {
					b, _ := io.ReadAll(here)
					said <- string(b)
				}()
				io.WriteString(
					here,
					"POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Type: application/cbor\r\n"+
						"Authorization: Bearer "+hex.EncodeToString(secret[:])+"\r\n"+k.header,
				)
				for {
					n, err := io.WriteString(here, k.body)
					sent.Add(int64(n))
					if err != nil {
						break
					}
					time.Sleep(k.every) // of the bubble
				}
				took := time.Since(began)
				here.Close()
				if got := <-said; sent.Load() > k.most || took > k.within ||
					k.says != "" && !strings.Contains(got, " "+k.says+" ") {
					t.Errorf("%d bytes in %v, answered %.40q", sent.Load(), took, got)
				}
				stop()
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		})
	}
}
