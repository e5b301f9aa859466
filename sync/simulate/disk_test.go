package simulate

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// TestDiskIsTheStore does the same random things to the simulated disk and to the real home, and wants the same
// of both.
func TestDiskIsTheStore(t *testing.T) {
	for seed := range uint64(4) {
		roll := rand.New(rand.NewPCG(seed, 1))
		account := model.Account{
			Person: model.Ref{ID: model.PersonID{9}, Name: "甲"}, Role: model.WorkerRole,
			Scopes: []model.Path{grids[0]},
		}
		home, err := store.Create(
			filepath.Join(t.TempDir(), "home"), nil,
			store.Identity{Account: account, Communities: []model.Path{county, town}},
		)
		if err != nil {
			t.Fatal(err)
		}
		d := newDisk(account, []model.Path{county, town})
		if err := home.Commit([]store.Write{store.Enter{Community: county}, store.Enter{Community: town}}); err != nil {
			t.Fatal(err)
		}
		image, copied := d, home.Dir()
		for i := range 60 {
			if twice(t, roll, d, home); t.Failed() {
				return
			}
			same(t, seed, d, home)
			switch i {
			case 20: // somebody copies the home
				image, copied = d.clone(), copyOf(t, home)
			case 40: // and puts it back
				home.Close()
				if home, err = store.Open(copied, nil); err != nil {
					t.Fatal(err)
				}
				d = image
				same(t, seed, d, home)
			}
		}
		if r, err := home.Check(); err != nil || !r.Sound() {
			t.Errorf("seed %d: %v, %v", seed, r, err)
		}
		home.Close()
	}
}

// copyOf a home's files, as somebody makes one with a file manager; nobody writes meanwhile.
func copyOf(t *testing.T, home *store.Store) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(home.Dir())); err != nil {
		t.Fatal(err)
	}
	return to
}

// twice does one random thing to both.
func twice(t *testing.T, roll *rand.Rand, d *disk, home *store.Store) {
	t.Helper()
	agree := func(a, b error) {
		if (a == nil) != (b == nil) || errors.Is(a, store.ErrNotKept) != errors.Is(b, store.ErrNotKept) ||
			errors.Is(a, store.ErrOffered) != errors.Is(b, store.ErrOffered) {
			t.Fatalf("the disk says %v, the store %v", a, b)
		}
	}
	form := store.DraftKey{Form: "visit", Record: model.RecordID{byte(roll.IntN(2))}}
	seq := 1 + uint64(roll.Int64N(int64(d.seq)+2))
	switch n := roll.IntN(10); {
	case n < 3:
		var made []store.Made
		for range 1 + roll.IntN(3) {
			c := model.Change{
				Record: model.RecordID{byte(roll.IntN(5))}, At: epoch, Body: model.TaskProgressed{Note: "话"},
			}
			randReader{roll}.Read(c.Nonce[:])
			core, err := code.Core(c)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, store.Made{Community: town, Core: core})
		}
		ks, err := home.Append(made, form)
		if diff := cmp.Diff(d.append(made, form), ks); diff != "" || err != nil {
			t.Fatalf("%v, -disk +store:\n%s", err, diff)
		}
	case n == 3:
		agree(d.takeBack(seq, seq+1), home.TakeBack(seq, seq+1))
		agree(d.takeBack(seq), home.TakeBack(seq))
	case n == 4:
		d.dismiss(seq)
		agree(nil, home.Dismiss(seq))
	case n == 5:
		text := []byte{byte(roll.IntN(3))}
		d.putDraft(form, text, epoch.Add(time.Duration(seq)*time.Millisecond))
		agree(nil, home.PutDraft(form, text, epoch.Add(time.Duration(seq)*time.Millisecond)))
	default:
		writes := someWrites(roll, d, seq)
		was := *d
		err := d.commit(writes)
		if agree(err, home.Commit(writes)); err != nil && !d.is(&was) {
			t.Fatal("a commit that failed left something")
		}
	}
}

