package simulate

import (
	"bytes"
	"slices"

	"sidan/model"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// This file checks a home: what is on its disk at all times, what it requests, and what a reply left there.

// checkHome requires that everything in the home's memo is on its disk, as it was saved (1, and 10 for changes
// without a verdict).
func (w *world) checkHome(l *laptop) {
	kept, bounced := map[model.ChangeID][]byte{}, map[model.ChangeID][]byte{}
	for _, k := range l.disk.kept {
		kept[k.ID] = k.Core
	}
	for _, b := range l.disk.bounced {
		bounced[b.ID] = b.Core
	}
	for _, id := range l.memo.made {
		k, isKept := kept[id]
		b, isBounced := bounced[id]
		switch {
		case !isKept && !isBounced:
			w.violated("1 durable before said", "laptop %d: %s was saved, and is not there", l.n, id)
		case isBounced && !bytes.Equal(b, w.ledger.saved[id].kept.Core),
			isKept && !bytes.Equal(k, w.ledger.saved[id].kept.Core):
			w.violated("10 no words lost", "laptop %d: the words of %s", l.n, id)
		}
	}
	for form, text := range l.memo.drafts {
		if string(l.disk.drafts[form].Data) != text {
			w.violated("10 no words lost", "laptop %d: a draft", l.n)
		}
	}
}

// checkRequest requires that a request carries, for each community, the oldest queued changes in order, names all
// held changes, and asks for rows only if it carries everything queued (3).
func (w *world) checkRequest(l *laptop, st store.State, req wire.Request) {
	asked := map[model.Path]bool{}
	for _, a := range req.Asks {
		asked[a.Community] = true
		queued, held := changesOf(st, a.Community)
		good := len(a.Changes) <= len(queued) && len(a.Held) == len(held) && a.Rows == (len(a.Changes) == len(queued))
		for i, core := range a.Changes {
			good = good && i < len(queued) && bytes.Equal(core, queued[i].Core)
		}
		for _, k := range held {
			good = good && slices.Contains(a.Held, wire.HeldID{ID: wire.ShortOf(k.ID), Record: k.Record})
		}
		if !good {
			w.violated(
				"3 in order", "laptop %d asks with %d of %d changes, not the oldest", l.n, len(a.Changes),
				len(queued),
			)
		}
		if len(a.Changes) < len(queued) {
			w.reached("request without all that waits")
		}
		if len(queued) > 0 && len(l.disk.account.TagsIn(a.Community)) == 0 {
			w.reached("unsent work to a community one has lost")
		}
	}
	for _, k := range st.Kept {
		if !asked[k.Community] {
			w.violated("15 progress", "laptop %d keeps a change of %s, and does not ask", l.n, k.Community)
		}
	}
}

// merged is one reply that was merged and is on disk.
type merged struct {
	l     *laptop
	was   disk // the disk before
	reply wire.Reply
	truth truth
}

// checkMerge checks what a reply did to each change (4, 9, safe, unsent untouched) and to each copy.
func (w *world) checkMerge(t merged, sum sync.Summary) {
	refused := 0
	for _, a := range t.reply.Answers {
		refused += w.checkFates(t, a)
		w.checkCopy(t, a)
		w.checkScreen(t, a)
		w.recordTold(t, a)
	}
	if refused != sum.Refused {
		w.violated("9 loser told", "laptop %d: %d refused, of which %d were said", t.l.n, refused, sum.Refused)
	}
}

// checkFates checks what one answer did to each kept change, and returns how many it refused.
func (w *world) checkFates(t merged, a wire.Answer) (refused int) {
	now := map[model.ChangeID]store.Kept{}
	for _, k := range t.l.disk.kept {
		now[k.ID] = k
	}
	said := map[wire.Short]wire.Verdict{}
	for _, v := range a.Verdicts {
		said[v.ID] = v
	}
	for _, was := range t.was.kept {
		if was.Community != a.Community {
			continue
		}
		v, told := said[wire.ShortOf(was.ID)]
		told = told && !was.Accepted() && !a.Again
		if told && v.Code == model.Refused {
			refused++
		}
		k, kept := now[was.ID]
		w.checkFate(t, a, was, v, told, k, kept)
	}
	return refused
}

func (w *world) checkFate(t merged, a wire.Answer, was store.Kept, v wire.Verdict, told bool, k store.Kept, kept bool) {
	n, id := t.l.n, was.ID
	unsaid := v.Code == model.Refused && !t.l.disk.saysRefused(id) || v.Code == model.Held && !t.l.disk.saysHeld(id)
	switch {
	case told && unsaid:
		w.violated("9 loser told", "laptop %d: %s is %s, and nothing says why", n, id, v.Code)
	case !kept && t.l.disk.hasBounced(id):
		if !told || v.Code != model.Refused || !w.agrees(t, a, id, v) {
			w.violated("4 no verdict astray", "laptop %d has %s as refused, it was not told so", n, id)
		}
	case !kept:
		w.checkDropped(t, a, was, v, told)
	default:
		w.checkKept(t, a, was, v, told, k)
	}
}

// checkKept checks what one answer did to a change that is still kept.
func (w *world) checkKept(t merged, a wire.Answer, was store.Kept, v wire.Verdict, told bool, k store.Kept) {
	n, id := t.l.n, was.ID
	switch {
	case !bytes.Equal(k.Core, was.Core) || k.Seq != was.Seq || k.Save != was.Save:
		w.violated("unsent untouched", "laptop %d: change %d is not what it was", n, was.Seq)
	case k.Accepted() && !was.Accepted() && !(told && accepted(v.Code) && v.Rev == k.Rev && w.agrees(t, a, id, v)):
		w.violated("4 no verdict astray", "laptop %d has %s at %d, it was not told so", n, id, k.Rev)
	case k.Queued() && !was.Queued() && !a.Again:
		w.violated("unsent untouched", "laptop %d: change %d waits again, and nobody said so", n, was.Seq)
	case a.Again && !k.Queued():
		w.violated("16 restore-safe", "laptop %d: %s is not offered again to another history", n, id)
	}
}

// agrees reports whether the log of the hub that replied has this verdict on this change.
func (w *world) agrees(t merged, a wire.Answer, id model.ChangeID, v wire.Verdict) bool {
	b := w.oracles[a.Community]
	line := b.verdict(id)
	return b.branch != t.truth.heads[a.Community].branch || line.Code == v.Code && line.Rev == v.Rev
}

// checkDropped requires that a change which a home drops is accepted, in the log, and in every backup that the hub
// may be restored from.
func (w *world) checkDropped(t merged, a wire.Answer, was store.Kept, v wire.Verdict, told bool) {
	if !was.Accepted() && !(told && accepted(v.Code)) {
		w.violated("1 durable before said", "laptop %d lets go of %s, which was never accepted", t.l.n, was.ID)
		return
	}
	if !accepted(w.oracles[a.Community].verdict(was.ID).Code) {
		w.violated("safe", "laptop %d lets go of %s, and it is not in the log", t.l.n, was.ID)
	}
	for _, i := range append(w.restorable(""), w.restorable(a.Community)...) {
		if !accepted(w.oracleOf(i, a.Community).verdict(was.ID).Code) {
			w.violated("safe", "laptop %d lets go of %s, and copy %q without it may be put back", t.l.n, was.ID, i.Name)
		}
	}
	w.ledger.saved[was.ID].dropped = true
	t.l.memo.done(was.ID)
	w.reached("let go of what is safe")
}

// recordTold keeps in the memo what the home was told.
func (w *world) recordTold(t merged, a wire.Answer) {
	m := &t.l.memo
	switch {
	case t.l.disk.communities[a.Community] == nil: // forgotten
		delete(m.told, a.Community)
		delete(m.since, a.Community)
		delete(m.gone, a.Community)
		delete(m.turned, a.Community)
		w.reached("community forgotten")
		return
	case a.Again:
		m.told[a.Community], m.since[a.Community], m.gone[a.Community], m.turned[a.Community] = point{}, 0, nil, true
		return
	case a.Page != nil && a.Page.From == 0:
		m.since[a.Community], m.gone[a.Community] = a.Head, map[goneRow]bool{}
	case a.Page != nil && a.Page.Next < a.Head:
		w.reached("page cut")
	}
	m.told[a.Community] = t.truth.heads[a.Community]
	if c := t.l.disk.communities[a.Community]; c == nil || c.next == nil {
		m.turned[a.Community] = false
	}
}

func (d *disk) saysRefused(id model.ChangeID) bool {
	return slices.ContainsFunc(d.bounced, func(b store.Bounced) bool { return b.ID == id && b.Why.Reason != "" })
}

func (d *disk) hasBounced(id model.ChangeID) bool {
	return slices.ContainsFunc(d.bounced, func(b store.Bounced) bool { return b.ID == id })
}

func (d *disk) saysHeld(id model.ChangeID) bool {
	return slices.ContainsFunc(d.kept, func(k store.Kept) bool { return k.ID == id && k.Held() && k.Why.Reason != "" })
}
