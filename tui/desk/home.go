package desk

import (
	"errors"
	"time"

	"sidan/sync/store"
)

// This file is the home as a file: for commands that look after it and need no register, and for whoever may not
// import package store.

type (
	// Identity is who a laptop is.
	Identity = store.Identity
	// Locked is what may be said of a home that is not open.
	Locked = store.Locked
	// InUse names the process that holds a home.
	InUse = store.InUse
	// Report is what CheckHome found.
	Report = store.Report
)

// Exists reports whether there is a home, or some file in its place, in a folder.
func Exists(dir string) bool { return store.Exists(dir) }

// Peek reads what may be said of a home without its passphrase: ErrNoHome, ErrInUse, ErrForeign, ErrDamaged.
func Peek(dir string) (Locked, error) { return store.Peek(dir) }

// PutAside gives up the home in a folder, so that another may be made there. Its file gets another name, which comes
// back, and stays sealed and whole.
func PutAside(dir string, now time.Time) (aside string, err error) { return store.PutAside(dir, now) }

// TryPassphrase opens the home in a folder and closes it again.
func TryPassphrase(dir string, passphrase []byte) error {
	return withStore(dir, passphrase, func(*store.Store) error { return nil })
}

// CheckHome reads every value of the home in a folder, also of one that does not open any more as a desk.
func CheckHome(dir string, passphrase []byte) (r Report, err error) {
	err = withStore(dir, passphrase, func(home *store.Store) error {
		r, err = home.Check()
		return err
	})
	return r, err
}

// CopyHome writes the home in a folder to a file, sealed as it is; ErrExists where there is one of that name.
func CopyHome(dir string, passphrase []byte, file string) error {
	return withStore(dir, passphrase, func(home *store.Store) error { return home.Copy(file) })
}

// RestoreHome puts a copy in the place of the home in a folder, which must not be open. aside is where what was there
// is now, "" where nothing was.
func RestoreHome(dir, file string, now time.Time) (aside string, err error) {
	return store.Restore(dir, file, now)
}

func withStore(dir string, passphrase []byte, run func(*store.Store) error) (err error) {
	home, err := store.Open(dir, passphrase)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, home.Close()) }()
	return run(home)
}
