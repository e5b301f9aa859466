package register_test

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// doors is a round as one reads it: the door, and how it stands.
func doors(r register.Round) string {
	var b strings.Builder
	for i, d := range r.Doors {
		for _, s := range r.Stairs {
			if s.First == i {
				b.WriteString("[" + s.Heading + "] ")
			}
		}
		b.WriteString(d.Face().Door.DoorText() + " ")
	}
	return strings.TrimSpace(b.String())
}

func TestRoundIsWalkedStairByStair(t *testing.T) {
	w := newWorld(t, worker)
	for _, door := range []string{
		"金桂苑10栋1单元101", "金桂苑2栋2单元101", "金桂苑2栋1单元102", "金桂苑2栋1单元301", "金桂苑2栋1单元101",
		"金桂苑2栋2单元201", "望城路12号附1号", "望城路2号",
	} {
		w.add(grid1, door, today-30, "王秀英")
	}
	done := w.add(grid1, "金桂苑2栋1单元201", today-30, "李国栋")
	w.visit(done, today-8, model.Met, 0) // due in three weeks: it has its place in the walk, and no turn
	want := "[望城路] 2号 12附1号 [金桂苑 2 栋 1 单元] 301 101 102 [金桂苑 2 栋 2 单元] " +
		"101 201 [金桂苑 10 栋 1 单元] 101"
	if got := doors(w.Round(today, week, []model.Path{grid1}, false)); got != want {
		t.Errorf("round\n%s, want\n%s", got, want)
	}
	if got := doors(w.Round(today, week, []model.Path{grid1}, true)); !strings.Contains(got, "301 201 101") {
		t.Errorf("with all: %s", got)
	}
}

func TestRoundGoesByTheScope(t *testing.T) {
	w := newWorld(t, branch)
	w.add(grid1, "金桂苑1栋1单元101", today-30, "王秀英")
	w.add(grid2, "金桂苑1栋1单元102", today-30, "李国栋")
	w.add(grid3, "清水湾1栋1单元101", today-30, "张伟")
	for _, c := range []struct {
		name  string
		scope []model.Path
		doors int
		stair int
	}{
		{"one grid", []model.Path{grid1}, 1, 1},
		{"a large grid: the same staircase in two grids is headed twice", []model.Path{"522730/01/01"}, 2, 2},
		{"two grids", []model.Path{grid1, grid3}, 2, 2},
		{"everything", nil, 3, 3},
		{"elsewhere", []model.Path{"522730/02"}, 0, 0},
	} {
		r := w.Round(today, week, c.scope, false)
		if len(r.Doors) != c.doors || len(r.Stairs) != c.stair {
			t.Errorf("%s: %d doors, %d stairs, want %d and %d", c.name, len(r.Doors), len(r.Stairs), c.doors, c.stair)
		}
	}
}

func TestRoundTellsHowADoorStands(t *testing.T) {
	monday := week.Monday()
	for _, c := range []struct {
		name  string
		tags  []model.HouseTag
		since model.Day
		visit func(w *world, h model.HouseholdID)
		want  register.Door
	}{
		{"never visited, found last week: late", nil, monday - 3, nil, register.Door{
			Due: monday - 3, In: true, Late: int32(today - monday + 3),
		}},
		{"never visited, found this week: due", nil, today, nil, register.Door{Due: today, In: true}},
		{"weekly, seen last Thursday: due on Thursday", []model.HouseTag{model.Alone}, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-4, model.Met, 0) },
			register.Door{Due: monday + 3, In: true}},
		{"weekly, due on Monday of this week: not late on Tuesday", []model.HouseTag{model.Alone}, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-7, model.Met, 0) },
			register.Door{Due: monday, In: true}},
		{"weekly, due last week: late", []model.HouseTag{model.Alone}, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, today-12, model.Met, 0) },
			register.Door{Due: today - 5, In: true, Late: 5}},
		{"an appointment that was missed is late the next day", nil, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-4, model.Met, monday) },
			register.Door{Due: monday, In: true, Appointed: true, Late: 1}},
		{"an appointment for today", nil, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-4, model.Met, today) },
			register.Door{Due: today, In: true, Appointed: true}},
		{"nobody at home: again next week, whatever the cadence", nil, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-4, model.Away, 0) },
			register.Door{Due: monday + 3, In: true}},
		{"monthly, seen last week: not in the round", nil, monday - 90,
			func(w *world, h model.HouseholdID) { w.visit(h, monday-4, model.Met, 0) },
			register.Door{Due: monday + 24}},
		{"done this week, whatever came of it", nil, monday - 90,
			func(w *world, h model.HouseholdID) {
				w.visit(h, monday-35, model.Met, 0)
				w.visit(h, today, model.Away, 0)
			},
			register.Door{Due: monday - 7, In: true, Done: true}},
	} {
		w := newWorld(t, worker)
		h := w.add(grid1, "金桂苑3栋3单元102", c.since, "王秀英", c.tags...)
		if c.visit != nil {
			c.visit(w, h)
		}
		got := w.Round(today, week, nil, true).Doors[0]
		got.House, got.Visit, got.Last = register.House{}, nil, nil
		if got != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, got, c.want)
		}
	}
}

