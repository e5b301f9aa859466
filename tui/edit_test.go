package tui

import (
	"errors"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/door"
)

// editFirst opens the edit of the round's first door.
func editFirst(t *testing.T, a *App) *model.Household {
	t.Helper()
	h := a.desk.Register().Household(roundOf(t, a).Marked())
	a.Push(door.NewEdit(a, h.ID))
	return h
}

func TestEditScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		editFirst(t, a)
		golden(t, a, "edit")
		press(t, a, "esc", "ctrl+n")
		golden(t, a, "add")
	})
}

func TestEditChangesOnlyWhatWasTyped(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	h := editFirst(t, a)
	press(t, a, "tab", "tab", "、19900001234", "tab", "9", "ctrl+s") // the phone; the ninth tag
	sees(t, a, h.Householder()+" 已存本机", "本周走访")
	is := a.desk.Register().Household(h.ID)
	if n := len(is.Inside.Phones); n == 0 || is.Inside.Phones[n-1] != "19900001234" {
		t.Errorf("phones: %v", is.Inside.Phones)
	}
	for _, e := range is.Inside.Edits {
		if e.Field != model.FieldPhones && e.Field != model.FieldTags {
			t.Errorf("%s was edited too", e.Field)
		}
	}
}

func TestEditNothing(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	editFirst(t, a)
	press(t, a, "ctrl+s")
	sees(t, a, text.NoChange.In(text.ZH), "本周走访")
	if n := a.desk.Status().Pending; n != 0 {
		t.Errorf("%d changes for nothing typed", n)
	}
}

func TestEditBadInput(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want text.Sentence
	}{
		{"an address that does not read", []string{"不知道在哪", "ctrl+s"}, text.BadDoor},
		{"a cadence of words", []string{"tab", "tab", "tab", "tab", "tab", "每月", "tab", "ctrl+s"}, text.BadCadence},
		{"a cadence too long", []string{"tab", "tab", "tab", "tab", "tab", "99", "ctrl+s"}, text.BadCadence},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			editFirst(t, a)
			press(t, a, c.keys...)
			sees(t, a, "✗ "+c.want.In(text.ZH))
			e := a.Page().(*door.Edit)
			if e.At.Bad == "" {
				t.Error("the focus is not on the field that is wrong")
			}
		})
	}
}

func TestAddHousehold(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	r := roundOf(t, a)
	grid := a.desk.Register().Household(r.Marked()).Grid
	press(t, a, "ctrl+n", "ctrl+s")
	sees(t, a, "✗ 还缺地址")
	press(t, a, "金桂苑3幢1单元702室", "tab", "欧阳小满 1990 租户", "enter", "单明 1992", "ctrl+s")
	sees(t, a, "欧阳小满 已存本机", "702")
	h := a.desk.Register().Household(r.Marked())
	if h.Householder() != "欧阳小满" || len(h.Names()) != 2 || h.Grid != grid || h.Door.Door != "702" {
		t.Errorf("added %+v", h)
	}
	if data, _ := a.desk.Draft(door.NewAdd(a, grid, "").Draft.Key); data != nil {
		t.Error("the draft outlived its form")
	}
}

func TestAddDraftSurvives(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "ctrl+n", "金桂苑3栋1单元702", "tab", "欧阳小满", "esc", "ctrl+n")
	sees(t, a, "金桂苑3栋1单元702", "欧阳小满", "草稿找回来了")
}

// TestADoorIsOfTheCompoundOneStandsIn: typed without one it is no new staircase, and the form says how it is read.
func TestADoorIsOfTheCompoundOneStandsIn(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		r := roundOf(t, a)
		compound := a.desk.Register().Household(r.Marked()).Door.Compound
		press(t, a, "ctrl+n", "3-2-1902")
		golden(t, a, "add-reads")
		press(t, a, "tab", "欧阳小满", "ctrl+s")
		if h := a.desk.Register().Household(r.Marked()); h.Door.Compound != compound || h.Door.Door != "1902" ||
			h.Door.Building != "3" {
			t.Errorf("added at %+v, one stood in %s", h.Door, compound)
		}
	})
}

