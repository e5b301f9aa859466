package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestOpenUnchangedTrustsOnlyWhatItKnows: it reads the pages of a file that anything was done to, and no others.
func TestOpenUnchangedTrustsOnlyWhatItKnows(t *testing.T) {
	file := func(s *Store) string { return filepath.Join(s.Dir(), fileName) }
	// spoil takes an element from a page of rows, as if it had never been there, and gives when the file was written.
	spoil := func(t *testing.T, s *Store) time.Time {
		t.Helper()
		info, err := os.Stat(file(s))
		must(t, err)
		b, err := os.ReadFile(file(s))
		must(t, err)
		page := os.Getpagesize()
		for at := 2 * page; at < len(b); at += page {
			if b[at+8] == 2 && b[at+10] > 20 { // a leaf
				b[at+10]--
				must(t, os.WriteFile(file(s), b, 0o600))
				return info.ModTime()
			}
		}
		t.Fatal("no page of rows")
		return time.Time{}
	}
	for name, c := range map[string]struct {
		then    func(t *testing.T, s *Store)
		damaged bool // is found
	}{
		"nothing": {func(*testing.T, *Store) {}, false},
		"damage that changed the file's time": {func(t *testing.T, s *Store) {
			spoil(t, s)
			must(t, os.Chtimes(file(s), time.Time{}, time.Now().Add(time.Second)))
		}, true},
		"damage that a disk hides": {func(t *testing.T, s *Store) {
			must(t, os.Chtimes(file(s), time.Time{}, spoil(t, s)))
		}, false},
		"hidden damage, and another commit": {func(t *testing.T, s *Store) {
			again, err := Open(s.Dir(), pass)
			must(t, err)
			_, err = again.Append([]Made{visit(t, 1, "")})
			must(t, err)
			must(t, again.db.Close()) // killed
			must(t, os.Chtimes(file(s), time.Time{}, spoil(t, s)))
		}, true},
		"no word of the last time": {func(t *testing.T, s *Store) {
			must(t, os.Chtimes(file(s), time.Time{}, spoil(t, s)))
			must(t, os.Remove(filepath.Join(s.Dir(), wholeName)))
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newHome(t, pass)
			var rows []PutRow
			for i := range 200 {
				rows = append(rows, row(t, i, uint64(i+1), house("甲", "1")))
			}
			loaded(t, s, rows...)
			must(t, s.Close())
			c.then(t, s)
			again, err := OpenUnchanged(s.Dir(), pass)
			if err == nil {
				must(t, again.db.Close())
			}
			if c.damaged != errors.Is(err, ErrDamaged) || !c.damaged && err != nil {
				t.Errorf("%v, want damage found: %v", err, c.damaged)
			}
		})
	}
}