func TestRoundTallies(t *testing.T) {
	monday := week.Monday()
	w := newWorld(t, worker)
	add := func(door string, tags ...model.HouseTag) model.HouseholdID {
		return w.add(grid1, "金桂苑3栋1单元"+door, monday-90, "王秀英", tags...)
	}
	late := add("101")
	w.visit(late, monday-35, model.Met, 0)
	due := add("102", model.Alone)
	w.visit(due, monday-7, model.Met, 0)
	later := add("201", model.Alone)
	w.visit(later, monday-4, model.Met, 0)
	done := add("202")
	w.visit(done, today, model.TurnedAway, 0)
	here := add("301")
	id := w.id()
	w.Pend(id, []register.Pending{
		w.pending(worker, noon(today), id, model.VisitMade{Household: here, Grid: grid1, Outcome: model.Met}),
	})
	resting := add("302")
	w.visit(resting, monday-4, model.Met, 0)
	w.raise(resting, monday-4, "社保认证怎么办", &model.DoorAnswer{By: today})
	gone := add("401")
	w.did(worker, noon(today-20), gone.Record(), model.HouseholdMoved{})

	got := w.Round(today, week, nil, false)
	if want := (register.Round{
		Week: week, Total: 5, Done: 2, Confirmed: 1, Pending: 1, Late: 1, Due: 1, Owed: 1,
	}); !sameTallies(got, want) || len(got.Doors) != 5 {
		t.Errorf("%d doors, %+v\nwant %+v", len(got.Doors), tallies(got), want)
	}
	if s := got.Stairs[0]; s.Total != 5 || s.Done != 2 || s.Len != 5 {
		t.Errorf("stair %+v", s)
	}
	all := w.Round(today, week, nil, true)
	if !sameTallies(all, got) || len(all.Doors) != 6 {
		t.Errorf(
			"with all the tallies are the same, and the one that moved is not listed: %d doors, %+v",
			len(all.Doors), tallies(all),
		)
	}
	if at, ok := got.Next(0); !ok || got.Doors[at].Done {
		t.Error("the mark opens on the first door still due")
	}
	if at, ok := got.Next(len(got.Doors) - 1); !ok || got.Doors[at].Done {
		t.Error("behind the last comes the first")
	}
}

// TestADoorIsDueOnItsDay: the tally counts the doors of today, and not yet those of tomorrow.
func TestADoorIsDueOnItsDay(t *testing.T) {
	w := newWorld(t, worker)
	w.visit(w.add(grid1, "金桂苑3栋1单元101", today-90, "王秀英", model.Alone), today-7, model.Met, 0)
	for day, want := range map[model.Day]int{today - 1: 0, today: 1} {
		if got := w.Round(day, day.Week(), nil, false); got.Due != want || got.Late != 0 {
			t.Errorf("on %v %d doors are due and %d late, want %d due", day, got.Due, got.Late, want)
		}
	}
}

// TestAStruckVisitCountsForNothing: the door stands in the round as if nobody had called.
func TestAStruckVisitCountsForNothing(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋1单元101", today-90, "王秀英", model.Alone)
	w.visit(h, today-7, model.Met, 0)
	before := w.Round(today, week, nil, false)
	v := w.visit(h, today, model.Met, 0)
	if got := w.Round(today, week, nil, false); !got.Doors[0].Done {
		t.Fatal("a visit does not count")
	}
	w.did(worker, noon(today), v.Record(), model.VisitStruck{Why: "走错门"})
	if got := w.Round(today, week, nil, false); got.Doors[0].Done || got.Doors[0].Due != before.Doors[0].Due ||
		!sameTallies(got, before) {
		t.Errorf("%+v\n%+v\nwant %+v", got.Doors[0], tallies(got), tallies(before))
	}
}

func TestRoundOfAnotherWeek(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英", model.Alone)
	w.visit(h, today-7, model.Met, 0)
	w.visit(h, today, model.Met, 0)
	last := w.Round(today, week-1, nil, false)
	if last.Done != 1 || last.Doors[0].Visit.On != today-7 || last.Doors[0].Last != nil {
		t.Errorf("last week: %+v", last.Doors)
	}
	if before := w.Round(today, week-2, nil, false); before.Done != 0 || before.Late != 1 {
		t.Errorf("the week nobody came: %+v", tallies(before))
	}
	next := w.Round(today, week+1, nil, false)
	if next.Done != 0 || next.Total != 1 || next.Late != 0 || next.Due != 0 {
		t.Errorf("next week: %+v", tallies(next))
	}
}

func TestRoundIsKeptUntilSomethingChanges(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英")
	before := w.Round(today, week, nil, false)
	if again := w.Round(today, week, nil, false); &again.Doors[0] != &before.Doors[0] {
		t.Error("worked out twice")
	}
	w.visit(h, today, model.Met, 0)
	if after := w.Round(today, week, nil, false); after.Done != 1 || before.Doors[0].Done {
		t.Error("a new round after a visit, and the old one as it was")
	}
}

func tallies(r register.Round) register.Round {
	r.Doors, r.Stairs = nil, nil
	return r
}

func sameTallies(a, b register.Round) bool {
	a, b = tallies(a), tallies(b)
	return a.Total == b.Total && a.Done == b.Done && a.Confirmed == b.Confirmed && a.Pending == b.Pending &&
		a.Late == b.Late && a.Due == b.Due && a.Owed == b.Owed
}

// TestCalledAgainThisWeek: nobody home on Monday, come back on Friday. The door is not done until then.
func TestCalledAgainThisWeek(t *testing.T) {
	w := newWorld(t, worker)
	h := w.add(grid1, "金桂苑1栋1单元101", today-30, "王秀英")
	w.visit(h, today, model.Away, week.Sunday())
	r := w.Round(today, week, nil, false)
	if d := r.Doors[0]; d.Done || d.Due != week.Sunday() || !d.Appointed || r.Done != 0 {
		t.Errorf("%+v", d)
	}
	w.visit(h, week.Sunday(), model.Met, 0)
	if r = w.Round(week.Sunday(), week, nil, false); r.Done != 1 {
		t.Errorf("%+v", r.Doors[0])
	}
}
