package command

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/admin"
	"sidan/tui/command/cli"
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
	return w, err == nil && desk.Exists(w.home(model.WorkerRole))
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
		return "", cli.Usage(text.NoSuchPerson, cli.Clip(asked), "worker supervisor organiser")
	}
	return r, os.WriteFile(w.remembered(), []byte(asked+"\n"), 0o600)
}

// carry makes what carries an exchange of this world: its hub, opened for the length of one request.
func (w world) carry(now func() time.Time) func(desk.Identity) desk.Exchange {
	return func(id desk.Identity) desk.Exchange {
		return through(func(ctx context.Context) (*hub.Hub, error) { return w.open(ctx, now) }, bearing(
			(*hub.Hub).Exchange, id.Secret,
		))
	}
}

// open opens the world's hub. Another terminal may be at it: an exchange is short, so it is waited for.
func (w world) open(ctx context.Context, now func() time.Time) (*hub.Hub, error) {
	for until := time.Now().Add(hubWait); ; {
		h, err := admin.Open(ctx, w.hub(), now)
		switch {
		case !errors.Is(err, hub.ErrInUse):
			return h, err
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case time.Now().After(until):
			return nil, errors.Join(desk.ErrUnreachable, err)
		}
	}
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
