package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/register"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// everythingAt is all that a household's page says.
type everythingAt struct {
	Step    register.Doorstep
	Twins   []*model.Household
	Under   []*model.Household
	Into    model.HouseholdID
	History bool
	Pending bool
}

func pageOf(d *desk.Desk, id model.HouseholdID) everythingAt {
	step, _ := d.Doorstep(id)
	reg := d.Register()
	return everythingAt{
		step, reg.Twins(reg.Household(id)), reg.Under(id), reg.Into(id), reg.HasHistory(id), reg.Pending(id.Record()),
	}
}

// reopened closes a desk and opens its home by one of the two ways.
func reopened(t *testing.T, dir string, open func(string, []byte, desk.Options) (*desk.Desk, error)) *desk.Desk {
	t.Helper()
	d, err := open(dir, nil, desk.Options{
		Clock: onLaptop, Carry: func(store.Identity) sync.Exchange { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sameHouse compares the households of two doors with everything in them.
var sameHouse = cmp.Comparer(func(a, b register.House) bool { return cmp.Equal(a.Household(), b.Household()) })

// twist makes doors at which several households stand, some off line, some merged, some edited away or to them.
func twist(t *testing.T, d *desk.Desk) {
	t.Helper()
	all := d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true).Doors
	house := func(i int) *model.Household { return all[i].Household() }
	add := func(at *model.Household, name string) model.HouseholdID {
		p, err := d.PlanHousehold(desk.Found{
			Grid: at.Grid, Another: true, Fields: desk.Fields{
				model.FieldDoor: at.Get(model.FieldDoor), model.FieldResidents: name,
			},
		})
		if err == nil {
			err = d.Keep(p)
		}
		if err != nil {
			t.Fatal(err)
		}
		return model.HouseholdID(p.Records()[0])
	}
	keep := keep(t, d)
	beside := add(house(3), "韦小军")
	keep(d.PlanVisit(desk.VisitForm{
		Household: beside, Outcome: model.Met, Note: "新来的", Requests: []desk.Request{{Words: "要一张垃圾分类表"}},
	}))
	keep(d.PlanMerge(add(house(4), "罗明"), house(4).ID, "同一户"))
	keep(d.PlanMerge(house(5).ID, house(6).ID, "同一户"))
	keep(d.PlanMerge(house(6).ID, house(7).ID, "同一户"))
	saw := desk.FieldsOf(house(8))
	keep(d.PlanEdit(house(8).ID, saw, desk.Fields{model.FieldDoor: house(9).Get(model.FieldDoor)}))
	keep(d.PlanVisit(desk.VisitForm{Household: house(10).ID, Outcome: model.GoneAway}))
	struck := add(house(11), "龙秀英")
	keep(d.PlanStrikeHousehold(struck, "看错了"))
}

// TestAPartShowsWhatTheWholeShows: whoever names a household, a task or a visit is told the same, however much
// was read.
func TestAPartShowsWhatTheWholeShows(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	dir := d.Dir()
	twist(t, d)
	exchange(t, d)
	twisted := d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true).Doors
	saw := desk.FieldsOf(twisted[20].Household())
	p, err := d.PlanEdit(twisted[20].Face().ID, saw, desk.Fields{
		model.FieldDoor: twisted[21].Household().Get(model.FieldDoor),
	})
	if err == nil {
		err = d.Keep(p)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, offline := range []bool{false, true} {
		if offline {
			twist(t, d)
		}
		d.Close()
		whole := reopened(t, dir, desk.OpenHome)
		pages, tasks := map[model.HouseholdID]everythingAt{}, map[model.TaskID]*model.Task{}
		visits := map[model.RecordID]model.Record{}
		for h := range whole.Register().Households() {
			page := pageOf(whole, h.ID)
			pages[h.ID] = page
			if len(page.Step.Visits) > 0 {
				visits[page.Step.Visits[0].RecordID()] = page.Step.Visits[0]
			}
		}
		for _, task := range whole.Register().Tasks(register.AllView, whole.Today(), "") {
			tasks[task.ID] = task
		}
		whole.Close()
		merged, twins := 0, 0
		plain := 0
		for id, want := range pages {
			if len(want.Under)+len(want.Twins) == 0 && want.Into == id && !want.Pending {
				if plain++; plain > 10 { // the others are like these
					continue
				}
			}
			d := reopened(t, dir, desk.OpenHomePart)
			ids, err := d.Named(model.KindHousehold, id.String()[28:])
			if err != nil || len(ids) != 1 || ids[0] != id.Record() {
				t.Fatalf("%s is named %v, %v", id, ids, err)
			}
			if diff := cmp.Diff(want, pageOf(d, id), sameHouse); diff != "" {
				t.Errorf("%s, -whole +part:\n%s", id, diff)
			}
			if n := d.Register().Counts().Households; n > 40 {
				t.Errorf("%d households were read for one", n)
			}
			merged, twins = merged+len(want.Under), twins+len(want.Twins)
			d.Close()
		}
		if merged == 0 || twins == 0 {
			t.Errorf("%d merged, %d twins: nothing was shown", merged, twins)
		}
		d = reopened(t, dir, desk.OpenHomePart)
		for id, want := range tasks {
			for _, word := range []string{id.String(), want.No(), id.String()[26:]} {
				ids, err := d.Named(model.KindTask, word)
				if err != nil || len(ids) != 1 {
					t.Fatalf("%s is named %v, %v", word, ids, err)
				}
			}
			if diff := cmp.Diff(want, d.Register().Task(id)); diff != "" {
				t.Errorf("%s, -whole +part:\n%s", id, diff)
			}
		}
		for id, want := range visits {
			if ids, err := d.Named(model.KindVisit, id.String()); err != nil || len(ids) != 1 {
				t.Fatalf("%s is named %v, %v", id, ids, err)
			}
			if diff := cmp.Diff(want, d.Whole(id)); diff != "" {
				t.Errorf("%s, -whole +part:\n%s", id, diff)
			}
		}
	}
	d.Close()
}

// TestAPartReadsAllBeforeItSaysNo: a visit is found by the end of its id too, and a word that means nothing is looked
// for everywhere.
func TestAPartReadsAllBeforeItSaysNo(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	var visit model.RecordID
	for h := range d.Register().Households() {
		if step, _ := d.Doorstep(h.ID); len(step.Visits) > 0 {
			visit = step.Visits[0].RecordID()
		}
	}
	households := d.Register().Counts().Households
	d.Close()
	d = reopened(t, d.Dir(), desk.OpenHomePart)
	t.Cleanup(func() { d.Close() })
	if n := d.Register().Counts().Households; n != 0 {
		t.Errorf("%d households are read before one is named", n)
	}
	if ids, err := d.Named(model.KindVisit, visit.String()[20:]); err != nil || len(ids) != 1 || ids[0] != visit {
		t.Errorf("%v, %v", ids, err)
	}
	if ids, err := d.Named(model.KindHousehold, "ffffffffffff"); err != nil || len(ids) != 0 {
		t.Errorf("%v, %v", ids, err)
	}
	if n := d.Register().Counts().Households; n != households {
		t.Errorf("%d households are read, of %d", n, households)
	}
}
