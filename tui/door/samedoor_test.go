package door

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
)

// TestTwoThatAreOneAreMerged: the page of either offers it, asks first, and takes it back again.
func TestTwoThatAreOneAreMerged(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, plain).Household()
	plan, err := w.Desk().Save(desk.Act{Body: model.HouseholdAdded{
		Grid: d.Grid, Door: d.Door, Residents: []model.Resident{{Name: "欧阳无名"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	twin := model.HouseholdID(plan.Records()[0])
	h := openDoor(t, w, twin)
	w.Sees(text.TwinsHereOf.In(text.ZH, d.Householder()))
	merge := func(says string) {
		t.Helper()
		for _, one := range h.Actions() {
			if one.Name == says {
				w.Run(one.Do())
				return
			}
		}
		t.Fatalf("%q is not offered", says)
	}
	reg := w.Desk().Register()
	merge(text.DoMerge.In(text.ZH, d.Householder()))
	w.Press("enter")
	if reg.Into(twin) != twin {
		t.Fatal("the safe answer merged them")
	}
	merge(text.DoMerge.In(text.ZH, d.Householder()))
	w.Press("2")
	if reg.Into(twin) != d.ID {
		t.Fatal("they are not merged")
	}
	w.Sees(text.MergedIntoHere.In(text.ZH, reg.Household(d.ID).Householder()))
	merge(text.DoUnmerge.In(text.ZH))
	if reg.Into(twin) != twin {
		t.Error("it was not taken back")
	}
}

// TestAVisitAsksWhoLivesThere at a door whose people moved away, and begins at once at any other.
func TestAVisitAsksWhoLivesThere(t *testing.T) {
	w, _ := openRound(t)
	id := doorWhere(t, w, plain).Face().ID
	if _, err := w.Desk().Save(desk.Act{Record: id.Record(), Body: model.HouseholdMoved{}}); err != nil {
		t.Fatal(err)
	}
	for digit, is := range map[string]func() bool{
		"1": func() bool { return w.Page() == w.Root() },
		"2": func() bool { _, ok := w.Page().(*Visit); return ok },
		"3": func() bool { e, ok := w.Page().(*Edit); return ok && e.another },
	} {
		w.ClosePages()
		w.Run(beginVisit(w, id))
		w.Sees(text.NobodyBody.In(text.ZH))
		w.Press(digit)
		if !is() {
			t.Errorf("answer %s leads to %T", digit, w.Page())
		}
	}
	w.ClosePages()
	w.Run(beginVisit(w, doorWhere(t, w, func(d register.Door) bool {
		return plain(d) && d.Face().ID != id
	}).Face().ID))
	if _, ok := w.Page().(*Visit); !ok {
		t.Errorf("at another door %T is open", w.Page())
	}
}
