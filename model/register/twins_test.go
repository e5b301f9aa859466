package register_test

import (
	"strings"
	"testing"

	"sidan/model"
)

func names(hs []*model.Household) string {
	var list []string
	for _, h := range hs {
		list = append(list, h.Householder())
	}
	return strings.Join(list, " ")
}

// TestTwinsAreSeenHoweverTheyWereEntered: in another spelling, in another grid of the community; not the door
// beside, not who moved away, not a family that was said to be another.
func TestTwinsAreSeenHoweverTheyWereEntered(t *testing.T) {
	w := newWorld(t, worker)
	first := w.add(grid1, "光明村三组12号", today-90, "蒙大明")
	w.add(grid1, "光明村3组12号", today-30, "蒙大明")
	w.add(grid2, "光明村第3组12号", today-20, "蒙老二")
	w.add(grid1, "光明村3组13号", today-20, "不是")
	away := w.add(grid1, "光明村三组12号", today-80, "搬走的")
	w.did(worker, noon(today-10), away.Record(), model.HouseholdMoved{})
	family := model.HouseholdID(w.did(worker, noon(today-5), model.RecordID{}, model.HouseholdAdded{Grid: grid1,
		Door: w.Household(first).Door, Residents: []model.Resident{{Name: "另一家"}}, Beside: first}))
	if got := names(w.Twins(w.Household(first))); got != "蒙大明 蒙老二" && got != "蒙老二 蒙大明" {
		t.Errorf("twins of the first: %s", got)
	}
	if got := names(w.Twins(w.Household(family))); strings.Contains(got, "蒙大明 蒙大明") ||
		strings.Contains(got, "搬走的") {
		t.Errorf("twins of the family beside: %s", got)
	}
	if got := w.At(grid1.Community(), w.Household(first).Door, "谁"); len(got) != 5 {
		t.Errorf("at the door: %s", names(got))
	}
	w.did(worker, noon(today-1), w.At(
		grid1.Community(), w.Household(first).Door, "",
	)[0].RecordID(), model.HouseholdEdited{
		Fields: []model.FieldEdit{{Field: model.FieldDoor, Now: "光明村4组1号"}}})
	if got := w.At(grid1.Community(), w.Household(first).Door, "谁"); len(got) != 4 {
		t.Errorf("after one of them was entered at its own door: %s", names(got))
	}
}

// TestAMergedHouseholdIsShownUnderTheOther: visits, tasks and what is owed of both stand there, the round walks
// it once, and taking it back puts everything where it was.
func TestAMergedHouseholdIsShownUnderTheOther(t *testing.T) {
	w := newWorld(t, worker)
	a := w.add(grid1, "金桂苑1栋1单元101", today-90, "王秀")
	b := w.add(grid1, "金桂苑1栋1单元101", today-60, "王秀")
	w.visit(a, today-20, model.Met, 0)
	w.visit(b, today-10, model.Met, 0)
	w.raise(b, today-9, "灯坏了", nil)
	before := w.Counts().Households
	w.did(worker, noon(today-1), b.Record(), model.HouseholdMerged{Into: a})
	at, _ := w.Door(a, today)
	if len(at.Visits) != 2 || len(at.Tasks) != 1 || at.Visits[0].Household != b {
		t.Errorf("%d visits, %d tasks under the one", len(at.Visits), len(at.Tasks))
	}
	if n := w.Counts().Households; n != before-1 || w.Into(b) != a || names(w.Under(a)) != "王秀" {
		t.Errorf("%d households, into %v", n, w.Into(b))
	}
	for _, d := range w.Round(today, today.Week(), nil, true).Doors {
		if d.Face().ID == b {
			t.Error("the round walks to it twice")
		}
	}
	for _, hit := range w.Find("王秀", 9) {
		if hit.ID == b.Record() {
			t.Error("it is found twice")
		}
	}
	if got := w.Twins(w.Household(a)); len(got) != 0 {
		t.Errorf("it is its own twin: %s", names(got))
	}
	w.did(worker, noon(today), b.Record(), model.HouseholdUnmerged{})
	if at, _ := w.Door(a, today); len(at.Visits) != 1 || len(at.Tasks) != 0 || w.Into(b) != b ||
		w.Counts().Households != before {
		t.Errorf("taken back: %d visits, %d tasks, into %v", len(at.Visits), len(at.Tasks), w.Into(b))
	}
}

// TestMergedInACircleIsShownOnce: two people merge off line, each into the other's; a third points to one of them.
func TestMergedInACircleIsShownOnce(t *testing.T) {
	w := newWorld(t, worker)
	a := w.add(grid1, "金桂苑1栋1单元101", today-90, "甲")
	b := w.add(grid1, "金桂苑1栋1单元101", today-60, "乙")
	c := w.add(grid1, "金桂苑1栋1单元102", today-60, "丙")
	w.visit(a, today-3, model.Met, 0)
	w.visit(b, today-2, model.Met, 0)
	w.visit(c, today-1, model.Met, 0)
	w.did(worker, noon(today), a.Record(), model.HouseholdMerged{Into: b})
	w.did(worker, noon(today), b.Record(), model.HouseholdMerged{Into: a})
	w.did(worker, noon(today), c.Record(), model.HouseholdMerged{Into: b})
	shown := w.Into(a)
	if w.Into(b) != shown || w.Into(c) != shown || shown != a && shown != b {
		t.Fatalf("shown under %v, %v, %v", w.Into(a), w.Into(b), w.Into(c))
	}
	if at, _ := w.Door(shown, today); len(at.Visits) != 3 {
		t.Errorf("%d visits under the one", len(at.Visits))
	}
	doors := w.Round(today, today.Week(), nil, true).Doors
	if len(doors) != 1 || doors[0].Face().ID != shown {
		t.Errorf("%d doors of the round", len(doors))
	}
	w.did(worker, noon(today), shown.Record(), model.HouseholdMerged{Into: model.HouseholdID{9, 9}})
	if w.Into(shown) != shown {
		t.Error("merged into one that nobody knows, it is gone from the screen")
	}
}
