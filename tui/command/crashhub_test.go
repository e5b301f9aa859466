package command

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// TestPowerCutInACommitOfTheHub makes the images of every kind of commit of a hub's journal.
func TestPowerCutInACommitOfTheHub(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(suite.TempDir(t), "hub")
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	c := &crash{T: t, name: "hub.db", read: readHub}
	do := func(what string, fn func(hub.Tx) error) {
		c.around(what, filepath.Join(dir, "hub.db"), func() error { return j.Update(context.Background(), fn) })
	}
	write := func(what string, w hub.Writes) {
		w.Community = "522730/01"
		w.History.Mark = wire.Mark{byte(w.History.Head)}
		do(what, func(tx hub.Tx) error { return tx.Write(w) })
	}

	do("founding", func(tx hub.Tx) error { return tx.Put(hub.Meta, []byte("hub"), []byte{1}) })
	do("account", func(tx hub.Tx) error { return tx.Put(hub.Accounts, make([]byte, 16), make([]byte, 200)) })
	do("invitation", func(tx hub.Tx) error { return tx.Put(hub.Invitations, []byte("abcd"), make([]byte, 80)) })
	do("joined", func(tx hub.Tx) error {
		return errors.Join(
			tx.Put(hub.Invitations, []byte("abcd"), make([]byte, 112)),
			tx.Put(hub.Devices, make([]byte, 32), make([]byte, 60)),
		)
	})
	write("first take of a community", taken(1, 30))
	write("take", taken(31, 200))
	again := taken(231, 3)
	for i := range again.Records { // of records that are there, and lose a tag
		again.Records[i].ID = crashID(i + 1)
		again.Records[i].FaceTags = model.Tags{"b"}
		again.Losses = append(
			again.Losses, hub.Loss{Rev: again.Records[i].Rev, Record: crashID(i + 1), Tags: model.Tags{"a"}},
		)
	}
	write("take with losses", again)
	held := taken(234, 2)
	held.Records, held.Wait = nil, held.Lines
	write("take that waits", held)
	came := taken(236, 1)
	came.Settled = []model.RecordID{crashID(234)}
	write("take that settles", came)
	do("contact", func(tx hub.Tx) error { return tx.Put(hub.Devices, make([]byte, 32), make([]byte, 64)) })
	floor := taken(237, 1)
	floor.History.Floor = 233
	write("take above a floor", floor)
	write("large take", taken(238, 400))
	c.told()
}

// taken is what a take of so many new records writes.
func taken(from uint64, n int) (w hub.Writes) {
	w.History.Head = from + uint64(n) - 1
	for rev := from; rev <= w.History.Head; rev++ {
		id := crashID(int(rev))
		w.Lines = append(
			w.Lines,
			hub.Line{Rev: rev, Record: id, ID: model.ChangeID(id), Code: model.OK, Core: make([]byte, 120)},
		)
		w.Records = append(w.Records, hub.Stored{
			Rev: rev, ID: id, FaceTags: model.Tags{"a", "b"}, InsideTags: model.Tags{"a"},
			Face: make([]byte, 90), Inside: make([]byte, 60),
		})
	}
	return w
}

// hubState is all that a journal holds.
type hubState struct {
	Private map[hub.Table]map[string]string
	Homes   []model.Path
	Loaded  hub.Loaded
	Lines   []hub.Line
	Records []hub.Stored
	Rows    []hub.Stored
	Losses  []hub.Loss
	Marks   map[uint64]wire.Mark
}

func readHub(dir string) (any, error) {
	j, err := bolt.Open(dir)
	if err != nil {
		return nil, err
	}
	h := hubState{Private: map[hub.Table]map[string]string{}, Marks: map[uint64]wire.Mark{}}
	err = j.Read(context.Background(), func(s hub.Snapshot) (err error) {
		for _, t := range hub.Tables {
			h.Private[t] = map[string]string{}
			if err := s.Each(
				t, func(k, v []byte) error { h.Private[t][string(k)] = string(v); return nil },
			); err != nil {
				return err
			}
		}
		if h.Homes, err = s.Communities(); err != nil || len(h.Homes) == 0 {
			return err
		}
		return h.community(s, h.Homes[0])
	})
	return h, errors.Join(err, j.Close())
}

func (h *hubState) community(s hub.Snapshot, home model.Path) (err error) {
	var errs [4]error
	h.Lines, errs[0] = s.Log(home, 0, 10000)
	h.Records, errs[1] = s.Records(home, model.RecordID{}, 10000)
	h.Rows, _, errs[2] = s.Rows(home, model.Tags{"a"}, 0, 10000, 1<<30, nil)
	h.Losses, _, errs[3] = s.Losses(home, 0, 10000)
	keys := hub.Keys{Community: home}
	for _, l := range h.Lines {
		keys.Lines, keys.Records, keys.Waiting = append(keys.Lines, l.Key()), append(
			keys.Records, l.Record,
		), append(keys.Waiting, l.Record)
		m, err := s.Load(hub.Keys{Community: home, Seen: l.Rev})
		if err != nil {
			return err
		}
		if m.Seen != nil {
			h.Marks[l.Rev] = *m.Seen
		}
	}
	h.Loaded, err = s.Load(keys)
	if n := uint64(len(h.Lines)); err == nil && h.Loaded.History.Head != n {
		err = errors.New("the log does not reach to the head")
	}
	return errors.Join(append(errs[:], err)...)
}
