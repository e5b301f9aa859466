package register_test

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
)

// TestDueByMenuAndCalendar: the days of the county's menu, counted over its calendar; another county's count for
// nothing, and a county that has set none has the program's menu and weekends.
func TestDueByMenuAndCalendar(t *testing.T) {
	const grid, elsewhere = model.Path("522730/01/01/02"), model.Path("522731/01/01/02")
	friday := model.Date(2026, time.November, 27)
	r := register.New(model.Account{})
	if got := r.Due(grid, model.Facilities, friday); got != friday+5 {
		t.Errorf("three working days after a Friday are %v", got)
	}
	r.Put(&model.MenuList{ID: model.MenuListIDOf("522730"), County: "522730", Categories: []model.Category{
		{Key: model.Facilities, Zh: "公共设施", En: "facilities", Days: 1},
	}}, 1)
	r.Put(&model.Calendar{
		ID: model.CalendarIDOf("522730"), County: "522730", Off: []model.Day{friday + 3}, Work: []model.Day{friday + 8},
	}, 2)
	for _, c := range []struct {
		at   model.Path
		menu model.Menu
		from model.Day
		want model.Day
	}{
		{grid, model.Facilities, friday, friday + 4},
		{grid.Community(), model.Facilities, friday, friday + 4}, // a common problem has no grid
		{grid, model.Facilities, friday + 7, friday + 8},
		{grid, "unheard-of", friday, friday + 11}, // seven days
		{elsewhere, model.Facilities, friday, friday + 5},
	} {
		if got := r.Due(c.at, c.menu, c.from); got != c.want {
			t.Errorf("%s at %s from %v: %v, want %v", c.menu, c.at, c.from, got, c.want)
		}
	}
	r.Drop(model.MenuListIDOf("522730").Record())
	if r.MenuList(grid) != nil || r.Calendar(grid) == nil || r.Calendar(elsewhere) != nil {
		t.Error("the menu is still there, or the calendar of another county")
	}
}
