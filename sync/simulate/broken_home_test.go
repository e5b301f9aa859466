package simulate

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// This file holds how a home's rules are broken, where it takes more than a line.

// instead puts one kind of write in another's place.
func instead[W store.Write](other func(W) store.Write) func([]store.Write) []store.Write {
	return func(ws []store.Write) []store.Write {
		out := slices.Clone(ws)
		for i, w := range out {
			if is, ok := w.(W); ok {
				out[i] = other(is)
			}
		}
		return out
	}
}

// drop leaves out writes of one kind.
func drop[W store.Write](ws []store.Write, which func(W) bool) []store.Write {
	return slices.DeleteFunc(slices.Clone(ws), func(w store.Write) bool { is, ok := w.(W); return ok && which(is) })
}

// forgetNewest loses a change that was not sent yet.
func forgetNewest(d *disk) {
	if n := len(d.kept); n > 0 && d.kept[n-1].Queued() {
		d.kept = d.kept[:n-1]
	}
}

func reverse(r *wire.Request) {
	for _, a := range r.Asks {
		slices.Reverse(a.Changes)
	}
}

func leaveOutOldest(_ *laptop, r *wire.Request) {
	for i := range r.Asks {
		if a := &r.Asks[i]; len(a.Changes) > 1 {
			a.Changes = a.Changes[1:]
		}
	}
}

// unheld forgets that the hub holds a change.
func unheld(w store.SetFate) store.Write {
	if w.Fate.Held() {
		w.Fate = store.Fate{Offered: true}
	}
	return w
}

// emptyBounced keeps a notice, and loses what was written.
func emptyBounced(d *disk) {
	for i, b := range d.bounced {
		c, err := code.Change(b.Core)
		if err != nil || model.WordsOf(c.Body) == "" {
			continue
		}
		c.Body = model.TaskProgressed{}
		d.bounced[i].Core, _ = code.Core(c)
	}
}

// showHalf swaps a fresh copy in with its first page.
func showHalf(_ *laptop, ws []store.Write) []store.Write {
	out := slices.Clone(ws)
	for _, w := range ws {
		if n, is := w.(store.NewNext); is && !slices.Contains(ws, store.Write(store.Swap{Community: n.Community})) {
			out = append(out, store.Swap{Community: n.Community})
		}
	}
	return out
}

// intoShown puts the rows of a fresh copy into the one that is shown.
func intoShown(l *laptop, ws []store.Write) []store.Write {
	has := func(community model.Path) bool {
		c := l.disk.communities[community]
		return c != nil && c.shown != nil && c.next == nil
	}
	return drop(drop(
		ws, func(w store.NewNext) bool { return has(w.Community) },
	), func(w store.Swap) bool { return has(w.Community) })
}

func keepInside(l *laptop, ws []store.Write) []store.Write {
	return instead(func(w store.PutRow) store.Write {
		if c := l.disk.communities[w.Community]; w.Inside == nil && c != nil && c.filling() != nil {
			w.Inside = c.filling().rows[w.ID].Inside
		}
		return w
	})(ws)
}

// torn leaves the second half of a commit.
func torn(d *disk, ws []store.Write) { _ = d.commit(ws[len(ws)/2:]) }

// bySeq is a kept change, as it is on disk.
func (d *disk) bySeq(seq uint64) (k store.Kept) {
	if i := slices.IndexFunc(d.kept, func(k store.Kept) bool { return k.Seq == seq }); i >= 0 {
		k = d.kept[i]
	}
	return k
}

func notAgain(l *laptop, ws []store.Write) []store.Write {
	return drop(ws, func(w store.SetFate) bool { return w.Fate.Queued() && l.disk.bySeq(w.Seq).Accepted() })
}

func clearBits(_ *laptop, ws []store.Write) []store.Write {
	return instead(
		func(w store.SetFate) store.Write { w.Fate.InRows = w.Fate.InRows && !w.Fate.Queued(); return w },
	)(ws)
}

// keepBits takes what the copy that goes had for what the one that comes has.
func keepBits(l *laptop, ws []store.Write) []store.Write {
	if !slices.ContainsFunc(ws, func(w store.Write) bool { _, is := w.(store.Swap); return is }) {
		return ws
	}
	return instead(func(w store.SetFate) store.Write {
		w.Fate.InRows = w.Fate.InRows || l.disk.bySeq(w.Seq).InRows
		return w
	})(ws)
}

// mixCopies begins a fresh copy with the rows of the old one.
func mixCopies(d *disk) {
	for _, c := range d.communities {
		if c.shown != nil && c.next != nil {
			for id, r := range c.shown.rows {
				if _, has := c.next.rows[id]; !has {
					c.next.rows[id] = r
				}
			}
		}
	}
}

func dropEarly(_ *laptop, ws []store.Write) []store.Write {
	return instead(func(w store.SetFate) store.Write {
		if w.Fate.Accepted() && w.Fate.InRows {
			return store.DropKept{Seq: w.Seq}
		}
		return w
	})(ws)
}

func dropUnseen(l *laptop, ws []store.Write) []store.Write {
	return instead(func(w store.SetFate) store.Write {
		if w.Fate.Accepted() && w.Fate.Rev <= l.w.backups.Safe[l.disk.bySeq(w.Seq).Community] {
			return store.DropKept{Seq: w.Seq}
		}
		return w
	})(ws)
}

// forgetKept asks about nothing that the account has no scope in.
func forgetKept(_ *laptop, st *store.State) {
	lost := func(community model.Path) bool { return !slices.Contains(st.Listed, community) }
	st.Kept = slices.DeleteFunc(st.Kept, func(k store.Kept) bool { return lost(k.Community) })
	st.Communities = slices.DeleteFunc(st.Communities, func(c store.Community) bool { return lost(c.Path) })
}
