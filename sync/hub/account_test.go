package hub

import (
	"errors"
	"slices"
	"testing"

	"sidan/model"
)

func worksIn(scopes ...model.Path) Account {
	person := model.Ref{ID: model.PersonID{1}}
	return Account{Account: model.Account{Person: person, Role: model.WorkerRole, Scopes: scopes}}
}

// TestAccountsRememberTheirRights, each once, and the newest of too many.
func TestAccountsRememberTheirRights(t *testing.T) {
	const here, there = model.Path("522730/01/01/01"), model.Path("522730/02/01/01")
	a := Account{}.Given(worksIn(here).Account)
	if len(a.Was) != 0 {
		t.Errorf("an account that begins remembers %+v", a.Was)
	}
	for range 3 {
		a = a.Given(worksIn(there).Account).Given(worksIn(here).Account)
	}
	if len(a.Was) != 2 || !slices.Equal(a.Scopes, []model.Path{here}) {
		t.Errorf("to and fro: %+v", a)
	}
	supervisor := worksIn(here).Account
	supervisor.Role = model.SupervisorRole
	if got := a.Given(supervisor); len(got.Was) != 2 || got.Role != model.SupervisorRole {
		t.Errorf("the same place in another role: %+v", got)
	}
	for n := range 2 * mostRights {
		scope := model.Path("522730/01/01/" + string([]byte{'0' + byte(n/10), '0' + byte(n%10)}))
		a = a.Given(worksIn(scope).Account)
	}
	if len(a.Was) != mostRights {
		t.Errorf("%d are remembered, want %d", len(a.Was), mostRights)
	}
}

// TestWhatAnAccountEverSaw are the tags it has and had, by the role it had them in.
func TestWhatAnAccountEverSaw(t *testing.T) {
	const here, there = model.Path("522730/01/01/01"), model.Path("522730/02/01/01")
	branch := worksIn("522730/02").Account
	branch.Role = model.SupervisorRole
	a := Account{Account: branch}.Given(worksIn(here).Account)
	a.Had = []model.Path{"522730/03/01/01"} // of a program that remembered scopes alone
	for _, c := range []struct {
		community model.Path
		now       bool
		ever      bool
	}{
		{"522730/01", true, true}, {"522730/02", false, true}, {"522730/03", false, true}, {"522730/04", false, false},
	} {
		if got := len(a.TagsIn(c.community)) > 0; got != c.now {
			t.Errorf("%s is seen now: %v", c.community, got)
		}
		if got := a.everIn(c.community); got != c.ever {
			t.Errorf("%s was ever seen: %v", c.community, got)
		}
	}
	ever := a.EverTagsIn("522730/02")
	for _, tag := range branch.TagsIn("522730/02") {
		if !slices.Contains(ever, tag) {
			t.Errorf("the branch's tag %q is forgotten", tag)
		}
	}
	if !slices.IsSorted(ever) || len(slices.Compact(slices.Clone(ever))) != len(ever) {
		t.Errorf("not in order, or twice: %v", ever)
	}
	if len(worksIn(there).EverTagsIn("522730/02")) == 0 {
		t.Error("what is seen now does not count")
	}
}

// TestPlacesPeopleAndGroupsAreAnOrganisers, within scope.
func TestPlacesPeopleAndGroupsAreAnOrganisers(t *testing.T) {
	organiser := worksIn("522730/01")
	organiser.Role = model.OrganiserRole
	for _, at := range []model.Path{"522730/01", "522730/01/02", "522730/02", "522730"} {
		for _, body := range []model.Body{
			model.PlaceAdded{Path: at}, model.PersonAdded{Place: at}, model.GroupAdded{Place: at},
		} {
			within := at == "522730/01" || at == "522730/01/02"
			if got := organiser.mayMake(body); got != within {
				t.Errorf("an organiser, %T at %s: %v", body, at, got)
			}
			if worksIn("522730/01").mayMake(body) {
				t.Errorf("a worker may make %T at %s", body, at)
			}
		}
	}
	if !worksIn("522730/01").mayMake(model.VisitMade{}) {
		t.Error("a worker may make no visit")
	}
}

// TestADamagedPrivateValueIsSaid and never taken for one that is not there.
func TestADamagedPrivateValueIsSaid(t *testing.T) {
	j, id := new(Memory), model.PersonID{1}
	err := j.Update(t.Context(), func(tx Tx) error { return tx.Put(Accounts, id[:], []byte("garbage")) })
	if err != nil {
		t.Fatal(err)
	}
	read := func(who model.PersonID) (known bool, err error) {
		err = j.Read(t.Context(), func(s Snapshot) (err error) { _, known, err = accountOf(s, who); return err })
		return known, err
	}
	if known, err := read(id); known || !errors.Is(err, ErrDamaged) {
		t.Errorf("damaged: %v, %v", known, err)
	}
	if known, err := read(model.PersonID{2}); known || err != nil {
		t.Errorf("nobody's: %v, %v", known, err)
	}
	err = j.Update(t.Context(), func(tx Tx) error { return grant(tx, model.Account{Person: model.Ref{ID: id}}) })
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged account was written over: %v", err)
	}
}
