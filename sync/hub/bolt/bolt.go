package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"sidan/sync/hub"
)

const (
	fileName = "hub.db"
	format   = "sidan-hub-2"
	lockWait = time.Second // then the file is somebody else's
	mapped   = 64 << 20    // bytes of address space to begin with: growing it stops every reader and copies what a commit holds
)

var (
	bucketJournal     = []byte("journal")
	bucketPrivate     = []byte("private")
	bucketCommunities = []byte("communities")
	keyFormat         = []byte("format")
)

// Journal is a hub.Journal in a file.
type Journal struct {
	file   *file
	commit *committer
}

// Open opens the journal in a directory, making both where there are none. The file is this process's alone until Close.
// Errors: hub.ErrInUse, hub.ErrForeign, hub.ErrDamaged, or the system's.
func Open(dir string) (*Journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open hub: %w", err)
	}
	return openJournal(filepath.Join(dir, fileName))
}

func openJournal(path string) (*Journal, error) {
	// Every bbolt file begins with two meta pages; of a shorter one bbolt only says that it is short.
	if info, err := os.Stat(path); err == nil && info.Size() > 0 && info.Size() < int64(2*os.Getpagesize()) {
		return nil, fmt.Errorf("open hub %s: %w", path, hub.ErrForeign)
	}
	f := &file{path: path}
	if err := f.open(); err != nil {
		return nil, fmt.Errorf("open hub %s: %w", path, kindOf(err))
	}
	if _, err := f.update(found); err != nil {
		return nil, errors.Join(fmt.Errorf("open hub %s: %w", path, err), f.close())
	}
	return &Journal{file: f, commit: startCommitter(f)}, nil
}

// kindOf tells what a person can do about a file that does not open.
func kindOf(err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return hub.ErrInUse
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch):
		return fmt.Errorf("%w: %w", hub.ErrForeign, err)
	case errors.As(err, new(syscall.Errno)): // the system's: no right, no room
		return err
	}
	return fmt.Errorf("%w: %w", hub.ErrDamaged, err)
}

// found lays the ground of an empty file, and turns away another program's.
func found(tx *bbolt.Tx) error {
	j := tx.Bucket(bucketJournal)
	if j != nil {
		if got := string(j.Get(keyFormat)); got != format {
			return fmt.Errorf("%w: format %.20q", hub.ErrForeign, got)
		}
		return nil
	}
	if k, _ := tx.Cursor().First(); k != nil {
		return hub.ErrForeign
	}
	j, err := tx.CreateBucket(bucketJournal)
	if err != nil {
		return err
	}
	if _, err := tx.CreateBucket(bucketCommunities); err != nil {
		return err
	}
	private, err := tx.CreateBucket(bucketPrivate)
	if err != nil {
		return err
	}
	for _, t := range hub.Tables {
		if _, err := private.CreateBucket([]byte(t)); err != nil {
			return err
		}
	}
	return j.Put(keyFormat, []byte(format))
}

// Update of a hub.Journal.
func (j *Journal) Update(ctx context.Context, fn func(hub.Tx) error) error {
	return j.commit.do(ctx, fn)
}

// Read of a hub.Journal.
func (j *Journal) Read(ctx context.Context, fn func(hub.Snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return j.file.view(func(tx *bbolt.Tx) error { return fn(snapshot{tx}) })
}

// Close of a hub.Journal.
func (j *Journal) Close() error {
	j.commit.stop()
	return j.file.close()
}
