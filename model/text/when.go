package text

import (
	"time"

	"sidan/model"
)

// This file says days and times as the screens show them, in the time zone model.Zone, whatever zone the laptop is set
// to. The present day or time is a parameter. A day or a time that is missing is zero. A function that may be given
// such a value returns "" for it.

var (
	today     = say("今日", "today")
	yesterday = say("昨日", "yest.")
	tomorrow  = say("明日", "tomorrow")

	byDay     = say("%s 前", "by %s")
	byWeekday = say("%s前", "by %s")
	dayOfWeek = say("%s %s", "%s %s")
	weekLine  = say("第 %d 周  %s 至 %s", "week %d, %s to %s")
	lastDays  = say("近 %d 周", "last %d weeks")

	dueNow = say("应访", "due")
)

var weekdays = [...]Sentence{
	say("周日", "Sunday"), say("周一", "Monday"), say("周二", "Tuesday"), say("周三", "Wednesday"),
	say("周四", "Thursday"), say("周五", "Friday"), say("周六", "Saturday"),
}

// Clock returns the time of the day: 14:05. It returns "" for the zero time.
func Clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(model.Zone).Format("15:04")
}

// Moment returns the time to the second: 10:42:07. Drafts show it to say when they were kept.
func Moment(t time.Time) string { return t.In(model.Zone).Format("15:04:05") }

// When says a day and a time: 今日 10:42, 昨日 17:30, 11-22 19:10. It says the year only if it is not the present
// one.
func When(l Lang, t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	return On(l, model.DayOf(t), model.DayOf(now)) + " " + Clock(t)
}

// On says a day: 今日, 昨日, 明日, 11-22. It says the year only if it is not the present one.
func On(l Lang, d, now model.Day) string {
	switch {
	case d == 0:
		return ""
	case d == now:
		return today.In(l)
	case d == now-1:
		return yesterday.In(l)
	case d == now+1:
		return tomorrow.In(l)
	}
	return Date(d, now)
}

// Date says a day as 11-22, or as 2025-11-22 if the year is not the present one.
func Date(d, now model.Day) string {
	if d == 0 || now == 0 || d.String()[:4] != now.String()[:4] {
		return d.String()
	}
	return d.Short()
}

// Weekday returns the name of the weekday: 周五, Friday.
func Weekday(l Lang, d model.Day) string { return weekdays[d.Weekday()].In(l) }

// DateAndWeekday returns a day with its weekday, as forms show a due day: 11-27 周五.
func DateAndWeekday(l Lang, d, now model.Day) string {
	if d == 0 {
		return ""
	}
	return dayOfWeek.In(l, Date(d, now), Weekday(l, d))
}

// By says that something is due by the end of a day: 11-25 前, by 11-25.
func By(l Lang, d, now model.Day) string {
	if d == 0 {
		return ""
	}
	return byDay.In(l, Date(d, now))
}

var (
	dueToday, dueTomorrow = say("今天到期", "due today"), say("明天到期", "due tomorrow")
	dueOn                 = say("%s到期", "due %s")
	dueOnDate             = say("%s 到期", "due %s")
)

// Due says when a task is due, in words: 超时 3 天, 今天到期, 明天到期, 周五到期, 12-08 到期.
func Due(l Lang, due model.Day, now time.Time) string {
	today := model.DayOf(now)
	switch {
	case due == 0:
		return ""
	case due < today:
		return TaskLate(l, due, now)
	case due == today:
		return dueToday.In(l)
	case due == today+1:
		return dueTomorrow.In(l)
	case due < today+7:
		return dueOn.In(l, Weekday(l, due))
	}
	return dueOnDate.In(l, Date(due, today))
}

// ByWeekday says that something is due by the end of a day of this week, and calls the day by its weekday: 周五前, by
// Friday.
func ByWeekday(l Lang, d model.Day) string { return byWeekday.In(l, Weekday(l, d)) }

// DueNow returns the state of a door that is due and not late: 应访.
func DueNow(l Lang) string { return dueNow.In(l) }

// Week says the number of a week, and its first and last day: 第 48 周  11-23 至 11-29.
func Week(l Lang, w model.Week) string {
	_, n := w.Number()
	return weekLine.In(l, n, w.Monday().Short(), w.Sunday().Short())
}

// LastWeeks says that a page covers the last n weeks: 近 13 周.
func LastWeeks(l Lang, n int) string { return lastDays.In(l, n) }

var (
	doorLateOne, doorLate = say("逾期 %d 天", "%d day late"), say("逾期 %d 天", "%d days late")
	owedLateOne, owedLate = say("晚了 %d 天", "%d day late"), say("晚了 %d 天", "%d days late")
	taskLateOne, taskLate = say("超时 %d 天", "%d day late"), say("超时 %d 天", "%d days late")
	taskLateHours         = say("超时 %d 小时", "%d h late")
)

// DoorLate says how many days late the visit to a door is: 逾期 5 天. It returns "" if the visit is not late.
func DoorLate(l Lang, due, now model.Day) string { return late(l, due, now, doorLateOne, doorLate) }

// OwedLate says how many days late an answer or a promise is: 晚了 4 天. It returns "" if it is not late.
func OwedLate(l Lang, due, now model.Day) string { return late(l, due, now, owedLateOne, owedLate) }

// TaskLate says how late a task is, counted from the end of its due day: 超时 22 小时 in the first 24 hours, then
// 超时 2 天. It returns "" if the task is not late.
func TaskLate(l Lang, due model.Day, now time.Time) string {
	if due == 0 || now.Before(due.End()) {
		return ""
	}
	over := now.Sub(due.End())
	if over < 24*time.Hour {
		return taskLateHours.In(l, max(1, int(over.Hours())))
	}
	days := int(over.Hours() / 24)
	return counted(days, taskLateOne, taskLate).In(l, days)
}

func late(l Lang, due, now model.Day, one, many Sentence) string {
	if due == 0 || due >= now {
		return ""
	}
	n := int(now - due)
	return counted(n, one, many).In(l, n)
}

var (
	weekly, everyWeeks = say("每周一次", "weekly"), say("每 %d 周一次", "every %d weeks")
)

// Cadence says how often a door is visited: 每周一次, 每 4 周一次.
func Cadence(l Lang, weeks int) string {
	if weeks <= 1 {
		return weekly.In(l)
	}
	return everyWeeks.In(l, weeks)
}
