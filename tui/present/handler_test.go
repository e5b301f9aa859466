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

// TestTaskReach: whoever sees the inside of a person sees their phone beside the task that they have.
func TestTaskReach(t *testing.T) {
	yang := &model.Person{
		ID: model.PersonID{1}, Name: "杨秀芬", Function: model.GridWorker, Place: grid,
		Inside: &model.PersonInside{Phone: "19900001234"},
	}
	shi := &model.Person{
		ID: model.PersonID{4}, Name: "石光荣", Function: model.Member, Place: grid, Teams: []string{"先锋队"},
		Inside: &model.PersonInside{Phone: "19900005678"},
	}
	hidden := *yang
	hidden.Inside = nil
	held := &model.Task{Grid: grid, Stand: model.Stand{State: model.Claimed, Holder: yang.Ref()}}
	sent := &model.Task{Grid: grid, Stand: model.Stand{State: model.Dispatched, To: model.Addressee{
		Kind: model.ToTeam, ID: model.RecordID{8}, Name: "先锋队",
	}}}
	anyone := model.Addressee{Kind: model.ToOpen}
	open := &model.Task{Grid: grid, Stand: model.Stand{State: model.Dispatched, To: anyone}}
	for _, c := range []struct {
		knows []model.Record
		task  *model.Task
		want  string
	}{
		{[]model.Record{yang, shi}, held, "杨秀芬  1990000 1234"},
		{[]model.Record{&hidden, shi}, held, "杨秀芬"},
		{[]model.Record{yang, shi}, sent, "先锋队  石光荣  1990000 5678"},
		{[]model.Record{yang, shi}, open, text.ToKind(text.ZH, model.ToOpen)},
		{nil, held, "杨秀芬"},
	} {
		r := readers("branch", c.knows...)[0]
		if got := r.TaskReach(c.task); got != c.want || r.Reachable(c.task) != (got != r.TaskHolder(c.task)) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
