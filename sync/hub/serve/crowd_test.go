package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/wire"
)

// The limits of a server, as they are promised.
const (
	atOnce  = 64
	waiting = 2048
	each    = 4 // requests of one laptop
)

// busyHub is a server whose journal takes nothing until it is let go, so that every request that writes waits. It lives
// in a bubble of time (synctest).
type busyHub struct {
	t       *testing.T
	j       *slowWrites
	s       *serve.Server
	laptops []wire.Secret
	answers []*answer
}

// answer is what became of a request.
type answer struct {
	status atomic.Int64 // 0: nothing yet
	header http.Header  // once there is a status
}

func newBusyHub(t *testing.T, laptops int) *busyHub {
	t.Helper()
	b := &busyHub{t: t, j: &slowWrites{Memory: new(hub.Memory)}}
	h := openHub(t, b.j, &clock{noon})
	enter(t, h, places()...)
	for n := range laptops {
		secret, _ := invited(t, h, fmt.Sprint("w", n), model.WorkerRole, grid)
		b.laptops = append(b.laptops, secret)
	}
	b.j.begun, b.j.go_ = make(chan struct{}, 1<<16), make(chan struct{})
	b.s, _ = newServer(h, wire.Secret{})
	return b
}

// sends has a laptop send a request that writes. The request goes on while the test does; its answer is in b.answers.
func (b *busyHub) sends(ctx context.Context, laptop int) {
	r := httptest.NewRequestWithContext(
		ctx, http.MethodPost, wire.PathSync, bytes.NewReader(marshal(b.t, wire.Request{Version: wire.Version, Run: 2})),
	)
	r.Header.Set("Authorization", b.laptops[laptop].Bearer())
	r.Header.Set("Content-Type", wire.ContentType)
	a := new(answer)
	b.answers = append(b.answers, a)
	go func() {
		w := httptest.NewRecorder()
		b.s.ServeHTTP(w, r)
		a.header = w.Header()
		a.status.Store(int64(w.Code))
	}()
}

// statuses counts the answers so far by their status; 0: none yet.
func (b *busyHub) statuses() map[int]int {
	synctest.Wait()
	n := map[int]int{}
	for _, a := range b.answers {
		n[int(a.status.Load())]++
	}
	return n
}

func (b *busyHub) want(what string, want map[int]int) {
	b.t.Helper()
	if got := b.statuses(); fmt.Sprint(got) != fmt.Sprint(want) {
		b.t.Errorf("%s: answers by status %v, want %v", what, got, want)
	}
}

// TestFiveHundredAtOnceAreAllServed: a whole county that syncs in the same moment waits for its turn, and nobody is
// told to come back.
func TestFiveHundredAtOnceAreAllServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBusyHub(t, 500)
		for n := range 500 {
			b.sends(t.Context(), n)
		}
		b.want("while nothing is taken", map[int]int{0: 500})
		if got := len(b.j.begun); got != atOnce {
			t.Errorf("%d are worked on at once, want %d", got, atOnce)
		}
		close(b.j.go_)
		b.want("afterwards", map[int]int{http.StatusOK: 500})
	})
}

// TestAFloodIsToldToComeBack: what is more than may wait gets 503 and a time, at once, and harms nobody who waits.
func TestAFloodIsToldToComeBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const fits, over = atOnce + waiting, 300
		b := newBusyHub(t, (fits+over)/each+1)
		for n := range fits + over {
			b.sends(t.Context(), n/each)
			if n < atOnce { // the first get to work, the others come behind
				synctest.Wait()
			}
		}
		b.want("while nothing is taken", map[int]int{0: fits, http.StatusServiceUnavailable: over})
		for _, a := range b.answers {
			if a.status.Load() != 0 && a.header.Get("Retry-After") == "" {
				t.Fatal("no time to come back is told")
			}
		}
		w := httptest.NewRecorder()
		if b.s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/healthz", nil)); w.Code != http.StatusOK {
			t.Errorf("health while busy: status %d", w.Code)
		}
		close(b.j.go_)
		b.want("afterwards", map[int]int{http.StatusOK: fits, http.StatusServiceUnavailable: over})
	})
}

