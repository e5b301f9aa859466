package suite

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// TempDir returns a new folder, like t.TempDir, in which a test lets hubs write their files. After the test and its
// later cleanups, bbolt's own check reads every file of bbolt in the folder, which are those whose names end in .db. So
// a damaged file fails the test even if nothing read it again. The test also fails if a journal in the folder was not
// closed. TempDir is not for tests that damage a file.
func TempDir(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	t.Cleanup(func() {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".db" {
				return err
			}
			if err := check(path); err != nil {
				t.Errorf("%s, after the test: %v", filepath.Base(path), err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	return dir
}

// check reads a whole file of bbolt: its tree, the order of its keys, and that each page is used or free, and not both
// or twice.
func check(path string) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		return err
	}
	err = db.View(func(tx *bbolt.Tx) (err error) {
		for found := range tx.Check() {
			err = errors.Join(err, found)
		}
		return err
	})
	return errors.Join(err, db.Close())
}
