package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sidan/sync/disk"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Copy writes the home as it is at one moment to a file. The values stay sealed, and the home may be used meanwhile.
// It returns ErrExists if the file exists already. The file appears whole or not at all, and is on disk when Copy
// returns nil. A copy can be used as a home without further steps: a hub identifies a change by its content, so a
// change that two copies send counts once (docs/visibility.md §5).
func (s *Store) Copy(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("copy home: %w", errors.Join(ErrExists, err))
	}
	err := disk.Write(path, func(w io.Writer) error {
		return s.view(func(tx *bolt.Tx) error {
			_, err := tx.WriteTo(w)
			return err
		})
	}, readBack)
	if err != nil {
		return fmt.Errorf("copy home: %w", err)
	}
	return nil
}

// Restore replaces the home in a folder by a copy. It moves the home that was there aside and returns its new path, or
// "" if there was none. The old home is never deleted, because it may hold changes that neither the copy nor the hub
// has. Restore returns ErrForeign or ErrDamaged if the file is not a whole copy of a home, and ErrInUse if the home is
// open; the old home is then unchanged.
func Restore(dir, file string, now time.Time) (aside string, err error) {
	aside, err = restore(dir, file, now)
	if err != nil {
		return "", fmt.Errorf("restore home: %w", err)
	}
	return aside, nil
}

func restore(dir, file string, now time.Time) (aside string, err error) {
	path := filepath.Join(dir, fileName)
	if err := readable(file); err != nil {
		return "", err
	}
	if err := readable(path); errors.Is(err, ErrInUse) {
		return "", err
	}
	if err := ownFolder(dir); err != nil {
		return "", err
	}
	part := path + ".back"
	err = disk.Write(part, func(w io.Writer) error {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, f)
		return errors.Join(err, f.Close())
	}, readBack)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(path); err == nil {
		if aside, err = asideOf(path, now); err == nil {
			err = disk.KeepAside(path, aside)
		}
		if err != nil {
			return "", errors.Join(err, os.Remove(part))
		}
	}
	return aside, disk.Rename(part, path)
}

// readable opens the file of a home and closes it again. It returns the error, if any, with which it cannot be opened.
func readable(path string) error {
	db, _, err := openFile(path, toPeek)
	if err != nil {
		return err
	}
	return db.Close()
}