// TestNobodyWaitsLongerThanTheDeadline: of a hub whose disk has stopped those who wait are told so after ten seconds.
func TestNobodyWaitsLongerThanTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBusyHub(t, 100)
		for n := range 100 {
			b.sends(t.Context(), n)
		}
		synctest.Wait()
		time.Sleep(10*time.Second - time.Nanosecond) // of the bubble
		b.want("just before", map[int]int{0: 100})
		time.Sleep(time.Nanosecond)
		b.want("at ten seconds", map[int]int{0: atOnce, http.StatusServiceUnavailable: 100 - atOnce})
		close(b.j.go_)
		b.want("afterwards", map[int]int{http.StatusOK: atOnce, http.StatusServiceUnavailable: 100 - atOnce})
	})
}

// TestOneLaptopDoesNotFillTheQueue: four of its requests wait, the fifth is told to come back; one whose client went
// away waits no longer, and makes room.
func TestOneLaptopDoesNotFillTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBusyHub(t, atOnce+2)
		for n := range atOnce {
			b.sends(t.Context(), n)
		}
		synctest.Wait()
		greedy, other := atOnce, atOnce+1
		ctx, goAway := context.WithCancel(t.Context())
		b.sends(ctx, greedy)
		for range each {
			b.sends(t.Context(), greedy)
			synctest.Wait()
		}
		b.sends(t.Context(), other)
		b.want("a fifth", map[int]int{0: atOnce + each + 1, http.StatusServiceUnavailable: 1})
		goAway()
		b.want("gone", map[int]int{0: atOnce + each, http.StatusServiceUnavailable: 1, 499: 1})
		b.sends(t.Context(), greedy)
		b.want("in its stead", map[int]int{0: atOnce + each + 1, http.StatusServiceUnavailable: 1, 499: 1})
		close(b.j.go_)
		b.want("afterwards", map[int]int{http.StatusOK: atOnce + each + 1, http.StatusServiceUnavailable: 1, 499: 1})
	})
}

// TestAStopEmptiesTheQueue: whoever waits when the hub is told to stop is served where the hub can, and told to come
// back where it cannot; either way the hub stops in time.
func TestAStopEmptiesTheQueue(t *testing.T) {
	for _, c := range []struct {
		name   string
		stuck  bool
		status string
	}{
		{"a hub that works", false, "200 OK"},
		{"a hub whose disk has stopped", true, "503 Service Unavailable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBusyHub(t, atOnce+10)
				ctx, stop := context.WithCancel(t.Context())
				l := pipes{make(chan net.Conn), make(chan struct{})}
				ended := make(chan error, 1)
				go func() { ended <- b.s.Serve(ctx, l, nil) }()
				answers := make([]chan string, len(b.laptops))
				for n, secret := range b.laptops {
					answers[n] = postOverPipe(t, l, secret)
					synctest.Wait()
				}
				stopped := time.Now()
				stop()
				synctest.Wait()
				if !c.stuck {
					close(b.j.go_)
				} else {
					time.AfterFunc(11*time.Second, func() { close(b.j.go_) }) // of the bubble
				}
				for n, a := range answers {
					want := "200 OK"
					if n >= atOnce {
						want = c.status
					}
					if got := <-a; got != want {
						t.Errorf("number %d: %s, want %s", n, got, want)
					}
				}
				if err := <-ended; err != nil {
					t.Error(err)
				}
				if took := time.Since(stopped); took > 12*time.Second {
					t.Errorf("stopped after %v", took)
				}
			})
		})
	}
}

// postOverPipe sends a request that writes over a connection of its own, and gives the status line of the answer.
func postOverPipe(t *testing.T, l pipes, secret wire.Secret) chan string {
	t.Helper()
	body := marshal(t, wire.Request{Version: wire.Version, Run: 2})
	here, there := net.Pipe()
	l.calls <- there
	status := make(chan string, 1)
	go func() {
		defer here.Close()
		fmt.Fprintf(here, "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Type: application/cbor\r\n"+
			"Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s", hex.EncodeToString(secret[:]), len(body), body)
		resp, err := http.ReadResponse(bufio.NewReader(here), nil)
		if err != nil {
			status <- err.Error()
			return
		}
		status <- resp.Status
	}()
	return status
}
