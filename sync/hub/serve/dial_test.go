package serve_test

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
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

// opener opens a directory's hub as a process of its own would.
func opener(t *testing.T) func(string) (*hub.Hub, error) {
	return func(dir string) (*hub.Hub, error) {
		j, err := bolt.Create(dir)
		if err != nil {
			return nil, err
		}
		return hub.Open(t.Context(), j, (&clock{noon}).read, rand.NewChaCha8([32]byte{2}))
	}
}

func dial(t *testing.T, dir string) (hub.Keeper, error) {
	t.Helper()
	return serve.Dial(t.Context(), dir, opener(t))
}

// TestAKeeperIsTheSameHereAndThere looks after a hub that nobody serves, then after the same one while it is served.
func TestAKeeperIsTheSameHereAndThere(t *testing.T) {
	dir := suite.TempDir(t)
	look := func(k hub.Keeper) {
		t.Helper()
		vs, err := k.Import(t.Context(), places(), hub.Terms{})
		if err != nil || len(vs) != len(places()) || vs[0].Record != model.PlaceIDOf(county).Record() ||
			vs[0].State != model.RowNew && vs[0].State != model.RowSame {
			t.Fatalf("import: %+v, %v", vs, err)
		}
		rows := []hub.Row{{Body: newHouse(grid)}, {Body: newHouse("522730/07/01")}}
		vs, err = k.Import(t.Context(), rows, hub.Terms{Dry: true})
		if err != nil || vs[1].State != model.RowBad || vs[1].Why.Reason != model.BadInput {
			t.Errorf("dry run: %+v, %v", vs, err)
		}
		if named, err := k.Places(t.Context()); err != nil || len(named) != len(places()) {
			t.Errorf("places: %+v, %v", named, err)
		}
		in, err := k.Invite(
			t.Context(),
			hub.Invite{Person: model.Ref{Name: "w"}, Role: model.WorkerRole, Scopes: []model.Path{grid}},
		)
		if err != nil || in.Code == "" || in.Person.Name != "w" {
			t.Fatalf("invite: %+v, %v", in, err)
		}
		var no *model.Refusal
		want := &model.Refusal{Reason: model.Missing, Args: []string{"scope"}}
		_, err = k.Invite(t.Context(), hub.Invite{Person: model.Ref{Name: "w"}, Role: model.WorkerRole})
		if !errors.As(err, &no) || cmp.Diff(want, no) != "" {
			t.Errorf("refused: %v", err)
		}
		if all, err := k.Devices(t.Context()); err != nil || all == nil || len(all) != 0 {
			t.Errorf("devices: %+v, %v", all, err)
		}
		if st, err := k.Status(t.Context()); err != nil || st.Communities != 1 || st.Version != wire.Version {
			t.Errorf("status: %+v, %v", st, err)
		}
	}
	k, err := dial(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	look(k)
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}

	h, err := opener(t)(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	l := listen(t)
	secret, remove, err := serve.WriteOwner(dir, "http://"+l.Addr().String(), nil, rand.NewChaCha8([32]byte{3}))
	if err != nil {
		t.Fatal(err)
	}
	if st, err := os.Stat(filepath.Join(dir, "owner")); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("owner file: %v, %v", st.Mode(), err)
	}
	s, _ := newServer(h, secret)
	stop := serveOn(t, s, l)
	if k, err = dial(t, dir); err != nil {
		t.Fatal(err)
	}
	look(k)
	if err := errors.Join(k.Close(), stop(), remove()); err != nil {
		t.Error(err)
	}
}

func TestAnOwnerFileLeftBehindIsKnown(t *testing.T) {
	for _, c := range []struct {
		name string
		lay  func(t *testing.T, dir string)
	}{
		{"nobody listens there", func(t *testing.T, dir string) {
			l := listen(t)
			owned(t, dir, "http://"+l.Addr().String())
			l.Close()
		}},
		{"another hub has the port", func(t *testing.T, dir string) {
			h, _ := newHub(t)
			s, _ := newServer(h, wire.Secret{1})
			web := httptest.NewServer(s)
			t.Cleanup(web.Close)
			owned(t, dir, web.URL)
		}},
		{"somebody's web page has the port", func(t *testing.T, dir string) {
			web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") != "" {
					t.Error("the secret was shown to a stranger")
				}
				_, _ = w.Write([]byte("<html>"))
			}))
			t.Cleanup(web.Close)
			owned(t, dir, web.URL)
		}},
		{"the file is garbage", func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, "owner"), []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := suite.TempDir(t)
			first, err := dial(t, dir) // the hub is made before somebody serves it
			if err != nil {
				t.Fatal(err)
			}
			if err := first.Close(); err != nil {
				t.Fatal(err)
			}
			c.lay(t, dir)
			k, err := dial(t, dir)
			if err != nil {
				t.Fatal(err)
			}
			defer k.Close()
			if _, here := k.(*hub.Hub); !here {
				t.Errorf("got %T", k)
			}
		})
	}
}

func owned(t *testing.T, dir, url string) {
	t.Helper()
	if _, _, err := serve.WriteOwner(dir, url, nil, rand.NewChaCha8([32]byte{3})); err != nil {
		t.Fatal(err)
	}
}
