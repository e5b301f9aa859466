package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestCloseToOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("LOUDLY SKIPPED: on Windows rights are not in a file's mode")
	}
	for _, c := range []struct {
		name          string
		file, another fs.FileMode // 0: there is none
		folder, want  fs.FileMode // want 0: it is refused
	}{
		{"empty and open to all", 0, 0, 0o777, 0o700},
		{"empty, open to all, each deletes only their own", 0, 0, 0o777 | fs.ModeSticky, 0o700},
		{"empty and readable", 0, 0, 0o755, 0o755},
		{"ours and open to the group", 0o600, 0, 0o770, 0o700},
		{"ours and open to strangers alone", 0o600, 0, 0o702, 0o700},
		{"ours, and the file open", 0o666, 0, 0o700, 0o700},
		{"ours, with other things", 0o600, 0o644, 0o777, 0o700},
		{"ours, where each deletes only their own", 0o600, 0o644, 0o777 | fs.ModeSticky, 0},
		{"somebody's", 0, 0o644, 0o777, 0},
		{"somebody's and readable", 0, 0o644, 0o755, 0o755},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, "home.db"), c.file)
			put(t, filepath.Join(dir, "letter"), c.another)
			if err := os.Chmod(dir, c.folder); err != nil {
				t.Fatal(err)
			}
			err := faults.CloseToOthers(dir, "home.db")
			if refused := errors.Is(err, faults.OthersWrite); refused != (c.want == 0) || !refused && err != nil {
				t.Fatalf("CloseToOthers: %v", err)
			}
			info, _ := os.Stat(dir)
			if c.want != 0 && info.Mode().Perm() != c.want {
				t.Errorf("the folder is %v, want %v", info.Mode(), c.want)
			}
			if c.want == 0 && info.Mode().Perm() != c.folder.Perm() {
				t.Errorf("a folder that was refused is %v now", info.Mode())
			}
			if info, err := os.Stat(filepath.Join(dir, "home.db")); err == nil && info.Mode().Perm() != 0o600 {
				t.Errorf("the file is %v", info.Mode())
			}
		})
	}
}

func TestMakeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := faults.MakeFolder(dir, "home.db"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v (%v)", info.Mode(), err)
	}
	if err := faults.CloseToOthers(filepath.Join(dir, "none"), "home.db"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func put(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	if mode == 0 {
		return
	}
	if err := errors.Join(os.WriteFile(path, []byte("x"), 0o600), os.Chmod(path, mode)); err != nil {
		t.Fatal(err)
	}
}
