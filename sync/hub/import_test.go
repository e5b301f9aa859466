package hub_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func household(door string, names ...string) hub.Row {
	b := model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "x", Door: door}}
	for _, n := range names {
		b.Residents = append(b.Residents, model.Resident{Name: n})
	}
	return hub.Row{Body: b}
}

func group(sort model.ToKind, name string, at model.Path, covers ...model.Path) hub.Row {
	return hub.Row{Body: model.GroupAdded{Sort: sort, Name: name, Place: at, Covers: covers}}
}

func TestImportSaysWhatBecomesOfEachRow(t *testing.T) {
	type verdict struct {
		state model.RowState
		why   model.Reason
		like  int
	}
	fresh, same, differs := verdict{model.RowNew, "", 0}, verdict{model.RowSame, "", 0}, verdict{
		model.RowDiffers, "", 0,
	}
	no := func(why model.Reason) verdict { return verdict{model.RowBad, why, 0} }
	asks := func(why model.Reason, like int) verdict { return verdict{model.RowAsk, why, like} }
	elsewhere := household("1", "a")
	elsewhere.Body = func(b model.HouseholdAdded) model.Body { b.Grid = grid.Up(); return b }(
		elsewhere.Body.(model.HouseholdAdded),
	)
	person := func(name, phone string, f model.Function) hub.Row {
		return hub.Row{Body: model.PersonAdded{Name: name, Function: f, Place: grid, Phone: phone}}
	}
	for _, c := range []struct {
		name string
		rows []hub.Row
		want []verdict
	}{
		{"new households", []hub.Row{household("2", "a"), household("3")}, []verdict{fresh, fresh}},
		{"there already", []hub.Row{household("1", "a"), places()[3]}, []verdict{same, same}},
		{"there already, and the list knows no names", []hub.Row{household("1")}, []verdict{same}},
		{"there already, with somebody more", []hub.Row{household("1", "a", "b")}, []verdict{differs}},
		{"somebody else at the door", []hub.Row{household("1", "b")}, []verdict{asks(model.DoorTaken, 0)}},
		{"the door in another grid", []hub.Row{elsewhere}, []verdict{no(model.DoorElsewhere)}},
		{"twice in one list", []hub.Row{
			household("2", "a"), household("2", "a"),
		}, []verdict{fresh, {model.RowSame, "", 1}}},
		{"twice in one list, not the same", []hub.Row{
			household("2", "a"), household("2", "a", "b"),
		}, []verdict{fresh, asks(model.SaidTwice, 1)}},
		{"two families in one list", []hub.Row{
			household("2", "a"), household("2", "b"),
		}, []verdict{fresh, asks(model.DoorTaken, 0)}},
		{"a place renamed", []hub.Row{{Body: model.PlaceAdded{Path: grid, Name: "new"}}}, []verdict{differs}},
		{"a person", []hub.Row{
			person("a", "", model.GridWorker), person("a", "", model.GridWorker),
		}, []verdict{fresh, {model.RowSame, "", 1}}},
		{"namesakes", []hub.Row{
			person("a", "19900000001", model.GridWorker), person("a", "19900000002", model.Volunteer),
		}, []verdict{fresh, asks(model.Namesake, 0)}},
		{"a person with two phones", []hub.Row{
			person("a", "19900000001", model.GridWorker), person("a", "19900000002", model.GridWorker),
		}, []verdict{fresh, asks(model.SaidTwice, 1)}},
		{"a person with two functions", []hub.Row{
			person("a", "19900000001", model.GridWorker), person("a", "19900000001", model.Volunteer),
		}, []verdict{fresh, asks(model.SaidTwice, 1)}},
		{"a unit, a team and a post", []hub.Row{
			group(model.ToUnit, "g", county, grid), group(model.ToTeam, "g", community),
			group(model.ToPost, "g", grid),
		}, []verdict{fresh, fresh, fresh}},
		{"a team, twice", []hub.Row{
			group(model.ToTeam, "g", community), group(model.ToTeam, "g", community),
		}, []verdict{fresh, {model.RowSame, "", 1}}},
		{"a team of a county", []hub.Row{group(model.ToTeam, "g", county)}, []verdict{no(model.BadInput)}},
		{"a unit of a community", []hub.Row{group(model.ToUnit, "g", community)}, []verdict{no(model.BadInput)}},
		{"a unit that covers what no list names", []hub.Row{
			group(model.ToUnit, "g", county, "522730/01/01/99"),
		}, []verdict{no(model.BadInput)}},
		{"a unit that covers another county", []hub.Row{
			group(model.ToUnit, "g", county, "522731/01"),
		}, []verdict{no(model.BadInput)}},
		{"a grid no list names", []hub.Row{{Body: newHouse("522730/01/01/99")}}, []verdict{no(model.BadInput)}},
		{"a place below none", []hub.Row{
			{Body: model.PlaceAdded{Path: "522730/09/01", Name: "p"}},
		}, []verdict{no(model.BadInput)}},
		{"a place and the one above it", []hub.Row{
			{Body: model.PlaceAdded{Path: "522730/09", Name: "p"}},
			{Body: model.PlaceAdded{Path: "522730/09/01", Name: "p"}},
		}, []verdict{fresh, fresh}},
		{"no path", []hub.Row{
			{Body: model.PlaceAdded{Path: "", Name: "p"}}, {Body: model.PlaceAdded{Path: "?", Name: "p"}},
		}, []verdict{no(model.BadInput), no(model.BadInput)}},
		{"another county", []hub.Row{{Body: model.PlaceAdded{Path: "522731", Name: "p"}}}, []verdict{fresh}},
		{"a door without one", []hub.Row{{Body: model.HouseholdAdded{Grid: grid}}}, []verdict{no(model.Missing)}},
		{"not of a list", []hub.Row{
			{Record: task, Body: newTask(grid)}, {Record: task},
		}, []verdict{no(model.BadInput), no(model.BadInput)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, clock := newHub(t)
			enter(t, h, household("1", "a"))
			clock.now = clock.now.Add(time.Hour)
			revisions := func() uint64 {
				st, err := h.Status(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				return st.Revisions
			}
			before := revisions()
			for _, dry := range []bool{true, false} {
				vs, err := h.Import(t.Context(), c.rows, hub.Terms{Dry: dry})
				if err != nil {
					t.Fatal(err)
				}
				var got []verdict
				written := uint64(0)
				for _, v := range vs {
					got = append(got, verdict{v.State, v.Why.Reason, v.Like})
					if v.State == model.RowNew {
						written++
					}
				}
				if !slices.Equal(got, c.want) {
					t.Errorf("dry %v: got %v, want %v", dry, got, c.want)
				}
				blocks := func(v verdict) bool { return v.state == model.RowBad || v.state == model.RowAsk }
				if slices.ContainsFunc(got, blocks) || dry {
					written = 0
				}
				if n := revisions() - before; n != written {
					t.Errorf("dry %v: %d revisions, want %d", dry, n, written)
				}
			}
		})
	}
}

func TestWhatWasFoundAtTheDoorOutlivesTheList(t *testing.T) {
	h, c := newHub(t)
	entered, err := h.Import(t.Context(), []hub.Row{household("1", "a")}, hub.Terms{})
	if err != nil {
		t.Fatal(err)
	}
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	id := entered[0].Record
	edit := model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Now: "n"}}}
	if v := exchange(
		t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, id, 1, edit)}},
	).Answers[0].Verdicts[0]; v.Code != model.OK {
		t.Fatalf("%+v", v)
	}
	before := rowOf(exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true}).Answers[0], id)
	vs, err := h.Import(t.Context(), []hub.Row{household("1", "a")}, hub.Terms{})
	if err != nil || vs[0].State != model.RowSame {
		t.Fatalf("%+v, %v", vs, err)
	}
	if after := rowOf(
		exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true}).Answers[0], id,
	); after.Rev != before.Rev {
		t.Error("the list wrote over it")
	}
}

