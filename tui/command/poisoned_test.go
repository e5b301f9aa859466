package command

import (
	"bytes"
	"errors"
	"os/exec"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/tui/command/cli"
)

// TestAPoisonedHubByCommand: check names what is wrong and exits 6, --mend makes it sound and exits 0, and no
// words come out.
func TestAPoisonedHubByCommand(t *testing.T) {
	t.Parallel()
	dir := suite.TempDir(t)
	run(t, dir, "", "hub", "sample", "--data", "hub")
	poisonHub(t, filepath.Join(dir, "hub"))
	type answer struct {
		Sound                   bool
		Damaged                 []string
		Mendable, Mended, Aside int
	}
	asks := func(want int, args ...string) (a answer) {
		t.Helper()
		cmd := sidan(dir, append([]string{"hub", "check", "--data", "hub", "--json"}, args...)...)
		out, err := cmd.Output()
		code := 0
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			code = exit.ExitCode()
		}
		if code != want || bytes.Contains(out, []byte("张三的话")) {
			t.Errorf("%v: exit %d, %s", args, code, out)
		}
		return answerOf[answer](t, string(out))
	}
	if a := asks(cli.ExitDamaged); a.Sound || a.Mendable != 2 || len(a.Damaged) < 2 {
		t.Errorf("found %+v", a)
	}
	if a := asks(cli.ExitDone, "--mend"); !a.Sound || a.Aside != 2 || a.Mendable != 0 {
		t.Errorf("mended %+v", a)
	}
	if a := asks(cli.ExitDone); !a.Sound || a.Aside != 0 {
		t.Errorf("afterwards %+v", a)
	}
}

// poisonHub writes below the hub's checks what the version before let in: a record that no page can carry, and
// a community that nobody listed.
func poisonHub(t *testing.T, dir string) {
	t.Helper()
	j, err := bolt.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	note := "张三的话" + string(make([]byte, hub.MostRecord))
	face, inside, err := code.Record(
		&model.Visit{ID: model.VisitID{9}, Grid: "522730/01/01/01", Inside: &model.VisitInside{Note: note}},
	)
	if err != nil {
		t.Fatal(err)
	}
	err = j.Update(t.Context(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Community: "522730/01"})
		if err != nil {
			return err
		}
		c := l.History
		c.Head++
		row := hub.Stored{
			Rev: c.Head, ID: model.RecordID{9}, Kind: model.KindVisit,
			FaceTags: model.Tags{"in:522730/01/01/01"}, Face: face, Inside: inside,
		}
		err = tx.Write(hub.Writes{
			Community: "522730/01", History: c, Lines: []hub.Line{{Rev: c.Head, Record: row.ID, Code: model.OK}},
			Records: []hub.Stored{row},
		})
		return errors.Join(err, tx.Write(hub.Writes{
			Community: "522730/Z9", History: hub.History{Head: 1}, Lines: []hub.Line{{Rev: 1, Code: model.Held}},
		}))
	})
	if err := errors.Join(err, j.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestStatusTellsWhatNobodyLookedAt spoils the note of a visit, which no list shows: status counts it.
func TestStatusTellsWhatNobodyLookedAt(t *testing.T) {
	t.Parallel()
	dir := suite.TempDir(t)
	run(t, dir, "", "sample", "--home", "world")
	type answer struct{ Damaged int }
	if a := answerOf[answer](t, run(t, dir, "", "status", "--home", "world", "--json")); a.Damaged != 0 {
		t.Fatalf("damaged %d at the beginning", a.Damaged)
	}
	homes, err := filepath.Glob(filepath.Join(dir, "world", "*", "home.db"))
	if err != nil || len(homes) == 0 {
		t.Fatalf("homes %v, %v", homes, err)
	}
	for _, file := range homes {
		spoilLast(t, file)
	}
	if a := answerOf[answer](t, run(t, dir, "", "status", "--home", "world", "--json")); a.Damaged != 1 {
		t.Errorf("damaged %d, want 1", a.Damaged)
	}
}

// spoilLast flips a bit of the last value among a home's rows: the inside of something.
func spoilLast(t *testing.T, file string) {
	t.Helper()
	db, err := bbolt.Open(file, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		rows := tx.Bucket([]byte("rows"))
		number, _ := rows.Cursor().Last()
		one := rows.Bucket(number)
		key, sealed := one.Cursor().Last()
		spoiled := bytes.Clone(sealed)
		spoiled[len(spoiled)-1] ^= 1
		return one.Put(bytes.Clone(key), spoiled)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
