package desk

import (
	"errors"
	"time"

	"sidan/sync/store"
)

// This file treats the home as a file. It is for the commands that look after a home and need no register, and for
// packages that may not import package store.

type (
	// Identity says whose laptop a home belongs to, and which hub it joined.
	Identity = store.Identity
	// Locked is what can be said of a home without its passphrase.
	Locked = store.Locked
	// InUse is the error that names the process which has a home open.
	InUse = store.InUse
	// Report is the result of CheckHome.
	Report = store.Report
)

// Exists reports whether a folder holds a home, or some other file in its place.
func Exists(dir string) bool { return store.Exists(dir) }

// Peek returns what can be said of a home without its passphrase. Its errors are ErrNoHome, ErrInUse, ErrForeign and
// ErrDamaged.
func Peek(dir string) (Locked, error) { return store.Peek(dir) }

// PutAside moves the home in a folder aside, so that another can be made there. It returns the new path of the file,
// which stays sealed and whole.
func PutAside(dir string, now time.Time) (aside string, err error) { return store.PutAside(dir, now) }

// TryPassphrase opens the home in a folder and closes it again. It returns ErrPassphrase if the passphrase is wrong.
func TryPassphrase(dir string, passphrase []byte) error {
	return withStore(dir, passphrase, func(*store.Store) error { return nil })
}

// CheckHome reads every value of the home in a folder. It also works if the home can no longer be opened as a desk.
func CheckHome(dir string, passphrase []byte) (r Report, err error) {
	err = withStore(dir, passphrase, func(home *store.Store) error {
		r, err = home.Check()
		return err
	})
	return r, err
}

// CopyHome writes the home in a folder to a file, sealed as it is. It returns ErrExists if there is a file of that
// name.
func CopyHome(dir string, passphrase []byte, file string) error {
	return withStore(dir, passphrase, func(home *store.Store) error { return home.Copy(file) })
}

// RestoreHome puts a copy in the place of the home in a folder, which must not be open. The home that was there is
// moved aside, and aside is its new path; it is "" if there was none.
func RestoreHome(dir, file string, now time.Time) (aside string, err error) {
	return store.Restore(dir, file, now)
}

// withStore opens the home in a folder, calls run with it, and closes it.
func withStore(dir string, passphrase []byte, run func(*store.Store) error) (err error) {
	home, err := store.Open(dir, passphrase)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, home.Close()) }()
	return run(home)
}
