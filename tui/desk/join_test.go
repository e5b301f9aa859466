package desk_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"sidan/model"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/desk"
)

// TestAJoinGoesOnWhereItStopped: a reply that was lost leaves a home that is joining, which no desk opens; the same
// invitation goes on, and another join finds that it is done.
func TestAJoinGoesOnWhereItStopped(t *testing.T) {
	w := newTown(t)
	a := w.Accounts.Worker
	in, err := w.Invite(t.Context(), hub.Invite{Person: a.Person, Role: a.Role, Scopes: a.Scopes})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "home")
	lost := true
	admit := func(ctx context.Context, j wire.Join) (wire.Joined, error) {
		done, err := w.Join(ctx, j)
		if lost && err == nil {
			return wire.Joined{}, sync.ErrUnreachable
		}
		return done, err
	}
	o := desk.Options{Clock: onLaptop, Carry: func(store.Identity) sync.Exchange { return nil }}
	join := func() (*desk.Desk, error) {
		return desk.Join(t.Context(), dir, nil, desk.Invitation{Code: in.Code}, admit, o)
	}
	if _, err := join(); !errors.Is(err, desk.ErrOutside) {
		t.Fatalf("the reply is lost: %v", err)
	}
	if _, err := desk.OpenHome(dir, nil, o); !errors.Is(err, desk.ErrJoining) {
		t.Errorf("a home that is joining opens: %v", err)
	}
	lost = false
	d, err := join()
	if err != nil {
		t.Fatal(err)
	}
	if d.Me().Person.ID != a.Person.ID || d.Status().Pending != 0 || !d.Loading() {
		t.Errorf("%+v, loading %v: nothing has come yet", d.Me(), d.Loading())
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if d, err = join(); err != nil { // its first copy may not be whole
		t.Fatal(err)
	}
	d.Close()
	in.Code = "ABCDE-FGHJK"
	if _, err := join(); !desk.AboutCode(desk.ProblemOf(err)) {
		t.Errorf("joined again by another code: %v", err)
	}
	sound(t, dir)
}

func TestAboutCode(t *testing.T) {
	for problem, want := range map[string]bool{
		"code": true, "code-used": true, "code-expired": true, "code-closed": true,
		"revoked": false, "busy": false, "": false,
	} {
		if got := desk.AboutCode(problem); got != want {
			t.Errorf("%q: %v, want %v", problem, got, want)
		}
	}
}

// TestARevokedLaptopIsTold, with how much was not sent.
func TestARevokedLaptopIsTold(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	visit(t, d, h, "没传完")
	if err := w.homes[d].Revoke(); err != nil {
		t.Fatal(err)
	}
	d.Close()
	for name, open := range map[string]func(string, []byte, desk.Options) (*desk.Desk, error){
		"whole": desk.OpenHome, "part": desk.OpenHomePart,
	} {
		_, err := open(
			d.Dir(),
			nil,
			desk.Options{Clock: onLaptop, Carry: func(store.Identity) sync.Exchange { return nil }},
		)
		if no := new(desk.Revoked); !errors.As(err, &no) || no.Waiting != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhoIsAtTheDesk(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	if d.Sealed() || !d.Sample() || d.Hub() != "" || d.Loading() {
		t.Errorf("sealed %v, sample %v, hub %q, loading %v", d.Sealed(), d.Sample(), d.Hub(), d.Loading())
	}
	if c := d.Community(); c.Level() != model.Community || !c.Holds(d.Grids()[0]) {
		t.Errorf("works in %q, walks %v", c, d.Grids())
	}
	if here := d.Here(0); here == "" || here == string(d.Grids()[0]) {
		t.Errorf("works at %q", here)
	}
	if err := d.ReadThrough(); err != nil || d.Damaged() != 0 {
		t.Errorf("%d damaged, %v", d.Damaged(), err)
	}
}
