package wire

import (
	"testing"

	"sidan/model"
	"sidan/model/code"
)

func TestKnownOf(t *testing.T) {
	worker := model.Account{
		Person: model.Ref{ID: model.PersonID{1}, Name: "张三"}, Role: model.WorkerRole,
		Scopes: []model.Path{"522730/01/01/01"},
	}
	homes := []model.Path{"522730", "522730/01"}
	known := KnownOf(worker, homes)
	for name, change := range map[string]func(a *model.Account, homes *[]model.Path){
		"person":      func(a *model.Account, _ *[]model.Path) { a.Person.ID[15]++ },
		"name":        func(a *model.Account, _ *[]model.Path) { a.Person.Name = "张四" },
		"role":        func(a *model.Account, _ *[]model.Path) { a.Role = model.VolunteerRole },
		"scopes":      func(a *model.Account, _ *[]model.Path) { a.Scopes = []model.Path{"522730/01/01/02"} },
		"groups":      func(a *model.Account, _ *[]model.Path) { a.Groups = []model.Addressee{{Kind: model.ToTeam}} },
		"communities": func(_ *model.Account, homes *[]model.Path) { *homes = (*homes)[:1] },
	} {
		a, h := worker, homes
		if change(&a, &h); KnownOf(a, h) == known {
			t.Errorf("another %s makes no difference", name)
		}
	}
	none, kept := model.Account{Person: worker.Person}, model.Account{}
	if b, err := code.Marshal(none); err != nil || code.Unmarshal(b, &kept) != nil {
		t.Fatal(err)
	}
	kept.Scopes = []model.Path{}
	if KnownOf(none, nil) != KnownOf(kept, []model.Path{}) {
		t.Error("no scope and no community are known in two ways")
	}
}
