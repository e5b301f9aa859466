package register

import "sidan/model"

// MenuList returns the menu of the county that a place is in. It is nil, which stands for model.DefaultMenu, if the
// county has set none.
func (r *Register) MenuList(at model.Path) *model.MenuList {
	return one(r, model.KindMenuList, model.MenuListIDOf(at.At(model.County)))
}

// Calendar returns the calendar of the county that a place is in. It is nil, which stands for weekends alone, if the
// county has set none.
func (r *Register) Calendar(at model.Path) *model.Calendar {
	return one(r, model.KindCalendar, model.CalendarIDOf(at.At(model.County)))
}

// Due returns the day on which a task of a category is due at a place if its days are counted from a day: as many
// working days after it as the county's menu gives.
func (r *Register) Due(at model.Path, menu model.Menu, from model.Day) model.Day {
	return r.Calendar(at).After(from, r.MenuList(at).Days(menu))
}
