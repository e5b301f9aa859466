// Package pagetest opens homes of the sample world for the tests of screens. It shows a screen in a [Window], which is
// a page.Host without the program around it: it has no band, no connection to a hub and no key for the language.
//
// A test presses keys and reads what is drawn. When Press returns, everything that the key caused was carried out,
// except what waits for time. A test uses a Window only on its own goroutine.
package pagetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	stdsync "sync"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/sample"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/desk"
)

// Moment is the time at which every test of a screen happens. The clock of a home stands still there.
var Moment = time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)

// world returns the sample, which is made once: the journal of its hub, and the files of a joined home for each role.
var world = stdsync.OnceValues(func() (w struct {
	journal *hub.Memory
	homes   map[model.Role]map[string][]byte
}, err error) {
	ctx := context.Background()
	w.journal, w.homes = new(hub.Memory), map[model.Role]map[string][]byte{}
	h, err := hub.Open(ctx, w.journal, func() time.Time { return Moment }, rand.Reader)
	if err != nil {
		return w, err
	}
	made := sample.Small(1, model.DayOf(Moment))
	if err := h.Replay(ctx, made.Changes); err != nil {
		return w, err
	}
	scratch, err := os.MkdirTemp("", "sidan-screens")
	if err != nil {
		return w, err
	}
	defer os.RemoveAll(scratch)
	for _, account := range []model.Account{
		made.Accounts.Worker, made.Accounts.Supervisor, made.Accounts.Organiser, made.Accounts.Unit,
		made.Accounts.Volunteer,
	} {
		dir := filepath.Join(scratch, string(account.Role))
		if err := join(ctx, h, account, dir); err != nil {
			return w, fmt.Errorf("join as %s: %w", account.Role, err)
		}
		if w.homes[account.Role], err = read(dir); err != nil {
			return w, err
		}
	}
	return w, nil
})

// join makes a home for an account of a hub in a folder, and fills it with one exchange.
func join(ctx context.Context, h *hub.Hub, who model.Account, dir string) error {
	invited, err := h.Invite(
		ctx, hub.Invite{Person: who.Person, Role: who.Role, Scopes: who.Scopes, Groups: who.Groups},
	)
	if err != nil {
		return err
	}
	home, err := sync.Join(
		ctx, dir, nil, sync.Invitation{Code: invited.Code},
		func(ctx context.Context, j wire.Join) (wire.Joined, error) { return h.Join(ctx, j) },
	)
	if err != nil {
		return err
	}
	d, err := desk.Open(home, Options(h))
	if err != nil {
		return err
	}
	if _, err := d.Exchange(ctx); err != nil {
		return err
	}
	return d.Close()
}

// read returns the files of a folder by name.
func read(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// Home puts a copy of the home of a role into a new folder of the test, and returns the folder.
func Home(t testing.TB, role model.Role) (dir string) {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "home")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, b := range w.homes[role] {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Hub returns a new hub with the data that the homes were filled from.
func Hub(t testing.TB) *hub.Hub {
	t.Helper()
	h, err := hub.Open(t.Context(), Journal(t), func() time.Time { return Moment }, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Journal returns a copy of the journal on which Hub opens its hub.
func Journal(t testing.TB) *hub.Memory {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return w.journal.Clone()
}

// Options returns the options of a desk whose hub runs in this process, or cannot be reached if h is nil.
func Options(h *hub.Hub) desk.Options {
	return desk.Options{
		Clock: func() time.Time { return Moment },
		Carry: func(id store.Identity) sync.Exchange {
			return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
				if h == nil {
					return wire.Reply{}, sync.ErrUnreachable
				}
				return h.Exchange(ctx, id.Secret, r)
			}
		},
	}
}

// Desk opens a desk on a copy of the home of a role. Its hub cannot be reached. The desk is closed when the test ends.
func Desk(t testing.TB, role model.Role) *desk.Desk {
	t.Helper()
	home, err := store.Open(Home(t, role), nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, Options(nil))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}
