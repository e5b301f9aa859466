package sample

import (
	"time"

	"sidan/model"
)

func init() {
	added[model.KindMenuList] = (*history).setMenu
	added[model.KindCalendar] = (*history).setCalendar
}

// setMenu plans that an organiser confirmed the days of a category. So the sample has a menu with a history, and tasks
// are due as in a county that has set none.
func (h *history) setMenu() {
	for _, c := range model.DefaultMenu {
		if c.Key == model.Facilities {
			record := model.MenuListIDOf(countyPath).Record()
			h.add(clock(h.founded, 15, 0), h.organiser, record, model.MenuSet{County: countyPath, Category: c})
		}
	}
}

// setCalendar plans that an organiser entered the days off of New Year's Day and of the National Day, for the year of
// the sample and the next one. Other holidays move with the moon, and weekends that are worked are published each year,
// so the sample has none of them.
func (h *history) setCalendar() {
	at := clock(h.founded, 15, 10)
	for _, year := range []int{h.day.Year(), h.day.Year() + 1} {
		for _, days := range []model.DaySpan{
			{From: model.Date(year, time.January, 1), To: model.Date(year, time.January, 1)},
			{From: model.Date(year, time.October, 1), To: model.Date(year, time.October, 7)},
		} {
			days.As = model.Holiday
			record := model.CalendarIDOf(countyPath).Record()
			h.add(at, h.organiser, record, model.CalendarSet{County: countyPath, Days: days})
			at = at.Add(time.Minute)
		}
	}
}
