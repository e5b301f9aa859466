package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
)

// TestAHubIsMadeOnlyWhereNoneEverWas: opening never makes one, and creating makes none where a hub's file is gone.
func TestAHubIsMadeOnlyWhereNoneEverWas(t *testing.T) {
	for _, c := range []struct {
		name   string
		files  map[string]string
		open   error
		create error
	}{
		{"no folder", nil, hub.ErrNone, nil},
		{"an empty folder", map[string]string{}, hub.ErrNone, nil},
		{"a folder with other things", map[string]string{"places.csv": "path,name"}, hub.ErrNone, nil},
		{"a hub that was never finished", map[string]string{"hub.db.new": "half"}, hub.ErrNone, nil},
		{"an empty file", map[string]string{"hub.db": ""}, hub.ErrGone, hub.ErrGone},
		{"an empty file, and who served it", map[string]string{"hub.db": "", "owner": "{}"}, hub.ErrGone, hub.ErrGone},
		{"who served it", map[string]string{"owner": "{}"}, hub.ErrGone, hub.ErrGone},
		{"its key", map[string]string{"tls.pem": "k"}, hub.ErrGone, hub.ErrGone},
		{"what it was served with", map[string]string{"pin": "p"}, hub.ErrGone, hub.ErrGone},
		{"its copies", map[string]string{"backups.json": "{}"}, hub.ErrGone, hub.ErrGone},
		{"its log", map[string]string{"sidan.log": "{}"}, hub.ErrGone, hub.ErrGone},
		{"what a restore put aside", map[string]string{"hub.db.left-20261127-020000": "x"}, hub.ErrGone, hub.ErrGone},
		{"another program's file", map[string]string{"hub.db": "Dear Sir"}, hub.ErrForeign, hub.ErrForeign},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "hub")
			if c.files != nil {
				if err := os.Mkdir(dir, 0o700); err != nil {
					t.Fatal(err)
				}
			}
			for name, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := bolt.Open(dir); !errors.Is(err, c.open) {
				t.Errorf("opened: %v, want %v", err, c.open)
			}
			if _, err := os.Stat(dir); c.files == nil && err == nil {
				t.Error("opening made the folder")
			}
			j, err := bolt.Create(dir)
			if !errors.Is(err, c.create) {
				t.Errorf("created: %v, want %v", err, c.create)
			}
			if err == nil {
				if err := j.Close(); err != nil {
					t.Fatal(err)
				}
				again, err := bolt.Create(dir)
				if err != nil {
					t.Fatalf("what was created does not open: %v", err)
				}
				again.Close()
			}
			if b, err := os.ReadFile(filepath.Join(dir, "hub.db")); c.create != nil && err == nil &&
				string(b) != c.files["hub.db"] {
				t.Error("its file was touched")
			}
		})
	}
}

// TestAHubsFolderIsItsAlone: where others may write, somebody could put another file in its place.
func TestAHubsFolderIsItsAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no such modes on Windows")
	}
	open := func(mode os.FileMode, files ...string) (os.FileMode, error) {
		dir := filepath.Join(t.TempDir(), "hub")
		j, err := bolt.Create(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		if len(files) > 0 {
			if err := os.Remove(filepath.Join(dir, "hub.db")); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, files[0]), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		j, err = bolt.Create(dir)
		if err == nil {
			j.Close()
		}
		info, statErr := os.Stat(dir)
		if statErr != nil {
			t.Fatal(statErr)
		}
		return info.Mode().Perm(), err
	}
	for _, mode := range []os.FileMode{0o777, 0o770, 0o702} {
		if got, err := open(mode); err != nil || got != 0o700 {
			t.Errorf("a hub's folder of %o: %v, and is %o now, want 700", mode, err, got)
		}
		if got, err := open(mode, "letter.txt"); !errors.Is(err, hub.ErrOthersWrite) || got != mode {
			t.Errorf("somebody's folder of %o: %v, and is %o now, want it refused and left alone", mode, err, got)
		}
	}
	if got, err := open(0o777 | os.ModeSticky); !errors.Is(err, hub.ErrOthersWrite) {
		t.Errorf("a folder for everybody: %v, and is %o now", err, got)
	}
}
