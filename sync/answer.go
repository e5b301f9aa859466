package sync

import (
	"errors"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// community is one as the writes so far leave it.
type community struct {
	store.Community
	t        *taking
	kept     []*change
	answered bool
}

// change is a kept change as the reply so far leaves it.
type change struct {
	store.Kept
	was store.Fate // in the home
}

func newCommunity(t *taking, c store.Community) *community {
	clone := func(cp *store.Copy) *store.Copy {
		if cp == nil {
			return nil
		}
		d := *cp
		return &d
	}
	c.Shown, c.Next = clone(c.Shown), clone(c.Next)
	return &community{Community: c, t: t}
}

// take follows steps 2 to 7 of the home (visibility §4).
func (c *community) take(a wire.Answer) {
	if a.Again {
		c.again()
		return
	}
	c.verdicts(a.Verdicts)
	c.seen(a.Head, a.Mark)
	if a.Page != nil {
		c.page(a.Head, *a.Page)
	}
	c.swap(a.Head)
	c.bits(a.Head)
	c.letGo(a.Safe)
}

// again is the only recovery action (step 2): the hub's history is not the one this home was told of.
// Everything kept is offered anew, and a fresh copy is begun beside the one on the screen. Bits stay: the shown
// rows are as they were.
func (c *community) again() {
	for _, k := range c.kept {
		k.Code, k.Rev, k.Why = 0, 0, model.Refusal{}
	}
	c.newNext(0)
	c.seen(0, wire.Mark{})
	c.t.sum.Again = true
	c.t.sum.Anew += len(c.kept)
}

// verdicts are found by id (step 3). Those on changes that have one already, or are not kept, say nothing new.
func (c *community) verdicts(vs []wire.Verdict) {
	for _, v := range vs {
		i := slices.IndexFunc(c.kept, func(k *change) bool { return !k.Accepted() && wire.ShortOf(k.ID) == v.ID })
		if i < 0 {
			continue
		}
		k, sum := c.kept[i], &c.t.sum
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
			c.t.write(store.Bounce{Seq: k.Seq, Why: why, At: c.t.hub()})
			c.t.touch(c.Home, k.Record)
			c.kept = slices.Delete(c.kept, i, i+1)
		}
	}
}

func (c *community) seen(head uint64, mark wire.Mark) {
	if c.Seen != head || c.Mark != mark {
		c.Seen, c.Mark = head, mark
		c.t.write(store.SetSeen{Home: c.Home, Seen: head, Mark: mark})
	}
}

func (c *community) newNext(since uint64) {
	c.Next = &store.Copy{Since: since, Empty: true}
	for _, k := range c.kept {
		delete(c.t.skipped, k.Record)
	}
	c.t.write(store.NewNext{Home: c.Home, Since: since})
}

// page puts rows into the copy being filled, and takes out what is gone or past the horizon (step 4). A page from 0
// begins a new copy. One that fits neither 0 nor the cursor is not for this copy.
func (c *community) page(head uint64, p wire.Page) {
	if p.From == 0 && !c.stillEmpty(p) {
		c.newNext(head)
	}
	f := c.Filling()
	if f == nil || p.From != f.Cursor {
		return
	}
	for _, r := range p.Rows {
		c.t.sum.Pulled++
		c.row(f, r)
	}
	for _, id := range p.LeftOut {
		c.skip(id, 0)
	}
	if p.From > 0 && p.Week > f.Week {
		c.t.write(store.DropVisits{Home: c.Home, Before: p.Week - model.Horizon})
		if c.Next == nil {
			c.t.reread(c.Home)
		}
	}
	if f.Cursor != p.Next || f.Digest != p.Digest || f.Week != p.Week {
		f.Cursor, f.Digest, f.Week = p.Next, p.Digest, p.Week
		c.t.write(store.SetCopy{Home: c.Home, Digest: p.Digest, Week: p.Week, Cursor: p.Next})
	}
}

