package simulate

import (
	"context"
	"errors"

	"sidan/model"
	"sidan/sync/hub"
)

var (
	errCrash = errors.New("crashed")
	errFull  = errors.New("disk full")
)

// faultyJournal is the hub's journal on a disk that fails: the hub crashes around a commit, or the disk is full.
// Pages have few rows, so that every copy comes in many pages. It is used by the run's one goroutine only.
type faultyJournal struct {
	*hub.Memory
	w             *world
	before, after bool   // crash at the next commit: nothing of it is kept, or all of it
	full          bool   // the next commit fails
	between       func() // happens after the next commit, before the next reading
	writing       bool   // a commit is under way
	most          int    // rows a page may have
	wrote         []hub.Writes
	commits       []hub.Writes // what was committed since observe was called last
}

// Update implements hub.Journal.
func (s *faultyJournal) Update(ctx context.Context, fn func(hub.Tx) error) error {
	if s.before {
		s.before = false
		return errCrash
	}
	s.wrote, s.writing = nil, true
	err := s.Memory.Update(ctx, func(tx hub.Tx) error {
		if err := fn(faultyTx{faultySnapshot{tx, s}, tx}); err != nil {
			return err
		}
		if s.full {
			s.full = false
			return errFull
		}
		return nil
	})
	s.writing = false
	if err != nil {
		return err
	}
	s.commits = append(s.commits, s.wrote...)
	if s.after {
		s.after = false
		return errCrash
	}
	if s.between != nil {
		then := s.between
		s.between = nil
		s.w.observe()
		then()
	}
	return nil
}

// Read implements hub.Journal.
func (s *faultyJournal) Read(ctx context.Context, fn func(hub.Snapshot) error) error {
	return s.Memory.Read(ctx, func(snap hub.Snapshot) error { return fn(faultySnapshot{snap, s}) })
}

type faultySnapshot struct {
	hub.Snapshot
	s *faultyJournal
}

func (x faultySnapshot) Load(k hub.Keys) (hub.Loaded, error) {
	l, err := x.Snapshot.Load(k)
	if broken := x.s.w.Broken.Load; err == nil && broken != nil {
		broken(x.s.w, k, &l)
	}
	return l, err
}

func (x faultySnapshot) Rows(
	community model.Path, tags model.Tags, after uint64, most, mostBytes int, at hub.AtHand,
) ([]hub.Stored, uint64, error) {
	if broken := x.s.w.Broken.Tags; broken != nil {
		tags = broken(x.s.w, community, tags)
	}
	rows, upTo, err := x.Snapshot.Rows(community, tags, after, min(most, x.s.most), mostBytes, at)
	if broken := x.s.w.Broken.Rows; err == nil && broken != nil {
		rows, upTo = broken(rows, upTo)
	}
	return rows, upTo, err
}

func (x faultySnapshot) Losses(community model.Path, after uint64, most int) ([]hub.Loss, uint64, error) {
	losses, upTo, err := x.Snapshot.Losses(community, after, min(most, x.s.most))
	if broken := x.s.w.Broken.Losses; err == nil && broken != nil {
		losses = broken(losses)
	}
	return losses, upTo, err
}

func (x faultySnapshot) Get(t hub.Table, key []byte) ([]byte, error) {
	v, err := x.Snapshot.Get(t, key)
	if broken := x.s.w.Broken.Get; err == nil && broken != nil {
		v = broken(x.s.w, t, key, v)
	}
	return v, err
}

type faultyTx struct {
	faultySnapshot
	tx hub.Tx
}

func (x faultyTx) Write(w hub.Writes) error {
	world := x.s.w
	world.rule.stored(&w)
	if broken := world.Broken.Write; broken != nil {
		broken(world, &w)
	}
	x.s.wrote = append(x.s.wrote, w)
	return x.tx.Write(w)
}

func (x faultyTx) Mend(m hub.Mending) error { return x.tx.Mend(m) }

func (x faultyTx) Put(t hub.Table, key, value []byte) error { return x.tx.Put(t, key, value) }
