package model_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sidan/model"
)

// span is a run of days from one date to another.
func span(from, to string, as model.DayKind) model.DaySpan {
	first, err := model.ParseDay(from)
	last, err2 := model.ParseDay(to)
	if err != nil || err2 != nil {
		panic(from + " " + to)
	}
	return model.DaySpan{From: first, To: last, As: as}
}

func off(from, to string) model.CalendarSet {
	return model.CalendarSet{County: "522730", Days: span(from, to, model.Holiday)}
}

func worked(day string) model.CalendarSet {
	return model.CalendarSet{County: "522730", Days: span(day, day, model.Makeup)}
}

func (y *directory) calendar() *model.Calendar { c, _ := y.r.(*model.Calendar); return c }

// october is a calendar of a National Day with a Sunday before it and a Saturday after it that are worked.
func october() *directory {
	y := (&directory{}).do(county, off("2026-10-01", "2026-10-07"))
	return y.do(county, worked("2026-09-27")).do(county, worked("2026-10-10"))
}

func TestDaysAreCountedOverWeekendsAndHolidays(t *testing.T) {
	c := october().calendar()
	for _, x := range []struct {
		name, from string
		days       int
		calendar   *model.Calendar
		want       string
	}{
		{"within a week", "2026-11-24", 3, c, "2026-11-27"},
		{"over a weekend", "2026-11-27", 1, c, "2026-11-30"},
		{"from a Saturday", "2026-11-28", 1, c, "2026-11-30"},
		{"two weeks", "2026-11-24", 10, c, "2026-12-08"},
		{"no day", "2026-11-28", 0, c, "2026-11-28"},
		{"over the holidays", "2026-09-30", 1, c, "2026-10-08"},
		{"onto the worked Saturday", "2026-09-30", 3, c, "2026-10-10"},
		{"onto the worked Sunday", "2026-09-25", 1, c, "2026-09-27"},
		{"a county without a calendar", "2026-09-30", 1, nil, "2026-10-01"},
	} {
		if got := x.calendar.After(span(x.from, x.from, "").From, x.days); got.String() != x.want {
			t.Errorf("%s: %d days after %s are %s, want %s", x.name, x.days, x.from, got, x.want)
		}
	}
}

func TestKindsOfDays(t *testing.T) {
	c := october().calendar()
	for day, want := range map[string]model.DayKind{
		"2026-10-01": model.Holiday, "2026-10-03": model.Holiday, "2026-10-10": model.Makeup,
		"2026-10-11": model.RestDay, "2026-10-12": model.Workday, "2026-09-27": model.Makeup,
	} {
		d := span(day, day, "").From
		if got := c.On(d); got != want || c.Works(d) != (want == model.Workday || want == model.Makeup) {
			t.Errorf("%s is %s, want %s", day, got, want)
		}
	}
}

// TestCalendarIsSet: what is set again replaces what was said of these days, and of no others.
func TestCalendarIsSet(t *testing.T) {
	y := october()
	if got := fmt.Sprint(y.calendar().Year(2026)); got !=
		"[{2026-09-27 2026-09-27 makeup} {2026-10-01 2026-10-07 holiday} {2026-10-10 2026-10-10 makeup}]" {
		t.Errorf("the year is %s", got)
	}
	y.do(county, model.CalendarSet{County: "522730", Days: span("2026-10-06", "2026-10-10", "")})
	if got := fmt.Sprint(y.calendar().Year(2026)); got !=
		"[{2026-09-27 2026-09-27 makeup} {2026-10-01 2026-10-05 holiday}]" {
		t.Errorf("cleared, the year is %s", got)
	}
	edits := y.calendar().Edits
	if len(edits) != 4 || edits[3].By != county.Person || edits[0].Now.As != model.Holiday {
		t.Errorf("the history is %+v", edits)
	}
	y.do(county, model.CalendarSet{County: "522730", Days: span("2026-10-05", "2026-10-11", model.Makeup)})
	if got := fmt.Sprint(y.calendar().Year(2026)); got !=
		"[{2026-09-27 2026-09-27 makeup} {2026-10-01 2026-10-04 holiday} {2026-10-10 2026-10-11 makeup}]" {
		t.Errorf("of worked days only weekends are special: %s", got)
	}
	if y.do(branch, off("2026-12-01", "2026-12-01")); y.out.Why.Reason != model.NotOrganiser {
		t.Errorf("by the branch: %v", y.out)
	}
}

