package store

import (
	"encoding/hex"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// entries are all that stands in the index of the shown copy.
func entries(t *testing.T, s *Store) []string {
	t.Helper()
	var all []string
	must(t, s.view(func(tx *bolt.Tx) error {
		cs, err := s.communities(tx)
		must(t, err)
		ix := index(tx, cs[0].Shown.Number)
		if ix == nil {
			return nil
		}
		return ix.ForEach(func(key, value []byte) error {
			all = append(all, hex.EncodeToString(key)+" "+hex.EncodeToString(value))
			return nil
		})
	}))
	return all
}

// unindex deletes the index, as a home of a program that knows none has none.
func unindex(t *testing.T, s *Store) {
	t.Helper()
	must(t, s.update(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(bIndex)) }))
}

// at is a household at a door.
func at(door string) model.HouseholdAdded {
	return model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "金桂苑", Building: "3", Door: door}}
}

func raised(door int) model.TaskRaised {
	return model.TaskRaised{
		Grid: grid, Channel: model.ByVisit, Words: "楼道灯坏了",
		Household: model.DoorRef{ID: model.HouseholdID(rid(door)), Name: "甲"},
	}
}

func visited(door int) model.VisitMade {
	return model.VisitMade{Household: model.HouseholdID(rid(door)), Grid: grid, Outcome: model.Met}
}

// TestIndexFollowsTheRows: after any run of rows that came and went, the index is what it would be made anew.
func TestIndexFollowsTheRows(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, at("101")))
	must(t, s.MakeIndex())
	chance := rand.New(rand.NewPCG(7, 7))
	for round := range 40 {
		var ws []Write
		for range 1 + chance.IntN(12) {
			n, door := chance.IntN(20), chance.IntN(3)
			switch rev := uint64(10 + round); {
			case chance.IntN(4) == 0:
				ws = append(ws, DropRow{community, rid(n)})
			case n < 8:
				ws = append(ws, row(t, n, rev, at([]string{"101", "102", "103"}[door])))
			case n < 14:
				ws = append(ws, row(t, n, rev, visited(door)))
			case n < 18:
				ws = append(ws, row(t, n, rev, raised(door)))
			default:
				ws = append(ws, row(t, n, rev, model.PlaceAdded{Path: grid, Name: "七网格"}))
			}
		}
		must(t, s.Commit(append(ws, SetCopy{Community: community, Week: 2900, Cursor: uint64(100 + round)})))
		followed := entries(t, s)
		unindex(t, s)
		must(t, s.MakeIndex())
		if d := cmp.Diff(entries(t, s), followed); d != "" {
			t.Fatalf("round %d, -made anew +followed:\n%s", round, d)
		}
	}
	sound(t, s)
}

func TestLookup(t *testing.T) {
	s := newHome(t, pass)
	task := row(t, 5, 7, raised(1))
	no := model.Number(community, model.TaskID(rid(5)))
	loaded(t, s, row(t, 1, 3, at("101")), row(t, 2, 4, at("101")), row(t, 3, 5, at("102")),
		row(t, 4, 6, visited(1)), task,
		row(t, 6, 8, model.PlaceAdded{Path: grid, Name: "七网格"}))
	if rows, err := s.Lookup(Places); err != nil || len(rows) != 0 {
		t.Errorf("a home without an index finds %d rows: %v", len(rows), err)
	}
	must(t, s.MakeIndex())
	end, ok := EndOf(rid(3).String())
	if _, short := EndOf("12345"); !ok || short {
		t.Error("an end has at least six digits")
	}
	for name, c := range map[string]struct {
		term Term
		want []int
	}{
		"door":            {AtDoor(community, at("101").Door.Key("")), []int{1, 2}},
		"door of nobody":  {AtDoor(community, at("909").Door.Key("")), nil},
		"door, elsewhere": {AtDoor("522730/02", at("101").Door.Key("")), nil},
		"at a household":  {HappenedAt(model.HouseholdID(rid(1))), []int{4, 5}},
		"nothing there":   {HappenedAt(model.HouseholdID(rid(2))), nil},
		"number":          {Numbered(no), []int{5}},
		"end":             {end, []int{3}},
		"places":          {Places, []int{6}},
	} {
		rows, err := s.Lookup(c.term)
		must(t, err)
		found, want := map[model.RecordID]bool{}, map[model.RecordID]bool{}
		for _, r := range rows {
			found[r.ID] = true
		}
		for _, n := range c.want {
			want[rid(n)] = true
		}
		if !maps.Equal(found, want) {
			t.Errorf("%s: found %v, want %v", name, slices.Collect(maps.Keys(found)), c.want)
		}
	}
	if r, ok, err := s.AnyRow(rid(5)); err != nil || !ok || r.Rev != 7 || r.Community != community ||
		len(r.Inside) == 0 {
		t.Errorf("%+v %v %v", r, ok, err)
	}
	if _, ok, err := s.AnyRow(rid(99)); err != nil || ok {
		t.Errorf("a row that is not there: %v %v", ok, err)
	}
}

// TestIndexIsMadeAnew where it may lack something: beside another copy, and after a program that knows no index.
func TestIndexIsMadeAnew(t *testing.T) {
	for name, after := range map[string][]Write{
		"another copy": {NewNext{community, 9}, row(t, 2, 9, at("102")), SetCopy{
			Community: community, Week: 2900, Cursor: 9,
		}, Swap{community}},
		"the program before": {
			row(t, 2, 9, at("102")), SetCopy{Community: community, Week: 2900, Cursor: 9},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newHome(t, pass)
			loaded(t, s, row(t, 1, 3, at("101")))
			must(t, s.MakeIndex())
			if name == "the program before" { // what it writes: the rows, and no more
				was := entries(t, s)
				must(t, s.Commit(after))
				must(t, s.update(func(tx *bolt.Tx) error { return restoreIndex(tx, was) }))
			} else {
				must(t, s.Commit(after))
			}
			must(t, s.MakeIndex())
			if rows, err := s.Lookup(AtDoor(community, at("102").Door.Key(""))); err != nil || len(rows) != 1 {
				t.Errorf("found %d, %v", len(rows), err)
			}
			sound(t, s)
		})
	}
}

// restoreIndex puts back what stood in the only index.
func restoreIndex(tx *bolt.Tx, was []string) error {
	all := tx.Bucket([]byte(bIndex))
	key, _ := all.Cursor().First()
	key = slices.Clone(key)
	if err := all.DeleteBucket(key); err != nil {
		return err
	}
	ix, err := all.CreateBucket(key)
	for _, e := range was {
		var k, v []byte
		for i := range len(e) {
			if e[i] == ' ' {
				k, _ = hex.DecodeString(e[:i])
				v, _ = hex.DecodeString(e[i+1:])
			}
		}
		if err == nil {
			err = ix.Put(k, v)
		}
	}
	return err
}