// row takes one row into the copy being filled.
func (c *community) row(f *store.Copy, r wire.Row) {
	switch {
	case r.Gone():
		c.t.write(store.DropRow{Home: c.Home, ID: r.ID})
	case !readable(r):
		c.skip(r.ID, r.Rev)
		return
	default:
		c.t.write(store.PutRow{Row: store.Row{Home: c.Home, ID: r.ID, Rev: r.Rev, Face: r.Face, Inside: r.Inside}})
		f.Empty = false
	}
	delete(c.t.skipped, r.ID)
	if c.Next == nil {
		c.t.touch(c.Home, r.ID)
		c.t.revs[r.ID] = r.Rev // 0 when gone
	}
}

// skip steps over a record that cannot be read: what the copy has of it stays, and so do the changes to it that wait.
func (c *community) skip(id model.RecordID, rev uint64) {
	c.t.write(store.SkipRow{Home: c.Home, ID: id, Rev: rev})
	c.t.skipped[id] = true
	c.t.sum.Skipped++
}

// readable reports whether a row can be kept and shown. One of a kind that this program does not know is kept
// for a newer one.
func readable(r wire.Row) bool {
	if len(r.Face)+len(r.Inside) > wire.MostRowBytes {
		return false
	}
	record, err := code.Open(r.Face, r.Inside)
	return errors.Is(err, code.ErrUnknown) || err == nil && record.RecordID() == r.ID
}

// stillEmpty says that a page from 0 brings what is shown already: nothing. A community in which nothing has happened
// would otherwise begin a new copy with every request.
func (c *community) stillEmpty(p wire.Page) bool {
	s := c.Shown
	return c.Next == nil && s != nil && s.Empty && s.Cursor == 0 && p.Next == 0 && len(p.Rows)+len(p.LeftOut) == 0 &&
		s.Digest == p.Digest && s.Week == p.Week
}

// swap shows the new copy once it is whole, and clears all bits: they spoke of the old one (step 5).
func (c *community) swap(head uint64) {
	if c.Next == nil || c.Next.Cursor != head {
		return
	}
	c.Shown, c.Next = c.Next, nil
	c.t.write(store.Swap{Home: c.Home})
	c.t.reread(c.Home)
	for _, k := range c.kept {
		k.InRows = false
	}
}

// bits are set for accepted changes whose effect is in the shown rows (step 6): their record has come at their
// revision or later, or everything has come and the record is not for this account. While a copy is being
// filled they stay, and while the record cannot be read here.
func (c *community) bits(head uint64) {
	if c.Next != nil || c.Shown == nil {
		return
	}
	for _, k := range c.kept {
		if k.Accepted() && !c.t.skipped[k.Record] && (c.t.revs[k.Record] >= k.Rev || c.Shown.Cursor == head) {
			k.InRows = true
		}
	}
}

// letGo drops what the hub has safe and the shown rows have (step 7).
func (c *community) letGo(safe uint64) {
	c.kept = slices.DeleteFunc(c.kept, func(k *change) bool {
		drop := k.Accepted() && k.Rev <= safe && k.InRows
		if drop {
			c.t.write(store.DropKept{Seq: k.Seq})
			if !k.was.InRows {
				c.t.touch(c.Home, k.Record)
			}
		}
		return drop
	})
}

// settle writes down the fates that changed.
func (c *community) settle() {
	for _, k := range c.kept {
		if !sameFate(k.Fate, k.was) {
			c.t.write(store.SetFate{Seq: k.Seq, Fate: k.Fate})
			c.t.touch(c.Home, k.Record)
		}
	}
}

func sameFate(a, b store.Fate) bool {
	return a.Offered == b.Offered && a.Code == b.Code && a.Rev == b.Rev && a.InRows == b.InRows &&
		a.Why.Reason == b.Why.Reason && a.Why.Against == b.Why.Against && slices.Equal(a.Why.Args, b.Why.Args)
}

func (c *community) empty() bool {
	return (c.Shown == nil || c.Shown.Empty) && (c.Next == nil || c.Next.Empty)
}
