package hub_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// copyable is a journal in memory of which copies can be made: files that hold nothing but where it stood.
type copyable struct {
	*hub.Memory
	fails error
}

func (j *copyable) Copy(ctx context.Context, path string) (heads map[model.Path]hub.Left, p hub.Print, err error) {
	if j.fails != nil {
		return nil, p, j.fails
	}
	heads = map[model.Path]hub.Left{}
	err = j.Read(ctx, func(s hub.Snapshot) error {
		communities, err := s.Communities()
		for _, community := range communities {
			l, loadErr := s.Load(hub.Keys{Community: community})
			err = errors.Join(err, loadErr)
			heads[community] = hub.Left{Head: l.History.Head, Mark: l.History.Mark}
		}
		return err
	})
	err = errors.Join(err, os.WriteFile(path, []byte("copy"), 0o600))
	return heads, hub.Print{Size: 4, Sum: filepath.Base(path)}, err
}

// copied is a hub with a folder of copies.
type copied struct {
	t *testing.T
	j *copyable
	h *hub.Hub
	c *clock
}

func newCopied(t *testing.T) *copied {
	t.Helper()
	c := &copied{t: t, j: &copyable{Memory: new(hub.Memory)}, c: &clock{noon}}
	c.h = openHub(t, c.j, c.c)
	enter(t, c.h, places()...)
	return c
}

func (c *copied) backup(dir string, anew bool) hub.Backup {
	c.t.Helper()
	b, err := c.h.Backup(c.t.Context(), dir, anew)
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

func (c *copied) status() hub.Status {
	c.t.Helper()
	st, err := c.h.Status(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	return st
}

func TestBackupsAreMadeOnceThereAreThreeLately(t *testing.T) {
	c, dir := newCopied(t), filepath.Join(t.TempDir(), "copies")
	for n := range 3 {
		if st := c.status(); st.Backups || st.LastBackup.IsZero() != (n == 0) {
			t.Errorf("after %d copies: %+v", n, st)
		}
		b := c.backup(dir, false)
		if b.Kept != n+1 || b.Revisions != uint64(len(places())) || !b.At.Equal(noon) || len(b.Struck) > 0 {
			t.Errorf("copy %d: %+v", n+1, b)
		}
		if _, err := os.Stat(b.File); err != nil {
			t.Error(err)
		}
	}
	if st := c.status(); !st.Backups || !st.LastBackup.Equal(noon) {
		t.Errorf("after three copies: %+v", st)
	}
	c.c.now = noon.Add(8*24*time.Hour - time.Second)
	if !c.status().Backups {
		t.Error("they count no more before eight days")
	}
	c.c.now = noon.Add(8 * 24 * time.Hour)
	if c.status().Backups {
		t.Error("they count after eight days")
	}
}

// TestAllCopiesLieInOneFolder, unless it is said that the one before is lost; and one hub's not in another's.
func TestAllCopiesLieInOneFolder(t *testing.T) {
	c, first, second := newCopied(t), t.TempDir(), t.TempDir()
	c.backup(first, false)
	wants := func(what, dir string, anew bool) {
		t.Helper()
		if _, err := c.h.Backup(t.Context(), dir, anew); problem(err) != wire.ProblemElsewhere {
			t.Errorf("%s: %v", what, err)
		}
	}
	wants("a second folder", second, false)
	another := newCopied(t)
	var err error // drawing other ids than the first
	if another.h, err = hub.Open(t.Context(), another.j, another.c.read, rand.NewChaCha8([32]byte{2})); err != nil {
		t.Fatal(err)
	}
	another.backup(second, false)
	wants("a folder of another hub", second, false)
	wants("a folder of another hub, the first being lost", second, true)
	lost := t.TempDir()
	if b := c.backup(lost, true); b.Kept != 1 {
		t.Errorf("a new folder: %+v", b)
	}
	wants("the first one, which was not lost after all", first, false)
	if b := c.backup(lost, false); b.Kept != 2 {
		t.Errorf("the new one again: %+v", b)
	}
}

// TestACopyThatFailedIsNotListed, and the folder stays the hub's.
func TestACopyThatFailedIsNotListed(t *testing.T) {
	c, dir := newCopied(t), t.TempDir()
	c.j.fails = errors.New("no room")
	if _, err := c.h.Backup(t.Context(), dir, false); !errors.Is(err, c.j.fails) {
		t.Errorf("got %v", err)
	}
	if s, err := hub.ReadImages(dir); err != nil || len(s.List) > 0 || s.Of == "" {
		t.Errorf("the list: %+v, %v", s, err)
	}
	if st := c.status(); !st.LastBackup.IsZero() {
		t.Errorf("one was made: %+v", st)
	}
	c.j.fails = nil
	if b := c.backup(dir, false); b.Kept != 1 {
		t.Errorf("the next: %+v", b)
	}
}

// TestCopiesOfAHistoryThatWasLeftAreStruck and named, once the hub stands on another one.
func TestCopiesOfAHistoryThatWasLeftAreStruck(t *testing.T) {
	c, dir := newCopied(t), t.TempDir()
	kept := c.backup(dir, false)
	image := c.j.Clone()
	enter(t, c.h, household("1"))
	left := c.backup(dir, false)
	c.j = &copyable{Memory: image} // put back to the first copy, and another household entered
	c.h = openHub(t, c.j, c.c)
	enter(t, c.h, household("2"))
	b := c.backup(dir, false)
	if !slices.Equal(b.Struck, []string{filepath.Base(left.File)}) || b.Kept != 2 {
		t.Errorf("struck %v, want %s; kept %d", b.Struck, filepath.Base(left.File), b.Kept)
	}
	s, err := hub.ReadImages(dir)
	if _, ok := s.Find(filepath.Base(kept.File)); err != nil || !ok {
		t.Errorf("the first is gone from the list: %+v, %v", s, err)
	}
}

func TestAJournalWithoutCopies(t *testing.T) {
	h, _ := newHub(t)
	if _, err := h.Backup(t.Context(), t.TempDir(), false); err == nil {
		t.Error("a copy of a journal that cannot be copied")
	}
}

// TestANewFolderKnowsWhatWasTold: what homes were told is safe is in the list of a folder that begins, so that no older
// copy is put back from it.
func TestANewFolderKnowsWhatWasTold(t *testing.T) {
	c, lost := newCopied(t), t.TempDir()
	for range 3 {
		c.backup(lost, false)
	}
	fresh := t.TempDir()
	c.backup(fresh, true)
	s, err := hub.ReadImages(fresh)
	if err != nil || s.Safe[county] != 1+8 || len(s.List) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}
