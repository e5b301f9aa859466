package simulate

import (
	"context"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// This file checks what a hostile laptop must not achieve: honest laptops go on syncing, whatever it sent. The
// same holds for a record that only a hub of an earlier version could have stored.

// checkReadable requires that every reply to an honest laptop is within its limit and can be read, and that it
// leaves out only records that are too large or damaged.
func (w *world) checkReadable(l *laptop, reply wire.Reply) {
	b, err := wire.Pack(reply)
	if err == nil {
		err = wire.Unpack(b, true, wire.MostReply, &wire.Reply{})
	}
	if err != nil {
		w.violated("goes on", "laptop %d is sent what it cannot read: %v", l.n, err)
	}
	for _, a := range reply.Answers {
		if a.Page == nil {
			continue
		}
		for _, id := range a.Page.LeftOut {
			w.reached("record left out of a page")
			if !w.oracles[a.Community].records[id].unreadable() {
				w.violated("goes on", "laptop %d is not sent record %s, which it could read", l.n, id)
			}
		}
		for _, r := range a.Page.Rows {
			if _, err := code.Open(r.Face, r.Inside); err != nil && !r.Gone() {
				w.violated("goes on", "laptop %d is sent a row it cannot read", l.n)
			}
		}
	}
}

// unreadable reports whether no page can carry a record, because it is too large or damaged.
func (e entry) unreadable() bool {
	_, err := code.Open(e.face, e.inside)
	return err != nil || len(e.face)+len(e.inside) > hub.MostRecord
}

// checkBounded requires that a page can carry a row that is written, and that its place is in the lists.
func (w *world) checkBounded(community model.Path, r hub.Stored) {
	if f := r.Whole(); f != "" && r.ID != w.oversized {
		w.violated("bounded", "record %s: %s, %d bytes", r.ID, f, len(r.Face)+len(r.Inside))
		return
	}
	rec, err := code.Open(r.Face, r.Inside)
	if err != nil {
		return
	}
	if p := placeOf(rec); p != "" && !slices.Contains(slices.Concat(grids, communities), p) {
		w.violated("known places", "record %s is of a place there is none of", r.ID)
	}
}

// placeOf gives the place of what is born on laptops, "" for what organisers enter.
func placeOf(r model.Record) model.Path {
	if r.Kind().Has(model.ByOrganisers) {
		return ""
	}
	return r.Where()
}

// checkCommunities requires that the hub holds only communities that are in the lists.
func (w *world) checkCommunities() {
	err := w.journal.Read(context.Background(), func(s hub.Snapshot) error {
		there, err := s.Communities()
		for _, community := range there {
			if w.oracles[community] == nil {
				w.violated("known places", "a community that there is none of")
			}
		}
		return err
	})
	if err != nil {
		panic(err)
	}
}

// checkHostileLine checks a line of the log that no honest laptop made.
func (w *world) checkHostileLine(b *oracle, community model.Path, l hub.Line) {
	adopted := slices.Index(b.waiting[l.Record], l.ID)
	if was := b.verdict(l.ID); was.Rev > 0 && adopted < 0 {
		w.violated("2 once", "change %s at revisions %d and %d", l.ID, was.Rev, l.Rev)
	}
	if adopted >= 0 {
		b.waiting[l.Record] = slices.Delete(slices.Clone(b.waiting[l.Record]), adopted, adopted+1)
	}
	c, err := code.Change(l.Core)
	if !accepted(l.Code) || w.hostile == nil || l.By.ID != w.hostile.who.Person.ID {
		return
	}
	if err != nil || !fits(c, l) {
		w.violated("only what fits", "a change that says what no laptop of ours writes was accepted")
		return
	}
	e, once := b.records[l.Record], ever(w.accounts[l.By.ID], community)
	if w.rule == newRule && model.IsFact(c.Body) && w.alters(e, l) && !model.CouldSee(e.rec, l.By.ID, once) {
		w.violated("authority", "a fact altered what its author never saw")
	}
}

// fits reports whether this program could have written a change.
func fits(c model.Change, l hub.Line) bool {
	no := c.Body.Check()
	return (no == nil || !no.IsForm()) && c.Author == l.By.ID && !c.Record.IsZero() && model.Plausible(c.At.Unix())
}

// plantOversized stores a record at the hub that no page can carry, as a hub of an earlier version could have.
func (w *world) plantOversized() {
	h := &model.Household{Grid: grids[0], Inside: &model.HouseholdInside{Note: string(make([]byte, hub.MostRecord))}}
	randReader{w.roll}.Read(h.ID[:])
	w.oversized = h.ID.Record()
	face, inside, err := code.Record(h)
	if err != nil {
		panic(err)
	}
	err = w.journal.Update(context.Background(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Community: town})
		if err != nil {
			return err
		}
		c := l.History
		c.Head, c.Mark = c.Head+1, wire.Mark{1}
		line := hub.Line{
			Rev: c.Head, ID: model.ChangeID{1}, Record: w.oversized, Code: model.OK, At: w.now.Unix(),
			On: w.now.Unix(), Received: w.now.Unix(),
		}
		who := model.AudienceOf(h)
		e := entry{rev: c.Head, rec: h, face: face, inside: inside, who: who}
		w.oracles[town].records[w.oversized] = e
		return tx.Write(hub.Writes{Community: town, History: c, Lines: []hub.Line{
			line,
		}, Records: []hub.Stored{{Rev: c.Head, ID: w.oversized,
			Kind: model.KindHousehold, FaceTags: who.Face, InsideTags: who.Inside, Face: face, Inside: inside}}})
	})
	if err != nil {
		panic(err)
	}
	w.observe()
	w.reached("hub that holds what no page can carry")
}
