package simulate

import (
	"sidan/model"
	"sidan/model/store"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// ledger is what an outsider wrote down of every save that was on disk, and of what the hub said of it.
type ledger struct {
	saved    map[model.ChangeID]*saved
	short    map[wire.Short]*saved // the same, as verdicts name them
	order    []*saved
	drafts   map[draft]string
	words    int
	lines    map[model.ChangeID][]hub.Line // the hub's, in order of revision
	last     map[place]uint64              // per laptop and record, the newest change in the log by its Seq
	holders  map[model.RecordID]model.PersonID
	before   map[model.ChangeID]model.PersonID // who held the task before a change of it: what undo puts back
	verdicts map[model.ChangeID]wire.Verdict   // the final ones that were told
}

type saved struct {
	laptop int
	kept   store.Kept
	change model.Change
	words  string
	gone   bool // taken back, or dismissed, by its author
}

type place struct {
	laptop int
	record model.RecordID
}

type draft struct {
	laptop int
	form   store.DraftKey
}

func newLedger() ledger {
	return ledger{saved: map[model.ChangeID]*saved{}, short: map[wire.Short]*saved{}, drafts: map[draft]string{}, lines: map[model.ChangeID][]hub.Line{},
		last: map[place]uint64{}, holders: map[model.RecordID]model.PersonID{}, before: map[model.ChangeID]model.PersonID{},
		verdicts: map[model.ChangeID]wire.Verdict{}}
}

func (g *ledger) note(laptop int, k store.Kept, c model.Change, words string) {
	c.ID = k.ID
	s := &saved{laptop: laptop, kept: k, change: c, words: words}
	g.saved[k.ID], g.short[wire.ShortOf(k.ID)] = s, s
	g.order = append(g.order, s)
}

// verdictOf a change is its newest line; the zero Line where the hub has none.
func (g *ledger) verdictOf(id model.ChangeID) hub.Line {
	if lines := g.lines[id]; len(lines) > 0 {
		return lines[len(lines)-1]
	}
	return hub.Line{}
}

// accepted says that a line made the change part of its record.
func accepted(c model.Code) bool { return c == model.OK || c == model.Flagged }
