package simulate

import (
	"context"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// hostileMutations break what keeps a hostile laptop, or what one left, from stopping the others.
var hostileMutations = []mutation{
	{rule: "hostile", name: "a hub without Body.Check", checker: "only what fits", broken: always(
		Broken{Write: applies(model.Unfit)},
	)},
	{rule: "hostile", name: "a hub without the bound of a record", checker: "bounded", broken: always(
		Broken{Write: applies(model.RecordFull)},
	)},
	{rule: "hostile", name: "a hub that takes any place", checker: "known places", broken: always(
		Broken{Write: applies(model.NoPlace)},
	)},
	{rule: "hostile", name: "a hub that makes any community", checker: "known places", broken: always(
		Broken{Request: makesCommunity},
	)},
	{rule: "hostile", name: "a tag made of what a laptop wrote", checker: "bounded", broken: always(
		Broken{Write: oldAddresseeTag},
	)},
	{rule: "hostile", name: "edits out of sight are applied", checker: "authority", broken: always(
		Broken{Write: applies(model.NeverSeen)},
	)},
	{rule: "hostile", name: "a page carries what no laptop can read", checker: "goes on", broken: always(
		Broken{Name: sendsLeftOut},
	)},
	{rule: "hostile", name: "a page leaves out what it could carry", checker: "goes on", broken: always(
		Broken{Name: leavesOut},
	)},
	{rule: "hostile", name: "a laptop stops at what it cannot read", checker: "15 progress", broken: always(
		Broken{Hear: stopsAtLeftOut},
	)},
	{rule: "hostile", name: "a laptop does not note what it stepped over",
		checker: "6 cursor honesty", broken: always(Broken{
			Commit: func(_ *laptop, ws []store.Write) []store.Write {
				return drop(ws, func(store.SkipRow) bool { return true })
			},
		})},
}

// applies has the hub apply what it holds for a reason.
func applies(reason model.Reason) func(*world, *hub.Writes) {
	return func(w *world, to *hub.Writes) {
		for i, l := range to.Lines {
			if l.Code != model.Held || l.Why.Reason != reason {
				continue
			}
			if row := applied(w, *to, l); row != nil {
				to.Lines[i].Code, to.Lines[i].Why = model.OK, model.Refusal{}
				same := func(r hub.Stored) bool { return r.ID == row.ID }
				to.Records = append(slices.DeleteFunc(slices.Clone(to.Records), same), *row)
			}
		}
		w.rule.stored(to)
	}
}

// applied is the row that a line makes by the rules alone, nil where it makes none.
func applied(w *world, to hub.Writes, l hub.Line) (row *hub.Stored) {
	defer func() {
		if recover() != nil {
			row = nil
		}
	}()
	before := w.oracles[to.Community].records[l.Record].rec
	for _, r := range to.Records { // as the changes before it in this commit left it
		if rec, err := code.Open(r.Face, r.Inside); err == nil && r.ID == l.Record {
			before = rec
		}
	}
	c, err := code.Change(l.Core)
	if err != nil {
		return nil
	}
	after, out := model.Apply(
		before, c,
		model.Stamp{By: l.By, Tags: l.Tags, At: unix(l.At), On: unix(l.On), Received: unix(l.Received), Rev: l.Rev},
	)
	if !out.Accepted() || after.Community() != to.Community {
		return nil
	}
	face, inside, err := code.Record(after)
	if err != nil {
		return nil
	}
	who := model.AudienceOf(after)
	return &hub.Stored{
		Rev: l.Rev, ID: l.Record, Kind: after.Kind(), FaceTags: who.Face, InsideTags: who.Inside, Face: face,
		Inside: inside,
	}
}

// makesCommunity has an honest request write into a community there is none of.
func makesCommunity(w *world, _ *laptop, _ *wire.Request) {
	_ = w.journal.Update(context.Background(), func(tx hub.Tx) error {
		return tx.Write(hub.Writes{
			Community: "522730/Z0", History: hub.History{Head: 1}, Lines: []hub.Line{{Rev: 1, Code: model.Held}},
		})
	})
}

// oldAddresseeTag is how the tag of whom a task is sent to was made: of the very text that came.
func oldAddresseeTag(_ *world, to *hub.Writes) {
	for i, r := range to.Records {
		rec, err := code.Open(r.Face, r.Inside)
		if t, ok := rec.(*model.Task); err == nil && ok && t.To.Kind == model.ToTeam {
			tag := model.Tag(string(t.To.Kind) + "\x00:" + t.To.ID.String())
			to.Records[i].FaceTags = append(append(model.Tags{}, r.FaceTags...), tag)
		}
	}
}

func sendsLeftOut(_ *world, r *wire.Reply) {
	for _, a := range r.Answers {
		if a.Page != nil && len(a.Page.LeftOut) > 0 {
			a.Page.Rows = append(
				a.Page.Rows,
				wire.Row{Rev: a.Page.Next, ID: a.Page.LeftOut[0], Face: make([]byte, wire.MostReply)},
			)
			a.Page.LeftOut = nil
		}
	}
}

func leavesOut(_ *world, r *wire.Reply) {
	for _, a := range r.Answers {
		if a.Page != nil && len(a.Page.Rows) > 0 && !a.Page.Rows[0].Gone() {
			a.Page.LeftOut, a.Page.Rows = append(a.Page.LeftOut, a.Page.Rows[0].ID), a.Page.Rows[1:]
		}
	}
}

func stopsAtLeftOut(_ *laptop, r *wire.Reply) {
	for i, a := range r.Answers {
		if a.Page != nil && len(a.Page.LeftOut) > 0 {
			r.Answers[i].Page = nil
		}
	}
}
