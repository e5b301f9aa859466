package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// keptIn counts the changes kept in a home that is opened for it.
func keptIn(t *testing.T, dir string) int {
	t.Helper()
	s, err := Open(dir, pass)
	must(t, err)
	ks, err := s.Kept()
	must(t, errors.Join(err, s.Close()))
	return len(ks)
}

func TestAHomeIsCopiedWhileItIsUsedAndPutBack(t *testing.T) {
	s := newHome(t, pass)
	_, err := s.Append([]Made{visit(t, 1, "a")})
	must(t, err)
	file := filepath.Join(t.TempDir(), "copy")
	must(t, s.Copy(file))
	if err := s.Copy(file); !errors.Is(err, ErrExists) {
		t.Errorf("over a file that is there: %v", err)
	}
	_, err = s.Append([]Made{visit(t, 2, "b")})
	must(t, err)
	if _, err := Restore(s.Dir(), file, when); !errors.Is(err, ErrInUse) {
		t.Errorf("under an open home: %v", err)
	}
	must(t, s.Close())
	stray := filepath.Join(t.TempDir(), "stray")
	must(t, os.WriteFile(stray, []byte("a letter"), 0o600))
	if _, err := Restore(s.Dir(), stray, when); !errors.Is(err, ErrForeign) {
		t.Errorf("a file that is no home: %v", err)
	}
	aside, err := Restore(s.Dir(), file, when)
	must(t, err)
	if n := keptIn(t, s.Dir()); n != 1 {
		t.Errorf("%d changes in what was put back", n)
	}
	if _, err := os.Stat(aside); err != nil {
		t.Errorf("what was there: %v", err)
	}
	fresh := filepath.Join(t.TempDir(), "new")
	if aside, err := Restore(fresh, file, when); err != nil || aside != "" {
		t.Errorf("where nothing was: %q, %v", aside, err)
	}
	if n := keptIn(t, fresh); n != 1 {
		t.Errorf("%d changes in a folder that was empty", n)
	}
}

func TestARevokedHomeKeepsOnlyWhatWasWrittenOnIt(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	_, err := s.Append([]Made{visit(t, 2, "好")})
	must(t, err)
	must(t, s.PutDraft(DraftKey{Form: "visit"}, []byte("typed"), when))
	must(t, s.Revoke())
	st, err := s.State()
	must(t, err)
	if len(st.Communities) != 0 || len(st.Kept) != 1 || len(shown(t, s)) != 0 {
		t.Errorf("%d communities, %d changes, %d rows are left", len(st.Communities), len(st.Kept), len(shown(t, s)))
	}
	if id, err := s.Identity(); err != nil || !id.Revoked || id.Account.Person != me {
		t.Errorf("identity: revoked %v, %v", id.Revoked, err)
	}
	if r := sound(t, s); r.Drafts != 1 || r.Records != 0 {
		t.Errorf("check counts %+v", r)
	}
}
