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
		h := reg.Household(d.Household.ID)
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
		press(t, a, "2", "tab", h.Householder(), "tab", "tab", "楼道灯坏了,上楼要摸黑。")
		golden(t, a, "raise")
		press(t, a, "ctrl+s")
		got := raised(a)
		if got.Channel != model.ByWalkIn || got.Grid != h.Grid || got.Door().ID != h.ID ||
			got.Text() != "楼道灯坏了,上楼要摸黑。" || got.State != model.Raised {
			t.Errorf("%+v %+v\n%s", got, got.Inside, screen(a))
		}
		if _, back := a.Page().(*queue); !back {
			t.Errorf("the form stays:\n%s", screen(a))
		}
		sees(t, a, got.No())
	})
}

func TestARequestOfSomebodyUnknown(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "tab", "ctrl+n", "3", "tab", "欧阳无名氏")
	sees(t, a, text.WhoseUnknown.In(text.ZH))
	press(t, a, "tab", "tab", "路灯不亮", "ctrl+s")
	if got := raised(a); got.Channel != model.ByChat || got.Door().Name != "欧阳无名氏" || !got.Door().ID.IsZero() ||
		got.Grid != a.desk.Grids()[0] {
		t.Errorf("%+v %+v\n%s", got, got.Inside, screen(a))
	}
}

// TestARequestWantsWordsAndAGrid: what is missing is said at its field, and nothing is written.
func TestARequestWantsWordsAndAGrid(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	n := a.desk.Register().Counts().Tasks
	press(t, a, "ctrl+n", "ctrl+s")
	sees(t, a, text.RaiseWhere.In(text.ZH))
	press(t, a, "1", "ctrl+s")
	if f := a.Page().(*raise); f.words.Bad == "" || f.At != f.words || a.desk.Register().Counts().Tasks != n {
		t.Errorf("saved without words:\n%s", screen(a))
	}
}

// TestOfSeveralNoneIsGuessed: where more than one household fits what was typed, nobody is taken for the one.
func TestOfSeveralNoneIsGuessed(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	press(t, a, "ctrl+n", "tab", "金桂苑3栋")
	f := a.Page().(*raise)
	if f.house != nil || f.fits < 2 {
		t.Fatalf("%d fit:\n%s", f.fits, screen(a))
	}
	press(t, a, "tab", "1", "tab", "路灯不亮", "ctrl+s")
	if f.whose.Bad == "" || f.At != f.whose {
		t.Errorf("saved:\n%s", screen(a))
	}
}

func TestARequestIsKeptAsADraft(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	press(t, a, "ctrl+n", "3", "tab", "张三丰", "tab", "4", "tab", "路灯不亮", "esc", "ctrl+n")
	f := a.Page().(*raise)
	if f.channel.Choice.Chosen() != 2 || f.whose.Edit.Value() != "张三丰" || f.grid.Choice.Chosen() != 3 ||
		f.words.Edit.Value() != "路灯不亮" {
		t.Fatalf("the draft is not as it was left:\n%s", screen(a))
	}
	press(t, a, "ctrl+s", "ctrl+n")
	if f := a.Page().(*raise); f.words.Edit.Value() != "" {
		t.Error("saved, and the draft is still there")
	}
}

func TestAnOrganiserRecordsNoRequests(t *testing.T) {
	a := openAs(t, model.OrganiserRole)
	press(t, a, "ctrl+n")
	if _, open := a.Page().(*raise); open || strings.Contains(screen(a), "Ctrl+N") {
		t.Errorf("offered:\n%s", screen(a))
	}
}
