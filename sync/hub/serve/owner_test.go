package serve_test

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/serve"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

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

func TestTheOwnersCallsWantTheOwnersSecret(t *testing.T) {
	h, _ := newHub(t)
	laptop, _ := invited(t, h, "w", model.WorkerRole, grid)
	s, _ := newServer(h, wire.Secret{42})
	for _, path := range []string{"/v1/owner/invite", "/v1/owner/import", "/v1/owner/devices", "/v1/owner/places"} {
		method := http.MethodPost
		if path == "/v1/owner/devices" || path == "/v1/owner/places" {
			method = http.MethodGet
		}
		for name, secret := range map[string]wire.Secret{"nobody": {}, "a laptop": laptop} {
			resp, _ := ask(t, s, call{method: method, path: path, secret: secret, body: []byte("{}")})
			if resp.StatusCode != http.StatusUnauthorized {
				t.Errorf("%s, %s: %s", path, name, resp.Status)
			}
		}
		resp, _ := ask(t, s, call{method: method, path: path, secret: wire.Secret{42}, body: []byte("{")})
		if method == http.MethodPost && resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%s, garbage: %s", path, resp.Status)
		}
	}
}

// TestARestartForgetsNothing closes a hub in the midst of its history and opens it again.
func TestARestartForgetsNothing(t *testing.T) {
	dir := suite.TempDir(t)
	c := &clock{noon}
	open := func() *hub.Hub {
		h, err := opener(t)(dir)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	h := open()
	enter(t, h, places()...)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	core := coreOf(t, who, task, 1, newTask(grid))
	before := exchange(t, h, secret, c, wire.Ask{Home: home, Changes: [][]byte{core}, Rows: true})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	h = open()
	defer h.Close()
	after := exchange(t, h, secret, c, wire.Ask{Home: home, Changes: [][]byte{core}, Rows: true})
	if d := cmp.Diff(before, after, cmp.AllowUnexported(wire.Verdict{}, wire.Row{})); d != "" {
		t.Errorf("after a restart:\n%s", d)
	}
}
