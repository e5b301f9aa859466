package model_test

import (
	"maps"
	"strings"
	"testing"

	"sidan/model"
)

// The matrix of docs/visibility.md §8: every kind of record, in the states that matter, against every role and scope.
// Its letters were written down from the page, not from the code: "." sees nothing, "f" the face alone, "i"
// face and inside.

// group makes up a unit, team or post.
func group(n byte, sort model.ToKind) model.Addressee {
	return model.Addressee{Kind: sort, ID: model.RecordID{0xa0, n}, Name: string(sort)}
}

var (
	theUnit, otherUnit = group(1, model.ToUnit), group(2, model.ToUnit)
	theTeam, thePost   = group(3, model.ToTeam), group(4, model.ToPost)
)

func (v viewer) in(groups ...model.Addressee) viewer { v.Groups = groups; return v }

// viewer is an account, as a column of the matrix.
type viewer struct {
	name string
	model.Account
}

func sees(name string, person byte, role model.Role, scopes ...model.Path) viewer {
	v := viewer{name, account(person, role, "")}
	v.Scopes = scopes
	return v
}

// viewers in the order of the columns. The task's author is own, its holder mem.
var viewers = []viewer{
	sees("own", 1, model.WorkerRole, grid),               // worker of the grid
	sees("lrg", 21, model.WorkerRole, "522730/01/01"),    // of the large grid
	sees("com", 22, model.WorkerRole, "522730/01"),       // of the community
	sees("nxt", 2, model.WorkerRole, "522730/01/02/05"),  // of another grid
	sees("far", 23, model.WorkerRole, "522730/02/01/01"), // of another community
	sees("bra", 3, model.SupervisorRole, "522730/01"),    // the branch
	sees("fbr", 24, model.SupervisorRole, "522730/02"),   // another branch
	sees("unt", 25, model.UnitRole, grid).in(theUnit),    // the unit's liaison
	sees("un2", 26, model.UnitRole, grid).in(otherUnit),  // another unit's
	// the unit's, for another community
	sees("fun", 27, model.UnitRole, "522730/02").in(theUnit),
	sees("vol", 28, model.VolunteerRole, "522730/01"),                      // a volunteer of no group
	sees("mem", 29, model.VolunteerRole, "522730/01").in(theTeam, thePost), // of team and post
	// the same, gone to another community
	sees("fme", 29, model.VolunteerRole, "522730/02").in(theTeam, thePost),
	// a worker of another grid in team and post
	sees("wme", 30, model.WorkerRole, "522730/01/02/05").in(theTeam, thePost),
	sees("org", 4, model.OrganiserRole, "522730"),     // the county's organisation
	sees("oco", 31, model.OrganiserRole, "522730/01"), // for one community
	sees("fog", 32, model.OrganiserRole, "522731"),    // of another county
	sees("non", 1, model.WorkerRole),                  // the author, without any scope
	// groups that the role may not have
	sees("bad", 33, model.OrganiserRole, "522730/01").in(theUnit, theTeam, thePost),
}

const matrix = `
                              own lrg com nxt far bra fbr unt un2 fun vol mem fme wme org oco fog non bad
	place                      f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   .   .   f
	unit                       f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   .   .   f
	team                       f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	post                       f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	person                     f   f   f   f   .   i   .   f   f   .   i   f   .   f   i   i   .   .   i
	person of the directory    f   f   f   f   f   f   f   i   f   f   f   f   f   f   i   i   .   .   i
	household                  i   i   i   .   .   i   .   .   .   .   .   .   .   .   .   .   .   .   .
	household moved            i   i   i   .   .   i   .   .   .   .   .   .   .   .   .   .   .   .   .
	visit                      i   i   i   .   .   i   .   .   .   .   .   .   .   .   .   .   .   .   .
	raised                     i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	sorted                     i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	promised                   i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	settled                    i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	open                       i   i   i   f   .   i   .   .   .   .   f   f   .   f   f   f   .   .   f
	to a person                i   i   i   .   .   i   .   .   .   .   i   .   .   .   f   f   .   .   f
	to the unit                i   i   i   .   .   i   .   i   .   .   .   .   .   .   f   f   .   .   f
	to the team                i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	to the post                i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	open, claimed              i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	to the team, claimed       i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	to the unit, claimed       i   i   i   .   .   i   .   i   .   .   .   .   .   .   f   f   .   .   f
	to the team, recalled      i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	to the team, then the unit i   i   i   .   .   i   .   i   .   .   .   .   .   .   f   f   .   .   f
	to the team, nudged        i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	to the team, extended      i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	claimed, nudged, extended  i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	released                   i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	returned                   i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	finished                   i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	accepted                   i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	told                       i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	closed                     i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	reopened                   i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	family                     i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	family, to a person        i   .   .   .   .   i   .   .   .   .   i   .   .   .   f   f   .   .   f
	family, to the unit        i   .   .   .   .   i   .   f   .   .   .   .   .   .   f   f   .   .   f
	family, to the team        i   .   .   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	family, to the post        i   .   .   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	family, recalled           i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	family, nudged, extended   i   .   .   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	family, claimed            i   .   .   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	family, returned           i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	family, closed             i   .   .   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
`

