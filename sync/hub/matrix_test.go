package hub_test

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// The matrix of docs/visibility.md §8 once more, through the hub: what a page gives each role, of a community and a
// directory that hold records of every kind. "." nothing, "f" the face alone, "i" face and inside.
const pages = `
                     worker neighbour supervisor organiser stranger former unit volunteer member elsewhere
	household          i      .         i          .         .        .     .      .        .       .
	visit              i      .         i          .         .        .     .      .        .       .
	team               f      f         f          f         .        .     f      f        f       .
	post               f      f         f          f         .        .     f      f        f       .
	person             f      f         i          i         .        .     f      i        f       .
	raised             i      .         i          f         .        .     .      .        .       .
	open               i      f         i          f         .        .     .      f        f       .
	to-neighbour       i      i         i          f         .        .     .      .        .       .
	to-unit            i      .         i          f         .        .     i      .        .       .
	to-team            i      .         i          f         .        .     .      .        f       .
	to-post            i      .         i          f         .        .     .      .        f       .
	claimed            i      .         i          f         .        .     .      .        i       .
	family             i      .         i          f         .        .     .      .        .       .
	family-to-unit     i      .         i          f         .        .     f      .        .       .
	family-to-team     i      .         i          f         .        .     .      .        f       .
	family-claimed     i      .         i          f         .        .     .      .        i       .
	place              f      f         f          f         f        f     f      f        f       f
	unit               f      f         f          f         f        f     f      f        f       f
	liaison            f      f         f          i         f        f     i      f        f       f
`

// Groups of the tests, and who belongs to them.
var (
	unitTo = model.Addressee{Kind: model.ToUnit, ID: model.RecordID{0xa1}, Name: "u"}
	teamTo = model.Addressee{Kind: model.ToTeam, ID: model.RecordID{0xa2}, Name: "t"}
	postTo = model.Addressee{Kind: model.ToPost, ID: model.RecordID{0xa3}, Name: "p"}

	unit      = belonging(account(7, model.UnitRole, grid), unitTo)
	volunteer = account(9, model.VolunteerRole, community)
	member    = belonging(account(11, model.VolunteerRole, community), teamTo, postTo)
	elsewhere = belonging(account(11, model.VolunteerRole, other), teamTo, postTo)
)

func belonging(a hub.Account, to ...model.Addressee) hub.Account {
	a.Groups = to
	return a
}

func dispatchTo(to model.Addressee) model.Body {
	return model.TaskDispatched{To: to, Due: model.DayOf(noon) + 3, Brief: "b"}
}

// fillAll has every kind of record made in the community, tasks in the states that matter; it says which is which.
func fillAll(d *desk) map[model.RecordID]string {
	names := map[model.RecordID]string{}
	next := byte(100)
	id := func(name string) model.RecordID {
		next++
		names[model.RecordID{next}] = name
		return model.RecordID{next}
	}
	tell := func(name string, steps ...any) {
		id, by := id(name), worker
		d.must(by, id, newTask(grid))
		by = supervisor
		for _, s := range steps {
			switch s := s.(type) {
			case hub.Account:
				by = s
			case model.Body:
				d.must(by, id, s)
			}
		}
	}
	shared, family := model.TaskSorted{
		Sphere: model.Everyone, Menu: model.Safety,
	}, model.TaskSorted{Sphere: model.Family, Menu: model.Care}
	open := dispatchTo(model.Addressee{Kind: model.ToOpen})
	tell("raised")
	tell("open", shared, open)
	tell(
		"to-neighbour", shared,
		dispatchTo(model.Addressee{Kind: model.ToPerson, ID: neighbour.Person.ID.Record(), Name: "n"}),
	)
	tell("to-unit", shared, dispatchTo(unitTo))
	tell("to-team", shared, dispatchTo(teamTo))
	tell("to-post", shared, dispatchTo(postTo))
	tell("claimed", shared, open, member, model.TaskClaimed{})
	tell("family", family)
	tell("family-to-unit", family, dispatchTo(unitTo))
	tell("family-to-team", family, dispatchTo(teamTo))
	tell("family-claimed", family, dispatchTo(teamTo), member, model.TaskClaimed{})

	names[house] = "household"
	d.must(worker, house, newHouse(grid))
	d.must(worker, id("visit"), newVisit())
	names[teamTo.ID], names[postTo.ID], names[unitTo.ID] = "team", "post", "unit"
	d.must(organiser, teamTo.ID, model.GroupAdded{Sort: model.ToTeam, Name: "t", Place: community})
	d.must(organiser, postTo.ID, model.GroupAdded{Sort: model.ToPost, Name: "p", Place: grid})
	names[volunteer.Person.ID.Record()], names[unit.Person.ID.Record()] = "person", "liaison"
	d.must(
		organiser, volunteer.Person.ID.Record(),
		model.PersonAdded{Name: "v", Function: model.Volunteer, Place: community},
	)

	d.community = county
	place := model.PlaceIDOf(grid).Record()
	names[place] = "place"
	d.must(organiser, place, model.PlaceAdded{Path: grid, Name: "g"})
	d.must(
		organiser, unitTo.ID,
		model.GroupAdded{Sort: model.ToUnit, Name: "u", Place: county, Covers: []model.Path{grid}},
	)
	d.must(organiser, unit.Person.ID.Record(), model.PersonAdded{Name: "l", Function: model.Liaison, Place: county})
	d.community = community
	return names
}

func TestWhatAPageGivesEachRole(t *testing.T) {
	d := newDesk(t)
	names := fillAll(d)
	viewers := []hub.Account{
		worker, neighbour, supervisor, organiser, stranger, former, unit, volunteer, member, elsewhere,
	}
	lines := strings.Split(strings.Trim(pages, "\n"), "\n")
	for i, by := range viewers {
		given := map[string]string{}
		for _, at := range []model.Path{community, county} {
			d.community = at
			p := d.page(by, 0, 0)
			for _, r := range p.Rows {
				given[names[r.ID]] += letter(r)
			}
			if p.Next != d.head().Head {
				t.Errorf("%s: the page of %s ends at %d", by.Role, at, p.Next)
			}
		}
		for _, line := range lines[1:] {
			cells := strings.Fields(line)
			want := strings.Trim(cells[i+1], ".")
			if got := given[cells[0]]; got != want {
				t.Errorf("%s to %s: %q, want %q", cells[0], strings.Fields(lines[0])[i], got, want)
			}
			delete(given, cells[0])
		}
		for name := range given {
			t.Errorf("%s gets %q, which is in no row", by.Role, name)
		}
	}
	if len(names) != len(lines)-1 {
		t.Errorf("%d records, %d rows", len(names), len(lines)-1)
	}
}

func letter(r wire.Row) string {
	if r.Inside != nil {
		return "i"
	}
	return "f"
}
