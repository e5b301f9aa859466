package bolt

import (
	"bytes"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestFinderIsGet for keys that are there, before the first, between two, and after the last, in any order.
func TestFinderIsGet(t *testing.T) {
	inBucket(t, func(b *bbolt.Bucket) {
		empty := finderIn(b)
		if empty.find(number(1)) != nil {
			t.Error("an empty bucket has a value")
		}
		for n := uint64(10); n < 5000; n += 2 {
			if err := b.Put(number(n), number(n+1)); err != nil {
				t.Fatal(err)
			}
		}
		f := finderIn(b)
		for _, n := range []uint64{10, 4998, 0, 9, 11, 12, 5000, 4999, 2000, 2001, 10} {
			if got, want := f.find(number(n)), b.Get(number(n)); !bytes.Equal(got, want) {
				t.Errorf("%d is %x, want %x", n, got, want)
			}
		}
	})
}

// TestLoadGivesWhatKeysName of what was written, and nothing for what was not.
func TestLoadGivesWhatKeysName(t *testing.T) {
	const community = model.Path("522730/01")
	j, err := Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	line := func(n byte) hub.Line {
		return hub.Line{
			Rev: uint64(n), ID: model.ChangeID{n}, Record: model.RecordID{n}, Code: model.OK, Core: []byte{n},
			By: model.Ref{ID: model.PersonID{n}}, Tags: model.Tags{"t"},
		}
	}
	w := hub.Writes{
		Community: community, History: hub.History{Head: 3, Mark: wire.Mark{3}},
		Lines:   []hub.Line{line(1), line(2), line(3)},
		Records: []hub.Stored{{Rev: 1, ID: model.RecordID{1}, Kind: model.KindVisit, FaceTags: model.Tags{"a"}}},
		Wait:    []hub.Line{line(2)},
	}
	if err := j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) }); err != nil {
		t.Fatal(err)
	}
	unknown := line(9)
	err = j.Read(t.Context(), func(s hub.Snapshot) error {
		l, err := s.Load(hub.Keys{
			Community: community, Seen: 3, Lines: []hub.LineKey{w.Lines[2].Key(), unknown.Key(), w.Lines[0].Key()},
			Records: []model.RecordID{{9}, {1}}, Waiting: []model.RecordID{{9}, {2}},
		})
		switch {
		case err != nil:
			return err
		case l.History != w.History || l.Seen == nil || *l.Seen != w.History.Mark:
			t.Errorf("community %+v, mark %v", l.History, l.Seen)
		case len(l.Lines) != 2 || l.Lines[w.Lines[2].Key()].By != w.Lines[2].By || l.Lines[w.Lines[0].Key()].Rev != 1:
			t.Errorf("lines %+v", l.Lines)
		case len(l.Records) != 1 || !l.Records[model.RecordID{1}].FaceTags.Has("a"):
			t.Errorf("records %+v", l.Records)
		case len(l.Waiting) != 1 || len(l.Waiting[model.RecordID{2}]) != 1:
			t.Errorf("waiting %+v", l.Waiting)
		}
		if l, err := s.Load(hub.Keys{Community: community, Seen: 2}); err != nil || l.Seen != nil {
			t.Errorf("a mark at a revision that no commit ended at: %v, %v", l.Seen, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
