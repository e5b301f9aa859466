package simulate

import (
	"bytes"
	"slices"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// This file checks the copies on a laptop. They must hold what the account may see of each record, as the oracle
// has it. The numbers in brackets are those of the invariants in docs/reliability.md.

// truth is the state of the hub when a reply left it.
type truth struct {
	heads map[model.Path]point
	rule  rule
}

// checkCopy checks the copies after an answer was merged: the one that is shown is complete, the one being filled
// is right up to its cursor, and no loss came twice.
func (w *world) checkCopy(t merged, a wire.Answer) {
	was, now := t.was.communities[a.Community], t.l.disk.communities[a.Community]
	if now == nil { // forgotten
		if slices.Contains(t.reply.Communities, a.Community) {
			w.violated("12 scope", "laptop %d forgot a community that is its person's", t.l.n)
		}
		return
	}
	if was == nil {
		was = new(community)
	}
	w.checkStaging(t, a, was, now)
	if a.Page == nil {
		return
	}
	if passedOver(a, now) {
		w.reached("page passed over for its predicted rows")
	} else {
		w.checkGoneOnce(t, a)
	}
	if len(t.reply.Account.TagsIn(a.Community)) == 0 && now.shown != nil && len(now.shown.rows) > 0 {
		w.violated(
			"12 scope", "laptop %d still shows %d rows of a community its person has lost", t.l.n,
			len(now.shown.rows),
		)
	}
	if w.oracles[a.Community].branch != t.truth.heads[a.Community].branch || w.rule != t.truth.rule {
		w.reached("reply from before the hub was put back")
		return
	}
	w.checkCursor(t, a, now.filling())
}

// checkStaging requires that the shown copy stays as it is while another is being filled, and that the copy which
// takes its place has everything up to the head.
func (w *world) checkStaging(t merged, a wire.Answer, was, now *community) {
	began := a.Page != nil && a.Page.From == 0
	switch {
	case now.next != nil && !sameRows(was.shown, now.shown):
		w.violated("staging", "laptop %d: the shown copy changed while another was being filled", t.l.n)
	case now.next == nil && (was.next != nil || began) && now.shown != nil && now.shown.Cursor != a.Head:
		w.violated("staging", "laptop %d shows a copy up to %d, the head is %d", t.l.n, now.shown.Cursor, a.Head)
	case now.next == nil && was.shown != nil && now.shown == nil:
		w.violated("staging", "laptop %d shows nothing any more", t.l.n)
	case now.next == nil && was.next != nil && was.shown != nil:
		w.reached("fresh copy swapped in")
	case now.next != nil && was.next != nil && began:
		w.reached("copy being filled thrown away")
	}
}

func sameRows(a, b *pages) bool {
	if a == nil || b == nil {
		return a == b
	}
	if len(a.rows) != len(b.rows) {
		return false
	}
	for id, r := range a.rows {
		if b.rows[id].Rev != r.Rev {
			return false
		}
	}
	return true
}

// checkGoneOnce requires that a loss comes at most once in each copy.
func (w *world) checkGoneOnce(t merged, a wire.Answer) {
	if a.Page.From == 0 {
		return
	}
	m := t.l.memo.gone[a.Community]
	for _, r := range a.Page.Rows {
		at := goneRow{r.Rev, r.ID}
		if !r.Gone() {
			continue
		}
		if m[at] {
			w.violated("gone", "laptop %d: record %s at %d, a second time in one copy", t.l.n, r.ID, r.Rev)
		}
		if m != nil {
			m[at] = true
		}
	}
}

// checkCursor requires that the copy being filled holds exactly what the person may see of every record whose
// revision is at most the copy's cursor (6). Of other records it may hold an older version, or nothing.
func (w *world) checkCursor(t merged, a wire.Answer, c *pages) {
	if c == nil {
		return
	}
	b, tags, n := w.oracles[a.Community], t.reply.Account.TagsIn(a.Community), t.l.n
	for id, e := range b.records {
		if e.rev > c.Cursor {
			continue
		}
		row, held := c.rows[id]
		inside, sees := w.view(e, tags, c.Week)
		switch {
		case sees && c.skipped[id] && e.unreadable():
			w.reached("record stepped over")
		case held && !sees:
			w.violated(
				"6 cursor honesty", "laptop %d: cursor %d, and a record lost at %d is still held", n, c.Cursor,
				e.rev,
			)
		case sees && (!held || row.Rev != e.rev || !bytes.Equal(row.Face, e.face)):
			w.violated(
				"6 cursor honesty", "laptop %d: cursor %d, record at %d, held at %d", n, c.Cursor, e.rev, row.Rev,
			)
		case sees && row.Inside != nil && inside == nil:
			w.violated("inside gone", "laptop %d: cursor %d, and an inside that was lost is still held", n, c.Cursor)
		case sees && !bytes.Equal(row.Inside, inside):
			w.violated(
				"6 cursor honesty", "laptop %d: cursor %d, the inside of a record at %d is another", n,
				c.Cursor, e.rev,
			)
		}
	}
	for id := range c.rows {
		if b.records[id].rec == nil {
			w.violated("6 cursor honesty", "laptop %d holds a record that is in no log", n)
		}
	}
}

// view returns whether a viewer with these tags sees a record, and its inside if they see that too. A copy made
// in this week leaves out visits that are past the horizon.
func (w *world) view(e entry, tags model.Tags, week model.Week) (inside []byte, sees bool) {
	who := w.rule.of(e)
	if v, ok := e.rec.(*model.Visit); e.rec == nil || !who.Face.Meet(tags) || ok && v.Week < week-model.Horizon {
		return nil, false
	}
	if who.Inside.Meet(tags) {
		inside = e.inside
	}
	return inside, true
}

// checkConvergence requires that the shown copy holds all that the person may see, and no more (7).
func (w *world) checkConvergence(l *laptop, community model.Path) {
	c := l.disk.communities[community].shown
	if c == nil {
		return // settle reports that, as a violation of 15
	}
	sees := 0
	for id, e := range w.oracles[community].records {
		inside, in := w.view(e, l.disk.account.TagsIn(community), c.Week)
		if !in || c.skipped[id] && e.unreadable() {
			continue
		}
		sees++
		if row := c.rows[id]; row.Rev != e.rev || !bytes.Equal(row.Face, e.face) || !bytes.Equal(row.Inside, inside) {
			w.violated("7 convergence", "laptop %d: a record is at %d, the hub's at %d", l.n, row.Rev, e.rev)
		}
	}
	if sees != len(c.rows) {
		w.violated("7 convergence", "laptop %d shows %d rows of %s, its person sees %d", l.n, len(c.rows), community,
			sees)
	}
}

// checkEnd checks what must hold at the end of a run: 7, 10 at the hub, 12, and 16.
func (w *world) checkEnd() {
	for _, s := range w.ledger.order {
		line := w.oracles[s.kept.Community].verdict(s.kept.ID)
		if e := w.oracles[s.kept.Community].records[s.kept.Record]; accepted(line.Code) && s.words != "" &&
			!e.holdsWords(s.words) && !full(e.rec) {
			w.violated("10 no words lost", "%T: its words are not in the hub's record", s.change.Body)
		}
		if s.dropped && !accepted(line.Code) {
			w.violated("16 restore-safe", "change %s was let go of, and is missing", s.kept.ID)
		}
	}
	for _, l := range w.laptops {
		for _, id := range l.memo.made {
			if w.oracles[w.ledger.saved[id].kept.Community].verdict(id).Rev == 0 && !l.disk.hasBounced(id) &&
				!w.ledger.saved[id].unread {
				w.violated("16 restore-safe", "laptop %d: change %s is missing", l.n, id)
			}
		}
		for _, community := range l.disk.paths() {
			w.checkConvergence(l, community)
			if !slices.Contains(l.disk.listed, community) &&
				!slices.ContainsFunc(l.disk.kept, func(k store.Kept) bool { return k.Community == community }) {
				w.violated("12 scope", "laptop %d still asks about %s", l.n, community)
			}
		}
	}
}

// full reports whether a record has as many steps or edits as it can hold. Older ones are only in the log.
func full(r model.Record) bool {
	if task, ok := r.(*model.Task); ok {
		return task.Inside.More > 0
	}
	if house, ok := r.(*model.Household); ok {
		return len(house.Inside.Edits) >= 50
	}
	return false
}
