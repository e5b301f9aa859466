// Package suite has the tests that every journal of a hub must pass: one for each promise of hub.Journal. The test of a
// journal calls Run.
package suite

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

const community = model.Path("522730/01")

// Run tests a journal. open returns a new, empty journal. again closes a journal, and opens what it stored; it is nil
// for a journal that stores nothing beyond Close.
func Run(t *testing.T, open func(*testing.T) hub.Journal, again func(*testing.T, hub.Journal) hub.Journal) {
	for _, c := range []struct {
		name string
		test func(*testing.T, hub.Journal)
	}{
		{"an unknown community is empty", unknownIsEmpty},
		{"what was written is loaded", writtenIsLoaded},
		{"the newest line of a change is found", newestLine},
		{"waiting changes come in order and are settled", waiting},
		{"rows come by revision and only where tags meet", rows},
		{"a tag that begins as another is another", likeTags},
		{"a changed record leaves its old revision and tags", changedRecord},
		{"rows stop at their bounds but read at least one", bounds},
		{"losses come by revision", losses},
		{"all records and all lines, a few at a time", everything},
		{"below the floor marks and losses are gone", floor},
		{"communities are sorted", communities},
		{"private tables", private},
		{"an error keeps nothing", errorKeepsNothing},
		{"an error after writing keeps nothing", errorAfterWriting},
		{"a snapshot stands still", snapshotStands},
		{"updates are one after the other", serial},
		{"an ended context ends what has not begun", ended},
		{"one that was written to is sound", soundAfterWriting},
		{"closed", closed},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := open(t)
			defer j.Close()
			c.test(t, j)
		})
	}
	if again != nil {
		t.Run("what was written survives", func(t *testing.T) {
			j := open(t)
			write(t, j, full())
			j = again(t, j)
			defer j.Close()
			writtenThere(t, j)
		})
	}
}

func write(t *testing.T, j hub.Journal, ws ...hub.Writes) {
	t.Helper()
	err := j.Update(context.Background(), func(tx hub.Tx) error {
		for _, w := range ws {
			if err := tx.Write(w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, j hub.Journal, fn func(hub.Snapshot) error) {
	t.Helper()
	if err := j.Read(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, j hub.Journal, k hub.Keys) (l hub.Loaded) {
	t.Helper()
	read(t, j, func(s hub.Snapshot) (err error) { l, err = s.Load(k); return err })
	return l
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s differs:\n%s", what, d)
	}
}

// line returns a line that differs from others by its revision, record and change. row does the same for a record.
func line(rev uint64, record byte, change byte) hub.Line {
	return hub.Line{Rev: rev, ID: model.ChangeID{change}, Record: model.RecordID{record}, Code: model.OK,
		By: model.Ref{ID: model.PersonID{1}, Name: "x"}, Tags: model.Tags{"a"}, At: 10, On: 11, Received: 12,
		Core: []byte{record, change}}
}

func row(rev uint64, record byte, tags ...model.Tag) hub.Stored {
	return hub.Stored{
		Rev: rev, ID: model.RecordID{record}, Kind: model.KindTask, FaceTags: tags, InsideTags: tags[:1],
		Face: []byte{record, 1}, Inside: []byte{record, 2},
	}
}

func at(head uint64) hub.History { return hub.History{Head: head, Mark: wire.Mark{byte(head)}} }

func full() hub.Writes {
	return hub.Writes{Community: community, History: at(2), Lines: []hub.Line{line(1, 1, 1), line(2, 2, 2)},
		Records: []hub.Stored{row(2, 2, "a", "b")},
		Losses:  []hub.Loss{{Rev: 2, Record: model.RecordID{2}, Tags: model.Tags{"c"}}}}
}

func unknownIsEmpty(t *testing.T, j hub.Journal) {
	l := load(t, j, hub.Keys{Community: community, Seen: 0, Records: []model.RecordID{{1}}})
	if l.History != (hub.History{}) || len(l.Records)+len(l.Lines)+len(l.Waiting) > 0 {
		t.Errorf("loaded %+v", l)
	}
	if l.Seen == nil || *l.Seen != (wire.Mark{}) {
		t.Error("the mark of head 0 is the zero mark, and always stored")
	}
	if l := load(t, j, hub.Keys{Community: community, Seen: 3}); l.Seen != nil {
		t.Error("a mark where there is none")
	}
}

func writtenIsLoaded(t *testing.T, j hub.Journal) {
	write(t, j, full())
	writtenThere(t, j)
}

func writtenThere(t *testing.T, j hub.Journal) {
	t.Helper()
	w := full()
	l := load(t, j, hub.Keys{
		Community: community, Seen: 2, Lines: []hub.LineKey{w.Lines[0].Key(), {Record: model.RecordID{9}}},
		Records: []model.RecordID{{2}, {9}},
	})
	same(t, "community", w.History, l.History)
	same(t, "mark", &w.History.Mark, l.Seen)
	same(t, "lines", map[hub.LineKey]hub.Line{w.Lines[0].Key(): w.Lines[0]}, l.Lines)
	same(t, "records", map[model.RecordID]hub.Stored{{2}: w.Records[0]}, l.Records)
	if l := load(t, j, hub.Keys{Community: community, Seen: 1}); l.Seen != nil {
		t.Error("a mark between the heads of two commits")
	}
}

func newestLine(t *testing.T, j hub.Journal) {
	write(t, j, hub.Writes{Community: community, History: at(1), Lines: []hub.Line{line(1, 1, 1)}})
	write(t, j, hub.Writes{Community: community, History: at(2), Lines: []hub.Line{line(2, 1, 1)}})
	key := line(0, 1, 1).Key()
	l := load(t, j, hub.Keys{Community: community, Lines: []hub.LineKey{key}})
	same(t, "line", line(2, 1, 1), l.Lines[key])
}

func waiting(t *testing.T, j hub.Journal) {
	first := hub.Writes{Community: community, History: at(2), Lines: []hub.Line{line(1, 1, 9), line(2, 2, 1)}}
	first.Wait = first.Lines
	second := hub.Writes{Community: community, History: at(3), Lines: []hub.Line{line(3, 1, 3)}}
	second.Wait = second.Lines
	write(t, j, first)
	write(t, j, second)
	keys := hub.Keys{Community: community, Waiting: []model.RecordID{{1}, {3}}}
	same(t, "waiting", map[model.RecordID][]hub.Line{{1}: {line(1, 1, 9), line(3, 1, 3)}}, load(t, j, keys).Waiting)
	write(
		t, j,
		hub.Writes{Community: community, History: at(4), Lines: []hub.Line{line(4, 1, 4)},
			Settled: []model.RecordID{{1}}},
	)
	same(t, "settled", map[model.RecordID][]hub.Line{}, load(t, j, keys).Waiting)
	if l := load(t, j, hub.Keys{Community: community, Waiting: []model.RecordID{{2}}}); len(l.Waiting) != 1 {
		t.Error("settling one record settled another")
	}
}

func communities(t *testing.T, j hub.Journal) {
	for _, h := range []model.Path{"522730/02", "522730", "522730/01"} {
		write(t, j, hub.Writes{Community: h, History: at(1)})
	}
	read(t, j, func(s hub.Snapshot) error {
		got, err := s.Communities()
		same(t, "communities", []model.Path{"522730", "522730/01", "522730/02"}, got)
		return err
	})
}
