package hub

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// TestRecord: one that is not there is none, and one that cannot be read is damage.
func TestRecord(t *testing.T) {
	const here = model.Path("522730/01")
	face, inside, err := code.Record(&model.Household{ID: model.HouseholdID{1}, Grid: "522730/01/01/01"})
	if err != nil {
		t.Fatal(err)
	}
	j := new(Memory)
	err = j.Update(t.Context(), func(tx Tx) error {
		return tx.Write(Writes{Community: here, Records: []Stored{
			{ID: model.RecordID{1}, Kind: model.KindHousehold, Face: face, Inside: inside},
			{ID: model.RecordID{2}, Kind: model.KindHousehold, Face: []byte("garbage")},
		}})
	})
	if err != nil {
		t.Fatal(err)
	}
	read := func(community model.Path, id byte) (r model.Record, err error) {
		err = j.Read(t.Context(), func(s Snapshot) (err error) {
			r, err = record(s, community, model.RecordID{id})
			return err
		})
		return r, err
	}
	if r, err := read(here, 1); err != nil || r.RecordID() != (model.RecordID{1}) {
		t.Errorf("one that is there: %v, %v", r, err)
	}
	if r, err := read(here, 2); r != nil || !errors.Is(err, ErrDamaged) {
		t.Errorf("one that cannot be read: %v, %v", r, err)
	}
	for _, community := range []model.Path{here, "522730/02"} {
		if r, err := read(community, 3); r != nil || err != nil {
			t.Errorf("one that is not there, in %s: %v, %v", community, r, err)
		}
	}
}

// TestEveryCommunityIsVisited in order, with where it stands, until a visit fails.
func TestEveryCommunityIsVisited(t *testing.T) {
	j := new(Memory)
	err := j.Update(t.Context(), func(tx Tx) error {
		return writeAll(tx, []Writes{
			{Community: "522730/02", History: History{Head: 2}}, {Community: "522730", History: History{Head: 9}},
			{Community: "522730/01", History: History{Head: 1}},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	var heads []uint64
	enough := errors.New("enough")
	err = j.Read(t.Context(), func(s Snapshot) error {
		return eachCommunity(s, func(_ model.Path, c History) error {
			if heads = append(heads, c.Head); len(heads) == 2 {
				return enough
			}
			return nil
		})
	})
	if !errors.Is(err, enough) || len(heads) != 2 || heads[0] != 9 || heads[1] != 1 {
		t.Errorf("visited %v, %v", heads, err)
	}
}
