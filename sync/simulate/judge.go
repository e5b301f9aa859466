package simulate

import (
	"bytes"
	"slices"

	"sidan/model"
	"sidan/model/store"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// This file judges a laptop: what it sends, what a reply left on its disk, and what is on its disk at all times.

// judge holds one laptop's disk against the ledger: invariants 1, 4, 9, and of 10 the words that wait there.
func (w *world) judge(l *laptop) {
	kept, bounced := map[model.ChangeID]store.Kept{}, map[model.ChangeID]store.Bounced{}
	for _, k := range l.disk.kept {
		kept[k.ID] = k
	}
	for _, b := range l.disk.bounced {
		bounced[b.ID] = b
	}
	for _, s := range w.ledger.order {
		if s.laptop != l.n || s.gone {
			continue
		}
		k, isKept := kept[s.kept.ID]
		b, isBounced := bounced[s.kept.ID]
		last := w.ledger.verdictOf(s.kept.ID)
		switch {
		case isKept && k.Accepted() && (!accepted(last.Code) || last.Rev != k.Rev):
			w.broke("4 no verdict astray", "laptop %d has change %s at %d, the hub says %s at %d", l.n, k.ID, k.Rev, last.Code, last.Rev)
		case isBounced && last.Code != model.Refused:
			w.broke("4 no verdict astray", "laptop %d was told that %s is refused, the hub says %s", l.n, b.ID, last.Code)
		case isBounced && !bytes.Equal(b.Core, s.kept.Core), isKept && !bytes.Equal(k.Core, s.kept.Core):
			w.broke("10 no words lost", "laptop %d: the words of %s", l.n, s.kept.ID)
		case !isKept && !isBounced && last.Code == model.Refused:
			w.broke("9 loser told", "laptop %d: %s was refused, and nothing says so", l.n, s.kept.ID)
		case !isKept && !isBounced:
			w.broke("1 durable before said", "laptop %d: %s was saved, and is not there", l.n, s.kept.ID)
		}
	}
	w.judgeDrafts(l)
}

func (w *world) judgeDrafts(l *laptop) {
	for d, text := range w.ledger.drafts {
		if d.laptop == l.n && string(l.disk.drafts[d.form].Data) != text {
			w.broke("10 no words lost", "laptop %d: a draft", l.n)
		}
	}
}

// judgeRequest wants a request to leave out no change whose verdict is not known: of each community the oldest that wait,
// in order, all that the hub holds, and rows only with everything (3).
func (w *world) judgeRequest(l *laptop, st store.State, req wire.Request) {
	for _, a := range req.Asks {
		queued, held := changesOf(st, a.Home)
		good := len(a.Changes) <= len(queued) && len(a.Held) == len(held) && a.Rows == (len(a.Changes) == len(queued))
		for i, core := range a.Changes {
			good = good && i < len(queued) && bytes.Equal(core, queued[i].Core)
		}
		for _, k := range held {
			good = good && slices.Contains(a.Held, wire.HeldID{ID: wire.ShortOf(k.ID), Record: k.Record})
		}
		if !good {
			w.broke("3 in order", "laptop %d asks with %d of %d changes, not the oldest", l.n, len(a.Changes), len(queued))
		}
		if len(a.Changes) < len(queued) {
			w.reached("request without all that waits")
		}
	}
}

// judgeTaken is after a reply was taken, and is on disk: whoever lost is told why, in this very exchange (9), and the copy
// that was filled is true as far as it says (6).
func (w *world) judgeTaken(l *laptop, before store.State, r wire.Reply, sum sync.Summary) {
	refused := 0
	for _, a := range r.Answers {
		if a.Page != nil && a.Page.Next < a.Head {
			w.reached("page cut")
		}
		if a.Page != nil && slices.ContainsFunc(a.Page.Rows, wire.Row.Gone) {
			w.reached("record lost from sight")
		}
		for _, v := range a.Verdicts {
			i := slices.IndexFunc(before.Kept, func(k store.Kept) bool { return !k.Accepted() && wire.ShortOf(k.ID) == v.ID })
			if i < 0 || v.Code != model.Refused && v.Code != model.Held {
				continue
			}
			if id := before.Kept[i].ID; v.Code == model.Held && !l.disk.saysHeld(id) || v.Code == model.Refused && !l.disk.saysRefused(id) {
				w.broke("9 loser told", "laptop %d: %s is %s, and nothing says why", l.n, id, v.Code)
			}
			if v.Code == model.Refused {
				refused++
			}
		}
	}
	if refused != sum.Refused {
		w.broke("9 loser told", "laptop %d: %d refused, of which %d were said", l.n, refused, sum.Refused)
	}
	w.snapshot(func(s hub.Snapshot) error {
		for _, home := range l.disk.homes() {
			if err := w.honest(s, l, home); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *disk) saysRefused(id model.ChangeID) bool {
	return slices.ContainsFunc(d.bounced, func(b store.Bounced) bool { return b.ID == id && b.Why.Reason != "" })
}

func (d *disk) saysHeld(id model.ChangeID) bool {
	return slices.ContainsFunc(d.kept, func(k store.Kept) bool { return k.ID == id && k.Held() && k.Why.Reason != "" })
}
