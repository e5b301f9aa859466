package model

import (
	"fmt"
	"time"
)

// Month is a civil month in Zone, as the number of months since January 1970. The zero Month means no month, because no
// record is about January 1970.
type Month int32

// Month returns the month that holds the day, and 0 for no day.
func (d Day) Month() Month {
	if d == 0 {
		return 0
	}
	y, m, _ := d.date()
	return Month((y-1970)*12 + int(m) - 1)
}

// First returns the first day of the month.
func (m Month) First() Day { return Date(1970, time.January+time.Month(m), 1) }

// Last returns the last day of the month.
func (m Month) Last() Day { return (m + 1).First() - 1 }

// Holds reports whether a day is in the month.
func (m Month) Holds(d Day) bool { return d != 0 && d.Month() == m }

// String returns the month as "2026-11", or "" for no month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return m.First().String()[:len("2026-11")]
}

// MarshalText returns the text of String, which JSON then holds as a string. It never fails.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// ParseMonth reads a month in the form "2026-11". It returns an error for any other text, also for "".
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, fmt.Errorf("month %q: want 2026-11", s)
	}
	return DayOf(t).Month(), nil
}

// checkMonth checks a month, which must be given.
func checkMonth(field string, m Month) *Refusal {
	if m == 0 {
		return refuse(Missing, field)
	}
	if m < firstDay.Month() || m > lastDay.Month() {
		return refuse(BadInput, field, itoa(int(m)))
	}
	return nil
}
