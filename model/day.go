package model

import (
	"fmt"
	"time"
)

// Zone is the time zone Asia/Shanghai, which is UTC+8 and has had no summer time since 1991. Days, weeks and deadlines
// are computed in this zone, whatever zone a laptop is set to.
var Zone = time.FixedZone("CST", 8*60*60)

// Day is a civil day in Zone, as the number of days since 1970-01-01. The zero Day means no day, because no record is
// about 1970-01-01.
type Day int32

// DayOf returns the civil day, in Zone, of a time. It returns 0 for the zero time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.In(Zone).Date()
	return Date(y, m, d)
}

// Date returns the day with the given date.
func Date(y int, m time.Month, d int) Day {
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Start returns the first instant of the day, in Zone.
func (d Day) Start() time.Time {
	y, m, n := d.date()
	return time.Date(y, m, n, 0, 0, 0, 0, Zone)
}

// End returns the first instant after the day, in Zone. A deadline lasts until the end of its day.
func (d Day) End() time.Time { return (d + 1).Start() }

// date returns the date of the day.
func (d Day) date() (int, time.Month, int) { return time.Unix(int64(d)*86400, 0).UTC().Date() }

// Year returns the year that the day is in.
func (d Day) Year() int {
	y, _, _ := d.date()
	return y
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Unix(int64(d)*86400, 0).UTC().Weekday() }

// String returns the day as "2026-11-24", or "" for no day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	y, m, n := d.date()
	return fmt.Sprintf("%04d-%02d-%02d", y, int(m), n)
}

// Short returns the day as "11-24", as lists show it, or "" for no day.
func (d Day) Short() string {
	if s := d.String(); s != "" {
		return s[len(s)-5:]
	}
	return ""
}

// MarshalJSON returns the text of String in quotes, or null for no day. It never fails.
func (d Day) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// ParseDay reads a day in the form "2026-11-24". It returns an error for any other text, also for "".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want 2026-11-24", s)
	}
	return Day(t.Unix() / 86400), nil
}

// Week is an ISO week, from Monday to Sunday, as the number of weeks since the one that holds 1970-01-01. A round lasts
// one such week.
type Week int32

// WeekOf returns the week that holds a day.
func WeekOf(d Day) Week { return Week(floorDiv(int(d)+3, 7)) } // 1970-01-01 was a Thursday

// Week returns the week that holds the day.
func (d Day) Week() Week { return WeekOf(d) }

// Monday returns the first day of the week.
func (w Week) Monday() Day { return Day(int(w)*7 - 3) }

// Sunday returns the last day of the week.
func (w Week) Sunday() Day { return w.Monday() + 6 }

// Number returns the ISO year and the number of the week in it. The ISO year may differ from the calendar year in the
// first and in the last week.
func (w Week) Number() (year, week int) {
	return time.Unix(int64(w.Monday())*86400, 0).UTC().ISOWeek()
}

// String returns the week as "2026-W48".
func (w Week) String() string {
	y, n := w.Number()
	return fmt.Sprintf("%04d-W%02d", y, n)
}

// MarshalText returns the text of String, which JSON then holds as a string. It never fails.
func (w Week) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads a text from MarshalText, as ParseWeek does.
func (w *Week) UnmarshalText(b []byte) (err error) {
	*w, err = ParseWeek(string(b))
	return err
}

// ParseWeek reads a week in the form "2026-W48". It returns an error for any other text, and for week 53 of a year that
// has only 52.
func ParseWeek(s string) (Week, error) {
	var y, n int
	if _, err := fmt.Sscanf(s, "%4d-W%2d", &y, &n); err != nil || n < 1 || n > 53 {
		return 0, fmt.Errorf("week %q: want 2026-W48", s)
	}
	w := WeekOf(Date(y, time.January, 4)) + Week(n-1) // 4 January is always in week 1
	if w.String() != s {
		return 0, fmt.Errorf("week %q: that year has no such week", s)
	}
	return w, nil
}

// floorDiv returns a/b rounded down, also for a negative a. b must be positive.
func floorDiv(a, b int) int {
	if q := a / b; a%b >= 0 {
		return q
	} else {
		return q - 1
	}
}
