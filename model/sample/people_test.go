package sample

import (
	"slices"
	"testing"

	"sidan/model"
)

var someDay = model.Date(2026, 11, 24)

// TestEverybodyHasARoleThatFits their function, and a place that is theirs.
func TestEverybodyHasARoleThatFits(t *testing.T) {
	town := newTown(1, someDay)
	roles := map[model.Function]model.Role{
		model.GridWorker: model.WorkerRole, model.GridHead: model.WorkerRole, model.Officer: model.SupervisorRole,
		model.Secretary: model.SupervisorRole, model.Organiser: model.OrganiserRole, model.Liaison: model.UnitRole,
		model.Member: model.VolunteerRole, model.Volunteer: model.VolunteerRole, model.Leader: "",
	}
	ids := map[model.PersonID]bool{}
	for _, p := range town.everybody {
		want, known := roles[p.Function]
		if !known || p.Role != want {
			t.Errorf("a %s has the role %q", p.Function, p.Role)
		}
		if ids[p.id()] {
			t.Error("two people have one id")
		}
		ids[p.id()] = true
		if p.Name != p.Account.Person.Name || len(p.Scopes) != 1 {
			t.Errorf("a %s is called differently in the account, or has %d scopes", p.Function, len(p.Scopes))
		}
		if p.Role != model.UnitRole && p.Role != model.OrganiserRole && !p.Scopes[0].Holds(p.Place) {
			t.Errorf("a %s of %s acts for %s", p.Function, p.Place, p.Scopes[0])
		}
		if no := p.PersonAdded.Check(); no != nil {
			t.Errorf("a %s would be refused: %v", p.Function, no)
		}
	}
	for _, g := range town.grids {
		if g.worker == nil || g.head == nil || g.worker == g.head {
			t.Errorf("%s has no worker and head of its own", g.name)
		}
	}
}

// TestTheNamesOfTheThree whose homes a sample has are the same for every seed.
func TestTheNamesOfTheThree(t *testing.T) {
	for seed := range uint64(5) {
		w := Small(seed, someDay)
		got := []string{
			w.Accounts.Worker.Person.Name, w.Accounts.Supervisor.Person.Name, w.Accounts.Organiser.Person.Name,
		}
		if !slices.Equal(got, []string{workerName, supervisorName, organiserName}) {
			t.Errorf("seed %d: they are called %v", seed, got)
		}
	}
}

// TestWhoeverServesIsInAGroup: a team each, and the posts they wish for.
func TestWhoeverServesIsInAGroup(t *testing.T) {
	town := newTown(1, someDay)
	for _, p := range town.helpers {
		inTeams := 0
		for _, g := range p.Groups {
			if g.Kind == model.ToTeam {
				inTeams++
			}
		}
		if inTeams != 1 || len(p.Groups) != 1+len(p.Wishes) {
			t.Errorf("somebody who wishes for %v is in %v", p.Wishes, p.Groups)
		}
	}
	for _, g := range slices.Concat(teams, posts) {
		first := town.memberOf(g, 0)
		if first == nil || !slices.Contains(first.Groups, sentTo(g)) {
			t.Errorf("%s has no member", g.Name)
		}
		n := 1
		for town.memberOf(g, n) != first {
			n++
		}
		if n < 2 {
			t.Errorf("%s has one member", g.Name)
		}
	}
}

func TestUnitsCoverTheGrids(t *testing.T) {
	covered := map[model.Path]bool{}
	for _, g := range groups() {
		if no := g.Check(); no != nil {
			t.Errorf("%s would be refused: %v", g.Name, no)
		}
		for _, p := range g.Covers {
			covered[p] = true
		}
		if got := idOf(g); got.IsZero() {
			t.Errorf("%s has no id", g.Name)
		}
	}
	for _, s := range sites {
		if !covered[s.path] {
			t.Errorf("no unit covers %s", s.path)
		}
	}
	for _, u := range units {
		if i := unitNamed(u.Name); i < 0 || units[i].Name != u.Name {
			t.Errorf("%s is not found by its name", u.Name)
		}
	}
	if unitNamed("no such unit") >= 0 {
		t.Error("a unit that is not there was found")
	}
	if _, there := newTown(1, someDay).postFor("no such post"); there {
		t.Error("a post that is not there was found")
	}
}
