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

// This file opens the bbolt file of a home, or a copy of such a file, and reads it whole to check it.

// opening is the way in which a file is opened.
type opening int

const (
	toCheck opening = iota // for writing; every page is read first
	toTrust                // for writing; all pages were found whole before, and the file has not changed since
	toPeek                 // for reading
)

// openFile opens a home's bbolt file, or a copy of one, and reads its lock. It returns ErrNone, ErrGone, ErrForeign,
// ErrInUse, ErrDamaged, or an error of the system.
func openFile(path string, how opening) (db *bolt.DB, l lock, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, l, ErrNone
	case err != nil:
		return nil, l, err
	case info.Mode().IsRegular() && info.Size() == 0: // bbolt would make a new database of it
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

// openAs opens a file that has the size of a bbolt file, and reads its lock.
func openAs(path string, how opening) (db *bolt.DB, l lock, err error) {
	db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait, ReadOnly: how == toPeek})
	switch err = faults.Opening(err); {
	case errors.Is(err, ErrInUse):
		return nil, l, &InUse{holder(filepath.Dir(path))}
	case err != nil:
		return nil, l, err
	}
	if how == toCheck { // a database that was opened for reading does not know which pages are free
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

// readLock returns ErrForeign if the file is not a home's, and ErrDamaged if a bucket is missing or the lock cannot be
// read.
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
		raw, sum := meta.Get([]byte("lock")), meta.Get([]byte("lock sum")) // older homes have no sum
		if sum != nil && !bytes.Equal(sum, lockSum(raw)) || code.Unmarshal(raw, &l) != nil {
			return fmt.Errorf("%w: lock", ErrDamaged)
		}
		return nil
	})
	return l, err
}

// putLock stores a lock with its checksum. Without the checksum, an altered bit in the lock would look like a wrong
// passphrase.
func putLock(meta *bolt.Bucket, raw []byte) error {
	return errors.Join(meta.Put([]byte("lock"), raw), meta.Put([]byte("lock sum"), lockSum(raw)))
}

func lockSum(raw []byte) []byte {
	sum := sha256.Sum256(raw)
	return sum[:8]
}

// holder returns the process id in home.pid, and 0 if it cannot be read.
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

// readBack opens a home's file that no process has open, and reads all of it. It returns an error if a page, a
// bucket or the lock is damaged. It does not unseal the values, so it does not find damage in them.
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

// goThrough visits every value of a bucket and of the buckets inside it.
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
