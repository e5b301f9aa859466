package text

import "sidan/model"

// This file holds the words of the page 菜单和工作日, on which an organiser sets the county's menu and calendar.

// These are the words of the page and of its two forms.
var (
	CountyTitle  = say("菜单和工作日", "Menu and days off")
	MenuHead     = say("菜单", "menu")
	MenuHeadDays = say("从派单算起", "from the dispatch on")
	YearHead     = say("%d 年的节假日", "days off in %d")
	CountyEdits  = say("谁改的", "who changed it")
	CountyUnset  = say("县里还没改过", "the county has changed nothing yet")

	AddCategory    = say("加一类", "add a category")
	ChangeCategory = say("改这一类", "change the category")
	AddDays        = say("加几天", "add days")
	ChangeDays     = say("改这几天", "change these days")

	LabelDays    = say("工作日", "working days")
	LabelKept    = say("这一类", "category")
	KeepCategory = say("在用", "in use")
	DropCategory = say("去掉，旧的事照旧", "removed; old tasks keep it")
	HintZh       = say("如 电梯加装", "the Chinese word")
	HintEn       = say("如 lifts", "such as lifts")
	NoteDays     = say("1 到 60", "1 to 60")

	LabelFrom = say("第一天", "first day")
	LabelLast = say("最后一天", "last day")
	LabelAs   = say("这几天是", "they are")
	HintLast  = say("只有一天就不写", "empty for one day")

	SaidCategory = say("菜单 %s", "menu: %s")

	DoChangeIt = say("改", "change")
	DoAdd      = say("加", "add")
	DoYear     = say("换一年", "year")
)

var (
	workdaysOne, workdays = say("%d 个工作日", "%d working day"), say("%d 个工作日", "%d working days")
	daysOne, daysMany     = say("%d 天", "%d day"), say("%d 天", "%d days")
	spanOfDays            = say("%s 至 %s", "%s to %s")
	dueIfToday            = say("今天派单，%s 到期", "dispatched today, due %s")
	edited                = say("%s  %s  %s", "%s  %s  %s")
)

// Workdays says a number of working days: 3 个工作日.
func Workdays(l Lang, n int) string { return counted(n, workdaysOne, workdays).In(l, n) }

// DayCount says a number of days: 7 天.
func DayCount(l Lang, n int) string { return counted(n, daysOne, daysMany).In(l, n) }

// DaySpan says the first and the last of some days with their weekdays, or the one day: 10-01 周四 至 10-07 周三. now
// is a day of the year that need not be said.
func DaySpan(l Lang, s model.DaySpan, now model.Day) string {
	first := DateAndWeekday(l, s.From, now)
	if s.From == s.To {
		return first
	}
	return spanOfDays.In(l, first, DateAndWeekday(l, s.To, now))
}

// DueIfToday says when a task is due that is dispatched today.
func DueIfToday(l Lang, due, now model.Day) string {
	return dueIfToday.In(l, DateAndWeekday(l, due, now))
}

// MenuEdit says when somebody set a category, and how it is since then.
func MenuEdit(l Lang, e model.MenuEdit, now model.Day) string {
	what := CategoryName(l, e.Now)
	if e.Now.Gone {
		what += "  " + GoneMenu(l, e.Now)
	} else {
		what += "  " + Workdays(l, e.Now.Days)
	}
	return edited.In(l, Date(model.DayOf(e.On), now), e.By.Name, what)
}

// CalendarEdit says when somebody set some days, and what they are since then.
func CalendarEdit(l Lang, e model.CalendarEdit, now model.Day) string {
	what := DaySpan(l, e.Now, now) + "  " + DaySpanKind(l, e.Now.As)
	return edited.In(l, Date(model.DayOf(e.On), now), e.By.Name, what)
}
