package simulate

import (
	"maps"
	"slices"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// ledger is what an outsider wrote down of every save that was on disk.
type ledger struct {
	saved map[model.ChangeID]*saved
	short map[wire.Short]*saved // the same, as verdicts name them
	order []*saved
	words int
}

type saved struct {
	kept      store.Kept
	change    model.Change
	words     string
	takenBack bool // by its author, before it was offered
	shared    bool // on a copy, or an earlier image, of the home as well
	letGo     bool // by a home, because the hub has it safe
	unread    bool // of a program newer than the hub's
}

func newLedger() ledger {
	return ledger{saved: map[model.ChangeID]*saved{}, short: map[wire.Short]*saved{}}
}

func (g *ledger) note(s *saved) {
	g.saved[s.kept.ID], g.short[wire.ShortOf(s.kept.ID)] = s, s
	g.order = append(g.order, s)
}

// memo is what one home has to account for, and what it was told: a copy of the home takes a copy of it along.
type memo struct {
	made   []model.ChangeID // neither taken back, nor dismissed, nor safe; oldest first
	drafts map[store.DraftKey]string
	told   map[model.Path]told
	since  map[model.Path]uint64           // head of the reply that began the newest copy
	gone   map[model.Path]map[goneRow]bool // taken into that copy
	turned map[model.Path]bool             // told of another history than the shown copy is of
}

type goneRow struct {
	rev uint64
	id  model.RecordID
}

func newMemo() memo {
	return memo{drafts: map[store.DraftKey]string{}, told: map[model.Path]told{}, since: map[model.Path]uint64{},
		gone: map[model.Path]map[goneRow]bool{}, turned: map[model.Path]bool{}}
}

func (m memo) clone() memo {
	n := memo{
		slices.Clone(m.made), maps.Clone(m.drafts), maps.Clone(m.told), maps.Clone(m.since), maps.Clone(m.gone),
		maps.Clone(m.turned),
	}
	for home, rows := range n.gone {
		n.gone[home] = maps.Clone(rows)
	}
	return n
}

// done says that a home need account for a change no more.
func (m *memo) done(id model.ChangeID) {
	m.made = slices.DeleteFunc(m.made, func(x model.ChangeID) bool { return x == id })
}

// accepted says that a line made the change part of its record.
func accepted(c model.Code) bool { return c == model.OK || c == model.Flagged }
