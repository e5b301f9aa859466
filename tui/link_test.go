package tui

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/store"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/wire"
	"sidan/tui/desk"
)

// TestOneWaitAtATime: every save tries the hub; where it is away, only the newest wait is followed by a try, or a day off line
// would end in as many tries at once as there were saves.
func TestOneWaitAtATime(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	old := a.link.waits
	press(t, a, "space", "1", "ctrl+s")
	if a.link.waits == old {
		t.Fatal("the save tried nothing")
	}
	if a.retry(retry{old}) != nil {
		t.Error("a wait that another has followed tries again")
	}
	if a.retry(retry{a.link.waits}) == nil {
		t.Error("the newest wait does not try again")
	}
}

// TestLeavingDuringAnExchange: the one under way ends before the last begins; two at once would share a session.
func TestLeavingDuringAnExchange(t *testing.T) {
	var atOnce, most atomic.Int32
	began := make(chan struct{}, 1)
	carry := func(store.Identity) sync.Exchange {
		return func(ctx context.Context, _ wire.Request) (wire.Reply, error) {
			most.Store(max(most.Load(), atOnce.Add(1)))
			defer atOnce.Add(-1)
			select {
			case began <- struct{}{}: // a hub that does not answer
				<-ctx.Done()
				return wire.Reply{}, ctx.Err()
			default:
				return wire.Reply{}, sync.ErrAway
			}
		}
	}
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	home, err := store.Open(copyHome(t, w.homes[model.WorkerRole]), nil)
	if err != nil {
		t.Fatal(err)
	}
	o := options(nil)
	o.Carry = carry
	d, err := desk.Open(home, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if _, err := d.Save(desk.Act{Record: d.Register().Tasks("all", d.Today(), "")[0].ID.Record(), Body: model.TaskProgressed{Note: "看过了"}}); err != nil {
		t.Fatal(err)
	}
	a := New(Entry{Desk: d}, text.ZH, true)
	resize(a, 80, 24)
	first := make(chan struct{})
	cmd := a.syncNow(false)
	go func() { cmd(); close(first) }()
	for len(began) == 0 {
		runtime.Gosched()
	}
	_, leave := a.Update(tea.KeyPressMsg{Code: 'q', Mod: tea.ModCtrl})
	run(t, a, leave)
	<-first
	if most.Load() > 1 {
		t.Errorf("%d exchanges at once", most.Load())
	}
}

// TestLockingTwice: a wait left over from before the last lock may end together with this sitting's.
func TestLockingTwice(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	run(t, a, tea.Sequence(a.lock(), a.lock()))
	if _, ok := a.page().(*locked); !ok || a.desk != nil {
		t.Errorf("not locked: %T", a.page())
	}
}