// someWrites are what a reply could mean on this disk.
func someWrites(roll *rand.Rand, d *disk, seq uint64) []store.Write {
	c := d.communities[town]
	visit := func(week model.Week) []byte {
		face, _, _ := code.Record(&model.Visit{ID: model.VisitID{3}, Grid: grids[0], Week: week})
		return face
	}
	switch roll.IntN(12) {
	case 0:
		return []store.Write{store.SetFate{Seq: seq, Fate: store.Fate{Offered: true}}}
	case 5:
		return []store.Write{
			store.Enter{Community: other}, store.NewNext{Community: other},
			store.PutRow{Row: store.Row{Community: other, ID: model.RecordID{1}, Rev: seq, Face: visit(1)}},
		}
	case 6:
		return []store.Write{store.SetSeen{Community: other, Seen: seq}, store.Forget{Community: other}}
	case 7:
		return []store.Write{store.Swap{Community: town}} // where there is nothing to swap in, all of it fails
	case 8:
		return []store.Write{store.DropKept{Seq: seq}, store.DropRow{Community: other, ID: model.RecordID{1}}}
	case 9:
		return []store.Write{store.SetAccount{Account: d.account, Listed: []model.Path{county, town}}, store.SetFate{
			Seq:  seq,
			Fate: store.Fate{Offered: true, Code: model.Held, Why: model.Refusal{Reason: model.UnknownRecord}},
		}}
	case 1:
		return []store.Write{store.SetFate{
			Seq:  seq,
			Fate: store.Fate{Offered: true, Code: model.OK, Rev: uint64(roll.IntN(50)), InRows: roll.IntN(2) == 0},
		}, store.SetSeen{Community: town, Seen: seq, Mark: [8]byte{byte(seq)}}}
	case 2:
		return []store.Write{
			store.Bounce{Seq: seq, Why: model.Refusal{Reason: model.Taken}, At: epoch},
			store.SetClock{Clock: store.Clock{Skew: time.Second, Hub: epoch.Add(300 * time.Millisecond)}},
		}
	case 3:
		return []store.Write{store.DropKept{Seq: seq}}
	case 4:
		return []store.Write{store.NewNext{Community: town, Since: seq}}
	}
	if c.filling() == nil {
		return nil
	}
	id := model.RecordID{byte(roll.IntN(5))}
	ws := []store.Write{store.PutRow{
		Row: store.Row{Community: town, ID: id, Rev: seq, Face: visit(model.Week(roll.IntN(20))), Inside: []byte{0xa0}},
	},
		store.SetCopy{Community: town, Digest: [8]byte{1}, Week: 3, Cursor: seq}}
	switch roll.IntN(5) {
	case 4:
		ws = append(ws, store.SkipRow{Community: town, ID: model.RecordID{byte(roll.IntN(5))}, Rev: seq})
	case 0:
		ws = append(ws, store.DropRow{Community: town, ID: id})
	case 1:
		ws = append(ws, store.DropVisits{Community: town, Before: model.Week(roll.IntN(20))})
	case 2:
		if c.next != nil {
			ws = append(ws, store.Swap{Community: town})
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
	drafts, err := home.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	byForm := map[store.DraftKey]store.Draft{}
	for _, x := range drafts {
		byForm[x.Key] = x
	}
	if diff := cmp.Diff(d.drafts, byForm, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("seed %d: drafts, -disk +store:\n%s", seed, diff)
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
		skipped, err := home.Skipped()
		if err != nil {
			t.Fatal(err)
		}
		skipped = slices.DeleteFunc(skipped, func(s store.Skipped) bool { return s.Community != town })
		if len(skipped) != len(c.skipped) {
			t.Errorf("seed %d: the disk cannot read %v, the store %v", seed, c.skipped, skipped)
		}
	}
	if diff := cmp.Diff(shown, rows, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("seed %d: rows, -disk +store:\n%s", seed, diff)
	}
}
