package simulate

import (
	"context"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// This file judges what a hostile laptop must not come to, and what a hub of the version before left: an honest
// laptop goes on syncing, whatever there is.

// goesOn wants every request of an honest laptop to have a reply that fits on the line, can be read, and leaves
// out what is too large, and nothing else.
func (w *world) goesOn(l *laptop, reply wire.Reply) {
	b, err := wire.Pack(reply)
	if err == nil {
		err = wire.Unpack(b, true, wire.MostReply, &wire.Reply{})
	}
	if err != nil {
		w.broke("goes on", "laptop %d is sent what it cannot read: %v", l.n, err)
	}
	for _, a := range reply.Answers {
		if a.Page == nil {
			continue
		}
		for _, id := range a.Page.LeftOut {
			w.reached("record left out of a page")
			if !w.books[a.Home].records[id].unreadable() {
				w.broke("goes on", "laptop %d is not sent record %s, which it could read", l.n, id)
			}
		}
		for _, r := range a.Page.Rows {
			if _, err := code.Open(r.Face, r.Inside); err != nil && !r.Gone() {
				w.broke("goes on", "laptop %d is sent a row it cannot read", l.n)
			}
		}
	}
}

// unreadable says that no page can carry a record.
func (e entry) unreadable() bool {
	_, err := code.Open(e.face, e.inside)
	return err != nil || len(e.face)+len(e.inside) > hub.MostRecord
}

// bounded wants what is written to be what a page can carry, under tags that a rule makes, in a place there is.
func (w *world) bounded(home model.Path, r hub.Stored) {
	if f := r.Whole(); f != "" && r.ID != w.poison {
		w.broke("bounded", "record %s: %s, %d bytes", r.ID, f, len(r.Face)+len(r.Inside))
		return
	}
	rec, err := code.Open(r.Face, r.Inside)
	if err != nil {
		return
	}
	if p := placeOf(rec); p != "" && !slices.Contains(grids, p) {
		w.broke("known places", "record %s is of a place there is none of", r.ID)
	}
}

// placeOf is the grid of what is of a grid, "" of anything else.
func placeOf(r model.Record) model.Path {
	switch r := r.(type) {
	case *model.Household:
		return r.Grid
	case *model.Visit:
		return r.Grid
	case *model.Task:
		return r.Grid
	}
	return ""
}

// noneMadeUp wants the hub to hold the communities of the lists alone.
func (w *world) noneMadeUp() {
	err := w.journal.Read(context.Background(), func(s hub.Snapshot) error {
		there, err := s.Homes()
		for _, home := range there {
			if w.books[home] == nil {
				w.broke("known places", "a community that there is none of")
			}
		}
		return err
	})
	if err != nil {
		panic(err)
	}
}

// judgeHostile judges a line that no honest laptop made.
func (w *world) judgeHostile(b *book, home model.Path, l hub.Line) {
	adopted := slices.Index(b.waiting[l.Record], l.ID)
	if was := b.verdict(l.ID); was.Rev > 0 && adopted < 0 {
		w.broke("2 once", "change %s at revisions %d and %d", l.ID, was.Rev, l.Rev)
	}
	if adopted >= 0 {
		b.waiting[l.Record] = slices.Delete(slices.Clone(b.waiting[l.Record]), adopted, adopted+1)
	}
	c, err := code.Change(l.Core)
	if !accepted(l.Code) || w.foe == nil || l.By.ID != w.foe.who.Person.ID {
		return
	}
	if err != nil || !fits(c, l) {
		w.broke("only what fits", "a change that says what no laptop of ours writes was accepted")
		return
	}
	e, once := b.records[l.Record], ever(w.accounts[l.By.ID], home)
	if w.rule == newRule && model.IsFact(c.Body) && w.alters(e, l) && !model.CouldSee(e.rec, l.By.ID, once) {
		w.broke("authority", "a fact altered what its author never saw")
	}
}

// fits says that a laptop of ours could have written a change.
func fits(c model.Change, l hub.Line) bool {
	no := c.Body.Check()
	return (no == nil || !no.IsForm()) && c.Author == l.By.ID && !c.Record.IsZero() && model.Plausible(c.At.Unix())
}

// swallowPoison has the hub hold what one of the version before may: a record that no page can carry.
func (w *world) swallowPoison() {
	h := &model.Household{Grid: grids[0], Inside: &model.HouseholdInside{Note: string(make([]byte, hub.MostRecord))}}
	dice{w.roll}.Read(h.ID[:])
	w.poison = h.ID.Record()
	face, inside, err := code.Record(h)
	if err != nil {
		panic(err)
	}
	err = w.journal.Update(context.Background(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Home: town})
		if err != nil {
			return err
		}
		c := l.Community
		c.Head, c.Mark = c.Head+1, wire.Mark{1}
		line := hub.Line{
			Rev: c.Head, ID: model.ChangeID{1}, Record: w.poison, Code: model.OK, At: w.now.Unix(),
			On: w.now.Unix(), Received: w.now.Unix(),
		}
		who := model.AudienceOf(h)
		e := entry{rev: c.Head, rec: h, face: face, inside: inside, who: who}
		w.books[town].records[w.poison] = e
		return tx.Write(hub.Writes{Home: town, Community: c, Lines: []hub.Line{
			line,
		}, Records: []hub.Stored{{Rev: c.Head, ID: w.poison,
			Kind: model.KindHousehold, FaceTags: who.Face, InsideTags: who.Inside, Face: face, Inside: inside}}})
	})
	if err != nil {
		panic(err)
	}
	w.witness()
	w.reached("hub that holds what no page can carry")
}
