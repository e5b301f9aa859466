package admin

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/serve"
	"sidan/tui/desk"
)

// hubOpener is Open or Begin.
type hubOpener func(ctx context.Context, dir string, now func() time.Time) (*hub.Hub, error)

// Open opens the hub in a directory, and never makes one.
func Open(ctx context.Context, dir string, now func() time.Time) (*hub.Hub, error) {
	return openJournal(ctx, dir, now, bolt.Open)
}

// Begin opens the hub in a directory, and makes a new one where none ever was.
func Begin(ctx context.Context, dir string, now func() time.Time) (*hub.Hub, error) {
	return openJournal(ctx, dir, now, bolt.Create)
}

// openJournal opens the hub whose journal open returns. If another process has the journal, the error names the
// process, as far as it is known.
func openJournal(
	ctx context.Context, dir string, now func() time.Time, open func(string) (*bolt.Journal, error),
) (*hub.Hub, error) {
	j, err := open(dir)
	if pid := serve.Holder(dir); errors.Is(err, hub.ErrInUse) && pid > 0 {
		err = fmt.Errorf("%w: %w", err, &desk.InUse{PID: pid})
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

// openAtRest opens a hub that nobody serves, so that a command can look after it. The codes of its invitations name the
// key with which the hub was served last.
func openAtRest(ctx context.Context, dir string, open hubOpener) (*hub.Hub, error) {
	h, err := open(ctx, dir, time.Now)
	if err != nil {
		return nil, err
	}
	if err := serve.AnnounceLastKey(h, dir); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}
