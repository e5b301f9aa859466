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
//	as    the role that was used last
type world struct{ dir string }

// roles lists the roles of a sample world, which has a home for each. A new world begins with the first.
var roles = []model.Role{model.WorkerRole, model.SupervisorRole, model.OrganiserRole}

// hubWait is how long an exchange waits until another terminal has finished its own.
const hubWait = 5 * time.Second

// worldAt returns the sample world in a directory, and reports whether there is one.
func worldAt(dir string) (world, bool) {
	w := world{dir}
	_, err := os.Stat(w.hub())
	return w, err == nil && desk.Exists(w.home(model.WorkerRole))
}

func (w world) hub() string               { return filepath.Join(w.dir, "hub") }
func (w world) home(as model.Role) string { return filepath.Join(w.dir, string(as)) }
func (w world) remembered() string        { return filepath.Join(w.dir, "as") }

// roleNamed returns the role with a name, and reports whether a sample world has it.
func roleNamed(name string) (model.Role, bool) {
	r := model.Role(name)
	return r, slices.Contains(roles, r)
}

// who returns the role that was asked for, and remembers it. If asked is "", it returns the role that was remembered
// last, or the first of roles if none was.
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

// carry returns a function that makes the exchange of a home. That exchange opens the hub of the world for one
// request and closes it again.
func (w world) carry(now func() time.Time) func(desk.Identity) desk.Exchange {
	return func(id desk.Identity) desk.Exchange {
		return through(func(ctx context.Context) (*hub.Hub, error) { return w.open(ctx, now) }, bearing(
			(*hub.Hub).Exchange, id.Secret,
		))
	}
}

// open opens the hub of the world. If another terminal has it open, it waits up to hubWait, because an exchange is
// short.
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

// through returns a function that opens a hub, makes a call to it and closes it again.
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

// lent returns a function that makes a call to a hub which is open already, and leaves it open.
func lent[Q, A any](
	h *hub.Hub, call func(*hub.Hub, context.Context, Q) (A, error),
) func(context.Context, Q) (A, error) {
	return func(ctx context.Context, q Q) (A, error) { return call(h, ctx, q) }
}

// bearing gives a call the secret of a laptop, by which the hub knows in whose name it is made.
func bearing[S, Q, A any](
	call func(*hub.Hub, context.Context, S, Q) (A, error), secret S,
) func(*hub.Hub, context.Context, Q) (A, error) {
	return func(h *hub.Hub, ctx context.Context, q Q) (A, error) { return call(h, ctx, secret, q) }
}
