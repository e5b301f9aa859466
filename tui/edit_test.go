package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// editFirst opens the edit of the round's first door.
func editFirst(t *testing.T, a *App) *model.Household {
	t.Helper()
	h := a.desk.Register().Household(roundOf(t, a).marked())
	a.push(newEdit(a, h.ID))
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
			e := a.page().(*edit)
			if e.form.at.bad == "" {
				t.Error("the focus is not on the field that is wrong")
			}
		})
	}
}

func TestAddHousehold(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	r := roundOf(t, a)
	grid := r.rows[r.list.Cur].Household.Grid
	press(t, a, "ctrl+n", "ctrl+s")
	sees(t, a, "✗ 还缺地址")
	press(t, a, "金桂苑3幢1单元702室", "tab", "欧阳小满 1990 租户", "enter", "单明 1992", "ctrl+s")
	sees(t, a, "欧阳小满 已存本机", "702")
	h := a.desk.Register().Household(r.marked())
	if h.Householder() != "欧阳小满" || len(h.Names()) != 2 || h.Grid != grid || h.Door.Door != "702" {
		t.Errorf("added %+v", h)
	}
	if data, _ := a.desk.Draft(newAdd(a, grid).draft.key); data != nil {
		t.Error("the draft outlived its form")
	}
}

func TestAddDraftSurvives(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "ctrl+n", "金桂苑3栋1单元702", "tab", "欧阳小满", "esc", "ctrl+n")
	sees(t, a, "金桂苑3栋1单元702", "欧阳小满", "草稿找回来了")
}
