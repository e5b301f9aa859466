package command

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/serve"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// world is a sample world: one hub and three homes side by side in a directory.
//
//	hub/  worker/  supervisor/  organiser/
//	as    which of the three was sat at last
type world struct{ dir string }

// roles of a sample world, the first being whom one is at the start.
var roles = []model.Role{model.WorkerRole, model.SupervisorRole, model.OrganiserRole}

// hubWait is how long an exchange waits for another terminal's.
const hubWait = 5 * time.Second

func worldAt(dir string) (world, bool) {
	w := world{dir}
	_, err := os.Stat(w.hub())
	return w, err == nil && store.Exists(w.home(model.WorkerRole))
}

func (w world) hub() string               { return filepath.Join(w.dir, "hub") }
func (w world) home(as model.Role) string { return filepath.Join(w.dir, string(as)) }
func (w world) remembered() string        { return filepath.Join(w.dir, "as") }
func roleNamed(name string) (model.Role, bool) {
	r := model.Role(name)
	return r, slices.Contains(roles, r)
}

// who is the person asked for, who is remembered; else whoever was asked for last.
func (w world) who(asked string) (model.Role, error) {
	if asked == "" {
		if b, err := os.ReadFile(w.remembered()); err == nil {
			if r, ok := roleNamed(strings.TrimSpace(string(b))); ok {
				return r, nil
			}
		}
		return roles[0], nil
	}
	r, ok := roleNamed(asked)
	if !ok {
		return "", usage(text.NoSuchPerson, clip(asked), "worker supervisor organiser")
	}
	return r, os.WriteFile(w.remembered(), []byte(asked+"\n"), 0o600)
}

// carry makes what carries an exchange of this world: its hub, opened for the length of one request.
func (w world) carry(now func() time.Time) func(store.Identity) desk.Exchange {
	return func(id store.Identity) desk.Exchange {
		return through(func(ctx context.Context) (*hub.Hub, error) { return w.open(ctx, now) }, bearing(
			(*hub.Hub).Exchange, id.Secret,
		))
	}
}

// open opens the world's hub. Another terminal may be at it: an exchange is short, so it is waited for.
func (w world) open(ctx context.Context, now func() time.Time) (*hub.Hub, error) {
	for until := time.Now().Add(hubWait); ; {
		h, err := openHub(ctx, w.hub(), now)
		switch {
		case !errors.Is(err, hub.ErrInUse):
			return h, err
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case time.Now().After(until):
			return nil, errors.Join(desk.ErrAway, err)
		}
	}
}

// openHub opens the hub in a directory, and never makes one.
func openHub(ctx context.Context, dir string, now func() time.Time) (*hub.Hub, error) {
	return hubOf(ctx, dir, now, bolt.Open)
}

// beginHub opens the hub in a directory, and makes a new one where none ever was.
func beginHub(ctx context.Context, dir string, now func() time.Time) (*hub.Hub, error) {
	return hubOf(ctx, dir, now, bolt.Create)
}

func hubOf(
	ctx context.Context, dir string, now func() time.Time, open func(string) (*bolt.Journal, error),
) (*hub.Hub, error) {
	j, err := open(dir)
	if pid := serve.Holder(dir); errors.Is(err, hub.ErrInUse) && pid > 0 {
		err = fmt.Errorf("%w: %w", err, &store.InUse{PID: pid})
	}
	if err != nil {
		return nil, err
	}
	h, err := hub.Open(ctx, j, now, rand.Reader)
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return h, nil
}

// through calls a hub that is opened for the length of the call.
func through[Q, A any](
	open func(context.Context) (*hub.Hub, error), call func(*hub.Hub, context.Context, Q) (A, error),
) func(context.Context, Q) (A, error) {
	return func(ctx context.Context, q Q) (answer A, err error) {
		h, err := open(ctx)
		if err != nil {
			return answer, err
		}
		defer func() { err = errors.Join(err, h.Close()) }()
		return call(h, ctx, q)
	}
}

// lent calls a hub that is open.
func lent[Q, A any](
	h *hub.Hub, call func(*hub.Hub, context.Context, Q) (A, error),
) func(context.Context, Q) (A, error) {
	return func(ctx context.Context, q Q) (A, error) { return call(h, ctx, q) }
}

// bearing calls a hub in the name of the laptop with a secret.
func bearing[S, Q, A any](
	call func(*hub.Hub, context.Context, S, Q) (A, error), secret S,
) func(*hub.Hub, context.Context, Q) (A, error) {
	return func(h *hub.Hub, ctx context.Context, q Q) (A, error) { return call(h, ctx, secret, q) }
}
