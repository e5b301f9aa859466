package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
)

func TestJournal(t *testing.T) {
	dirs := map[hub.Journal]string{}
	open := func(t *testing.T) hub.Journal {
		dir := filepath.Join(suite.TempDir(t), "hub")
		j, err := bolt.Create(dir)
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
		again, err := bolt.Create(dirs[j])
		if err != nil {
			t.Fatal(err)
		}
		return again
	})
}

func TestFilesAreTheOwnersAlone(t *testing.T) {
	dir := filepath.Join(suite.TempDir(t), "hub")
	j, err := bolt.Create(dir)
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
			j, err := bolt.Create(dir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { j.Close() })
		}, hub.ErrInUse},
		{"not a database", func(t *testing.T, dir string) {
			put(t, dir, make([]byte, 64<<10))
		}, hub.ErrForeign},
		{"a text", func(t *testing.T, dir string) { put(t, dir, []byte("name,phone\n")) }, hub.ErrForeign},
		{"a text of one page", func(t *testing.T, dir string) { put(t, dir, make([]byte, 5000)) }, hub.ErrForeign},
		{"another program's database", foreign, hub.ErrForeign},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.lay(t, dir)
			if _, err := bolt.Create(dir); !errors.Is(err, c.want) {
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

// foreign lays another program's bbolt file where a hub's is looked for.
func foreign(t *testing.T, dir string) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, "hub.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("somebody's"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestMoreThanACommitTakes has more written at once than one commit takes: every writer is answered, and all of
// it is there.
func TestMoreThanACommitTakes(t *testing.T) {
	const writers, each = 20, 300
	j, err := bolt.Create(suite.TempDir(t))
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	written := make(chan error)
	for n := range writers {
		go func() {
			w := hub.Writes{Community: model.Path(fmt.Sprintf("522730/%02d", n)), History: hub.History{Head: each}}
			for i := range uint64(each) {
				w.Lines = append(
					w.Lines, hub.Line{Rev: i + 1, ID: model.ChangeID{byte(i >> 8), byte(i)}, Code: model.OK},
				)
			}
			written <- j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) })
		}()
	}
	for range writers {
		if err := <-written; err != nil {
			t.Error(err)
		}
	}
	err = j.Read(t.Context(), func(s hub.Snapshot) error {
		communities, err := s.Communities()
		if len(communities) != writers {
			t.Errorf("%d communities, want %d", len(communities), writers)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestADamagedFileIsAnErrorAndNoCrash breaks a file in one page after the other, and cuts it short: whatever is
// then asked of it either is right or says that it is damaged.
func TestADamagedFileIsAnErrorAndNoCrash(t *testing.T) {
	const page = 4096
	whole := filled(t)
	said := 0
	try := func(name string, b []byte) {
		t.Helper()
		dir := t.TempDir()
		put(t, dir, b)
		switch err := readAll(dir); {
		case errors.Is(err, hub.ErrDamaged):
			said++
		case err != nil && !errors.Is(err, hub.ErrForeign):
			t.Errorf("%s: %v", name, err)
		}
	}
	for at := 2 * page; at < len(whole); at += 40 * page {
		b := bytes.Clone(whole)
		for i := range page {
			b[at+i] = 0xff
		}
		try("page overwritten", b)
	}
	for _, n := range []int{len(whole) / 2, 5 * page, page + 1} {
		try("cut short", whole[:n])
	}
	if said == 0 {
		t.Error("no damage was found")
	}
}

// filled is a hub's file with some thousand records.
func filled(t *testing.T) []byte {
	t.Helper()
	dir := suite.TempDir(t)
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	w := hub.Writes{Community: "522730/01"}
	for i := range uint64(2000) {
		id := model.RecordID{byte(i >> 8), byte(i)}
		w.History.Head = i + 1
		w.Lines = append(w.Lines, hub.Line{Rev: i + 1, Record: id, ID: model.ChangeID(id), Code: model.OK})
		w.Records = append(
			w.Records, hub.Stored{Rev: i + 1, ID: id, FaceTags: model.Tags{"a"}, Face: make([]byte, 100)},
		)
	}
	if err := errors.Join(j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) }), j.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "hub.db"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// readAll reads all of what filled wrote, one way and another.
func readAll(dir string) error {
	j, err := bolt.Create(dir)
	if err != nil {
		return err
	}
	defer j.Close()
	return j.Read(context.Background(), func(s hub.Snapshot) error {
		keys := hub.Keys{Community: "522730/01"}
		for i := range uint64(2000) {
			id := model.RecordID{byte(i >> 8), byte(i)}
			keys.Records = append(keys.Records, id)
			keys.Lines = append(keys.Lines, hub.Line{Record: id, ID: model.ChangeID(id)}.Key())
		}
		_, err := s.Load(keys)
		_, _, rowsErr := s.Rows(keys.Community, model.Tags{"a"}, 0, 5000, 1<<30, nil)
		return errors.Join(err, rowsErr)
	})
}
