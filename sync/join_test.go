package sync

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// door is a hub's side of joining: the same code with the same hash gets the same answer, with another it is used.
type door struct {
	used map[string][32]byte
	lost int // replies to lose
	who  model.Ref
}

func (d *door) join(_ context.Context, j wire.Join) (wire.Joined, error) {
	if j.Code != "right" {
		return wire.Joined{}, &wire.Problem{Code: wire.ProblemCode}
	}
	if h, used := d.used[j.Code]; used && h != j.Hash {
		return wire.Joined{}, &wire.Problem{Code: wire.ProblemCodeUsed}
	}
	d.used[j.Code] = j.Hash
	if d.lost--; d.lost >= 0 {
		return wire.Joined{}, ErrUnreachable
	}
	return wire.Joined{
		Account: model.Account{Person: d.who}, Communities: []model.Path{"522730", town}, Now: when.UnixMilli(),
		County: "龙里县",
	}, nil
}

func TestJoin(t *testing.T) {
	d := &door{used: map[string][32]byte{}, lost: 1, who: me}
	dir := filepath.Join(t.TempDir(), "home")
	address := "https://hub.example"
	join := func(code string) error { // without a passphrase: sealing is not what is looked at here, and takes its time
		home, err := Join(context.Background(), dir, nil, Invitation{Hub: address, Code: code}, d.join)
		if err == nil {
			err = home.Close()
		}
		return err
	}
	var no *wire.Problem
	if err := join("mistyped"); !errors.As(err, &no) || no.Code != wire.ProblemCode {
		t.Fatalf("a mistyped code: %v", err)
	}
	if err := join("right"); !errors.Is(err, ErrUnreachable) {
		t.Fatalf("a lost reply: %v", err)
	}
	if err := join("right"); err != nil {
		t.Fatalf("once more: %v", err)
	}
	home, err := store.Open(dir, nil)
	must(t, err)
	id, err := home.Identity()
	must(t, err)
	if id.Joining() || id.Account.Person != me || id.County != "龙里县" ||
		wire.Secret(id.Secret).Hash() != d.used["right"] || !id.Joined.Equal(when) {
		t.Errorf("identity is %+v", id)
	}
	if cs, err := home.Communities(); len(cs) != 2 || err != nil {
		t.Errorf("communities = %+v, %v", cs, err)
	}
	must(t, home.Close())

	if err := join("right"); err != nil {
		t.Errorf("what was joined already: %v", err)
	}
	if err := join("mistyped"); !errors.As(err, &no) {
		t.Errorf("what was joined already, with another code: %v", err)
	}
	d.who = model.Ref{ID: model.PersonID{9}}
	if err := join("right"); !errors.Is(err, ErrJoined) {
		t.Errorf("a home of another person: %v", err)
	}
	address = "https://other.example"
	if err := join("right"); !errors.Is(err, ErrJoined) {
		t.Errorf("a home of another hub: %v", err)
	}
}

func TestJoinGoesOnOnlyUnderItsPassphrase(t *testing.T) {
	d := &door{used: map[string][32]byte{}, lost: 1, who: me}
	dir := filepath.Join(t.TempDir(), "home")
	for _, c := range []struct {
		passphrase string
		want       error
	}{{"correct horse", ErrUnreachable}, {"another", store.ErrPassphrase}} {
		_, err := Join(context.Background(), dir, []byte(c.passphrase), Invitation{Code: "right"}, d.join)
		if !errors.Is(err, c.want) {
			t.Errorf("under %q: %v, want %v", c.passphrase, err, c.want)
		}
	}
	if p, err := store.Peek(dir); err != nil || !p.Sealed {
		t.Errorf("the home is %+v, %v", p, err)
	}
}
