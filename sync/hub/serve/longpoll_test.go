package serve_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/wire"
)

// holdWorld is a hub with two workers of two grids and their branch, in a bubble whose time stands still while
// nobody works.
type holdWorld struct {
	t                             *testing.T
	h                             *hub.Hub
	c                             *clock
	s                             *serve.Server
	worker, neighbour, supervisor wire.Secret
	who, other                    model.Ref
}

func inHoldWorld(t *testing.T, fn func(w holdWorld)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := holdWorld{t: t}
		w.h, w.c = newHub(t)
		w.worker, w.who = invited(t, w.h, "w", model.WorkerRole, grid)
		w.neighbour, w.other = invited(t, w.h, "n", model.WorkerRole, grid2)
		w.supervisor, _ = invited(t, w.h, "s", model.SupervisorRole, community)
		w.s, _ = newServer(w.h, wire.Secret{})
		fn(w)
	})
}

// knows is a request that knows all there is, and wants to be held.
func (w holdWorld) knows(secret wire.Secret) wire.Request {
	w.t.Helper()
	first := exchange(w.t, w.h, secret, w.c,
		wire.Ask{Community: county, Rows: true}, wire.Ask{Community: community, Rows: true},
	)
	req := wire.Request{Version: 1, Sent: w.c.now.UnixMilli(), Wait: wire.MostWait}
	for _, a := range first.Answers {
		req.Asks = append(req.Asks, wire.Ask{
			Community: a.Community, Seen: a.Head, Mark: a.Mark, After: a.Page.Next, Digest: a.Page.Digest,
			Week: a.Page.Week, Rows: true,
		})
	}
	return req
}

// hold makes a request on a goroutine of its own, and says when it is answered, and how long that took.
func (w holdWorld) hold(secret wire.Secret, req wire.Request) (ended *atomic.Int64, reply *wire.Reply) {
	ended, reply = new(atomic.Int64), new(wire.Reply)
	ended.Store(-1)
	body, began := marshal(w.t, req), time.Now()
	go func() {
		resp, b := ask(w.t, w.s, call{path: "/v1/sync", secret: secret, body: body})
		if err := code.Unmarshal(b, reply); err != nil || resp.StatusCode != http.StatusOK {
			w.t.Errorf("held: %s %v", resp.Status, err)
		}
		ended.Store(int64(time.Since(began)))
	}()
	return ended, reply
}

// raise has a worker of a grid write a task.
func (w holdWorld) raise(secret wire.Secret, who model.Ref, at model.Path, n byte) {
	w.t.Helper()
	core := coreOf(w.t, who, model.RecordID{20, n}, n, newTask(at))
	exchange(w.t, w.h, secret, w.c, wire.Ask{Community: community, Changes: [][]byte{core}})
}

func TestARequestIsHeldForNews(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(w holdWorld)
		took time.Duration
		rows int
	}{
		{"nothing happens", func(holdWorld) {}, wire.MostWait * time.Second, 0},
		{"a task of one's own grid", func(w holdWorld) { w.raise(w.worker, w.who, grid, 1) }, 0, 1},
		{"a task out of one's sight", func(w holdWorld) {
			w.raise(
				w.neighbour, w.other, grid2, 2,
			)
		}, wire.MostWait * time.Second, 0},
		{"another account", func(w holdWorld) {
			in := hub.Invite{Person: w.who, Role: model.WorkerRole, Scopes: []model.Path{grid2}}
			if _, err := w.h.Invite(w.t.Context(), in); err != nil {
				w.t.Error(err)
			}
		}, 0, 3}, // a copy begun anew
	} {
		t.Run(c.name, func(t *testing.T) {
			inHoldWorld(t, func(w holdWorld) {
				ended, reply := w.hold(w.worker, w.knows(w.worker))
				synctest.Wait()
				if ended.Load() >= 0 {
					t.Fatal("answered at once, with nothing to say")
				}
				c.do(w)
				synctest.Wait()
				if c.took > 0 {
					time.Sleep(c.took) // of the bubble
					synctest.Wait()
				}
				if got := time.Duration(ended.Load()); got != c.took {
					t.Fatalf("answered after %v, want %v", got, c.took)
				}
				if n := len(reply.Answers[1].Page.Rows); n != c.rows {
					t.Errorf("%d rows, want %d", n, c.rows)
				}
			})
		})
	}
}

