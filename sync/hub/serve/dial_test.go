package serve_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// servedAndHere gives a hub in a file that is served, as another process finds it, and the hub itself. With a key it
// speaks TLS.
func servedAndHere(t *testing.T, own bool) (distant, here hub.Keeper, dir string) {
	t.Helper()
	dir = suite.TempDir(t)
	h, err := opener(t)(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	enter(t, h, places()...)
	l := listen(t)
	url, key := "http://"+l.Addr().String(), ownKey(t, t.TempDir())
	if own {
		url = "https://" + l.Addr().String()
	} else {
		key = nil
	}
	secret, remove, err := serve.WriteOwner(dir, url, key, rand.NewChaCha8([32]byte{3}))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := newServer(h, secret)
	stop := serveWith(t, s, l, key)
	k, err := dial(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(k.Close(), stop(), remove()); err != nil {
			t.Error(err)
		}
	})
	if _, opened := k.(*hub.Hub); opened {
		t.Fatal("the hub that is served was not found")
	}
	return k, h, dir
}

// TestAServedHubIsLookedAfterFromOutside: all that a hub does for its owner it does over the listener, and refuses
// alike.
func TestAServedHubIsLookedAfterFromOutside(t *testing.T) {
	for name, own := range map[string]bool{"plain": false, "with its own key": true} {
		t.Run(name, func(t *testing.T) {
			k, here, _ := servedAndHere(t, own)
			_, who := invited(t, here.(*hub.Hub), "w", model.WorkerRole, grid)
			gone, err := k.Revoke(t.Context(), who.ID.String())
			if err != nil || len(gone) != 1 || gone[0].Person != who || gone[0].Revoked.IsZero() {
				t.Errorf("revoke: %+v, %v", gone, err)
			}
			if _, err := k.Revoke(t.Context(), "nobody"); !errors.As(err, new(*model.Refusal)) {
				t.Errorf("revoke nobody: %v", err)
			}
			checked, err := k.Check(t.Context())
			if err != nil || checked.Communities == 0 || checked.Records == 0 || len(checked.Damaged) > 0 {
				t.Errorf("check: %+v, %v", checked, err)
			}
			copies := suite.TempDir(t)
			made, err := k.Backup(t.Context(), copies, false)
			if err != nil || made.Kept != 1 || filepath.Dir(made.File) != copies {
				t.Errorf("backup: %+v, %v", made, err)
			}
			var p *wire.Problem
			if _, err := k.Backup(t.Context(), suite.TempDir(t), false); !errors.As(err, &p) ||
				p.Code != wire.ProblemElsewhere {
				t.Errorf("a backup elsewhere: %v", err)
			}
			if st, err := k.Status(t.Context()); err != nil || st.Devices != 1 || st.LastBackup.IsZero() {
				t.Errorf("status: %+v, %v", st, err)
			}
		})
	}
}

// TestARowThatNoRequestCarries is bad, and counts among the others as it stands in the list.
func TestARowThatNoRequestCarries(t *testing.T) {
	k, _, _ := servedAndHere(t, false)
	long := newHouse(grid)
	long.Residents = slices.Repeat(long.Residents, 5000)
	other, same := newHouse(grid), newHouse(grid)
	other.Door.Door = "2"
	same.Door.Door = "2"
	rows := []hub.Row{{Body: long}, {Body: other}, {Body: same}}
	vs, err := k.Import(t.Context(), rows, hub.Terms{Dry: true})
	if err != nil || len(vs) != 3 {
		t.Fatalf("%+v, %v", vs, err)
	}
	if vs[0].State != model.RowBad || vs[0].Why.Reason != model.TooLong {
		t.Errorf("the long one: %+v", vs[0])
	}
	if vs[1].State != model.RowNew || vs[2].Like != 2 {
		t.Errorf("the others: %+v", vs[1:])
	}
	if vs, err = k.Import(t.Context(), rows[:2], hub.Terms{}); err != nil || vs[1].State != model.RowNew {
		t.Fatalf("%+v, %v", vs, err)
	}
	if vs, err = k.Import(t.Context(), rows[1:2], hub.Terms{}); err != nil || vs[0].State != model.RowNew {
		t.Errorf("a list with a bad row was taken in part: %+v, %v", vs, err)
	}
}

func TestHolder(t *testing.T) {
	_, _, dir := servedAndHere(t, false)
	if got := serve.Holder(dir); got != os.Getpid() {
		t.Errorf("held by %d, want %d", got, os.Getpid())
	}
	empty := t.TempDir()
	if got := serve.Holder(empty); got != 0 {
		t.Errorf("nobody's folder is held by %d", got)
	}
	if err := os.WriteFile(filepath.Join(empty, "owner"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := serve.Holder(empty); got != 0 {
		t.Errorf("a garbled owner file names %d", got)
	}
}

// TestAnOwnerFileWithoutASecret is as none.
func TestAnOwnerFileWithoutASecret(t *testing.T) {
	_, _, served := servedAndHere(t, false)
	b, err := os.ReadFile(filepath.Join(served, "owner"))
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{"too short": "00ff", "not digits": strings.Repeat("x", 64)} {
		var o map[string]any
		if err := json.Unmarshal(b, &o); err != nil {
			t.Fatal(err)
		}
		o["secret"] = secret
		spoilt, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		dir := suite.TempDir(t)
		h, err := opener(t)(dir) // a hub is made only where nobody served one
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(h.Close(), os.WriteFile(filepath.Join(dir, "owner"), spoilt, 0o600)); err != nil {
			t.Fatal(err)
		}
		k, err := dial(t, dir)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, opened := k.(*hub.Hub); !opened {
			t.Errorf("%s: it was taken for a hub that is served", name)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
}
