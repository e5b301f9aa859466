package register_test

import (
	"testing"

	"sidan/model"
)

// TestProblemKnowsItsMembers: who is joined, in how many buildings, who has the answer, and who is owed it at their
// door, from the joining to the general answer.
func TestProblemKnowsItsMembers(t *testing.T) {
	w := newWorld(t, branch)
	manyTasks(w)
	common := model.TaskID(w.did(branch, noon(today), model.RecordID{}, model.TaskRaised{
		Grid: "522730/01", Channel: model.ByMeeting, Common: true, Words: "停车难",
	}))
	step := func(by model.Account, id model.TaskID, b model.Body) { w.did(by, noon(today), id.Record(), b) }
	var members []model.TaskID
	for i, door := range []model.Address{
		{Compound: "金桂苑", Building: "3", Unit: "1", Floor: 1, Door: "101"},
		{Compound: "金桂苑", Building: "4", Unit: "1", Floor: 1, Door: "101"},
		{Compound: "金桂苑", Building: "3", Unit: "1", Floor: 2, Door: "201"},
	} {
		h := model.HouseholdID{0xb0, byte(i)}
		w.did(worker, noon(today-9), h.Record(), model.HouseholdAdded{Grid: "522730/01/01/02", Door: door})
		id := model.TaskID(w.did(worker, noon(today-3), model.RecordID{}, model.TaskRaised{
			Grid: "522730/01/01/02", Channel: model.ByVisit, Words: "没处停车",
			Household: model.DoorRef{ID: h, Door: door},
		}))
		step(branch, id, model.TaskJoined{Into: common})
		members = append(members, id)
	}
	check := func(when string, told, owed int) {
		t.Helper()
		p, ok := w.Problem(common)
		if !ok || p.Households != 3 || len(p.Buildings) != 2 || p.Buildings[0].All != 2 || p.Told != told {
			t.Errorf("%s: %d households, %+v, %d told, want %d", when, p.Households, p.Buildings, p.Told, told)
		}
		n := 0
		for _, id := range members {
			if kind, _ := w.Owed(w.Task(id)); kind == model.OwedTell {
				n++
			}
		}
		if n != owed {
			t.Errorf("%s: %d are owed an answer, want %d", when, n, owed)
		}
	}
	check("joined", 0, 0)
	step(branch, common, model.TaskSorted{Sphere: model.Public, Menu: model.Facilities})
	step(branch, common, toWorker(today+3))
	step(worker, common, model.TaskClaimed{})
	step(worker, common, model.TaskFinished{Result: "划了二十二个车位"})
	check("finished", 0, 0)
	step(branch, common, model.TaskAccepted{})
	check("accepted", 0, 3)
	step(worker, members[0], model.TaskAnswered{How: model.ByVisit, Final: true})
	check("one is told", 1, 2)
	if kind, _ := w.Owed(w.Task(members[0])); kind != model.OwedRate {
		t.Errorf("who was told is asked how it was, not %q", kind)
	}
	door, _ := w.Door(w.Task(members[1]).Door().ID, today)
	if len(door.Owed) != 1 || door.Owed[0].Answer != "划了二十二个车位" {
		t.Errorf("the door is owed %+v", door.Owed)
	}
	step(branch, common, model.TaskAnswered{How: model.ByChat, Words: "车位划好了"})
	check("told in general", 3, 0)
	if list := w.Problems(""); len(list) != 1 || list[0].Task.ID != common {
		t.Errorf("%d common problems", len(list))
	}
	if _, ok := w.Problem(members[0]); ok {
		t.Error("a request of one household is taken for a common problem")
	}
}
