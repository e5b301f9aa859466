package register_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sidan/model"
	"sidan/model/register"
)

// TestAnyMergingShowsEachDoorOnce: whatever is entered, merged, taken back, moved, reopened and struck, each
// household is shown under exactly one, each visit under one, twins are twins of each other, and a register
// made anew says the same.
func TestAnyMergingShowsEachDoorOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, branch)
		var houses []model.HouseholdID
		var visits int
		for i := range rapid.IntRange(2, 6).Draw(rt, "households") {
			door := rapid.SampledFrom([]string{"光明村三组12号", "光明村3组12号", "光明村3组13号"}).Draw(rt, "door")
			added := model.HouseholdAdded{
				Grid:      rapid.SampledFrom([]model.Path{grid1, grid2}).Draw(rt, "grid"),
				Residents: model.ParseResidents(string(rune('甲' + i))),
			}
			added.Door, _ = model.ParseAddress(door)
			if i > 0 && rapid.Bool().Draw(rt, "beside") {
				added.Beside = rapid.SampledFrom(houses).Draw(rt, "whom")
			}
			houses = append(houses, model.HouseholdID(w.did(branch, noon(today-90), model.RecordID{}, added)))
		}
		for range rapid.IntRange(0, 12).Draw(rt, "steps") {
			at := rapid.SampledFrom(houses).Draw(rt, "household")
			switch rapid.IntRange(0, 6).Draw(rt, "step") {
			case 0, 1:
				w.did(
					branch, noon(today), at.Record(),
					model.HouseholdMerged{Into: rapid.SampledFrom(houses).Draw(rt, "into")},
				)
			case 2:
				w.did(branch, noon(today), at.Record(), model.HouseholdUnmerged{})
			case 3:
				w.did(branch, noon(today), at.Record(), model.HouseholdMoved{})
			case 4:
				w.did(branch, noon(today), at.Record(), model.HouseholdReopened{})
			case 5:
				w.did(branch, noon(today), at.Record(), model.HouseholdStruck{Why: "加重了"})
			case 6:
				w.visit(at, today-3, model.Met, 0)
				visits++
			}
		}
		anew := register.New(branch)
		for _, id := range houses {
			anew.Put(w.Household(id), 1)
		}
		shown := 0
		for _, id := range houses {
			h, under := w.Household(id), w.Into(id)
			step, _ := w.Door(id, today)
			if under == id {
				shown += len(step.Visits)
			}
			if w.Into(under) != under || anew.Into(id) != under {
				rt.Fatalf(
					"%v is shown under %v, that under %v; made anew under %v", id, under, w.Into(under),
					anew.Into(id),
				)
			}
			for _, twin := range w.Twins(h) {
				if !slices.Contains(w.Twins(twin), h) {
					rt.Fatalf("%s is a twin of %s, and not the other way", twin.Householder(), h.Householder())
				}
			}
			listed := 0
			for _, d := range w.Round(today, week, nil, true).Doors {
				if d.Face().ID == id {
					listed++
					if d.Twice != (len(w.Twins(h)) > 0) {
						rt.Fatalf("%s is marked %v", h.Householder(), d.Twice)
					}
				}
			}
			if want := under == id && h.Moved == 0 &&
				(h.Struck == 0 || len(step.Visits) > 0); want != (listed == 1) || listed > 1 {
				rt.Fatalf("%s is listed %d times", h.Householder(), listed)
			}
		}
		if shown != visits {
			rt.Fatalf("%d visits are shown, %d were made", shown, visits)
		}
	})
}