// TestNoRequestIsHeldLongerThanProxiesAllow: a laptop may ask for more than the 25 seconds; it gets no more.
func TestNoRequestIsHeldLongerThanProxiesAllow(t *testing.T) {
	inHoldWorld(t, func(w holdWorld) {
		req := w.knows(w.worker)
		req.Wait = 255
		ended, _ := w.hold(w.worker, req)
		time.Sleep(25*time.Second - time.Millisecond) // of the bubble
		synctest.Wait()
		if ended.Load() >= 0 {
			t.Error("answered before 25 seconds, with nothing to say")
		}
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if ended.Load() < 0 {
			t.Error("held for more than 25 seconds")
		}
	})
}

// TestWhatKnowsTooLittleIsAnsweredAtOnce: there is news already.
func TestWhatKnowsTooLittleIsAnsweredAtOnce(t *testing.T) {
	inHoldWorld(t, func(w holdWorld) {
		w.raise(w.worker, w.who, grid, 1)
		good := w.knows(w.worker)
		for name, spoil := range map[string]func(r *wire.Request){
			"a head":      func(r *wire.Request) { r.Asks[1].Seen, r.Asks[1].Mark = 0, wire.Mark{} },
			"a mark":      func(r *wire.Request) { r.Asks[1].Mark[0]++ },
			"a row":       func(r *wire.Request) { r.Asks[1].After = 0 },
			"its tags":    func(r *wire.Request) { r.Asks[1].Digest[0]++ },
			"a community": func(r *wire.Request) { r.Asks = r.Asks[:1] },
			"the week":    func(r *wire.Request) { r.Asks[1].Week-- },
			"it offers":   func(r *wire.Request) { r.Asks[1].Changes = [][]byte{{1}} },
		} {
			req := good
			req.Asks = append([]wire.Ask(nil), good.Asks...)
			spoil(&req)
			ended, _ := w.hold(w.worker, req)
			synctest.Wait()
			if ended.Load() != 0 {
				t.Errorf("%s: held", name)
				time.Sleep(wire.MostWait * time.Second)
				synctest.Wait()
			}
		}
	})
}

// TestHeldRequestsAreBoundedAndHoldNothing: 4,096 are held, far more than may be worked on at once; one more is
// answered, and so is other work.
func TestHeldRequestsAreBoundedAndHoldNothing(t *testing.T) {
	inHoldWorld(t, func(w holdWorld) {
		const most = 4096
		req := w.knows(w.worker)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		all := make([]*atomic.Int64, most)
		for i := range all {
			all[i], _ = w.hold(w.worker, req)
			if i%32 == 31 { // fewer at once than may be worked on
				synctest.Wait()
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		each := (after.HeapAlloc + after.StackInuse - before.HeapAlloc - before.StackInuse) / most
		t.Logf("a held request holds %d bytes, without its connection", each)
		if each > 64<<10 {
			t.Errorf("each holds %d bytes", each)
		}
		over, _ := w.hold(w.worker, req)
		synctest.Wait()
		if over.Load() != 0 {
			t.Error("one too many is held")
		}
		w.raise(w.worker, w.who, grid, 1) // an exchange, and news for all of them
		synctest.Wait()
		for _, e := range all {
			if e.Load() != 0 {
				t.Fatal("one was not answered with the news")
			}
		}
	})
}

// nobody is a listener that nobody calls.
type nobody struct{ closed chan struct{} }

func (n nobody) Accept() (net.Conn, error) { <-n.closed; return nil, net.ErrClosed }
func (n nobody) Close() error              { close(n.closed); return nil }
func (n nobody) Addr() net.Addr            { return &net.TCPAddr{} }

// TestStoppingHoldsNothing: whoever waits is answered when the hub is told to stop.
func TestStoppingHoldsNothing(t *testing.T) {
	inHoldWorld(t, func(w holdWorld) {
		ctx, stop := context.WithCancel(w.t.Context())
		stopped := make(chan error, 1)
		go func() { stopped <- w.s.Serve(ctx, nobody{make(chan struct{})}, nil) }()
		ended, _ := w.hold(w.worker, w.knows(w.worker))
		synctest.Wait()
		stop()
		synctest.Wait()
		if ended.Load() != 0 {
			t.Errorf("answered after %v", time.Duration(ended.Load()))
		}
		if err := <-stopped; err != nil && !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	})
}
