package simulate

import (
	"context"
	"errors"

	"sidan/model"
	"sidan/sync/hub"
)

// Faults say how often a thing goes wrong, of 100 occasions.
type Faults struct {
	Drop, Double, Delay, Cut int // a message on the line
	Crash                    int // a laptop, at a step; before, in or after a transaction
	HubCrash                 int // the hub, at a request: before the commit, or after it
}

// raging is the weather of the first phase.
var raging = Faults{Drop: 12, Double: 10, Delay: 30, Cut: 6, Crash: 4, HubCrash: 5}

var errCrash = errors.New("crashed")

// shaky is the hub's journal with a hub that crashes around its commits, and with pages of a few rows, so that every first
// copy is cut into many. The one goroutine of the run owns it.
type shaky struct {
	*hub.Memory
	before, after bool // crash at the next commit: nothing of it is kept, or all of it
	most          int  // rows a page may have
	broken        Broken
	writing       []hub.Line // of the transaction under way
	wrote         []hub.Stored
	log           []hub.Line // of those that were committed, since the world last looked
	rows          []hub.Stored
}

func (s *shaky) Update(ctx context.Context, fn func(hub.Tx) error) error {
	if s.before {
		s.before = false
		return errCrash
	}
	s.writing, s.wrote = nil, nil
	err := s.Memory.Update(ctx, func(tx hub.Tx) error { return fn(shakyTx{shakySnapshot{tx, s}, tx}) })
	if err == nil {
		s.log, s.rows = append(s.log, s.writing...), append(s.rows, s.wrote...)
	}
	if s.after && err == nil {
		s.after = false
		return errCrash
	}
	return err
}

func (s *shaky) Read(ctx context.Context, fn func(hub.Snapshot) error) error {
	return s.Memory.Read(ctx, func(snap hub.Snapshot) error { return fn(shakySnapshot{snap, s}) })
}

type shakySnapshot struct {
	hub.Snapshot
	s *shaky
}

func (x shakySnapshot) Load(k hub.Keys) (hub.Loaded, error) {
	l, err := x.Snapshot.Load(k)
	if err == nil && x.s.broken.Load != nil {
		x.s.broken.Load(&l)
	}
	return l, err
}

func (x shakySnapshot) Rows(home model.Path, tags model.Tags, after uint64, most, mostBytes int) ([]hub.Stored, uint64, error) {
	return x.Snapshot.Rows(home, tags, after, min(most, x.s.most), mostBytes)
}

type shakyTx struct {
	shakySnapshot
	tx hub.Tx
}

func (x shakyTx) Write(w hub.Writes) error {
	if x.s.broken.Write != nil {
		x.s.broken.Write(&w)
	}
	x.s.writing, x.s.wrote = append(x.s.writing, w.Lines...), append(x.s.wrote, w.Records...)
	return x.tx.Write(w)
}

func (x shakyTx) Put(t hub.Table, key, value []byte) error { return x.tx.Put(t, key, value) }
