package register_test

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
)

func TestRegisterShowsWhatIsPutIn(t *testing.T) {
	w := newWorld(t, worker)
	house := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英 1948 户主")
	task := w.raise(house, today, "楼道灯坏了", nil)
	w.visit(house, today, model.Met, 0)
	if got, want := w.Counts(), (register.Counts{Households: 1, Visits: 1, Tasks: 1}); got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
	rec, pending := w.Record(task.Record())
	if rec != model.Record(w.Task(task)) || rec == nil || pending != 0 {
		t.Errorf("record %v, %d pending", rec, pending)
	}
	if rec, rev := w.Confirmed(house.Record()); rec == nil || rev != 1 {
		t.Errorf("confirmed %v at %d", rec, rev)
	}

	w.Drop(task.Record())
	w.Drop(house.Record())
	if got, want := w.Counts(), (register.Counts{Visits: 1}); got != want {
		t.Errorf("after dropping: counts %+v, want %+v", got, want)
	}
	if _, known := w.Door(house, today); known || len(w.Round(today, week, nil, true).Doors) > 0 ||
		len(w.Find("王秀英", 9)) > 0 {
		t.Error("a household that was dropped is still shown")
	}

	w.Reset()
	if w.Counts() != (register.Counts{}) || w.Me().Person != worker.Person {
		t.Error("reset keeps the account and nothing else")
	}
}

func TestRegisterVersionGoesUpWithEachChange(t *testing.T) {
	w := newWorld(t, worker)
	last := w.Version()
	newer := func(what string) {
		t.Helper()
		if w.Version() <= last {
			t.Errorf("%s: still version %d", what, last)
		}
		last = w.Version()
	}
	house := w.add(grid1, "望城路12号", today, "王秀英")
	newer("put")
	w.Pend(house.Record(), []register.Pending{w.pending(worker, noon(today), house.Record(), model.HouseholdMoved{})})
	newer("pend")
	w.Drop(house.Record())
	newer("drop")
	w.Reset()
	newer("reset")
}

func TestRegisterMovesAHouseholdBetweenGrids(t *testing.T) {
	w := newWorld(t, branch)
	house := w.add(grid1, "金桂苑3栋3单元102", today, "王秀英")
	moved := *w.Household(house)
	moved.Grid = grid2
	w.Put(&moved, 2)
	if n := len(w.Round(today, week, []model.Path{grid1}, true).Doors); n != 0 {
		t.Errorf("%d doors where it was", n)
	}
	if n := len(w.Round(today, week, []model.Path{grid2}, true).Doors); n != 1 {
		t.Errorf("%d doors where it is", n)
	}
}

func TestNamed(t *testing.T) {
	w := newWorld(t, worker)
	one := w.add(grid1, "望城路12号", today, "王秀英")
	two := w.add(grid1, "望城路14号", today, "王国栋")
	task := w.raise(one, today, "路灯坏了", nil)
	for _, c := range []struct {
		name string
		kind model.Kind
		word string
		want int
	}{
		{"whole id", model.KindHousehold, one.String(), 1},
		{"its end", model.KindHousehold, two.String()[28:], 1},
		{"too short", model.KindHousehold, two.String()[31:], 0},
		{"an end that two have", model.KindHousehold, "00000" + one.String()[35:], 1},
		{"another kind", model.KindTask, one.String(), 0},
		{"number", model.KindTask, w.Task(task).No(), 1},
		{"of no record", model.KindPerson, "0123456789ab", 0},
	} {
		if got := w.Named(c.kind, c.word); len(got) != c.want {
			t.Errorf("%s: %v, want %d", c.name, got, c.want)
		}
	}
}
