package desk

import (
	"slices"

	"sidan/model"
)

// This file holds what a county sets for everybody in it: its menu, and its calendar.

// County returns the county that the person at the desk works in, or "" without a scope.
func (d *Desk) County() model.Path { return d.Community().At(model.County) }

// MenuList returns the menu of that county. It is nil, which stands for model.DefaultMenu, if the county has set none.
func (d *Desk) MenuList() *model.MenuList { return d.reg.MenuList(d.County()) }

// Calendar returns the calendar of that county. It is nil, which stands for weekends alone, if the county has set none.
func (d *Desk) Calendar() *model.Calendar { return d.reg.Calendar(d.County()) }

// SetsCounty reports whether the person at the desk may set the menu and the calendar: an organiser of the whole
// county.
func (d *Desk) SetsCounty() bool {
	return d.me.Role == model.OrganiserRole && slices.Contains(d.me.Scopes, d.County())
}

// PlanMenu rehearses setting a category of the county's menu.
func (d *Desk) PlanMenu(c model.Category, drop ...DraftKey) (*Plan, error) {
	return d.planCounty(drop, Act{
		model.MenuListIDOf(d.County()).Record(), model.MenuSet{County: d.County(), Category: c},
	})
}

// PlanCalendar rehearses setting some days of the county's calendar, in the order given.
func (d *Desk) PlanCalendar(days []model.DaySpan, drop ...DraftKey) (*Plan, error) {
	record := model.CalendarIDOf(d.County()).Record()
	acts := make([]Act, len(days))
	for i, span := range days {
		acts[i] = Act{record, model.CalendarSet{County: d.County(), Days: span}}
	}
	return d.planCounty(drop, acts...)
}

// planCounty rehearses what only an organiser of the whole county may do. The rule alone would let an organiser of one
// community do it, whose change the hub then holds.
func (d *Desk) planCounty(drop []DraftKey, acts ...Act) (*Plan, error) {
	if !d.SetsCounty() {
		return nil, &model.Refusal{Reason: model.NotOrganiser}
	}
	return d.Plan(drop, acts...)
}
