package disk

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAsideIsANameThatNoFileHas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "home.db")
	for _, want := range []string{".20261127-090000", ".20261127-090000-2", ".20261127-090000-3"} {
		got, err := Aside(path, "20261127-090000")
		if err != nil || got != path+want {
			t.Fatalf("the name is %s (%v), want %s", got, err, path+want)
		}
		if err := os.WriteFile(got, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAsideDoesNotFollowLinks: a link that leads nowhere has its name all the same.
func TestAsideDoesNotFollowLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "home.db")
	if err := os.Symlink("nowhere", path+".then"); err != nil {
		t.Skipf("LOUDLY SKIPPED: this file system knows no links: %v", err)
	}
	if got, err := Aside(path, "then"); err != nil || got != path+".then-2" {
		t.Errorf("the name is %s (%v)", got, err)
	}
}

func TestKeepAsideLeavesTheFileInItsPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "home.db")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	aside := path + ".then"
	if err := KeepAside(path, aside); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{path: "new", aside: "old"} {
		if b, err := os.ReadFile(name); string(b) != want {
			t.Errorf("%s says %q (%v), want %q", filepath.Base(name), b, err, want)
		}
	}
}
