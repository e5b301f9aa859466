package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	bolt "go.etcd.io/bbolt"

	"sidan/model/code"
)

// This file opens the file of a home, or of a copy of one, and reads one back.

// opening is how a file is opened.
type opening int

const (
	toCheck opening = iota // for writing; every page is read first
	toTrust                // for writing; all pages were found whole before, and nobody has written since
	toPeek                 // for reading
)

// openFile opens a home's bbolt file, or a copy of one, and reads its lock.
func openFile(path string, how opening) (db *bolt.DB, l lock, err error) {
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
	err = faults.Guard(func() (err error) {
		db, l, err = openAs(path, how)
		return err
	})
	return db, l, err
}

func openAs(path string, how opening) (db *bolt.DB, l lock, err error) {
	db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait, ReadOnly: how == toPeek})
	switch err = faults.Opening(err); {
	case errors.Is(err, ErrInUse):
		return nil, l, &InUse{holder(filepath.Dir(path))}
	case err != nil:
		return nil, l, err
	}
	if how == toCheck { // one that only peeks does not know which pages are free
		err = db.View(faults.CheckPages)
	}
	if err == nil {
		l, err = readLock(db)
	}
	if err != nil {
		return nil, l, errors.Join(err, db.Close())
	}
	return db, l, nil
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

// readBack goes through all of a home's file that is not in use.
func readBack(path string) (err error) {
	db, _, err := openFile(path, toCheck)
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
