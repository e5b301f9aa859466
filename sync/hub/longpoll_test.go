package hub_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// poller is a hub with a worker whose laptop has all there is, in a bubble of time.
type poller struct {
	t      *testing.T
	h      *hub.Hub
	c      *clock
	secret wire.Secret
	who    model.Ref
	req    wire.Request
}

func inPoller(t *testing.T, fn func(p *poller)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &poller{t: t}
		p.h, p.c = newHub(t)
		p.secret, p.who = invited(t, p.h, "w", model.WorkerRole, grid)
		first := exchange(t, p.h, p.secret, p.c,
			wire.Ask{Community: county, Rows: true}, wire.Ask{Community: community, Rows: true},
		)
		p.req = wire.Request{Version: wire.Version, Sent: p.c.now.UnixMilli(), Run: 1, Wait: wire.MostWait}
		for _, a := range first.Answers {
			p.req.Asks = append(p.req.Asks, wire.Ask{
				Community: a.Community, Seen: a.Head, Mark: a.Mark, After: a.Page.Next, Digest: a.Page.Digest,
				Week: a.Page.Week, Rows: true,
			})
		}
		fn(p)
	})
}

// poll registers a long poll, nil where the hub answers at once.
func (p *poller) poll(req wire.Request) *hub.LongPoll {
	p.t.Helper()
	poll, err := p.h.LongPoll(p.t.Context(), p.secret, req)
	if err != nil {
		p.t.Fatal(err)
	}
	return poll
}

// waits lets a long poll wait, and gives how long it did, -1 while it does.
func (p *poller) waits(ctx context.Context, poll *hub.LongPoll, stop chan struct{}) *atomic.Int64 {
	took, began := new(atomic.Int64), time.Now()
	took.Store(-1)
	go func() {
		poll.Wait(ctx, stop)
		took.Store(int64(time.Since(began)))
	}()
	synctest.Wait()
	return took
}

func TestWhatEndsALongPoll(t *testing.T) {
	visit := func(p *poller, at model.Path, n byte) {
		secret, who := invited(p.t, p.h, "other", model.WorkerRole, at)
		core := coreOf(p.t, who, model.RecordID{30, n}, n, newTask(at))
		exchange(p.t, p.h, secret, p.c, wire.Ask{Community: community, Changes: [][]byte{core}})
	}
	for _, c := range []struct {
		name string
		do   func(p *poller, goAway func(), stop chan struct{})
		took time.Duration
	}{
		{"nothing happens", func(*poller, func(), chan struct{}) {}, wire.MostWait * time.Second},
		{"the client goes away", func(_ *poller, goAway func(), _ chan struct{}) { goAway() }, 0},
		{"the hub stops", func(_ *poller, _ func(), stop chan struct{}) { close(stop) }, 0},
		{"a row of its own grid", func(p *poller, _ func(), _ chan struct{}) { visit(p, grid, 1) }, 0},
		{"its account", func(p *poller, _ func(), _ chan struct{}) {
			in := hub.Invite{Person: p.who, Role: model.WorkerRole, Scopes: []model.Path{grid2}}
			if _, err := p.h.Invite(p.t.Context(), in); err != nil {
				p.t.Error(err)
			}
		}, 0},
		{"an update that fails", func(p *poller, _ func(), _ chan struct{}) {
			if _, err := p.h.Invite(p.t.Context(), hub.Invite{Person: p.who}); err == nil {
				p.t.Error("an invitation to nothing")
			}
		}, wire.MostWait * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			inPoller(t, func(p *poller) {
				ctx, goAway := context.WithCancel(p.t.Context())
				defer goAway()
				stop, poll := make(chan struct{}), p.poll(p.req)
				defer poll.Close()
				took := p.waits(ctx, poll, stop)
				if took.Load() >= 0 {
					t.Fatal("it does not wait")
				}
				c.do(p, goAway, stop)
				time.Sleep(c.took) // of the bubble
				synctest.Wait()
				if got := time.Duration(took.Load()); got != c.took {
					t.Errorf("it took %v, want %v", got, c.took)
				}
			})
		})
	}
}

