package tui

import (
	"context"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/anywhere"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// TestOneWaitAtATime: every save tries the hub; where it is away, only the newest wait is followed by a try, or
// a day off line would end in as many tries at once as there were saves.
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
				return wire.Reply{}, sync.ErrUnreachable
			}
		}
	}
	home, err := store.Open(pagetest.Home(t, model.WorkerRole), nil)
	if err != nil {
		t.Fatal(err)
	}
	o := pagetest.Options(nil)
	o.Carry = carry
	d, err := desk.Open(home, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if _, err := d.Save(desk.Act{
		Record: d.Register().Tasks("all", d.Today(), "")[0].ID.Record(), Body: model.TaskProgressed{Note: "看过了"},
	}); err != nil {
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
	if sees(t, a, text.LockedNote.In(speaking)); a.desk != nil {
		t.Error("the home is open")
	}
}

// holdingDesk is a desk whose hub is called over a line, and holds what asks to be held until it is let go of.
func holdingDesk(t *testing.T, began chan<- bool) *desk.Desk {
	t.Helper()
	home, err := store.Open(pagetest.Home(t, model.SupervisorRole), nil)
	if err != nil {
		t.Fatal(err)
	}
	id, err := home.Identity()
	if err != nil {
		t.Fatal(err)
	}
	id.Hub = "https://hub.example"
	if err := home.SetIdentity(id); err != nil {
		t.Fatal(err)
	}
	h, o := pagetest.Hub(t), pagetest.Options(nil)
	var atOnce atomic.Int32
	o.Carry = func(id store.Identity) sync.Exchange {
		return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
			if atOnce.Add(1) > 1 {
				t.Error("two exchanges at once")
			}
			defer atOnce.Add(-1)
			began <- r.Wait > 0
			if r.Wait > 0 {
				<-ctx.Done()
				return wire.Reply{}, ctx.Err()
			}
			return h.Exchange(ctx, id.Secret, r)
		}
	}
	d, err := desk.Open(home, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// TestAQuestionIsHeldWhereNewsMatters: on the queue, not on the sync screen, not by one who works off line, not
// before a hub was met; and whatever else there is to do ends it, and goes first.
func TestAQuestionIsHeldWhereNewsMatters(t *testing.T) {
	began := make(chan bool, 9)
	a := New(Entry{Desk: holdingDesk(t, began)}, text.ZH, true)
	resize(a, 80, 24)
	if a.longPoll() != nil {
		t.Error("held before a hub was met")
	}
	_, hold := a.Update(a.syncNow(false)())
	<-began
	if !a.link.longPoll || a.link.working() {
		t.Fatal("nothing is held on the queue, or it is taken for work")
	}
	ended := make(chan tea.Msg, 1)
	go func() { ended <- holdIn(hold) }()
	if !<-began {
		t.Fatal("the exchange on the queue is not held")
	}
	if cmd := a.syncNow(true); cmd != nil {
		t.Error("F5 did not wait for the question to end")
	}
	if _, cmd := a.Update(<-ended); cmd == nil || !a.link.working() {
		t.Fatal("F5 is not followed by an exchange")
	} else {
		_, _ = a.Update(holdIn(cmd))
	}
	if held := <-began; held || !a.link.longPoll {
		t.Error("the exchange was held, or nothing is held after it")
	}
	a.link.stop()
	a.link.busy, a.link.longPoll = false, false
	a.desk.WorkOffline(true)
	if a.longPoll() != nil {
		t.Error("held while working off line")
	}
	a.desk.WorkOffline(false)
	a.Push(anywhere.NewFind(a))
	if a.longPoll() != nil {
		t.Error("held on a screen that news does not change")
	}
	a.Pop()
	a.Push(anywhere.NewSync(a))
	if a.longPoll() == nil {
		t.Fatal("nothing is held on the page that says whether the hub is there")
	}
	if strings.Contains(screen(a), "离线，") {
		t.Errorf("off line before anything failed:\n%s", screen(a))
	}
	_, _ = a.Update(exchanged{err: desk.ErrUnreachable, longPoll: true})
	sees(t, a, "离线，今日 10:42 起")
}

// holdIn carries out the exchange in a command and gives its message.
func holdIn(cmd tea.Cmd) tea.Msg {
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			if c == nil {
				continue
			}
			if m, ok := holdIn(c).(exchanged); ok {
				return m
			}
		}
	}
	return msg
}
