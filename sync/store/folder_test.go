package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestNoHomeIsMadeWhereOneWas(t *testing.T) {
	for name, lost := range map[string]func(path string) error{
		"its file gone":  os.Remove,
		"its file empty": func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newHome(t, pass)
			file := filepath.Join(t.TempDir(), "copy")
			must(t, errors.Join(s.Copy(file), s.Close()))
			must(t, lost(filepath.Join(s.Dir(), fileName)))
			_, made := Create(s.Dir(), pass, Identity{})
			_, opened := Open(s.Dir(), pass)
			_, peeked := Peek(s.Dir())
			for what, err := range map[string]error{"opened": opened, "peeked": peeked} {
				if !errors.Is(err, ErrGone) || !errors.Is(err, ErrDamaged) {
					t.Errorf("%s: %v", what, err)
				}
			}
			if !errors.Is(made, ErrGone) {
				t.Errorf("made: %v", made)
			}
			if _, err := Restore(s.Dir(), file, when); err != nil {
				t.Errorf("put back: %v", err)
			}
			keptIn(t, s.Dir())
		})
	}
}

func TestAHomePutAsideMakesRoom(t *testing.T) {
	s := newHome(t, pass)
	must(t, s.Close())
	before, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	aside, err := PutAside(s.Dir(), when)
	must(t, err)
	again, err := Create(s.Dir(), pass, Identity{})
	must(t, err)
	must(t, again.Close())
	second, err := PutAside(s.Dir(), when)
	if must(t, err); second == aside {
		t.Error("the second took the name of the first")
	}
	if after, err := os.ReadFile(aside); err != nil || !bytes.Equal(after, before) {
		t.Errorf("what was put aside is not what it was: %v", err)
	}
}

func TestNobodyElseMayWriteInAHomesFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no modes there")
	}
	mode := func(path string) fs.FileMode {
		info, err := os.Stat(path)
		must(t, err)
		return info.Mode().Perm()
	}
	s := newHome(t, pass)
	must(t, s.Close())
	path := filepath.Join(s.Dir(), fileName)
	must(t, errors.Join(os.Chmod(s.Dir(), 0o777), os.Chmod(path, 0o644)))
	again, err := Open(s.Dir(), pass)
	must(t, err)
	must(t, again.Close())
	if mode(s.Dir()) != 0o700 || mode(path) != 0o600 {
		t.Errorf("folder %o, file %o", mode(s.Dir()), mode(path))
	}

	shared := t.TempDir()
	must(t, os.WriteFile(filepath.Join(shared, "letter"), nil, 0o644))
	must(t, os.Chmod(shared, 0o777))
	if _, err := Create(shared, pass, Identity{}); !errors.Is(err, ErrOthersWrite) || mode(shared) != 0o777 ||
		Exists(shared) {
		t.Errorf("in a folder of others: %v, %o", err, mode(shared))
	}
	must(t, errors.Join(os.Chmod(s.Dir(), 0o777|os.ModeSticky)))
	if _, err := Open(s.Dir(), pass); !errors.Is(err, ErrOthersWrite) {
		t.Errorf("in a folder where each deletes their own: %v", err)
	}
}

// TestACopyIsReadBackBeforeItTakesAPlace puts back copies of which only the first pages are whole.
func TestACopyIsReadBackBeforeItTakesAPlace(t *testing.T) {
	s := newHome(t, pass)
	for i := range 200 {
		_, err := s.Append([]Made{visit(t, i, "好")})
		must(t, err)
	}
	file := filepath.Join(t.TempDir(), "copy")
	must(t, errors.Join(s.Copy(file), s.Close()))
	whole, err := os.ReadFile(file)
	must(t, err)
	before, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	page, refused := os.Getpagesize(), 0
	for at := 2 * page; at < len(whole); at += page {
		b := bytes.Clone(whole)
		for i := at; i < at+page; i++ {
			b[i] = 0xff
		}
		must(t, os.WriteFile(file, b, 0o600))
		if _, err := Restore(s.Dir(), file, when); err == nil { // a page that nothing uses
			before, err = os.ReadFile(filepath.Join(s.Dir(), fileName))
			must(t, err)
			continue
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
			t.Errorf("page %d: %v", at/page, err)
		}
		refused++
		if now, err := os.ReadFile(filepath.Join(s.Dir(), fileName)); err != nil || !bytes.Equal(now, before) {
			t.Errorf("page %d: the home was touched: %v", at/page, err)
		}
		if left, _ := filepath.Glob(filepath.Join(s.Dir(), "*.back*")); len(left) > 0 {
			t.Errorf("page %d: left behind %v", at/page, left)
		}
	}
	if refused < 5 {
		t.Errorf("%d damaged copies were refused", refused)
	}
}
