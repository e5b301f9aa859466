package simulate

import (
	"bytes"
	"slices"

	"sidan/model"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// This file judges a home: what is on its disk at all times, what it asks, and what a reply left there.

// judge wants everything that the home has to account for to be on its disk, as it was saved: invariants 1, and
// of 10 what waits there.
func (w *world) judge(l *laptop) {
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
			w.broke("1 durable before said", "laptop %d: %s was saved, and is not there", l.n, id)
		case isBounced && !bytes.Equal(
			b, w.ledger.saved[id].kept.Core,
		), isKept && !bytes.Equal(k, w.ledger.saved[id].kept.Core):
			w.broke("10 no words lost", "laptop %d: the words of %s", l.n, id)
		}
	}
	for form, text := range l.memo.drafts {
		if string(l.disk.drafts[form].Data) != text {
			w.broke("10 no words lost", "laptop %d: a draft", l.n)
		}
	}
}

// judgeRequest wants a request to leave out no change whose verdict is not known: of each community the oldest
// that wait, in order, all that the hub holds, and rows only with everything (3).
func (w *world) judgeRequest(l *laptop, st store.State, req wire.Request) {
	asked := map[model.Path]bool{}
	for _, a := range req.Asks {
		asked[a.Home] = true
		queued, held := changesOf(st, a.Home)
		good := len(a.Changes) <= len(queued) && len(a.Held) == len(held) && a.Rows == (len(a.Changes) == len(queued))
		for i, core := range a.Changes {
			good = good && i < len(queued) && bytes.Equal(core, queued[i].Core)
		}
		for _, k := range held {
			good = good && slices.Contains(a.Held, wire.HeldID{ID: wire.ShortOf(k.ID), Record: k.Record})
		}
		if !good {
			w.broke(
				"3 in order", "laptop %d asks with %d of %d changes, not the oldest", l.n, len(a.Changes),
				len(queued),
			)
		}
		if len(a.Changes) < len(queued) {
			w.reached("request without all that waits")
		}
		if len(queued) > 0 && len(l.disk.account.TagsIn(a.Home)) == 0 {
			w.reached("unsent work to a community one has lost")
		}
	}
	for _, k := range st.Kept {
		if !asked[k.Home] {
			w.broke("15 progress", "laptop %d keeps a change of %s, and does not ask", l.n, k.Home)
		}
	}
}

// taken is one reply that was taken and is on disk.
type taken struct {
	l     *laptop
	was   disk // before
	reply wire.Reply
	truth truth
}

// judgeTaken is after a reply was taken: what became of each change (4, 9, safe, unsent work), and of each copy.
func (w *world) judgeTaken(t taken, sum sync.Summary) {
	refused := 0
	for _, a := range t.reply.Answers {
		refused += w.fates(t, a)
		w.copyTaken(t, a)
		w.screen(t, a)
		w.follow(t, a)
	}
	if refused != sum.Refused {
		w.broke("9 loser told", "laptop %d: %d refused, of which %d were said", t.l.n, refused, sum.Refused)
	}
}

// fates follows what the home kept through one answer.
func (w *world) fates(t taken, a wire.Answer) (refused int) {
	now := map[model.ChangeID]store.Kept{}
	for _, k := range t.l.disk.kept {
		now[k.ID] = k
	}
	said := map[wire.Short]wire.Verdict{}
	for _, v := range a.Verdicts {
		said[v.ID] = v
	}
	for _, was := range t.was.kept {
		if was.Home != a.Home {
			continue
		}
		v, told := said[wire.ShortOf(was.ID)]
		told = told && !was.Accepted() && !a.Again
		if told && v.Code == model.Refused {
			refused++
		}
		k, kept := now[was.ID]
		w.fate(t, a, was, v, told, k, kept)
	}
	return refused
}

func (w *world) fate(t taken, a wire.Answer, was store.Kept, v wire.Verdict, told bool, k store.Kept, kept bool) {
	n, id := t.l.n, was.ID
	switch {
	case told && v.Code == model.Refused && !t.l.disk.saysRefused(
		id,
	), told && v.Code == model.Held && !t.l.disk.saysHeld(id):
		w.broke("9 loser told", "laptop %d: %s is %s, and nothing says why", n, id, v.Code)
	case !kept && t.l.disk.hasBounced(id):
		if !told || v.Code != model.Refused || !w.says(t, a, id, v) {
			w.broke("4 no verdict astray", "laptop %d has %s as refused, it was not told so", n, id)
		}
	case !kept:
		w.letGo(t, a, was, v, told)
	case !bytes.Equal(k.Core, was.Core) || k.Seq != was.Seq || k.Save != was.Save:
		w.broke("unsent untouched", "laptop %d: change %d is not what it was", n, was.Seq)
	case k.Accepted() && !was.Accepted() && !(told && accepted(v.Code) && v.Rev == k.Rev && w.says(t, a, id, v)):
		w.broke("4 no verdict astray", "laptop %d has %s at %d, it was not told so", n, id, k.Rev)
	case k.Queued() && !was.Queued() && !a.Again:
		w.broke("unsent untouched", "laptop %d: change %d waits again, and nobody said so", n, was.Seq)
	case a.Again && !k.Queued():
		w.broke("16 restore-safe", "laptop %d: %s is not offered again to another history", n, id)
	}
}

// says that the log of the hub that replied has a verdict on that very change.
func (w *world) says(t taken, a wire.Answer, id model.ChangeID, v wire.Verdict) bool {
	b := w.books[a.Home]
	line := b.verdict(id)
	return b.branch != t.truth.heads[a.Home].branch || line.Code == v.Code && line.Rev == v.Rev
}

// letGo wants what a home lets go of to be accepted, in the log, and in every copy that may be put back.
func (w *world) letGo(t taken, a wire.Answer, was store.Kept, v wire.Verdict, told bool) {
	if !was.Accepted() && !(told && accepted(v.Code)) {
		w.broke("1 durable before said", "laptop %d lets go of %s, which was never accepted", t.l.n, was.ID)
		return
	}
	if !accepted(w.books[a.Home].verdict(was.ID).Code) {
		w.broke("safe", "laptop %d lets go of %s, and it is not in the log", t.l.n, was.ID)
	}
	for _, i := range append(w.mayReturn(""), w.mayReturn(a.Home)...) {
		if !accepted(i.bookOf(a.Home).verdict(was.ID).Code) {
			w.broke("safe", "laptop %d lets go of %s, and copy %q without it may be put back", t.l.n, was.ID, i.Name)
		}
	}
	w.ledger.saved[was.ID].letGo = true
	t.l.memo.done(was.ID)
	w.reached("let go of what is safe")
}

// follow keeps what the home was told.
func (w *world) follow(t taken, a wire.Answer) {
	m := &t.l.memo
	switch {
	case t.l.disk.communities[a.Home] == nil: // forgotten
		delete(m.told, a.Home)
		delete(m.since, a.Home)
		delete(m.gone, a.Home)
		delete(m.turned, a.Home)
		w.reached("community forgotten")
		return
	case a.Again:
		m.told[a.Home], m.since[a.Home], m.gone[a.Home], m.turned[a.Home] = told{}, 0, nil, true
		return
	case a.Page != nil && a.Page.From == 0:
		m.since[a.Home], m.gone[a.Home] = a.Head, map[goneRow]bool{}
	case a.Page != nil && a.Page.Next < a.Head:
		w.reached("page cut")
	}
	m.told[a.Home] = t.truth.heads[a.Home]
	if c := t.l.disk.communities[a.Home]; c == nil || c.next == nil {
		m.turned[a.Home] = false
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
