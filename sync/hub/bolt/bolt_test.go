package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
)

func TestJournal(t *testing.T) {
	dirs := map[hub.Journal]string{}
	open := func(t *testing.T) hub.Journal {
		dir := filepath.Join(t.TempDir(), "hub")
		j, err := bolt.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		dirs[j] = dir
		return j
	}
	suite.Run(t, open, func(t *testing.T, j hub.Journal) hub.Journal {
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := bolt.Open(dirs[j])
		if err != nil {
			t.Fatal(err)
		}
		return again
	})
}

func TestFilesAreTheOwnersAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "hub")
	j, err := bolt.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	for name, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, "hub.db"): 0o600} {
		if st, err := os.Stat(name); err != nil || st.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", filepath.Base(name), st.Mode().Perm(), err, want)
		}
	}
}

func TestOpenSaysWhatStandsInTheWay(t *testing.T) {
	for _, c := range []struct {
		name string
		lay  func(t *testing.T, dir string)
		want error
	}{
		{"another process", func(t *testing.T, dir string) {
			j, err := bolt.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { j.Close() })
		}, hub.ErrInUse},
		{"not a database", func(t *testing.T, dir string) {
			put(t, dir, make([]byte, 64<<10))
		}, hub.ErrForeign},
		{"a text", func(t *testing.T, dir string) { put(t, dir, []byte("name,phone\n")) }, hub.ErrForeign},
		{"another program's database", foreign, hub.ErrForeign},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.lay(t, dir)
			if _, err := bolt.Open(dir); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func put(t *testing.T, dir string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "hub.db"), b, 0o600); err != nil {
		t.Fatal(err)
	}
}
