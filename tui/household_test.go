package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/door"
)

// owedDoor is the first door of the round something is owed to, with the kind asked for.
func owedDoor(t *testing.T, a *App, kind model.OwedKind) (model.HouseholdID, register.Owed) {
	t.Helper()
	for _, d := range a.desk.Register().Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), true).Doors {
		step, _ := a.desk.Doorstep(d.Face().ID)
		for _, o := range step.Owed {
			if o.Kind == kind && !d.Done {
				return d.Face().ID, o
			}
		}
	}
	t.Fatalf("nothing of kind %s is owed in the sample", kind)
	return model.HouseholdID{}, register.Owed{}
}

func TestHouseholdScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		id, _ := owedDoor(t, a, model.OwedTell)
		a.Push(door.NewHousehold(a, id))
		golden(t, a, "household")
	})
}

func TestHouseholdKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		sees []string
	}{
		{"Space begins the visit", []string{"space"}, []string{"走访登记"}},
		{"the first action begins it too", []string{"down", "enter"}, []string{"走访登记"}},
		{"Enter on what is owed opens the task", []string{"enter"}, []string{"经过"}},
		{"an action opens the form", []string{"down", "down", "enter"}, []string{"改资料  ", "走访间隔"}},
		{"moved away is asked first, and not to comes first", []string{
			"down", "down", "down", "enter",
		}, []string{"搬走了？", "1  没有，先不动"}},
		{"the safe answer leaves it", []string{
			"down", "down", "down", "enter", "enter",
		}, []string{"走访和诉求", "搬走"}},
		{"Ctrl+N adds one behind the same door", []string{"ctrl+n"}, []string{"加一户", "金桂苑"}},
		{"Ctrl+P has the actions", []string{"ctrl+p", "改资料", "enter"}, []string{"走访间隔"}},
		{"End is the oldest visit", []string{"end"}, []string{"近 13 周"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			id, _ := owedDoor(t, a, model.OwedTell)
			a.Push(door.NewHousehold(a, id))
			press(t, a, c.keys...)
			sees(t, a, c.sees...)
			narrow(t, a)
		})
	}
}

func TestHouseholdMovedAway(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	id := roundOf(t, a).Marked()
	name := a.desk.Register().Household(id).Householder()
	press(t, a, "enter", "ctrl+p", "搬走", "enter", "2")
	sees(t, a, name+" 已存本机", "已搬走", "登记新住户", "在新地址建档")
	if a.desk.Register().Household(id).Moved != a.desk.Today() {
		t.Error("the household is not closed as moved")
	}
	press(t, a, "ctrl+p", "在新地址", "enter")
	sees(t, a, name)
	press(t, a, "金桂苑9栋9单元901", "ctrl+s")
	sees(t, a, name+" 已存本机")
	var found *model.Household
	for _, d := range a.desk.Register().Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), true).Doors {
		if d.Household().Was == id {
			found = d.Household()
		}
	}
	if found == nil || found.Householder() != name {
		t.Errorf("no household with the old one behind it: %v", found)
	}
}

func TestHouseholdOutOfSight(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "enter")
	a.desk.Register().Reset()
	a.Refresh()
	sees(t, a, text.HouseGone.In(text.ZH))
	press(t, a, "space", "enter", "end", "ctrl+n")
	if _, ok := a.Page().(*door.Household); !ok || strings.Contains(screen(a), "走访登记") {
		t.Error("a household out of sight was acted upon")
	}
}
