package suite

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// TempDir is t.TempDir for a folder in which a test lets hubs write their files. After the test, and what it
// cleans up, every file of bbolt in it, by the ending .db, is gone through by bbolt's own check, so that a
// broken one does not pass unseen because nothing read it again. The test fails as well where a journal in the
// folder was not closed. It is not for tests that damage a file.
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

// check goes through a whole file of bbolt: its tree, the order of its keys, and that each page is used or free, once.
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