// TestNewsBeforeTheWaitIsNotMissed: what comes between registering and waiting ends the wait at once.
func TestNewsBeforeTheWaitIsNotMissed(t *testing.T) {
	inPoller(t, func(p *poller) {
		poll := p.poll(p.req)
		defer poll.Close()
		for n := range byte(3) { // more news than the channel holds blocks nobody
			core := coreOf(p.t, p.who, model.RecordID{30, n}, n, newTask(grid))
			exchange(p.t, p.h, p.secret, p.c, wire.Ask{Community: community, Changes: [][]byte{core}})
		}
		if took := p.waits(p.t.Context(), poll, nil); took.Load() != 0 {
			t.Errorf("it took %v", time.Duration(took.Load()))
		}
	})
}

func TestWhatIsNoLongPoll(t *testing.T) {
	inPoller(t, func(p *poller) {
		now, offers := p.req, p.req
		now.Wait = 0
		offers.Asks = []wire.Ask{{Community: community, Changes: [][]byte{{1}}}}
		for name, req := range map[string]wire.Request{"asks not to wait": now, "offers changes": offers} {
			if poll := p.poll(req); poll != nil {
				t.Errorf("%s: it waits", name)
				poll.Close()
			}
		}
		const most = 4096
		all := make([]*hub.LongPoll, most)
		for i := range all {
			if all[i] = p.poll(p.req); all[i] == nil {
				t.Fatalf("number %d is answered at once", i+1)
			}
		}
		if p.poll(p.req) != nil {
			t.Error("one too many waits")
		}
		all[0].Close()
		if p.poll(p.req) == nil {
			t.Error("there is room again, and nobody has it")
		}
		if err := p.h.Close(); err != nil {
			t.Fatal(err)
		}
		all[1].Close()
		for range 2 { // the place of one that could not be registered is free again
			if poll, err := p.h.LongPoll(p.t.Context(), p.secret, p.req); err == nil || poll != nil {
				t.Errorf("of a hub that is closed: %v, %v", poll, err)
			}
		}
	})
}

// TestUnchanged: a reply is news where it holds anything that the request did not say.
func TestUnchanged(t *testing.T) {
	inPoller(t, func(p *poller) {
		poll := p.poll(p.req)
		defer poll.Close()
		reply := func() wire.Reply {
			r, err := p.h.Exchange(p.t.Context(), p.secret, p.req)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		if !poll.Unchanged(p.req, reply()) {
			t.Fatal("a reply without news is news")
		}
		for name, change := range map[string]func(req *wire.Request, r *wire.Reply){
			"again":  func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Again = true },
			"head":   func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Head++ },
			"digest": func(req *wire.Request, _ *wire.Reply) { req.Asks[1].Digest[0]++ },
			"verdict": func(_ *wire.Request, r *wire.Reply) {
				r.Answers[1].Verdicts = []wire.Verdict{{Code: model.OK}}
			},
			"row":       func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Page.Rows = []wire.Row{{}} },
			"from":      func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Page.From = 0 },
			"next":      func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Page.Next++ },
			"week":      func(_ *wire.Request, r *wire.Reply) { r.Answers[1].Page.Week++ },
			"community": func(_ *wire.Request, r *wire.Reply) { r.Communities = append(r.Communities, other) },
		} {
			req, r := p.req, reply()
			req.Asks = append([]wire.Ask(nil), p.req.Asks...)
			if change(&req, &r); poll.Unchanged(req, r) {
				t.Errorf("another %s is no news", name)
			}
		}
		held := reply()
		held.Answers[1].Verdicts = []wire.Verdict{{Code: model.Held}}
		if !poll.Unchanged(p.req, held) {
			t.Error("a change that is still held is news")
		}
	})
}
