// Package suite is what every journal of a hub promises, as tests: the words of hub.Journal, tried one by one. A journal
// calls Run from its own test.
package suite

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

const home = model.Path("522730/01")

// Run tries a journal. open gives a fresh empty one; again closes it and opens what it left, or is nil where a journal
// forgets.
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
		{"a changed record leaves its old revision and tags", changedRecord},
		{"rows stop at their bounds but read at least one", bounds},
		{"losses come by revision", losses},
		{"homes are sorted", homes},
		{"private tables", private},
		{"an error keeps nothing", errorKeepsNothing},
		{"an error after writing keeps nothing", errorAfterWriting},
		{"a snapshot stands still", snapshotStands},
		{"updates are one after the other", serial},
		{"an ended context ends what has not begun", ended},
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

// line, row and loss make things told apart by their numbers.
func line(rev uint64, record byte, change byte) hub.Line {
	return hub.Line{Rev: rev, ID: model.ChangeID{change}, Record: model.RecordID{record}, Code: model.OK,
		By: model.Ref{ID: model.PersonID{1}, Name: "x"}, Tags: model.Tags{"a"}, At: 10, On: 11, Received: 12, Core: []byte{record, change}}
}

func row(rev uint64, record byte, tags ...model.Tag) hub.Stored {
	return hub.Stored{Rev: rev, ID: model.RecordID{record}, Kind: model.KindTask, FaceTags: tags, InsideTags: tags[:1], Face: []byte{record, 1}, Inside: []byte{record, 2}}
}

func at(head uint64) hub.Community { return hub.Community{Head: head, Mark: wire.Mark{byte(head)}} }

func full() hub.Writes {
	return hub.Writes{Home: home, Community: at(2), Lines: []hub.Line{line(1, 1, 1), line(2, 2, 2)},
		Records: []hub.Stored{row(2, 2, "a", "b")}, Losses: []hub.Loss{{Rev: 2, Record: model.RecordID{2}, Tags: model.Tags{"c"}}}}
}

