package register_test

import (
	"slices"
	"testing"

	"sidan/model"
)

func TestDoorListsWhatItWaitsFor(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英", model.Alone)
	lamp := w.raise(h, today-12, "楼道灯不亮", nil)
	w.take(lamp, today-11, sorted, toWorker(today-8), claimed, finished)
	w.take(lamp, today-2, acceptedIt)
	proof := w.raise(h, today-7, "社保认证怎么办", &model.DoorAnswer{Words: "三天内给您回话", By: today - 4})
	rated := w.raise(h, today-1, "申请表怎么填", &model.DoorAnswer{Words: "帮您填好了"})
	open := w.raise(h, today, "门禁坏了", nil)

	d, ok := w.Door(h, today)
	if !ok || d.Now.Owed != 2 || d.Now.Open != 3 {
		t.Fatalf("%v: %d owed, %d open; want 2 and 3", ok, d.Now.Owed, d.Now.Open)
	}
	type line struct {
		task model.TaskID
		kind model.OwedKind
		text string
		by   model.Day
		late int
	}
	var got []line
	for _, o := range d.Owed {
		got = append(got, line{o.Task.ID, o.Kind, o.Text, o.By, o.LateDays})
	}
	want := []line{
		{lamp, model.OwedTell, "灯已换好", today + 1, 0},
		{proof, model.OwedPromise, "社保认证怎么办", today - 4, 4},
		{rated, model.OwedRate, "帮您填好了", today + 6, 0},
	}
	if !slices.Equal(got, want) {
		t.Errorf("owed\n%v, want\n%v", got, want)
	}
	if d.Tasks[0].ID != open || d.Tasks[3].ID != lamp {
		t.Error("tasks come from the newest raised")
	}

	w.take(lamp, today, told, satisfied)
	if d, _ := w.Door(h, today); d.Now.Owed != 1 || len(d.Owed) != 2 {
		t.Errorf("after telling and rating: %d counted, %d listed", d.Now.Owed, len(d.Owed))
	}
}

func TestDoorKeepsItsVisitsNewestFirst(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英", model.Alone)
	for _, ago := range []model.Day{14, 0, 21, 7} {
		w.visit(h, today-ago, model.Met, 0)
	}
	d, _ := w.Door(h, today)
	held := d.Visits
	for i, v := range held {
		if v.On != today-model.Day(7*i) {
			t.Errorf("visit %d on %s", i, v.On)
		}
	}
	if d.Next != today+7 || !d.Now.Done || d.Now.Last.On != today-7 {
		t.Errorf("next %s, %+v", d.Next, d.Now)
	}
	w.Drop(held[0].RecordID())
	if d, _ := w.Door(h, today); len(d.Visits) != 3 || len(held) != 4 || held[0].On != today {
		t.Error("one less, and the list that was handed out as it was")
	}
}

func TestDoorOfAHouseholdThatCameAfterItsVisits(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英")
	w.visit(h, today, model.Met, 0)
	w.raise(h, today, "门禁坏了", nil)
	rec, rev := w.Confirmed(h.Record())
	w.Drop(h.Record())
	if _, ok := w.Door(h, today); ok {
		t.Error("a household nobody knows")
	}
	w.Put(rec, rev)
	if d, ok := w.Door(h, today); !ok || len(d.Visits) != 1 || len(d.Tasks) != 1 {
		t.Error("what happened at the door came before it, and must stand there")
	}
}
