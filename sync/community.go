package sync

import (
	"errors"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// community is the state of one community during a merge: what is stored, changed by the writes made so far.
type community struct {
	store.Community
	m        *merge
	kept     []*change
	answered bool // the reply's answer for it has been merged
}

// change is a kept change during a merge.
type change struct {
	store.Kept
	was store.Fate // as it is stored
}

func newCommunity(m *merge, c store.Community) *community {
	clone := func(cp *store.Copy) *store.Copy {
		if cp == nil {
			return nil
		}
		d := *cp
		return &d
	}
	c.Shown, c.Next = clone(c.Shown), clone(c.Next)
	return &community{Community: c, m: m}
}

// merge carries out steps 2 to 7 of docs/visibility.md §4 for one community.
func (c *community) merge(a wire.Answer) {
	if a.Again {
		c.startAgain()
		return
	}
	c.mergeVerdicts(a.Verdicts)
	c.setHead(a.Head, a.Mark)
	if a.Page != nil {
		c.mergePage(a)
	}
	c.swap(a.Head)
	c.markInRows(a.Head)
	c.dropSafe(a.Safe)
}

// startAgain is step 2, and the only recovery action there is: the hub's history is not the one this laptop was
// told of. Every kept change is offered again, and a new copy is begun beside the one on the screen. InRows is
// left as it is, because the rows that are shown have not changed.
func (c *community) startAgain() {
	for _, k := range c.kept {
		k.Code, k.Rev, k.Why = 0, 0, model.Refusal{}
	}
	c.beginCopy(0)
	c.setHead(0, wire.Mark{})
	c.m.sum.Again = true
	c.m.sum.Anew += len(c.kept)
}

// mergeVerdicts is the first half of step 3. A verdict names its change by id. One on a change that is accepted
// already, or that is not kept here, is passed over.
func (c *community) mergeVerdicts(vs []wire.Verdict) {
	for _, v := range vs {
		i := slices.IndexFunc(c.kept, func(k *change) bool { return !k.Accepted() && wire.ShortOf(k.ID) == v.ID })
		if i < 0 {
			continue
		}
		k, sum := c.kept[i], &c.m.sum
		if k.Queued() && v.Code >= model.OK && v.Code <= model.Held {
			sum.Pushed++
		}
		why := model.Refusal{Reason: v.Why, Args: v.Args, Against: v.Against}
		switch v.Code {
		case model.OK, model.Flagged:
			k.Code, k.Rev, k.Why = v.Code, v.Rev, why
			sum.Accepted++
			if v.Code == model.Flagged {
				sum.Flagged++
			}
		case model.Held:
			k.Code, k.Rev, k.Why = v.Code, 0, why
		case model.Refused:
			sum.Refused++
			c.m.write(store.Bounce{Seq: k.Seq, Why: why, At: c.m.hubTime()})
			c.m.touch(c.Path, k.Record)
			c.kept = slices.Delete(c.kept, i, i+1)
		}
	}
}

// setHead is the second half of step 3.
func (c *community) setHead(head uint64, mark wire.Mark) {
	if c.Seen != head || c.Mark != mark {
		c.Seen, c.Mark = head, mark
		c.m.write(store.SetSeen{Community: c.Path, Seen: head, Mark: mark})
	}
}

// beginCopy begins a new copy beside the shown one. since is the head of the reply that begins it.
func (c *community) beginCopy(since uint64) {
	c.Next = &store.Copy{Since: since, Empty: true}
	for _, k := range c.kept {
		delete(c.m.skipped, k.Record)
	}
	c.m.write(store.NewNext{Community: c.Path, Since: since})
}

// mergePage is step 4: it puts rows into the copy that is being filled, and takes out those that are gone or
// past the horizon. A page from revision 0 begins a new copy. A page that begins neither at 0 nor at the copy's
// cursor belongs to another copy and is passed over.
//
// Rows that the page leaves out are computed here first. Where they are not those of the hub, the page is passed over
// as a whole, and the next request asks for rows.
func (c *community) mergePage(a wire.Answer) {
	p := *a.Page
	predicted, ok := c.predictedRows(a.Verdicts, p)
	if !ok {
		c.m.mispredicted = true
		return
	}
	if p.From == 0 && !c.stillEmpty(p) {
		c.beginCopy(a.Head)
	}
	f := c.Filling()
	if f == nil || p.From != f.Cursor {
		return
	}
	for _, r := range slices.Concat(predicted, p.Rows) {
		c.m.sum.Pulled++
		c.mergeRow(f, r)
	}
	for _, id := range p.LeftOut {
		c.skip(id, 0)
	}
	if p.From > 0 && p.Week > f.Week {
		c.m.write(store.DropVisits{Community: c.Path, Before: p.Week - model.Horizon})
		if c.Next == nil {
			c.m.reread(c.Path)
		}
	}
	if f.Cursor != p.Next || f.Digest != p.Digest || f.Week != p.Week {
		f.Cursor, f.Digest, f.Week = p.Next, p.Digest, p.Week
		c.m.write(store.SetCopy{Community: c.Path, Digest: p.Digest, Week: p.Week, Cursor: p.Next})
	}
}

func (c *community) mergeRow(f *store.Copy, r wire.Row) {
	switch {
	case r.Gone():
		c.m.write(store.DropRow{Community: c.Path, ID: r.ID})
	case !readable(r):
		c.skip(r.ID, r.Rev)
		return
	default:
		c.m.write(store.PutRow{Row: store.Row{Community: c.Path, ID: r.ID, Rev: r.Rev, Face: r.Face, Inside: r.Inside}})
		f.Empty = false
	}
	delete(c.m.skipped, r.ID)
	if c.Next == nil {
		c.m.touch(c.Path, r.ID)
		c.m.revs[r.ID] = r.Rev // 0 when gone
	}
}

// skip leaves out a record that cannot be read here. The copy keeps the version of it that it has, if any, and
// kept changes to it go on being applied over that version.
func (c *community) skip(id model.RecordID, rev uint64) {
	c.m.write(store.SkipRow{Community: c.Path, ID: id, Rev: rev})
	c.m.skipped[id] = true
	c.m.sum.Skipped++
}

// readable reports whether a row can be kept. A row of a kind that this program does not know is kept for a
// newer program to show.
func readable(r wire.Row) bool {
	if len(r.Face)+len(r.Inside) > wire.MostRowBytes {
		return false
	}
	record, err := code.Open(r.Face, r.Inside)
	return errors.Is(err, code.ErrUnknown) || err == nil && record.RecordID() == r.ID
}

// stillEmpty reports whether a page from revision 0 says only that the community is still as empty as the shown
// copy. Without this check every request would begin a new copy of a community in which nothing has happened.
func (c *community) stillEmpty(p wire.Page) bool {
	s := c.Shown
	return c.Next == nil && s != nil && s.Empty && s.Cursor == 0 && p.Next == 0 &&
		len(p.Rows)+len(p.Predicted)+len(p.LeftOut) == 0 &&
		s.Digest == p.Digest && s.Week == p.Week
}

// swap is step 5: when the new copy is complete it becomes the shown one. InRows is cleared everywhere, because
// it spoke of the rows of the old copy.
func (c *community) swap(head uint64) {
	if c.Next == nil || c.Next.Cursor != head {
		return
	}
	c.Shown, c.Next = c.Next, nil
	c.m.write(store.Swap{Community: c.Path})
	c.m.reread(c.Path)
	for _, k := range c.kept {
		k.InRows = false
	}
}

// markInRows is step 6: it sets InRows on accepted changes whose effect is in the shown rows. Either the record
// has come at the change's revision or a later one, or everything has come and the record is not for this
// account. InRows stays as it is while a new copy is being filled, and while the record cannot be read here.
func (c *community) markInRows(head uint64) {
	if c.Next != nil || c.Shown == nil {
		return
	}
	for _, k := range c.kept {
		if k.Accepted() && !c.m.skipped[k.Record] && (c.m.revs[k.Record] >= k.Rev || c.Shown.Cursor == head) {
			k.InRows = true
		}
	}
}

// dropSafe is step 7: it drops accepted changes that are in the hub's backups (up to revision safe) and whose
// effect is in the shown rows.
func (c *community) dropSafe(safe uint64) {
	c.kept = slices.DeleteFunc(c.kept, func(k *change) bool {
		drop := k.Accepted() && k.Rev <= safe && k.InRows
		if drop {
			c.m.write(store.DropKept{Seq: k.Seq})
			if !k.was.InRows {
				c.m.touch(c.Path, k.Record)
			}
		}
		return drop
	})
}

// writeFates writes the fates that differ from what is stored.
func (c *community) writeFates() {
	for _, k := range c.kept {
		if !sameFate(k.Fate, k.was) {
			c.m.write(store.SetFate{Seq: k.Seq, Fate: k.Fate})
			c.m.touch(c.Path, k.Record)
		}
	}
}

func sameFate(a, b store.Fate) bool {
	return a.Offered == b.Offered && a.Code == b.Code && a.Rev == b.Rev && a.InRows == b.InRows &&
		a.Why.Reason == b.Why.Reason && a.Why.Against == b.Why.Against && slices.Equal(a.Why.Args, b.Why.Args)
}

// empty reports whether neither copy has a row.
func (c *community) empty() bool {
	return (c.Shown == nil || c.Shown.Empty) && (c.Next == nil || c.Next.Empty)
}
