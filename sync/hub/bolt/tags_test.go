package bolt_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
)

// TestRowsAreThoseOfAJournalThatKeepsNoIndex has records written, changed and tagged anew at the revision they
// have, and pages over each tag beside hub.Memory, which looks at every record.
func TestRowsAreThoseOfAJournalThatKeepsNoIndex(t *testing.T) {
	const community, commits = model.Path("522730/01"), 60
	j, err := bolt.Create(suite.TempDir(t))
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	var plain hub.Memory
	r := rand.New(rand.NewPCG(5, 6))
	tags := func() (ts model.Tags) {
		for _, tag := range []model.Tag{"a", "ab", "b", "c"} {
			if r.IntN(2) == 0 {
				ts = append(ts, tag)
			}
		}
		return ts
	}
	now := map[model.RecordID]hub.Stored{}
	var head uint64
	for n := range commits {
		written := map[model.RecordID]hub.Stored{}
		for range r.IntN(200) {
			head++
			id := model.RecordID{byte(r.IntN(4)), byte(r.IntN(256))}
			written[id] = hub.Stored{Rev: head, ID: id, Kind: model.KindTask, FaceTags: tags(), Face: []byte{1}}
		}
		if n%10 == 9 { // a new rule of who sees what
			for id, row := range now {
				if _, again := written[id]; !again {
					row.FaceTags = tags()
					written[id] = row
				}
			}
		}
		w := hub.Writes{Community: community, History: hub.History{Head: head}}
		for id, row := range written {
			now[id] = row
			w.Records = append(w.Records, row)
		}
		write := func(tx hub.Tx) error { return tx.Write(w) }
		if err := errors.Join(j.Update(t.Context(), write), plain.Update(t.Context(), write)); err != nil {
			t.Fatal(err)
		}
		after := uint64(r.IntN(int(head + 1)))
		for _, seen := range []model.Tags{{"a"}, {"ab"}, {"b", "c"}, {"a", "ab", "b", "c"}} {
			want, got := revisions(t, &plain, community, seen, after), revisions(t, j, community, seen, after)
			if !slices.Equal(want, got) {
				t.Fatalf("commit %d: %v after %d: %v, want %v", n, seen, after, got, want)
			}
		}
	}
}

// revisions of the rows of a viewer.
func revisions(t *testing.T, j hub.Journal, community model.Path, tags model.Tags, after uint64) (revs []uint64) {
	t.Helper()
	err := j.Read(t.Context(), func(s hub.Snapshot) error {
		rows, _, err := s.Rows(community, tags, after, 1<<20, 1<<20, nil)
		revs = nil
		for _, row := range rows {
			revs = append(revs, row.Rev)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return revs
}

// TestRowsAtHandAreNotRead: a record that the caller has at the revision of the index is given as the caller has it,
// and one that has moved on since is read.
func TestRowsAtHandAreNotRead(t *testing.T) {
	const community = model.Path("522730/01")
	j, err := bolt.Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	row := func(n byte, rev uint64, face string) hub.Stored {
		return hub.Stored{
			Rev: rev, ID: model.RecordID{n}, Kind: model.KindTask, FaceTags: model.Tags{"a"}, Face: []byte(face),
		}
	}
	w := hub.Writes{Community: community, History: hub.History{Head: 3}, Records: []hub.Stored{
		row(1, 1, "stored"), row(2, 3, "stored"),
	}}
	if err := j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) }); err != nil {
		t.Fatal(err)
	}
	had := map[model.RecordID]hub.Stored{{1}: row(1, 1, "at hand"), {2}: row(2, 2, "at hand")}
	at := func(id model.RecordID, rev uint64) (hub.Stored, bool) { r := had[id]; return r, r.Rev == rev }
	err = j.Read(t.Context(), func(s hub.Snapshot) error {
		rows, _, err := s.Rows(community, model.Tags{"a"}, 0, 10, 1<<20, at)
		if len(rows) != 2 || string(rows[0].Face) != "at hand" || string(rows[1].Face) != "stored" {
			t.Errorf("rows %+v", rows)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
