package register_test

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
)

var (
	housing = model.GroupAdded{Sort: model.ToUnit, Name: "县住建局", Place: county, Covers: []model.Path{grid1}}
	power   = model.GroupAdded{Sort: model.ToUnit, Name: "供电所", Place: county, Covers: []model.Path{"522730/02"}}
	patrols = model.GroupAdded{Sort: model.ToTeam, Name: "夜巡队", Place: community}
)

// enlist puts a group into the register, and returns it as an addressee.
func (w *world) enlist(b model.GroupAdded) model.Addressee {
	w.t.Helper()
	id := model.GroupIDOf(b.Sort, b.Place, b.Name)
	w.did(branch, noon(today-300), id.Record(), b)
	return w.Group(id).Addressee()
}

// does puts an activity into the register.
func (w *world) does(
	by model.Account, of model.Addressee, sort model.ActivitySort, on model.Day, count int,
) *model.Activity {
	w.t.Helper()
	id := w.did(by, noon(on), model.RecordID{}, model.ActivityDone{
		By: of, Sort: sort, Place: grid1, On: on, Count: count, Residents: 2,
	})
	return w.Activity(model.ActivityID(id))
}

// TestAUnitsMonth counts what stands and is of that month and place, and the unit's tasks.
func TestAUnitsMonth(t *testing.T) {
	w := newWorld(t, branch)
	unit, team := w.enlist(housing), w.enlist(patrols)
	month := today.Month()
	w.does(branch, unit, model.Walk, today-3, 12)
	w.does(branch, unit, model.Walk, today, 5)
	w.does(branch, unit, model.Patrol, today, 1)
	w.does(branch, unit, model.Walk, month.First()-1, 100)
	w.does(branch, team, model.Walk, today, 50)
	gone := w.does(branch, unit, model.Walk, today, 30)
	w.did(branch, noon(today), gone.RecordID(), model.ActivityStruck{Why: "w"})

	h := w.add(grid1, "金桂苑 3 栋 2 单元 501", today-300, "韦国宝")
	liaison := account(9, "莫永康", model.UnitRole, county)
	liaison.Groups = []model.Addressee{unit}
	for _, steps := range [][]model.Body{nil, {claimed}, {claimed, finished}} {
		task := w.raise(h, today-2, "w", nil)
		w.take(task, today-1, sorted, model.TaskDispatched{To: unit, Due: today + 3, Brief: "b"})
		for _, step := range steps {
			w.did(liaison, noon(today), task.Record(), step)
		}
	}
	work := w.Work(unit.ID, community, month)
	if work.Counts[model.Walk] != 17 || work.Counts[model.Patrol] != 1 || work.Listed != 3 || work.Residents != 6 ||
		work.Taken != 2 || work.Finished != 1 || work.Open != 2 {
		t.Errorf("the month is %+v", work)
	}
	if w.Work(unit.ID, grid2, month).Listed != 0 || !w.Work(team.ID, grid2, month).IsZero() {
		t.Error("work of another grid is counted")
	}
	if n := w.Work(unit.ID, community, month-1).Counts[model.Walk]; n != 100 {
		t.Errorf("the month before has %d walks", n)
	}
}

// TestAnActivityEnteredTwice by two people looks like one until one of them is struck.
func TestAnActivityEnteredTwice(t *testing.T) {
	w := newWorld(t, branch)
	unit := w.enlist(housing)
	mine := w.does(branch, unit, model.Walk, today, 12)
	theirs := w.does(worker, unit, model.Walk, today, 11)
	w.does(branch, unit, model.Walk, today, 12)
	w.does(worker, unit, model.Patrol, today, 1)
	w.does(worker, unit, model.Walk, today-1, 12)
	if same := w.SameActivities(mine); len(same) != 1 || same[0].ID != theirs.ID {
		t.Errorf("%d activities are the same as the first", len(same))
	}
	w.did(branch, noon(today), theirs.RecordID(), model.ActivityStruck{Why: "w"})
	if same := w.SameActivities(mine); len(same) != 0 {
		t.Error("a struck one is still the same")
	}
	if list := w.Activities(); len(list) != 5 || list[4].On != today-1 {
		t.Errorf("%d activities, the oldest not last", len(list))
	}
}

// TestUnitsOfACommunity are those that cover something there; who reported in comes with the last first.
func TestUnitsOfACommunity(t *testing.T) {
	w := newWorld(t, branch)
	unit := w.enlist(housing)
	w.enlist(power)
	w.enlist(patrols)
	if units := w.UnitsOf(community); len(units) != 1 || units[0].Name != housing.Name {
		t.Errorf("%d units", len(units))
	}
	g := w.Group(model.GroupID(unit.ID))
	if !register.CoversWithin(g, grid1) || register.CoversWithin(g, grid2) || register.CoversWithin(g, "522730/02") {
		t.Error("a unit covers another grid")
	}
	for i, name := range []string{"a", "b", "c"} {
		id := w.did(branch, noon(today), model.RecordID{}, model.PersonAdded{
			Name: name, Function: model.Member, Place: community,
		})
		if i > 0 {
			w.did(branch, noon(today), id, model.PersonReported{Unit: unit, On: today - 3 + model.Day(i)})
		}
	}
	if in := w.ReportedIn(community); len(in) != 2 || in[0].Name != "c" || len(w.ReportedIn("522730/02")) != 0 {
		t.Errorf("reported in: %d", len(in))
	}
	w.did(branch, noon(today), model.JudgementIDOf(unit.ID, community, today.Month()).Record(), model.UnitJudged{
		Unit: unit, Place: community, Month: today.Month(), Asked: 9, Good: 8,
	})
	if j := w.Judgement(unit.ID, community, today.Month()); j == nil || j.Good != 8 {
		t.Errorf("the judgement is %+v", j)
	}
	if w.Judgement(unit.ID, community, today.Month()-1) != nil || w.Rules(grid1).Value(model.RuleWeek, 1) != "on" {
		t.Error("what nobody entered is known")
	}
}
