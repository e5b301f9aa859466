package desk_test

import (
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/sample"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/desk"
)

var morning = time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)

func now() time.Time { return morning }

// laptopClock is what a laptop's clock shows in a test that sets it wrong; zero: the right time.
var laptopClock time.Time

func onLaptop() time.Time {
	if !laptopClock.IsZero() {
		return laptopClock
	}
	return morning
}

// town is a sample hub in memory, and who can sit down at it.
type town struct {
	*hub.Hub
	sample.World
	away   bool
	cut    int // replies that come before the line breaks; 0: it does not
	homes  map[*desk.Desk]*store.Store
	spoils model.RecordID // whose face loses a byte on its way down
}

func newTown(t *testing.T) *town {
	t.Helper()
	h, err := hub.Open(t.Context(), new(hub.Memory), now, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w := sample.Small(1, model.DayOf(morning))
	if err := h.Replay(t.Context(), w.Changes); err != nil {
		t.Fatal(err)
	}
	return &town{Hub: h, World: w, homes: map[*desk.Desk]*store.Store{}}
}

// join makes a home for an account, with its first copy.
func (w *town) join(t *testing.T, a model.Account) *desk.Desk {
	t.Helper()
	in, err := w.Invite(t.Context(), hub.Invite{Person: a.Person, Role: a.Role, Scopes: a.Scopes, Groups: a.Groups})
	if err != nil {
		t.Fatal(err)
	}
	home, err := sync.Join(t.Context(), filepath.Join(t.TempDir(), "home"), nil, sync.Invitation{Code: in.Code},
		func(ctx context.Context, j wire.Join) (wire.Joined, error) { return w.Join(ctx, j) })
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, desk.Options{Clock: onLaptop, Carry: func(id store.Identity) sync.Exchange {
		return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
			if w.away || w.cut == 1 {
				return wire.Reply{}, sync.ErrUnreachable
			}
			w.cut = max(0, w.cut-1)
			reply, err := w.Exchange(ctx, id.Secret, r)
			spoil(reply, w.spoils)
			return reply, err
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		d.Close()
		sound(t, home.Dir())
	})
	w.homes[d] = home
	exchange(t, d)
	return d
}

// sound wants the file of a home to be as bbolt and package store write it, after whatever a test did.
func sound(t *testing.T, dir string) {
	t.Helper()
	home, err := store.Open(dir, nil)
	if err != nil {
		t.Errorf("the home does not open after the test: %v", err)
		return
	}
	defer home.Close()
	if r, err := home.Check(); err != nil || len(r.Broken) > 0 {
		t.Errorf("the home after the test: %v %v", r.Broken, err)
	}
}

// keep writes a plan that was made without an error.
func keep(t *testing.T, d *desk.Desk) func(p *desk.Plan, err error) *desk.Plan {
	t.Helper()
	return func(p *desk.Plan, err error) *desk.Plan {
		t.Helper()
		if err == nil {
			err = d.Keep(p)
		}
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
}

// refuses wants a plan to be refused for a reason, and nothing to be written.
func refuses(t *testing.T, d *desk.Desk, reason model.Reason, err error) {
	t.Helper()
	var no *model.Refusal
	if !errors.As(err, &no) || no.Reason != reason {
		t.Errorf("got %v, want %s", err, reason)
	}
}

func exchange(t *testing.T, d *desk.Desk) sync.Summary {
	t.Helper()
	news, err := d.Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Merge(news); err != nil {
		t.Fatal(err)
	}
	return news.Summary()
}

func save(t *testing.T, d *desk.Desk, id model.RecordID, b model.Body) *desk.Plan {
	t.Helper()
	p, err := d.Save(desk.Act{Record: id, Body: b})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// open is the first task anybody may claim.
func open(t *testing.T, d *desk.Desk) *model.Task {
	t.Helper()
	tasks := d.Register().Tasks(register.OpenView, d.Today(), "")
	if len(tasks) == 0 {
		t.Fatal("the sample has nothing to claim")
	}
	return tasks[0]
}

// TestTwoClaimOffLine is the promise to those who claim: exactly one gets it, both are told, no word is lost.
func TestTwoClaimOffLine(t *testing.T) {
	w := newTown(t)
	one, two := w.join(t, w.Accounts.Worker), w.join(t, w.Accounts.Second)
	task := open(t, two)
	for _, d := range []*desk.Desk{one, two} {
		save(t, d, task.RecordID(), model.TaskClaimed{})
		save(t, d, task.RecordID(), model.TaskProgressed{Note: "到现场看了 " + d.Me().Person.ID.String()})
		if n := d.Status().Pending; n != 2 {
			t.Errorf("%d pending, want 2", n)
		}
	}
	exchange(t, one)
	exchange(t, two)
	exchange(t, one)
	if got := one.Register().Task(task.ID); got.Holder.ID != one.Me().Person.ID {
		t.Errorf("the first does not hold it: %v", got.Holder)
	}
	if b := two.Bounced(); len(b) != 1 || b[0].Why.Reason != model.Taken {
		t.Errorf("the second is not told that another was first: %+v", b)
	}
	help := 0
	for _, s := range one.Register().Task(task.ID).Inside.Steps {
		if s.What == model.DidHelp && s.Who.ID == two.Me().Person.ID {
			help++
		}
	}
	if help != 1 {
		t.Errorf("the second's note is help %d times, want once", help)
	}
}

func TestTakenBackBeforeItIsOffered(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	task := open(t, d)
	p := save(t, d, task.RecordID(), model.TaskClaimed{})
	back := d.TakeBack(p)
	if err := d.Keep(back); err != nil {
		t.Fatal(err)
	}
	if got := d.Register().Task(task.ID); got.State != model.Dispatched || d.Status().Pending != 0 {
		t.Errorf("%s with %d pending", got.State, d.Status().Pending)
	}
}

func TestUndoneAfterItWasOffered(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	task := open(t, d)
	p := save(t, d, task.RecordID(), model.TaskClaimed{})
	exchange(t, d)
	if err := d.TakeBack(p).Write(); !errors.Is(err, desk.ErrOffered) {
		t.Fatalf("taking back: %v", err)
	}
	undo, err := d.Undo(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(undo); err != nil {
		t.Fatal(err)
	}
	if sum := exchange(t, d); sum.Accepted != 1 || d.Register().Task(task.ID).State != model.Dispatched {
		t.Errorf("%+v, %s", sum, d.Register().Task(task.ID).State)
	}
}

func TestVisitIsOneSave(t *testing.T) {
	w := newTown(t)
	w.away = false
	d := w.join(t, w.Accounts.Worker)
	round := d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), false)
	at, ok := round.Next(0)
	if !ok {
		t.Fatal("nothing is due")
	}
	h := round.Doors[at].Household()
	p, err := d.PlanVisit(desk.VisitForm{
		Household: h.ID, Outcome: model.Met, Note: "血压有点高\x1b[31m",
		Requests: []desk.Request{
			{Words: "楼道灯坏了"}, {Words: "养老金到没到", Answered: true, Answer: "帮着查了，已到"},
			{Words: "想装扶手", Answered: true, By: d.Today() + 3}, {},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(p); err != nil {
		t.Fatal(err)
	}
	if n := d.Status().Pending; n != 4 {
		t.Errorf("%d changes, want a visit and three tasks", n)
	}
	step, _ := d.Doorstep(h.ID)
	if !step.Now.Done || !step.Now.Pending || step.Visits[0].Inside.Note != "血压有点高" {
		t.Errorf("the door: %+v, note %q", step.Now, step.Visits[0].Inside.Note)
	}
	if sum := exchange(t, d); sum.Accepted != 4 {
		t.Errorf("%+v", sum)
	}
	if step, _ = d.Doorstep(h.ID); !step.Now.Done || step.Now.Pending || step.Visits[0].Inside == nil {
		t.Errorf("after the exchange: %+v", step.Now)
	}
}

// TestAVisitClosesAndReopensItsHousehold: moved away, and met at the same door later, without another key.
func TestAVisitClosesAndReopensItsHousehold(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	visits := func(outcome model.VisitOutcome) *model.Household {
		p, err := d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: outcome})
		if err == nil {
			err = d.Keep(p)
		}
		if err != nil {
			t.Fatal(err)
		}
		return d.Register().Household(h.ID)
	}
	if visits(model.GoneAway).Moved == 0 {
		t.Error("they moved away, and are still on the list")
	}
	if visits(model.Met).Moved != 0 {
		t.Error("they were met, and are not on the list")
	}
}

func TestRefusedBeforeAnythingIsWritten(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	task := open(t, d)
	_, err := d.Save(desk.Act{Record: task.RecordID(), Body: model.TaskAccepted{}})
	var no *model.Refusal
	if !errors.As(err, &no) || no.Reason != model.NotBranch || d.Status().Pending != 0 {
		t.Errorf("%v, %d pending", err, d.Status().Pending)
	}
}

func TestAwayLosesNothing(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	save(t, d, open(t, d).RecordID(), model.TaskClaimed{})
	w.away = true
	if _, err := d.Exchange(t.Context()); !desk.Away(err) {
		t.Errorf("got %v", err)
	}
	w.away = false
	if sum := exchange(t, d); sum.Accepted != 1 || d.Status().Pending != 0 {
		t.Errorf("%+v", sum)
	}
}

// newCounty is a real hub, whose clock is its own: one grid with one household, and its worker.
func newCounty(t *testing.T) *town {
	t.Helper()
	h, err := hub.Open(t.Context(), new(hub.Memory), now, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	const grid = model.Path("522730/01/01/01")
	var rows []hub.Row
	for p := grid; p != ""; p = p.Up() {
		rows = append([]hub.Row{{Body: model.PlaceAdded{Path: p, Name: string(p)}}}, rows...)
	}
	rows = append(rows, hub.Row{
		Body: model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "金桂苑", Building: "1", Door: "101"}},
	})
	if _, err := h.Import(t.Context(), rows, hub.Terms{}); err != nil {
		t.Fatal(err)
	}
	w := &town{Hub: h, homes: map[*desk.Desk]*store.Store{}}
	w.Accounts.Worker = model.Account{Person: model.Ref{Name: "甲"}, Role: model.WorkerRole, Scopes: []model.Path{grid}}
	return w
}

// TestWrongClocks: written by a clock in 1970 or 2090, sent by a right one or the wrong one, a visit is of this week.
func TestWrongClocks(t *testing.T) {
	t.Cleanup(func() { laptopClock = time.Time{} })
	for _, c := range []struct {
		name          string
		written, sent time.Time
	}{
		{"1970, put right before it is sent", time.Unix(1000, 0), time.Time{}},
		{"1970 all along", time.Unix(1000, 0), time.Unix(5000, 0)},
		{"2090, put right before it is sent", time.Date(2090, 1, 1, 0, 0, 0, 0, time.UTC), time.Time{}},
		{"2090 all along", time.Date(2090, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2090, 1, 1, 1, 0, 0, 0, time.UTC)},
	} {
		laptopClock = time.Time{}
		w := newCounty(t)
		d := w.join(t, w.Accounts.Worker)
		h := d.Register().Round(d.Today(), d.Today().Week(), nil, true).Doors[0].Household()
		laptopClock = c.written
		p, err := d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.Met})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Keep(p); err != nil {
			t.Fatal(err)
		}
		laptopClock = c.sent
		exchange(t, d)
		if step, _ := d.Doorstep(h.ID); len(step.Visits) == 0 || step.Visits[0].Week != model.DayOf(morning).Week() {
			t.Errorf("%s: the visit is of %v", c.name, step.Visits[0].On)
		}
	}
}

// TestSeveralUndoneAfterTheyWereOffered: one save of steps on several tasks is taken back whole, or not at all.
func TestSeveralUndoneAfterTheyWereOffered(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	var acts []desk.Act
	var ids []model.TaskID
	for _, one := range d.Register().Tasks(register.UnsortedView, d.Today(), "") {
		if one.State == model.Raised && len(ids) < 2 {
			ids = append(ids, one.ID)
			acts = append(acts, desk.Act{
				Record: one.RecordID(), Body: model.TaskSorted{Sphere: model.Everyone, Menu: model.Safety},
			})
		}
	}
	p, err := d.Save(acts...)
	if err != nil || len(ids) < 2 {
		t.Fatal(err, ids)
	}
	exchange(t, d)
	undo, err := d.Undo(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(undo); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if got := d.Register().Task(id).State; got != model.Raised {
			t.Errorf("undone, it is %s", got)
		}
	}
	if _, err := d.Undo(p); err == nil {
		t.Error("it can be undone twice")
	}
}
