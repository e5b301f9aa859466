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

// Copy writes the home to a file, sealed and as it is at one moment, while the home goes on being used. It returns
// ErrExists if there is a file already. The file appears whole or not at all, and is on disk when Copy returns.
// Nothing more is needed to use a copy: a hub knows each change by what it says, so a change that two copies send
// counts once (docs/visibility.md §5).
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

// Restore puts a copy in the place of the home in a folder. The home that was there is moved aside, and aside is its
// new path; it is "" if there was none. It is never deleted, since it may hold what neither the copy nor the hub has.
// Restore returns ErrForeign or ErrDamaged if the file is not a whole copy of a home, and ErrInUse if the home is
// open. Then nothing was touched.
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

// readable returns the error, if any, with which a home's file cannot be opened. It opens the file and closes it
// again.
func readable(path string) error {
	db, _, err := openFile(path, toPeek)
	if err != nil {
		return err
	}
	return db.Close()
}
