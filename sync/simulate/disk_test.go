package simulate

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/store"
)

// TestDiskIsTheStore does the same random things to the simulated disk and to the real home, and wants the same of both.
func TestDiskIsTheStore(t *testing.T) {
	for seed := range uint64(6) {
		roll := rand.New(rand.NewPCG(seed, 1))
		account := model.Account{Person: model.Ref{ID: model.PersonID{9}, Name: "甲"}, Role: model.WorkerRole, Scopes: []model.Path{grids[0]}}
		home, err := store.Create(filepath.Join(t.TempDir(), "home"), nil, store.Identity{Account: account, Communities: []model.Path{county, town}})
		if err != nil {
			t.Fatal(err)
		}
		d := newDisk(account, []model.Path{county, town})
		if err := home.Commit([]store.Write{store.Enter{Home: county}, store.Enter{Home: town}}); err != nil {
			t.Fatal(err)
		}
		for range 120 {
			twice(t, roll, d, home)
		}
		same(t, seed, d, home)
		if r, err := home.Check(); err != nil || !r.Sound() {
			t.Errorf("seed %d: %v, %v", seed, r, err)
		}
		home.Close()
	}
}

// twice does one random thing to both.
func twice(t *testing.T, roll *rand.Rand, d *disk, home *store.Store) {
	t.Helper()
	agree := func(a, b error) {
		if (a == nil) != (b == nil) || errors.Is(a, store.ErrNotKept) != errors.Is(b, store.ErrNotKept) || errors.Is(a, store.ErrOffered) != errors.Is(b, store.ErrOffered) {
			t.Fatalf("the disk says %v, the store %v", a, b)
		}
	}
	seq := 1 + uint64(roll.Int64N(int64(d.seq)+2))
	switch n := roll.IntN(10); {
	case n < 3:
		var made []store.Made
		for range 1 + roll.IntN(3) {
			c := model.Change{Record: model.RecordID{byte(roll.IntN(5))}, At: epoch, Body: model.TaskProgressed{Note: "话"}}
			dice{roll}.Read(c.Nonce[:])
			core, err := code.Core(c)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, store.Made{Home: town, Core: core})
		}
		d.append(made)
		if _, err := home.Append(made); err != nil {
			t.Fatal(err)
		}
	case n == 3:
		agree(d.takeBack(seq), home.TakeBack(seq))
	case n == 4:
		d.dismiss(seq)
		agree(nil, home.Dismiss(seq))
	default:
		writes := someWrites(roll, d, seq)
		agree(d.commit(writes), home.Commit(writes))
	}
}

// someWrites are what a reply could mean on this disk.
func someWrites(roll *rand.Rand, d *disk, seq uint64) []store.Write {
	c := d.communities[town]
	visit := func(week model.Week) []byte {
		face, _, _ := code.Record(&model.Visit{ID: model.VisitID{3}, Grid: grids[0], Week: week})
		return face
	}
	switch roll.IntN(8) {
	case 0:
		return []store.Write{store.SetFate{Seq: seq, Fate: store.Fate{Offered: true}}}
	case 1:
		return []store.Write{store.SetFate{Seq: seq, Fate: store.Fate{Offered: true, Code: model.OK, Rev: uint64(roll.IntN(50)), InRows: roll.IntN(2) == 0}}, store.SetSeen{Home: town, Seen: seq, Mark: [8]byte{byte(seq)}}}
	case 2:
		return []store.Write{store.Bounce{Seq: seq, Why: model.Refusal{Reason: model.Taken}, At: epoch}, store.SetClock{Clock: store.Clock{Skew: time.Second, Hub: epoch}}}
	case 3:
		return []store.Write{store.DropKept{Seq: seq}}
	case 4:
		return []store.Write{store.NewNext{Home: town, Since: seq}}
	}
	if c.filling() == nil {
		return nil
	}
	id := model.RecordID{byte(roll.IntN(5))}
	ws := []store.Write{store.PutRow{Row: store.Row{Home: town, ID: id, Rev: seq, Face: visit(model.Week(roll.IntN(20))), Inside: []byte{0xa0}}},
		store.SetCopy{Home: town, Digest: [8]byte{1}, Week: 3, Cursor: seq}}
	switch roll.IntN(4) {
	case 0:
		ws = append(ws, store.DropRow{Home: town, ID: id})
	case 1:
		ws = append(ws, store.DropVisits{Home: town, Before: model.Week(roll.IntN(20))})
	case 2:
		if c.next != nil {
			ws = append(ws, store.Swap{Home: town})
		}
	}
	return ws
}

func same(t *testing.T, seed uint64, d *disk, home *store.Store) {
	t.Helper()
	got, err := home.State()
	if err != nil {
		t.Fatal(err)
	}
	numbers := cmpopts.IgnoreFields(store.Copy{}, "Number")
	if diff := cmp.Diff(d.state(), got, numbers, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("seed %d: state, -disk +store:\n%s", seed, diff)
	}
	bounced, err := home.Bounced()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.bounced, bounced, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("seed %d: bounced, -disk +store:\n%s", seed, diff)
	}
	rows := map[model.RecordID]store.Row{}
	if err := home.RowsOf(town, func(r store.Row, inside func() []byte) bool {
		r.Inside = inside()
		rows[r.ID] = r
		return true
	}); err != nil {
		t.Fatal(err)
	}
	var shown map[model.RecordID]store.Row
	if c := d.communities[town].shown; c != nil {
		shown = c.rows
	}
	if diff := cmp.Diff(shown, rows, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("seed %d: rows, -disk +store:\n%s", seed, diff)
	}
}
