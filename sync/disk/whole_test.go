package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	halfway := errors.New("halfway")
	fill := func(s string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, wrong := io.WriteString(w, s)
			return errors.Join(wrong, err)
		}
	}
	for _, c := range []struct {
		name, before string
		fill         func(io.Writer) error
		check        func(string) error
		err          error
		want         string
	}{
		{"a new file", "", fill("new", nil), nil, nil, "new"},
		{"in place of another", "old", fill("new", nil), nil, nil, "new"},
		{"half written", "old", fill("ne", halfway), nil, halfway, "old"},
		{"half written where nothing was", "", fill("ne", halfway), nil, halfway, ""},
		{"not what it should be", "old", fill("new", nil), func(string) error { return halfway }, halfway, "old"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "file")
			var left []string
			if c.before != "" {
				if err := os.WriteFile(path, []byte(c.before), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if c.want != "" {
				left = []string{"file"}
			}
			if err := Write(path, c.fill, c.check); !errors.Is(err, c.err) {
				t.Fatalf("Write: %v, want %v", err, c.err)
			}
			got, err := os.ReadFile(path)
			if string(got) != c.want || c.want == "" && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the file says %q (%v), want %q", got, err, c.want)
			}
			if names := namesIn(t, dir); !slices.Equal(names, left) {
				t.Errorf("the folder holds %v, want %v", names, left)
			}
		})
	}
}

// TestWriteIsSeenWholeOnly looks at the name while the file is written and checked: it is the old one until both
// are done.
func TestWriteIsSeenWholeOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := WriteBytes(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	stillOld := func(when string) {
		if b, err := os.ReadFile(path); string(b) != "old" {
			t.Errorf("%s the file says %q (%v)", when, b, err)
		}
	}
	err := Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		stillOld("while it is written")
		return err
	}, func(part string) error {
		stillOld("while it is checked")
		if b, _ := os.ReadFile(part); string(b) != "new" {
			t.Errorf("what is checked says %q", b)
		}
		return nil
	})
	if b, _ := os.ReadFile(path); err != nil || string(b) != "new" {
		t.Errorf("afterwards it says %q (%v)", b, err)
	}
}

func TestWriteOverWhatAKillLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path+".new", []byte(strings.Repeat("long", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("short")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "short" {
		t.Errorf("the file says %q", b)
	}
}

func TestWrittenFilesAreTheirOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := WriteBytes(path, []byte("secret")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read or write it: %v (%v)", info.Mode(), err)
	}
}

func TestWriteNamesWhatStoodAgainstIt(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "no such folder", "file")
	if err := WriteBytes(missing, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
	taken := t.TempDir() // a folder has the name
	if err := os.WriteFile(filepath.Join(taken, "in it"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(taken, nil); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if err := SyncFolder(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("sync of a folder that is not there: %v", err)
	}
}

func TestRemove(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := Remove(path); err != nil {
		t.Errorf("nothing to remove: %v", err)
	}
	if err := WriteBytes(path, nil); err != nil {
		t.Fatal(err)
	}
	if err := Remove(path); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
