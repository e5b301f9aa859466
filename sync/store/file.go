package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	bolt "go.etcd.io/bbolt"
	bolterr "go.etcd.io/bbolt/errors"

	"sidan/model/code"
)

// This file opens the file of a home, or of a copy of one, and writes files that appear whole.

// openFile opens a home's bbolt file, or a copy of one, and reads its lock.
func openFile(path string, readOnly bool) (db *bolt.DB, l lock, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, l, ErrNone
	case err != nil:
		return nil, l, err
	case info.Mode().IsRegular() && info.Size() == 0: // bbolt would make it its own
		return nil, l, ErrGone
	case !info.Mode().IsRegular() || info.Size() < least:
		return nil, l, ErrForeign
	}
	defer contain(&err)()
	db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait, ReadOnly: readOnly})
	switch {
	case errors.Is(err, bolterr.ErrTimeout):
		return nil, l, &InUse{holder(filepath.Dir(path))}
	case foreign(err):
		return nil, l, ErrForeign
	case err != nil:
		return nil, l, err
	}
	if !readOnly { // one that only peeks does not know which pages are free
		err = db.View(func(tx *bolt.Tx) error {
			if err := runs(tx); err != nil {
				return err
			}
			return wholePages(tx)
		})
	}
	if err == nil {
		l, err = readLock(db)
	}
	if err != nil {
		return nil, l, errors.Join(err, db.Close())
	}
	return db, l, nil
}

// runs says that no page claims to run on past the end of the file: bbolt would believe it, and go through
// pages that are not there until the memory is full.
func runs(tx *bolt.Tx) error {
	for id := 2; ; id++ {
		p, err := tx.Page(id)
		if err != nil || p == nil {
			return err
		}
		if p.Type == "free" {
			continue
		}
		if id += p.OverflowCount; int64(id+1)*int64(tx.DB().Info().PageSize) > tx.Size() {
			return fmt.Errorf("%w: page %d runs past the end", ErrDamaged, p.ID)
		}
	}
}

func readLock(db *bolt.DB) (l lock, err error) {
	err = db.View(func(tx *bolt.Tx) error {
		meta := tx.Bucket([]byte(bMeta))
		if meta == nil || string(meta.Get([]byte("format"))) != format {
			return ErrForeign
		}
		for _, name := range buckets {
			if tx.Bucket([]byte(name)) == nil {
				return fmt.Errorf("%w: no bucket %s", ErrDamaged, name)
			}
		}
		raw, sum := meta.Get([]byte("lock")), meta.Get([]byte("lock sum")) // homes of the program before have no sum
		if sum != nil && !bytes.Equal(sum, lockSum(raw)) || code.Unmarshal(raw, &l) != nil {
			return fmt.Errorf("%w: lock", ErrDamaged)
		}
		return nil
	})
	return l, err
}

// putLock keeps a lock with its checksum: else a flipped bit in it would pass for a wrong passphrase.
func putLock(meta *bolt.Bucket, raw []byte) error {
	return errors.Join(meta.Put([]byte("lock"), raw), meta.Put([]byte("lock sum"), lockSum(raw)))
}

func lockSum(raw []byte) []byte {
	sum := sha256.Sum256(raw)
	return sum[:8]
}

// holder is the process that wrote home.pid, 0 where it cannot be read.
func holder(dir string) int {
	b, err := os.ReadFile(filepath.Join(dir, pidName))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0
	}
	return pid
}

// putFile writes a file that appears whole, and is on disk and was read back when it returns: what is already
// there under its name stays until then.
func putFile(path string, write func(io.Writer) error) error {
	part := path + ".new"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = readBack(part)
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	switch {
	case isFull(err):
		return errors.Join(ErrFull, os.Remove(part))
	case err != nil:
		return errors.Join(err, os.Remove(part))
	}
	return syncDir(filepath.Dir(path))
}

// readBack goes through all of a home's file that is not in use.
func readBack(path string) (err error) {
	db, _, err := openFile(path, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return view(db, func(tx *bolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return goThrough(b) })
	})
}

// goThrough visits every value of a bucket and of those in it.
func goThrough(b *bolt.Bucket) error {
	return b.ForEach(func(key, value []byte) error {
		if value != nil {
			return nil
		}
		within := b.Bucket(key)
		if within == nil {
			return fmt.Errorf("%w: bucket", ErrDamaged)
		}
		return goThrough(within)
	})
}

// syncDir makes a new name in a folder last. A laptop may have sent its secret's hash before its disk knew of the home.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there, and names are journalled
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
