package desk_test

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

// doors are all that the person at a desk walks.
func doors(d *desk.Desk) (all []*model.Household) {
	for _, door := range d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true).Doors {
		all = append(all, door.Household())
	}
	return all
}

func at(h *model.Household, names string) desk.Found {
	return desk.Found{Grid: h.Grid, Fields: desk.Fields{
		model.FieldDoor: h.Get(model.FieldDoor), model.FieldResidents: names,
	}}
}

// TestSomebodyIsThere: a door that is known asks whether they are another family; who is met there by name is the same.
func TestSomebodyIsThere(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := doors(d)[2]
	_, err := d.PlanHousehold(at(h, "韦小军"))
	there := new(desk.DoorThere)
	if !errors.As(err, &there) || there.There.ID != h.ID || there.Error() == "" {
		t.Fatalf("got %v, want %s to be there", err, h.Householder())
	}
	refuses(t, d, model.DoorTaken, err)
	found := at(h, "韦小军")
	found.Another = true
	p := keep(t, d)(d.PlanHousehold(found))
	added := d.Register().Household(p.Door())
	if added == nil || added.Beside != h.ID {
		t.Errorf("they are not entered beside %s: %+v", h.ID, added)
	}
}

// TestNewPeopleAtALeftDoor have those who moved away as what was there before; those who are named as what they were
// elsewhere have these.
func TestNewPeopleAtALeftDoor(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h, other := doors(d)[2], doors(d)[3]
	keep(t, d)(d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.GoneAway}))
	p := keep(t, d)(d.PlanHousehold(at(h, "韦小军")))
	if got := d.Register().Household(p.Door()); got.Was != h.ID {
		t.Errorf("was %s, want %s", got.Was, h.ID)
	}
	keep(t, d)(d.PlanVisit(desk.VisitForm{Household: other.ID, Outcome: model.GoneAway}))
	found := at(other, "罗明")
	found.Was = h.ID
	p = keep(t, d)(d.PlanHousehold(found))
	if got := d.Register().Household(p.Door()); got.Was != h.ID {
		t.Errorf("was %s, want %s, who was named", got.Was, h.ID)
	}
}

func TestAHouseholdIsRefused(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := doors(d)[0]
	found := desk.Found{Grid: h.Grid, Fields: desk.Fields{model.FieldDoor: "金桂苑99栋9单元901"}}
	for _, born := range []string{"王秀英 2190", "王秀英 1850"} {
		found.Fields[model.FieldResidents] = born
		_, err := d.PlanHousehold(found)
		refuses(t, d, model.BadBorn, err)
		_, err = d.PlanEdit(h.ID, desk.FieldsOf(h), desk.Fields{model.FieldResidents: born})
		refuses(t, d, model.BadBorn, err)
	}
	if n := d.Status().Pending; n != 0 {
		t.Errorf("%d changes were written", n)
	}
}

// TestAnEditNamesWhatWasChanged, with what its author saw, and nothing else.
func TestAnEditNamesWhatWasChanged(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := doors(d)[0]
	saw := desk.FieldsOf(h)
	now := desk.Fields{model.FieldNote: "门朝东", model.FieldPhones: saw[model.FieldPhones]}
	keep(t, d)(d.PlanEdit(h.ID, saw, now))
	b, ok := d.Waiting()[0].Change.Body.(model.HouseholdEdited)
	want := model.FieldEdit{Field: model.FieldNote, Saw: saw[model.FieldNote], Now: "门朝东"}
	if !ok || len(b.Fields) != 1 || b.Fields[0] != want {
		t.Errorf("got %+v, want %+v", b.Fields, want)
	}
}

func TestMerging(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	all := doors(d)
	one, into, gone := all[0], all[1], all[2]
	keep(t, d)(d.PlanVisit(desk.VisitForm{Household: gone.ID, Outcome: model.GoneAway}))
	for name, c := range map[string]struct {
		id, into model.HouseholdID
		want     model.Reason
	}{
		"with itself":           {one.ID, one.ID, model.MergeSame},
		"with who has moved":    {one.ID, gone.ID, model.MergeGone},
		"taken back, not made":  {one.ID, model.HouseholdID{}, model.NotMerged},
		"with nobody there":     {one.ID, model.HouseholdID{9}, ""},
		"nobody, taken back":    {model.HouseholdID{9}, model.HouseholdID{}, ""},
		"somebody never listed": {model.HouseholdID{9}, one.ID, ""},
	} {
		var err error
		if c.into.IsZero() {
			_, err = d.PlanUnmerge(c.id, "")
		} else {
			_, err = d.PlanMerge(c.id, c.into, "同一户")
		}
		t.Run(name, func(t *testing.T) {
			if c.want != "" {
				refuses(t, d, c.want, err)
			} else if !errors.Is(err, desk.ErrNoRecord) {
				t.Error(err)
			}
		})
	}
	names := len(into.Names())
	keep(t, d)(d.PlanMerge(one.ID, into.ID, "同一户"))
	if d.Register().Into(one.ID) != into.ID || len(d.Register().Household(into.ID).Names()) <= names {
		t.Error("not shown as one, or the people of one were not written to the other")
	}
	keep(t, d)(d.PlanUnmerge(one.ID, "看错了"))
	if d.Register().Into(one.ID) != one.ID {
		t.Error("still shown as one")
	}
}
