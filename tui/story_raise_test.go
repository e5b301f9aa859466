package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

// raised is the newest task there is.
func raised(a *App) *model.Task {
	var newest *model.Task
	for _, t := range a.desk.Register().Tasks(register.AllView, a.desk.Today(), "") {
		if newest == nil || !t.Raised.Before(newest.Raised) {
			newest = t
		}
	}
	return newest
}

// someHouse is a household whose name no other has, in a grid of the person's.
func someHouse(t *testing.T, a *App) *model.Household {
	t.Helper()
	reg := a.desk.Register()
	for _, d := range reg.Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), true).Doors {
		h := reg.Household(d.Face().ID)
		if name := h.Householder(); name != "" {
			if found, n := reg.Whose(name); n == 1 && found.ID == h.ID {
				return h
			}
		}
	}
	t.Fatal("every name occurs twice")
	return nil
}

// TestAPhoneCallIsRecorded: Ctrl+N in queue and tasks, four fields, a household that is found by its name, and
// Ctrl+S; the list has it then.
func TestAPhoneCallIsRecorded(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		h := someHouse(t, a)
		press(t, a, "ctrl+n")
		golden(t, a, "raise-empty")
		press(t, a, "2", "tab", "楼道灯坏了,上楼要摸黑。", "tab", h.Householder())
		golden(t, a, "raise")
		press(t, a, "ctrl+s")
		got := raised(a)
		if got.Channel != model.ByWalkIn || got.Grid != h.Grid || got.Door().ID != h.ID ||
			got.Text() != "楼道灯坏了,上楼要摸黑。" || got.State != model.Raised {
			t.Errorf("%+v %+v\n%s", got, got.Inside, screen(a))
		}
		if a.Page() != a.Root() {
			t.Errorf("the form stays:\n%s", screen(a))
		}
		sees(t, a, got.No())
	})
}

func TestARequestOfSomebodyUnknown(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "tab", "ctrl+n", "3", "tab", "路灯不亮", "tab", "欧阳无名氏")
	sees(t, a, text.WhoseUnknown.In(text.ZH))
	press(t, a, "ctrl+s")
	if got := raised(a); got.Channel != model.ByChat || got.Door().Name != "欧阳无名氏" || !got.Door().ID.IsZero() ||
		got.Grid != a.desk.Grids()[0] {
		t.Errorf("%+v %+v\n%s", got, got.Inside, screen(a))
	}
}

func TestAnOrganiserRecordsNoRequests(t *testing.T) {
	a := openAs(t, model.OrganiserRole)
	press(t, a, "ctrl+n")
	if a.Page() != a.Root() || strings.Contains(screen(a), "Ctrl+N") {
		t.Errorf("offered:\n%s", screen(a))
	}
}
