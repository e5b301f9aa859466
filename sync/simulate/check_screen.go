package simulate

import (
	"bytes"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// This file checks what a person sees (17). A record never goes back to an older revision. A text that was written
// on this laptop never vanishes and is never shown twice. A text is on the screen if a shown row has it, or a kept
// change that is applied over the rows.

func (w *world) checkScreen(t merged, a wire.Answer) {
	was, now := t.was.communities[a.Community], t.l.disk.communities[a.Community]
	if now == nil || was == nil {
		return
	}
	w.checkForward(t, a, was, now)
	if w.oracles[a.Community].branch != t.truth.heads[a.Community].branch || w.rule != t.truth.rule {
		return
	}
	touched := w.touched(a, was, now)
	after := map[model.ChangeID]store.Kept{}
	for _, k := range t.l.disk.kept {
		after[k.ID] = k
	}
	for _, k := range t.was.kept {
		s := w.ledger.saved[k.ID]
		if k.Community != a.Community || s.words == "" || !model.IsFact(s.change.Body) ||
			touched != nil && !touched[k.Record] {
			continue
		}
		x, kept := after[k.ID]
		before, shown := times(was.shown, s, !k.InRows), times(now.shown, s, kept && !x.InRows)
		if kept || shown == 0 {
			w.checkWord(t, a, now, s, before, shown)
		}
	}
}

// touched returns the records of the shown copy that an answer may have changed; nil means all of them.
func (w *world) touched(a wire.Answer, was, now *community) map[model.RecordID]bool {
	if was.next != nil || now.next != nil || a.Page != nil && (a.Page.From == 0 || a.Page.Next == a.Head) {
		return nil
	}
	m := map[model.RecordID]bool{}
	for _, v := range a.Verdicts {
		if s := w.ledger.short[v.ID]; s != nil {
			m[s.kept.Record] = true
		}
	}
	if a.Page != nil {
		for _, r := range a.Page.Rows {
			m[r.ID] = true
		}
	}
	return m
}

// times returns how often a text is on the screen. over says whether its change is applied over the rows.
func times(c *pages, s *saved, over bool) (n int) {
	if c == nil {
		return 0
	}
	row, known := c.rows[s.kept.Record]
	if known && bytes.Contains(row.Inside, []byte(s.words)) {
		n++
	}
	if known && over {
		n++
	}
	return n
}

// checkWord checks one text. It may vanish if the person may no longer see the record or its inside, or if it is of
// a visit past the horizon. In a copied home it may be there twice until its own verdict has come.
func (w *world) checkWord(t merged, a wire.Answer, now *community, s *saved, before, after int) {
	if after > 1 && !t.l.copied {
		w.violated("17 word once", "laptop %d: %q is on the screen twice", t.l.n, s.words)
	}
	if before == 0 || after > 0 || now.shown == nil {
		return
	}
	e := w.oracles[a.Community].records[s.kept.Record]
	row, held := now.shown.rows[s.kept.Record]
	inside, sees := w.view(e, t.reply.Account.TagsIn(a.Community), now.shown.Week)
	there := held && row.Inside != nil || !held && sees && inside != nil && e.rev <= now.shown.Cursor
	if there && !full(e.rec) {
		w.violated("17 monotonic view", "laptop %d: %q vanished from the screen", t.l.n, s.words)
	}
	w.reached("word out of sight with its record")
}

// checkForward requires that no shown record goes back to an older revision, unless the home was told that the
// hub's history is another one.
func (w *world) checkForward(t merged, a wire.Answer, was, now *community) {
	if was.shown == nil || now.shown == nil || t.l.memo.turned[a.Community] || a.Page == nil {
		return
	}
	back := func(id model.RecordID) {
		if r, shown := now.shown.rows[id]; shown && r.Rev < was.shown.rows[id].Rev {
			w.violated(
				"17 monotonic view", "laptop %d: a record went from %d back to %d", t.l.n,
				was.shown.rows[id].Rev, r.Rev,
			)
		}
	}
	if now.next == nil && (was.next != nil || a.Page.From == 0) {
		for id := range now.shown.rows {
			back(id)
		}
		return
	}
	for _, r := range a.Page.Rows {
		back(r.ID)
	}
}