// slotOf is the id that the program before gave a door of a list: anybody could work it out.
func slotOf(row hub.Row) model.RecordID {
	b := row.Body.(model.HouseholdAdded)
	return model.SlotID[model.Record](model.KindHousehold, string(b.Grid)+"\n"+b.Door.String())
}

// TestAListGivesIDsOfItsHubAlone: the same list has the same ids at one hub, and others at another.
func TestAListGivesIDsOfItsHubAlone(t *testing.T) {
	person := hub.Row{Body: model.PersonAdded{Name: "a", Function: model.GridWorker, Place: grid}}
	rows := []hub.Row{household("1", "a"), person, group(model.ToTeam, "g", community)}
	ids := func(h *hub.Hub, dry bool) (all []model.RecordID) {
		vs, err := h.Import(t.Context(), rows, hub.Terms{Dry: dry})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			all = append(all, v.Record)
		}
		return all
	}
	open := func(seed byte) *hub.Hub {
		h, err := hub.Open(t.Context(), new(hub.Memory), func() time.Time { return noon }, rand.NewChaCha8(
			[32]byte{seed},
		))
		if err != nil {
			t.Fatal(err)
		}
		enter(t, h, places()...)
		return h
	}
	one, two := open(1), open(2)
	first := ids(one, false)
	if again := ids(one, false); !slices.Equal(first, again) || !slices.Equal(first, ids(one, true)) {
		t.Errorf("%v, then %v", first, again)
	}
	other := ids(two, false)
	if first[0] == other[0] || first[1] == other[1] || first[0] == slotOf(rows[0]) || first[2] != other[2] {
		t.Errorf("%v, and at another hub %v", first, other)
	}
}

// TestAListMeetsWhatTheProgramBeforeEntered: its ids were made without a secret; the same list read in again
// makes no doubles.
func TestAListMeetsWhatTheProgramBeforeEntered(t *testing.T) {
	h, _ := newHub(t)
	old := household("1", "a")
	old.Record = slotOf(old)
	enter(t, h, old)
	vs, err := h.Import(
		t.Context(), []hub.Row{household("1", "a"), household("1", "b"), household("2", "c")},
		hub.Terms{Dry: true},
	)
	if err != nil {
		t.Fatal(err)
	}
	if vs[0].Record != old.Record || vs[0].State != model.RowSame || vs[1].State != model.RowAsk ||
		vs[2].Record == slotOf(household("2")) {
		t.Errorf("%+v", vs)
	}
}

func TestWhatWaitedForTheListIsApplied(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	row := household("1", "a")
	row.Record = house
	v := exchange(
		t, h, secret, c,
		wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, house, 1, model.HouseholdMoved{})}},
	).Answers[0].Verdicts[0]
	if v.Code != model.Held {
		t.Fatalf("%+v", v)
	}
	enter(t, h, row)
	asked := wire.Ask{Community: community, Held: []wire.HeldID{{ID: v.ID, Record: house}}}
	a := exchange(t, h, secret, c, asked).Answers[0]
	if got := a.Verdicts[0]; got.Code != model.OK || got.Rev != a.Head {
		t.Errorf("%+v, head %d", got, a.Head)
	}
}
