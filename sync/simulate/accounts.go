package simulate

import (
	"context"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// This file changes accounts at the hub: role, scopes and groups, also to nothing and back.

// rights are the roles, scopes and groups that an account may be given.
var rights = []model.Account{
	{Role: model.WorkerRole, Scopes: grids[:1]},
	{Role: model.WorkerRole, Scopes: grids[1:2]},
	{Role: model.WorkerRole, Scopes: grids[2:]},
	{Role: model.WorkerRole, Scopes: grids[1:]},
	{Role: model.WorkerRole, Scopes: []model.Path{town}},
	{Role: model.SupervisorRole, Scopes: []model.Path{town}},
	{Role: model.SupervisorRole, Scopes: []model.Path{other}},
	{Role: model.OrganiserRole, Scopes: []model.Path{county}},
	{Role: model.VolunteerRole, Scopes: []model.Path{town}},
	{Role: model.VolunteerRole, Scopes: []model.Path{town}, Groups: []model.Addressee{as(groups[0])}},
	{Role: model.VolunteerRole, Scopes: []model.Path{town, other}, Groups: []model.Addressee{
		as(groups[0]), as(groups[1]),
	}},
	{Role: model.UnitRole, Scopes: grids[:2], Groups: []model.Addressee{as(groups[2])}},
	{Role: model.WorkerRole},
}

// changeAccount gives somebody other rights.
func (w *world) changeAccount() {
	who := w.laptops[w.roll.IntN(len(w.laptops))].disk.account.Person
	to := rights[w.roll.IntN(len(rights))]
	was := w.accounts[who.ID]
	if len(was.Scopes) == 0 || w.chance(40) { // back to the rights they joined with
		to = w.first[who.ID]
		w.reached("account changed back")
	}
	if len(to.Scopes) == 0 {
		w.reached("account changed to nothing")
	}
	if to.Role != was.Role {
		w.reached("role changed")
	}
	if !slices.Equal(to.Groups, was.Groups) {
		w.reached("team, post or unit changed")
	}
	to.Person = who
	w.grant(to)
}

// grant stores an account at the hub while the hub is running.
func (w *world) grant(to model.Account) {
	now := w.accounts[to.Person.ID].Given(to)
	b, err := code.Marshal(now)
	if err == nil {
		err = w.journal.Memory.Update(
			context.Background(), func(tx hub.Tx) error { return tx.Put(hub.Accounts, to.Person.ID[:], b) },
		)
	}
	if err != nil {
		panic(err)
	}
	w.accounts[to.Person.ID] = now
	w.reached("account changed")
	w.trace.add("account of %s: %s %v", to.Person.Name, to.Role, to.Scopes)
}

// ever returns the tags of an account in a community, now and with the rights it once had.
func ever(a hub.Account, community model.Path) (tags model.Tags) {
	tags = append(tags, a.TagsIn(community)...)
	for _, r := range a.Was {
		was := model.Account{Person: a.Person, Role: r.Role, Scopes: r.Scopes, Groups: r.Groups}
		tags = append(tags, was.TagsIn(community)...)
	}
	return tags
}
