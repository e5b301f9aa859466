package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
	"sidan/tui/command/roster"
	"sidan/tui/desk"
	"sidan/tui/sheet"
)

// importCommand makes `sidan import`, which takes a list of households into this home, in the name of its person. It
// reads lists and reports on them as `hub import` does.
func (p *program) importCommand() *cobra.Command {
	var t roster.Terms
	use := "import households FILE.csv [--grid PATH] [--compound NAME] [--dry-run] [--accept-changes] [--skip-bad]"
	c := p.Command(use, text.CmdImport, 2, 2, func(ctx context.Context, args []string) error {
		kind, ok := sheet.KindNamed(args[0])
		switch {
		case ok && kind.Name != "households", args[0] == "tasks":
			return cli.NotYet("import " + args[0])
		case !ok:
			return cli.Usage(text.OneOf, "import", cli.Clip(args[0]), strings.Join(roster.Names(), " "))
		}
		return p.atDesk(ctx, func(s *homeDesk) error {
			if own := s.Grids(); t.Grid == "" && len(own) == 1 && own[0].Level() == model.SmallGrid {
				t.Grid = string(own[0]) // somebody with only one grid has lists of that grid
			}
			file, err := roster.Importer{Run: p.Run}.Read(args[1], kind, t)
			if err != nil {
				return err
			}
			var places []sheet.Place
			for _, at := range s.Register().Places() {
				places = append(places, sheet.Place{Path: at.Path, Name: at.Name})
			}
			list, err := file.Understand(places)
			if err != nil {
				return err
			}
			return roster.Importer{Run: p.Run}.Import(ctx, s.takeRows, args[1], list, t.Hub())
		})
	})
	roster.Importer{Run: p.Run}.Flags(c, &t)
	return c
}

// takeRows compares rows with what this home knows, and saves what is to be written in one transaction. It is a
// roster.Taker.
func (s *homeDesk) takeRows(ctx context.Context, rows []hub.Row, terms hub.Terms) ([]hub.RowVerdict, error) {
	k := s.knownAt(rows, terms.Accept)
	verdicts := make([]hub.RowVerdict, len(rows))
	for i, row := range rows {
		verdicts[i] = k.enter(i, row.Body.(model.HouseholdAdded))
	}
	blocks := func(v hub.RowVerdict) bool { return v.State == model.RowBad || v.State == model.RowAsk }
	if terms.Dry || len(k.acts) == 0 || !terms.Skip && slices.ContainsFunc(verdicts, blocks) {
		return verdicts, nil
	}
	_, err := s.plans(ctx, k.acts...)
	return verdicts, err
}

// knownDoors holds the households of this home at the doors of a list's rows, and the changes that the list makes.
type knownDoors struct {
	homeDesk *homeDesk
	doors    map[model.DoorKey][]*model.Household
	made     map[model.RecordID]bool // the households that this list added or changed
	taking   model.Taking
	acts     []desk.Act
}

// knownAt finds the households of this home at the doors of the rows.
func (s *homeDesk) knownAt(rows []hub.Row, accept bool) *knownDoors {
	k := &knownDoors{
		homeDesk: s, doors: map[model.DoorKey][]*model.Household{}, made: map[model.RecordID]bool{},
		taking: model.Taking{Accept: accept},
	}
	for _, row := range rows {
		b := row.Body.(model.HouseholdAdded)
		for _, key := range model.DoorKeys(b.Door, b.Residents) {
			k.doors[key] = nil
		}
	}
	for h := range s.Register().Households() {
		k.keep(h)
	}
	return k
}

// keep puts a household at those of its doors that rows name, in the place of its earlier version.
func (k *knownDoors) keep(h *model.Household) {
	var people []model.Resident
	if h.Inside != nil {
		people = h.Inside.Residents
	}
	for _, key := range model.DoorKeys(h.Door, people) {
		there, wanted := k.doors[key]
		if !wanted {
			continue
		}
		if whole, ok := k.homeDesk.Whole(h.RecordID()).(*model.Household); ok && !k.made[h.RecordID()] {
			h = whole // with everything that the home holds of it
		}
		there = slices.DeleteFunc(there, func(o *model.Household) bool { return o.ID == h.ID })
		k.doors[key] = append(there, h)
	}
}

// enter returns the verdict on the row with index i, and plans what is to be written for it.
func (k *knownDoors) enter(i int, b model.HouseholdAdded) hub.RowVerdict {
	in := func(scope model.Path) bool { return scope.Holds(b.Grid) }
	if k.homeDesk.Register().Place(b.Grid) == nil || !slices.ContainsFunc(k.homeDesk.Grids(), in) {
		return hub.RowVerdict{
			State: model.RowBad,
			Why:   model.Refusal{Reason: model.BadInput, Args: []string{"grid", string(b.Grid)}},
		}
	}
	var there []*model.Household
	for _, key := range model.DoorKeys(b.Door, b.Residents) {
		for _, h := range k.doors[key] {
			if h.Community() == b.Grid.Community() {
				there = append(there, h)
			}
		}
	}
	m := model.MatchHousehold(there, b)
	v := hub.RowVerdict{Record: m.Meets, Fields: m.Fields}
	var write bool
	if v.State, v.Like, v.Why, write = k.taking.Judge(i+1, m); !write {
		return v
	}
	if v.Record.IsZero() {
		v.Record = desk.NewID()
	}
	if no := k.write(i, v.Record, m.Body, there); no != nil {
		v.State, v.Why = model.RowBad, *no
	}
	return v
}

// write plans the change of one row, and keeps the household as the change leaves it, for the rows that follow.
func (k *knownDoors) write(i int, id model.RecordID, body model.Body, there []*model.Household) *model.Refusal {
	if no := body.Check(); no != nil {
		return no
	}
	var before model.Record
	for _, h := range there {
		if h.RecordID() == id {
			before = h
		}
	}
	home := model.CommunityOf(body)
	if before != nil {
		home = before.Community()
	}
	after, out := model.Apply(
		before, model.Change{Record: id, Author: k.homeDesk.Me().Person.ID, Body: body}, k.homeDesk.Stamp(home),
	)
	if !out.Accepted() {
		return &out.Why
	}
	k.acts = append(k.acts, desk.Act{Record: id, Body: body})
	k.made[id] = true
	k.taking.Said(i+1, id)
	k.keep(after.(*model.Household))
	return nil
}
