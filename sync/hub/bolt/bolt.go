package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"sidan/sync/disk"
	"sidan/sync/hub"
)

const (
	fileName = "hub.db"
	format   = "sidan-hub-2"
	lockWait = time.Second // after this, opening reports that another process has the file
	// mapped is how many bytes of address space the file gets at first. Enlarging it later stops every reader, and
	// copies the pages that a commit holds.
	mapped = 64 << 20
)

var (
	bucketJournal     = []byte("journal")
	bucketPrivate     = []byte("private")
	bucketCommunities = []byte("communities")
	keyFormat         = []byte("format")
)

// Journal is a hub.Journal that is stored in one file.
type Journal struct {
	file   *file
	commit *committer
}

// Open opens the journal in a directory, and never makes a new one. No other process can open the file until Close. It
// returns hub.ErrNone, hub.ErrInUse, hub.ErrForeign, hub.ErrDamaged (hub.ErrGone is a kind of it), hub.ErrOthersWrite,
// or an error of the system.
func Open(dir string) (*Journal, error) {
	if err := standing(dir); err != nil {
		return nil, fmt.Errorf("open hub %s: %w", dir, err)
	}
	return openJournal(filepath.Join(dir, fileName))
}

// Create opens the journal in a directory as Open does. If no hub was ever there, it makes a new one first, and also
// the directory if there is none.
func Create(dir string) (*Journal, error) {
	if err := standing(dir); errors.Is(err, hub.ErrNone) {
		err = os.MkdirAll(dir, 0o700)
		if err == nil {
			err = build(filepath.Join(dir, fileName))
		}
		if err != nil {
			return nil, fmt.Errorf("create hub %s: %w", dir, err)
		}
	}
	return Open(dir)
}

// build makes the file of a new hub, which gets its name only when it is complete.
func build(path string) error {
	f := &file{path: path + ".new"}
	if err := disk.Remove(f.path); err != nil {
		return err
	}
	if err := f.open(); err != nil {
		return faults.Opening(err)
	}
	_, err := f.update(found)
	if err = errors.Join(err, f.close()); err != nil {
		return errors.Join(err, disk.Remove(f.path))
	}
	return disk.Rename(f.path, path)
}

// openJournal opens the file at path as a journal. Its errors are those of Open.
func openJournal(path string) (*Journal, error) {
	// Every bbolt file begins with two meta pages. For a shorter file bbolt only reports that it is too short.
	if info, err := os.Stat(path); err == nil && info.Size() > 0 && info.Size() < int64(2*os.Getpagesize()) {
		return nil, fmt.Errorf("open hub %s: %w", path, hub.ErrForeign)
	}
	f := &file{path: path}
	if err := f.open(); err != nil {
		return nil, fmt.Errorf("open hub %s: %w", path, faults.Opening(err))
	}
	if err := f.view(ours); err != nil {
		return nil, errors.Join(fmt.Errorf("open hub %s: %w", path, err), f.close())
	}
	return &Journal{file: f, commit: startCommitter(f)}, nil
}

// ours returns hub.ErrForeign if the file belongs to another program or has another format. It returns hub.ErrDamaged
// if the file lacks a bucket that every hub's file has.
func ours(tx *bbolt.Tx) error {
	j := tx.Bucket(bucketJournal)
	if j == nil {
		return hub.ErrForeign
	}
	if got := string(j.Get(keyFormat)); got != format {
		return fmt.Errorf("%w: format %.20q", hub.ErrForeign, got)
	}
	private := tx.Bucket(bucketPrivate)
	if private == nil || tx.Bucket(bucketCommunities) == nil {
		return fmt.Errorf("%w: a bucket is missing", hub.ErrDamaged)
	}
	for _, t := range hub.Tables {
		if private.Bucket([]byte(t)) == nil {
			return fmt.Errorf("%w: the table %s is missing", hub.ErrDamaged, t)
		}
	}
	return nil
}

// found makes the buckets of a new file, and stores its format.
func found(tx *bbolt.Tx) error {
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

// Update implements hub.Journal.
func (j *Journal) Update(ctx context.Context, fn func(hub.Tx) error) error {
	return j.commit.do(ctx, fn)
}

// Read implements hub.Journal.
func (j *Journal) Read(ctx context.Context, fn func(hub.Snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return j.file.view(func(tx *bbolt.Tx) error { return fn(snapshot{tx}) })
}

// Close implements hub.Journal.
func (j *Journal) Close() error {
	j.commit.stop()
	return j.file.close()
}
