package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// openCounty opens the page of the county's menu and days off by its name.
func openCounty(t *testing.T, a *App) {
	t.Helper()
	for _, one := range a.pagesByName() {
		if one.Name == a.Say(text.CountyTitle) {
			run(t, a, one.Do())
			screen(a)
			return
		}
	}
	t.Fatal("no page has that name")
}

// TestCountyScreen: an organiser changes a category, adds one, removes one, and enters days off.
func TestCountyScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.OrganiserRole)
		openCounty(t, a)
		golden(t, a, "county")
		press(t, a, "down", "down", "down", "enter")
		golden(t, a, "county-category")
		press(t, a, "tab", "tab", "ctrl+u", "10", "ctrl+s")
		if got := a.desk.MenuList().Days(model.Environment); got != 10 {
			t.Errorf("%d days\n%s", got, screen(a))
		}
		press(t, a, "down", "down", "down", "down", "enter", "电梯加装", "tab", "Lift works", "tab", "20", "ctrl+s")
		if got := a.desk.MenuList().Days("lift-works"); got != 20 {
			t.Errorf("%d days\n%s", got, screen(a))
		}
		press(t, a, "home", "enter", "tab", "tab", "tab", "2", "ctrl+s")
		if _, ok := a.desk.MenuList().Category(model.Policy); !ok || len(a.desk.MenuList().Offered()) != 7 {
			t.Errorf("offered are %v\n%s", a.desk.MenuList().Keys(), screen(a))
		}
		press(t, a, "end", "enter", "2月11日", "tab", "2月17日")
		golden(t, a, "county-days")
		press(t, a, "ctrl+s")
		if spans := a.desk.Calendar().Year(2027); len(spans) != 3 {
			t.Errorf("the next year has %v\n%s", spans, screen(a))
		}
		press(t, a, "right", "end")
		golden(t, a, "county-set")
	})
}