// TestASecondHouseholdAtADoorIsAskedAbout, in any spelling: the same one is opened, another family is kept
// beside it, and what was typed stays until it is said.
func TestASecondHouseholdAtADoorIsAskedAbout(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		r := roundOf(t, a)
		first := a.desk.Register().Household(r.Marked())
		typed := first.Door.Compound + first.Door.Building + "#" + first.Door.Unit + "单元" + first.Door.Door
		press(t, a, "ctrl+n", typed, "tab", "欧阳小满", "ctrl+s")
		golden(t, a, "door-there")
		press(t, a, "esc")
		sees(t, a, typed, "欧阳小满")
		press(t, a, "ctrl+s", "2")
		if page, ok := a.Page().(*door.Household); !ok || page.ID() != first.ID {
			t.Fatalf("the same household is not opened: %T", a.Page())
		}
		press(t, a, "esc", "ctrl+s", "3")
		there := a.desk.Register().At(first.Community(), first.Door, "")
		if len(there) != 2 || len(a.desk.Register().Twins(first)) != 0 {
			t.Errorf("%d households at the door, %d of them twins", len(there), len(a.desk.Register().Twins(first)))
		}
	})
}

// TestNobodyIsVisitedWhoMovedAway without a question: they are back, others live there now, or nobody does.
func TestNobodyIsVisitedWhoMovedAway(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		r := roundOf(t, a)
		h := a.desk.Register().Household(r.Marked())
		if _, err := a.desk.Save(desk.Act{Record: h.RecordID(), Body: model.HouseholdMoved{}}); err != nil {
			t.Fatal(err)
		}
		a.Refresh()
		a.Push(door.NewHousehold(a, h.ID))
		press(t, a, "space")
		golden(t, a, "nobody-here")
		press(t, a, "2", "1", "ctrl+s")
		if is := a.desk.Register().Household(h.ID); is.Moved != 0 {
			t.Error("who was met at the door has still moved away")
		}
	})
}

// TestTwinsAreMergedFromThePage, asked about first, and taken back there.
func TestTwinsAreMergedFromThePage(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		h := roundOf(t, a).Doors()[0].Household()
		plan, err := a.desk.Save(
			desk.Act{Body: model.HouseholdAdded{Grid: h.Grid, Door: h.Door, Residents: h.Inside.Residents}},
		)
		if err != nil {
			t.Fatal(err)
		}
		twin := model.HouseholdID(plan.Records()[0])
		a.Refresh()
		a.Push(door.NewHousehold(a, twin))
		golden(t, a, "twins")
		take := func(name string) {
			t.Helper()
			for _, act := range a.Page().(*door.Household).Actions() {
				if strings.HasPrefix(act.Name, name) {
					run(t, a, act.Do())
					return
				}
			}
			t.Fatalf("no action %s", name)
		}
		take(strings.SplitN(a.Say(text.DoMerge, ""), " ", 2)[0])
		press(t, a, "2")
		if a.desk.Register().Into(twin) != h.ID {
			t.Fatal("they are two still")
		}
		golden(t, a, "merged")
		take(a.Say(text.DoUnmerge))
		if a.desk.Register().Into(twin) != twin {
			t.Error("it was not taken back")
		}
	})
}

// TestAYearOfBirthToComeIsRefused, on the form where it was typed; this year is a newborn's.
func TestAYearOfBirthToComeIsRefused(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	h := a.desk.Register().Household(roundOf(t, a).Marked())
	saw := desk.FieldsOf(h)
	for residents, fits := range map[string]bool{
		"蒙婷 2190": false, "蒙婷 2027": false, "蒙婷 1869": false, "蒙婷 2026": true, "蒙婷 1870 户主": true,
	} {
		_, edited := a.desk.PlanEdit(h.ID, saw, desk.Fields{model.FieldResidents: residents})
		_, added := a.desk.PlanHousehold(desk.Found{
			Grid: h.Grid, Fields: desk.Fields{model.FieldDoor: "望城路86号", model.FieldResidents: residents},
		})
		for _, err := range []error{edited, added} {
			var no *model.Refusal
			refused := errors.As(err, &no) && no.Reason == model.BadBorn
			if refused == fits || fits && err != nil {
				t.Errorf("%s: %v", residents, err)
			}
		}
	}
}
