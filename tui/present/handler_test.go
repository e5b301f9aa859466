package present

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func TestHandlers(t *testing.T) {
	near := &model.Person{
		ID: model.PersonID{8}, Name: "杨秀芬", Function: model.GridWorker, Place: grid, Teams: []string{"电工队"},
		Inside: &model.PersonInside{Specialities: []string{"电工"}, Wishes: []string{"陪诊"}},
	}
	unit := &model.Group{
		ID: model.GroupID{9}, Sort: model.ToUnit, Name: "城南供电所", Place: "522730", Covers: []model.Path{community},
		Does: []string{"抢修"},
	}
	places := []model.Record{
		&model.Place{ID: model.PlaceID{1}, Path: grid, Name: "东门二网格"},
		&model.Place{ID: model.PlaceID{2}, Path: "522730", Name: "龙里县"},
	}
	for _, r := range readers("branch", append(places, near, unit)...) {
		want := []Handler{
			{model.Addressee{Kind: model.ToPerson, ID: near.RecordID(), Name: "杨秀芬"},
				text.Function(r.Lang, model.GridWorker), "东门二网格", text.Listed(r.Lang, "电工", "陪诊", "电工队")},
			{unit.Addressee(), text.ToKind(r.Lang, model.ToUnit), "龙里县", text.Listed(r.Lang, "抢修")},
		}
		got := r.Handlers(grid)
		if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%v, want %v", got, want)
		}
		if got := r.PersonWork(near); got != text.Function(r.Lang, model.GridWorker)+"  东门二网格" {
			t.Errorf("their work is %q", got)
		}
	}
	face := *near
	face.Inside = nil
	if got := readers("other")[0].PersonSkills(&face); got != "电工队" {
		t.Errorf("of a face the skills are %q", got)
	}
}

func TestReasons(t *testing.T) {
	s := register.Suggestion{Reasons: []register.Reason{
		{Code: register.CoversGrid}, {Code: register.Skilled, Args: []string{"电工"}},
	}}
	for l, want := range map[text.Lang]string{
		text.ZH: text.Listed(text.ZH, "包保本网格", "电工"),
		text.EN: text.Listed(text.EN, "covers this grid", "skilled: 电工"),
	} {
		if got := Reasons(l, s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