func unknownIsEmpty(t *testing.T, j hub.Journal) {
	l := load(t, j, hub.Keys{Home: home, Seen: 0, Records: []model.RecordID{{1}}})
	if l.Community != (hub.Community{}) || len(l.Records)+len(l.Lines)+len(l.Waiting) > 0 {
		t.Errorf("loaded %+v", l)
	}
	if l.Seen == nil || *l.Seen != (wire.Mark{}) {
		t.Error("the mark of head 0 is the zero mark, and always stored")
	}
	if l := load(t, j, hub.Keys{Home: home, Seen: 3}); l.Seen != nil {
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
	l := load(t, j, hub.Keys{Home: home, Seen: 2, Lines: []hub.LineKey{w.Lines[0].Key(), {Record: model.RecordID{9}}}, Records: []model.RecordID{{2}, {9}}})
	same(t, "community", w.Community, l.Community)
	same(t, "mark", &w.Community.Mark, l.Seen)
	same(t, "lines", map[hub.LineKey]hub.Line{w.Lines[0].Key(): w.Lines[0]}, l.Lines)
	same(t, "records", map[model.RecordID]hub.Stored{{2}: w.Records[0]}, l.Records)
	if l := load(t, j, hub.Keys{Home: home, Seen: 1}); l.Seen != nil {
		t.Error("a mark between the heads of two commits")
	}
}

func newestLine(t *testing.T, j hub.Journal) {
	write(t, j, hub.Writes{Home: home, Community: at(1), Lines: []hub.Line{line(1, 1, 1)}})
	write(t, j, hub.Writes{Home: home, Community: at(2), Lines: []hub.Line{line(2, 1, 1)}})
	key := line(0, 1, 1).Key()
	l := load(t, j, hub.Keys{Home: home, Lines: []hub.LineKey{key}})
	same(t, "line", line(2, 1, 1), l.Lines[key])
}

func waiting(t *testing.T, j hub.Journal) {
	first := hub.Writes{Home: home, Community: at(2), Lines: []hub.Line{line(1, 1, 9), line(2, 2, 1)}}
	first.Wait = first.Lines
	second := hub.Writes{Home: home, Community: at(3), Lines: []hub.Line{line(3, 1, 3)}}
	second.Wait = second.Lines
	write(t, j, first)
	write(t, j, second)
	keys := hub.Keys{Home: home, Waiting: []model.RecordID{{1}, {3}}}
	same(t, "waiting", map[model.RecordID][]hub.Line{{1}: {line(1, 1, 9), line(3, 1, 3)}}, load(t, j, keys).Waiting)
	write(t, j, hub.Writes{Home: home, Community: at(4), Lines: []hub.Line{line(4, 1, 4)}, Settled: []model.RecordID{{1}}})
	same(t, "settled", map[model.RecordID][]hub.Line{}, load(t, j, keys).Waiting)
	if l := load(t, j, hub.Keys{Home: home, Waiting: []model.RecordID{{2}}}); len(l.Waiting) != 1 {
		t.Error("settling one record settled another")
	}
}

// page reads all rows of a viewer, most at a time.
func page(t *testing.T, j hub.Journal, tags model.Tags, after uint64, most, bytes int) (revs []uint64, upTo uint64) {
	t.Helper()
	read(t, j, func(s hub.Snapshot) error {
		var rows []hub.Stored
		var err error
		revs = nil
		rows, upTo, err = s.Rows(home, tags, after, most, bytes)
		for _, r := range rows {
			revs = append(revs, r.Rev)
		}
		return err
	})
	return revs, upTo
}

func rows(t *testing.T, j hub.Journal) {
	write(t, j, hub.Writes{Home: home, Community: at(4), Records: []hub.Stored{row(3, 1, "a", "b"), row(1, 2, "a"), row(4, 3, "b"), row(2, 4, "ab")}},
		hub.Writes{Home: "522730/02", Community: at(1), Records: []hub.Stored{row(1, 1, "a")}})
	for _, c := range []struct {
		tags  model.Tags
		after uint64
		want  []uint64
	}{
		{model.Tags{"a", "b"}, 0, []uint64{1, 3, 4}},
		{model.Tags{"a", "b"}, 1, []uint64{3, 4}},
		{model.Tags{"a"}, 0, []uint64{1, 3}},
		{model.Tags{"c"}, 0, nil},
		{nil, 0, nil},
		{model.Tags{"a", "b"}, ^uint64(0), nil},
	} {
		got, upTo := page(t, j, c.tags, c.after, 10, 1000)
		same(t, "rows", c.want, got)
		if upTo < 4 {
			t.Errorf("tags %v: all was read, but upTo = %d", c.tags, upTo)
		}
	}
}

func changedRecord(t *testing.T, j hub.Journal) {
	write(t, j, hub.Writes{Home: home, Community: at(2), Records: []hub.Stored{row(1, 1, "a", "b"), row(2, 2, "a")}})
	write(t, j, hub.Writes{Home: home, Community: at(3), Records: []hub.Stored{row(3, 1, "b")}})
	a, _ := page(t, j, model.Tags{"a"}, 0, 10, 1000)
	b, _ := page(t, j, model.Tags{"b"}, 0, 10, 1000)
	same(t, "lost tag", []uint64{2}, a)
	same(t, "kept tag", []uint64{3}, b)
}

func bounds(t *testing.T, j hub.Journal) {
	write(t, j, hub.Writes{Home: home, Community: at(3), Records: []hub.Stored{row(1, 1, "a"), row(2, 2, "a"), row(3, 3, "a")}})
	for _, c := range []struct {
		most, bytes int
		want        []uint64
	}{{2, 1000, []uint64{1, 2}}, {10, 8, []uint64{1, 2}}, {10, 7, []uint64{1}}, {0, 0, []uint64{1}}, {3, 12, []uint64{1, 2, 3}}} {
		got, upTo := page(t, j, model.Tags{"a"}, 0, c.most, c.bytes)
		same(t, "rows", c.want, got)
		if last := c.want[len(c.want)-1]; last < 3 && upTo != last {
			t.Errorf("cut after %d, but upTo = %d", last, upTo)
		}
	}
}

func losses(t *testing.T, j hub.Journal) {
	ls := []hub.Loss{{Rev: 1, Record: model.RecordID{1}, Tags: model.Tags{"a"}}, {Rev: 3, Record: model.RecordID{1}, Tags: model.Tags{"b"}}}
	write(t, j, hub.Writes{Home: home, Community: at(3), Losses: ls})
	for _, c := range []struct {
		after uint64
		most  int
		want  []hub.Loss
		upTo  uint64
	}{{0, 5, ls, 3}, {1, 5, ls[1:], 3}, {0, 1, ls[:1], 1}, {0, 0, ls[:1], 1}, {3, 5, nil, 3}, {^uint64(0), 5, nil, 3}} {
		read(t, j, func(s hub.Snapshot) error {
			got, upTo, err := s.Losses(home, c.after, c.most)
			same(t, "losses", c.want, got)
			if c.upTo < 3 && upTo != c.upTo || upTo < c.upTo {
				t.Errorf("after %d: upTo = %d", c.after, upTo)
			}
			return err
		})
	}
}

func homes(t *testing.T, j hub.Journal) {
	for _, h := range []model.Path{"522730/02", "522730", "522730/01"} {
		write(t, j, hub.Writes{Home: h, Community: at(1)})
	}
	read(t, j, func(s hub.Snapshot) error {
		got, err := s.Homes()
		same(t, "homes", []model.Path{"522730", "522730/01", "522730/02"}, got)
		return err
	})
}

func private(t *testing.T, j hub.Journal) {
	err := j.Update(context.Background(), func(tx hub.Tx) error {
		return errors.Join(tx.Put(hub.Accounts, []byte("b"), []byte("2")), tx.Put(hub.Accounts, []byte("a"), []byte("0")), tx.Put(hub.Devices, []byte("a"), []byte("3")))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = j.Update(context.Background(), func(tx hub.Tx) error { return tx.Put(hub.Accounts, []byte("a"), []byte("1")) })
	if err != nil {
		t.Fatal(err)
	}
	read(t, j, func(s hub.Snapshot) error {
		var all []string
		if err := s.Each(hub.Accounts, func(k, v []byte) error { all = append(all, string(k)+string(v)); return nil }); err != nil {
			return err
		}
		same(t, "accounts", []string{"a1", "b2"}, all)
		none, err := s.Get(hub.Invitations, []byte("a"))
		if none != nil {
			t.Error("a value where there is none")
		}
		return err
	})
}

var errStop = errors.New("stop")

func errorKeepsNothing(t *testing.T, j hub.Journal) {
	if err := j.Update(context.Background(), func(hub.Tx) error { return errStop }); !errors.Is(err, errStop) {
		t.Errorf("got %v", err)
	}
	write(t, j, full())
}

func errorAfterWriting(t *testing.T, j hub.Journal) {
	err := j.Update(context.Background(), func(tx hub.Tx) error {
		return errors.Join(tx.Write(full()), tx.Put(hub.Meta, []byte("a"), []byte("1")), errStop)
	})
	if !errors.Is(err, errStop) {
		t.Errorf("got %v", err)
	}
	unknownIsEmpty(t, j)
	read(t, j, func(s hub.Snapshot) error {
		v, err := s.Get(hub.Meta, []byte("a"))
		if v != nil {
			t.Error("a private value was kept")
		}
		return err
	})
}

func snapshotStands(t *testing.T, j hub.Journal) {
	wrote := make(chan error)
	read(t, j, func(s hub.Snapshot) error {
		before, err := s.Load(hub.Keys{Home: home})
		if err != nil {
			return err
		}
		begun := make(chan struct{})
		go func() {
			close(begun)
			wrote <- j.Update(context.Background(), func(tx hub.Tx) error { return tx.Write(full()) })
		}()
		<-begun
		after, err := s.Load(hub.Keys{Home: home})
		same(t, "community", before.Community, after.Community)
		return err
	})
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	writtenThere(t, j)
}

// serial has many count up one number: no update may be lost.
func serial(t *testing.T, j hub.Journal) {
	const many = 40
	var done sync.WaitGroup
	for range many {
		done.Go(func() {
			err := j.Update(context.Background(), func(tx hub.Tx) error {
				l, err := tx.Load(hub.Keys{Home: home})
				if err != nil {
					return err
				}
				n := l.Community.Head + 1
				return tx.Write(hub.Writes{Home: home, Community: at(n), Lines: []hub.Line{line(n, byte(n), byte(n))}})
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if l := load(t, j, hub.Keys{Home: home, Lines: []hub.LineKey{line(0, many, many).Key()}}); l.Community.Head != many || len(l.Lines) != 1 {
		t.Errorf("head %d of %d", l.Community.Head, many)
	}
}

func ended(t *testing.T, j hub.Journal) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := j.Update(ctx, func(tx hub.Tx) error { return tx.Write(full()) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	if err := j.Read(ctx, func(hub.Snapshot) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
	unknownIsEmpty(t, j)
}

func closed(t *testing.T, j hub.Journal) {
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j.Update(context.Background(), func(hub.Tx) error { return nil }) == nil {
		t.Error("update of a closed journal")
	}
	if j.Read(context.Background(), func(hub.Snapshot) error { return nil }) == nil {
		t.Error("read of a closed journal")
	}
}
