package simulate

import (
	"maps"
	"slices"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// ledger lists every change that was ever saved to a home's disk.
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
	dropped   bool // by a home, because it is in the hub's backups
	unread    bool // of a program newer than the hub's
}

func newLedger() ledger {
	return ledger{saved: map[model.ChangeID]*saved{}, short: map[wire.Short]*saved{}}
}

func (g *ledger) note(s *saved) {
	g.saved[s.kept.ID], g.short[wire.ShortOf(s.kept.ID)] = s, s
	g.order = append(g.order, s)
}

// memo is what the checkers expect of one home, and what the home was told. When the home is copied, so is its
// memo.
type memo struct {
	made   []model.ChangeID // must be on disk: neither taken back, nor dismissed, nor dropped; oldest first
	drafts map[store.DraftKey]string
	told   map[model.Path]point
	since  map[model.Path]uint64           // head of the reply that began the newest copy
	gone   map[model.Path]map[goneRow]bool // losses that came in that copy
	turned map[model.Path]bool             // told that the hub's history is not that of the shown copy
}

type goneRow struct {
	rev uint64
	id  model.RecordID
}

func newMemo() memo {
	return memo{drafts: map[store.DraftKey]string{}, told: map[model.Path]point{}, since: map[model.Path]uint64{},
		gone: map[model.Path]map[goneRow]bool{}, turned: map[model.Path]bool{}}
}

func (m memo) clone() memo {
	n := memo{
		slices.Clone(m.made), maps.Clone(m.drafts), maps.Clone(m.told), maps.Clone(m.since), maps.Clone(m.gone),
		maps.Clone(m.turned),
	}
	for community, rows := range n.gone {
		n.gone[community] = maps.Clone(rows)
	}
	return n
}

// done takes a change off the list of those that must be on the home's disk.
func (m *memo) done(id model.ChangeID) {
	m.made = slices.DeleteFunc(m.made, func(x model.ChangeID) bool { return x == id })
}

// accepted reports whether a verdict means that the change is part of its record.
func accepted(c model.Code) bool { return c == model.OK || c == model.Flagged }
