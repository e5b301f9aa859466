package model

import (
	"fmt"
	"time"
)

// Zone is the directory's time zone, Asia/Shanghai (no summer time since 1991). Days, weeks and deadlines are reckoned
// in it whatever zone a laptop is set to.
var Zone = time.FixedZone("CST", 8*60*60)

// Day is a civil day in Zone, counted from 1970-01-01. The zero Day means "none": nothing here happened that day.
type Day int32

// DayOf is the civil day, in Zone, of an instant; none for the zero time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.In(Zone).Date()
	return Date(y, m, d)
}

// Date is the day of a date.
func Date(y int, m time.Month, d int) Day {
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Start is the first instant of the day, in Zone.
func (d Day) Start() time.Time {
	y, m, n := d.date()
	return time.Date(y, m, n, 0, 0, 0, 0, Zone)
}

// End is the first instant after the day: a deadline counts until the end of its day.
func (d Day) End() time.Time { return (d + 1).Start() }

func (d Day) date() (int, time.Month, int) { return time.Unix(int64(d)*86400, 0).UTC().Date() }

// Weekday of the day.
func (d Day) Weekday() time.Weekday { return time.Unix(int64(d)*86400, 0).UTC().Weekday() }

// String is "2026-11-24", "" for none.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	y, m, n := d.date()
	return fmt.Sprintf("%04d-%02d-%02d", y, int(m), n)
}

// Short is "11-24", as lists show a day.
func (d Day) Short() string {
	if s := d.String(); s != "" {
		return s[len(s)-5:]
	}
	return ""
}

// MarshalJSON writes the date, or null for none.
func (d Day) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// ParseDay reads "2026-11-24".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want 2026-11-24", s)
	}
	return Day(t.Unix() / 86400), nil
}

// Week is an ISO week (Monday to Sunday), counted from the one that holds 1970-01-01. Rounds go by it.
type Week int32

// WeekOf is the week of a day.
func WeekOf(d Day) Week { return Week(floorDiv(int(d)+3, 7)) } // 1970-01-01 was a Thursday

// Week is the week of the day.
func (d Day) Week() Week { return WeekOf(d) }

// Monday and Sunday are the first and last day of the week.
func (w Week) Monday() Day { return Day(int(w)*7 - 3) }

// Sunday is the last day of the week.
func (w Week) Sunday() Day { return w.Monday() + 6 }

// Number is the ISO year and week.
func (w Week) Number() (year, week int) {
	return time.Unix(int64(w.Monday())*86400, 0).UTC().ISOWeek()
}

// String is "2026-W48".
func (w Week) String() string {
	y, n := w.Number()
	return fmt.Sprintf("%04d-W%02d", y, n)
}

// MarshalText makes a week its text in JSON.
func (w Week) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (w *Week) UnmarshalText(b []byte) (err error) {
	*w, err = ParseWeek(string(b))
	return err
}

// ParseWeek reads "2026-W48".
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

func floorDiv(a, b int) int {
	if q := a / b; a%b >= 0 {
		return q
	} else {
		return q - 1
	}
}