// added are rows of kinds that have a test file of their own, put in there: the lines of the matrix, and the records.
var added []struct {
	lines   string
	records func(made func(model.Body) model.Record) map[string]model.Record
}

// seat finds who plays in a story by the name of their column.
func seat(name string) model.Account {
	for _, v := range viewers {
		if v.name == name {
			return v.Account
		}
	}
	panic(name)
}

func send(to model.Addressee) model.Body {
	return model.TaskDispatched{To: to, Due: model.DayOf(morning) + 3, Brief: "b"}
}

// made is a record entered by an organiser.
func made(b model.Body) model.Record {
	r, out := model.Apply(
		nil, model.Change{Record: model.RecordID{5}, Body: b},
		model.Stamp{Tags: county.TagsIn(model.CommunityOf(b)), On: morning},
	)
	if !out.Accepted() {
		panic(out.Why.Error())
	}
	return r
}

// recordsOf are records of all kinds and states, by the names of the rows, made by changes that alter had in its hands.
func recordsOf(t *testing.T, alter func(model.Body) model.Body) map[string]model.Record {
	made := func(b model.Body) model.Record { return made(alter(b)) }
	family := model.TaskSorted{Sphere: model.Family, Menu: model.Care}
	by := model.Addressee{Kind: model.ToPerson, ID: seat("vol").Person.ID.Record(), Name: "vol"}
	all := map[string]model.Record{}
	tell := func(name string, raised model.Body, steps ...any) {
		who := seat("bra")
		author := seat("own")
		if raised, ok := raised.(model.TaskRaised); ok && raised.Common { // the branch's own
			author = who
		}
		y := (&story{}).do(author, alter(raised))
		for _, s := range steps {
			switch s := s.(type) {
			case string:
				who = seat(s)
			case model.Body:
				if y.do(who, alter(s)); y.out.Code != model.OK {
					t.Fatalf("%s: %T by %s: %v", name, s, who.Role, &y.out.Why)
				}
			}
		}
		all[name] = y.r
	}
	claim, finish, accept := model.TaskClaimed{}, model.TaskFinished{Result: "r"}, model.TaskAccepted{}
	tellIt, rate := model.TaskAnswered{How: model.ByPhone}, model.TaskRated{Rating: model.Satisfied}
	tell("raised", raise)
	tell("promised", promised)
	tell("settled", settled)
	tell("sorted", raise, sorted)
	tell("open", raise, sorted, open)
	tell("to a person", raise, sorted, send(by))
	tell("to the unit", raise, sorted, send(theUnit))
	tell("to the team", raise, sorted, send(theTeam))
	tell("to the post", raise, sorted, send(thePost))
	tell("open, claimed", raise, sorted, open, "mem", claim)
	tell("to the team, claimed", raise, sorted, send(theTeam), "mem", claim)
	tell("to the unit, claimed", raise, sorted, send(theUnit), "unt", claim)
	longer := model.TaskExtended{Until: model.DayOf(morning) + 9, Why: "w"}
	tell("to the team, recalled", raise, sorted, send(theTeam), model.TaskRecalled{From: theTeam})
	tell("to the team, then the unit", raise, sorted, send(theTeam), sentOn(theUnit, theTeam))
	tell("to the team, nudged", raise, sorted, send(theTeam), model.TaskNudged{Note: "w"})
	tell("to the team, extended", raise, sorted, send(theTeam), longer)
	tell(
		"claimed, nudged, extended", raise, sorted, send(theTeam), "mem", claim, "bra",
		model.TaskNudged{Note: "w"}, longer,
	)
	tell("released", raise, sorted, send(theTeam), "mem", claim, model.TaskReleased{Why: "w"})
	tell("returned", raise, sorted, send(theTeam), "mem", claim, model.TaskReturned{Why: "w"})
	tell("finished", raise, sorted, open, "mem", claim, finish)
	tell("accepted", raise, sorted, open, "mem", claim, finish, "bra", accept)
	tell("told", raise, sorted, open, "mem", claim, finish, "bra", accept, tellIt)
	tell("closed", raise, sorted, open, "mem", claim, finish, "bra", accept, tellIt, rate)
	tell(
		"reopened", raise, sorted, open, "mem", claim, finish, "bra", accept, tellIt, rate,
		model.TaskReopened{Why: "w"},
	)
	tell("family", raise, family)
	tell("family, to a person", raise, family, send(by))
	tell("family, to the unit", raise, family, send(theUnit))
	tell("family, to the team", raise, family, send(theTeam))
	tell("family, to the post", raise, family, send(thePost))
	tell("family, recalled", raise, family, send(theTeam), model.TaskRecalled{From: theTeam})
	tell(
		"family, nudged, extended", raise, family, send(theTeam), "mem", claim, "bra",
		model.TaskNudged{Note: "w"}, longer,
	)
	tell("family, claimed", raise, family, send(theTeam), "mem", claim)
	tell("family, returned", raise, family, send(theTeam), "mem", claim, model.TaskReturned{Why: "w"})
	tell("family, closed", raise, family, send(theTeam), "mem", claim, finish, "bra", accept, tellIt, rate)

	tellLife(tell)

	house := made(model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "c", Door: "1"}})
	all["household"] = house
	all["household moved"], _ = model.Apply(
		house, model.Change{Record: house.RecordID(), Body: model.HouseholdMoved{}},
		model.Stamp{By: worker.Person, Tags: worker.TagsIn("522730/01"), On: morning},
	)
	all["visit"] = made(model.VisitMade{Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met})
	all["place"] = made(model.PlaceAdded{Path: grid, Name: "p"})
	all["unit"] = made(model.GroupAdded{Sort: model.ToUnit, Name: "u", Place: "522730", Covers: []model.Path{grid}})
	all["team"] = made(model.GroupAdded{Sort: model.ToTeam, Name: "t", Place: "522730/01"})
	all["post"] = made(model.GroupAdded{Sort: model.ToPost, Name: "p", Place: grid})
	person := *made(model.PersonAdded{Name: "n", Function: model.Volunteer, Place: grid}).(*model.Person)
	person.ID = seat("vol").Person.ID
	all["person"] = &person
	liaison := *made(model.PersonAdded{Name: "n", Function: model.Liaison, Place: "522730"}).(*model.Person)
	liaison.ID = seat("unt").Person.ID
	all["person of the directory"] = &liaison
	for _, rows := range added {
		maps.Copy(all, rows.records(made))
	}
	return all
}

