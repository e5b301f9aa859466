package tui

import (
	"context"
	"errors"
	"testing"

	"sidan/model"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// TestRevokedAtTheDesk: a laptop that is taken out of use while somebody sits at it shows nothing of anybody
// from then on, keeps what was typed and saved, and goes on in new hands.
func TestRevokedAtTheDesk(t *testing.T) {
	inBoth(t, func(t *testing.T) { revokedAtTheDesk(t) })
}

func revokedAtTheDesk(t *testing.T) {
	h := pagetest.Hub(t)
	dir := pagetest.Home(t, model.WorkerRole)
	a := sit(t, dir, h)
	me := a.desk.Me().Person
	revoked, err := h.Revoke(t.Context(), me.ID.String())
	if err != nil || len(revoked) != 1 {
		t.Fatalf("revoke: %v, %v", revoked, err)
	}
	press(t, a, "space", "1", "tab", "tab", "灯修好了", "ctrl+s")
	golden(t, a, "revoked")
	if a.desk != nil {
		t.Error("the desk is still open")
	}

	home, err := store.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	taken := new(desk.Revoked)
	if _, err := desk.Open(home, pagetest.Options(h)); !errors.As(err, &taken) || taken.Waiting != 1 {
		t.Errorf("the home opens: %v", err)
	}
	rows := 0
	if err := home.Rows(func(store.Row, func() []byte) bool { rows++; return true }); err != nil || rows > 0 {
		t.Errorf("%d rows of others are left, %v", rows, err)
	}
	if err := home.Close(); err != nil {
		t.Fatal(err)
	}

	again, err := h.Invite(
		t.Context(),
		hub.Invite{Person: model.Ref{Name: "新来的"}, Role: model.WorkerRole, Scopes: scopesOfWorker(t)},
	)
	if err != nil {
		t.Fatal(err)
	}
	home, err = sync.Join(
		t.Context(), dir, nil, sync.Invitation{Code: again.Code},
		func(ctx context.Context, j wire.Join) (wire.Joined, error) { return h.Join(ctx, j) },
	)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, pagetest.Options(h))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	n, err := d.Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s := n.Summary(); s.Pushed != 1 || s.Flagged != 1 {
		t.Errorf("what was left on it: %+v", s)
	}
	if d.Me().Person.Name != "新来的" {
		t.Errorf("the laptop is %s's", d.Me().Person.Name)
	}
}

// scopesOfWorker are the worker's.
func scopesOfWorker(t *testing.T) []model.Path {
	t.Helper()
	home, err := store.Open(pagetest.Home(t, model.WorkerRole), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer home.Close()
	id, err := home.Identity()
	if err != nil {
		t.Fatal(err)
	}
	return id.Account.Scopes
}

// TestToldThatTheHubWasPutBack: one sentence, and nothing to do.
func TestToldThatTheHubWasPutBack(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		now := pagetest.Hub(t)
		a := sitThrough(t, func(ctx context.Context, secret wire.Secret, r wire.Request) (wire.Reply, error) {
			return now.Exchange(ctx, secret, r)
		})
		press(t, a, "space", "1", "ctrl+s")
		if s := a.desk.Status(); s.Pending != 0 {
			t.Fatalf("the visit was not sent: %+v", s)
		}
		now = pagetest.Hub(t) // as it was before
		press(t, a, "f5")
		golden(t, a, "put-back")
		if s := a.desk.Status(); s.Pending != 0 || s.Bounced != 0 {
			t.Errorf("it was not sent again: %+v", s)
		}
	})
}

// sitThrough sits down at the worker's home with an exchange of one's own.
func sitThrough(t *testing.T, carry func(context.Context, wire.Secret, wire.Request) (wire.Reply, error)) *App {
	t.Helper()
	o := pagetest.Options(nil)
	o.Carry = func(id store.Identity) sync.Exchange {
		return func(ctx context.Context, r wire.Request) (wire.Reply, error) { return carry(ctx, id.Secret, r) }
	}
	return sitWith(t, pagetest.Home(t, model.WorkerRole), o)
}
