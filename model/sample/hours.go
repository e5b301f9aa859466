package sample

import (
	"time"

	"sidan/model"
)

// This file says when people do things: the branch during office hours, everybody else after work and at weekends.

// clock returns a time of a day, in Zone.
func clock(day model.Day, hour, minute int) time.Time {
	return day.Start().Add(time.Duration(hour*60+minute) * time.Minute)
}

func weekend(d model.Day) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// office returns a time soon after, during office hours: weekdays 9 to 12 and 14 to 17:30.
func (d dice) office(after time.Time) time.Time {
	at := after.Add(d.minutes(8, 70))
	for {
		day := model.DayOf(at)
		switch {
		case weekend(day) || !at.Before(clock(day, 17, 30)):
			at = clock(day+1, 9, 2)
		case at.Before(clock(day, 9, 0)):
			return clock(day, 9, 2).Add(d.minutes(0, 110))
		case at.After(clock(day, 11, 55)) && at.Before(clock(day, 14, 0)):
			return clock(day, 14, 3).Add(d.minutes(0, 150))
		default:
			if at.Equal(clock(day, 9, 2)) { // moved here from the day before
				at = at.Add(d.minutes(0, 110))
			}
			return at
		}
	}
}

// spare returns a time at least an hour after, when people are off work: in the evening, or any time at a weekend.
func (d dice) spare(after time.Time) time.Time {
	at := after.Add(time.Hour)
	day := model.DayOf(at)
	for {
		from, to := clock(day, 18, 20), clock(day, 21, 0)
		if weekend(day) {
			from = clock(day, 9, 30)
		}
		if at.Before(from) {
			at = from
		}
		if left := int(to.Sub(at) / time.Minute); left > 0 {
			return at.Add(d.minutes(0, left))
		}
		day++
		at = day.Start()
	}
}

// officeDayBefore returns the last weekday before a day.
func officeDayBefore(day model.Day) model.Day {
	for day--; weekend(day); {
		day--
	}
	return day
}