func TestWhoSeesWhat(t *testing.T) {
	records := recordsOf(t, func(b model.Body) model.Body { return b })
	lines := strings.Split(strings.Trim(matrix+strings.TrimPrefix(lifeLines, "\n"), "\n"), "\n")
	for _, rows := range added {
		lines = append(lines, strings.Split(strings.Trim(rows.lines, "\n"), "\n")...)
	}
	columns := strings.Fields(lines[0])
	for i, v := range viewers {
		if columns[i] != v.name {
			t.Fatalf("column %d is %s, want %s", i, columns[i], v.name)
		}
	}
	rows := map[string]bool{}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		name, want := strings.Join(cells[:len(cells)-len(columns)], " "), cells[len(cells)-len(columns):]
		rows[name] = true
		r, ok := records[name]
		if !ok {
			t.Errorf("no record for the row %q", name)
			continue
		}
		a := model.AudienceOf(r)
		if len(a.Inside.Without(a.Face)) > 0 {
			t.Errorf("%s: inside %v is not within face %v", name, a.Inside, a.Face)
		}
		for i, v := range viewers {
			if got := sight(a, v.TagsIn(r.Community())); got != want[i] {
				t.Errorf("%s to %s: %s, want %s", name, v.name, got, want[i])
			}
		}
	}
	kinds := map[model.Kind]bool{}
	for name, r := range records {
		kinds[r.Kind()] = true
		if !rows[name] {
			t.Errorf("no row for the record %q", name)
		}
	}
	for _, k := range model.Kinds {
		if !kinds[k.Kind] {
			t.Errorf("no row says who sees a %s: put some into added", k.Name)
		}
	}
}

// sight is a letter of the matrix.
func sight(a model.Audience, tags model.Tags) string {
	switch {
	case a.Inside.Meet(tags):
		return "i"
	case a.Face.Meet(tags):
		return "f"
	}
	return "."
}