// TestAYearKeepsItsWorkingDays: a calendar that makes every day free is refused, in one change or in several, and what
// was set before stands.
func TestAYearKeepsItsWorkingDays(t *testing.T) {
	y := (&directory{}).do(county, off("2027-01-01", "2027-12-31"))
	if y.out.Why.Reason != model.TooFewWorkdays || fmt.Sprint(y.out.Why.Args) != "[2027 0]" || y.r != nil {
		t.Errorf("a year: %v", y.out)
	}
	y.do(county, off("2027-01-01", "2027-05-31"))
	if y.out.Code != model.OK || y.calendar().Workdays(2027) < model.LeastWorkdays {
		t.Fatalf("five months: %v", y.out)
	}
	before := y.r
	if y.do(county, off("2027-06-01", "2027-06-30")); y.out.Why.Reason != model.TooFewWorkdays || y.r != before {
		t.Errorf("six months: %v", y.out)
	}
}

// TestCountingEnds: whatever a record holds, a day is found, no more than a year on.
func TestCountingEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := model.Date(2026, time.January, 1) + model.Day(rapid.IntRange(0, 2000).Draw(t, "from"))
		c := &model.Calendar{}
		for d := from - 5; d < from+model.Day(rapid.IntRange(0, 900).Draw(t, "off")); d++ {
			c.Off = append(c.Off, d)
		}
		n := rapid.IntRange(0, 60).Draw(t, "days")
		got := c.After(from, n)
		if got < from || got > from+model.MostAhead || n > 0 && got == from {
			t.Fatalf("%d days after %v are %v", n, from, got)
		}
		if got < from+model.MostAhead && n > 0 && !c.Works(got) {
			t.Fatalf("%v is no working day", got)
		}
	})
}

func TestCalendarIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(b *model.CalendarSet)
		want string
	}{
		"as it should be": {func(*model.CalendarSet) {}, ""},
		"of a grid":       {func(b *model.CalendarSet) { b.County = grid }, "bad-input county"},
		"no first day":    {func(b *model.CalendarSet) { b.Days.From = 0 }, "missing from"},
		"no last day":     {func(b *model.CalendarSet) { b.Days.To = 0 }, "bad-input last"},
		"turned round":    {func(b *model.CalendarSet) { b.Days.To = b.Days.From - 1 }, "bad-input last"},
		"a year":          {func(b *model.CalendarSet) { b.Days.To = b.Days.From + 365 }, ""},
		"longer":          {func(b *model.CalendarSet) { b.Days.To = b.Days.From + 366 }, "bad-input last"},
		"before 1970":     {func(b *model.CalendarSet) { b.Days.From = -9 }, "bad-input from"},
		"another word":    {func(b *model.CalendarSet) { b.Days.As = model.RestDay }, "bad-input as"},
	} {
		b, got := off("2026-10-01", "2026-10-07"), ""
		if c.set(&b); b.Check() != nil {
			got = string(b.Check().Reason) + " " + b.Check().Args[0]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestCalendarIsBounded: it takes some twenty years of days, and then says that it is full.
func TestCalendarIsBounded(t *testing.T) {
	y := &directory{}
	for year := 2026; ; year++ {
		d := model.Date(year, time.January, 1)
		y.do(county, model.CalendarSet{County: "522730", Days: model.DaySpan{From: d, To: d + 99, As: model.Holiday}})
		if y.out.Code != model.OK {
			if y.out.Why.Reason != model.CalendarFull || len(y.calendar().Off) != 2000 {
				t.Errorf("%v with %d days", y.out, len(y.calendar().Off))
			}
			return
		}
	}
}
