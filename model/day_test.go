package model_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"sidan/model"
)

func TestWeeks(t *testing.T) {
	for _, tc := range []struct{ day, week, monday string }{
		{"2026-11-24", "2026-W48", "2026-11-23"},
		{"2026-11-29", "2026-W48", "2026-11-23"},
		{"2027-01-03", "2026-W53", "2026-12-28"},
		{"2021-01-01", "2020-W53", "2020-12-28"},
		{"1970-01-02", "1970-W01", "1969-12-29"},
		{"1969-12-28", "1969-W52", "1969-12-22"},
	} {
		d, err := model.ParseDay(tc.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Week().String(); got != tc.week {
			t.Errorf("%s is in %s, want %s", tc.day, got, tc.week)
		}
		if got := d.Week().Monday().String(); got != tc.monday {
			t.Errorf("%s: Monday %s, want %s", tc.day, got, tc.monday)
		}
	}
}

func TestDayInZone(t *testing.T) {
	late := time.Date(2026, 11, 23, 16, 30, 0, 0, time.UTC) // past midnight in Longli
	if got := model.DayOf(late).String(); got != "2026-11-24" {
		t.Errorf("got %s", got)
	}
	if d := model.DayOf(late); !d.Start().Before(late) || !d.End().After(late) {
		t.Error("the instant is not within its day")
	}
}

func TestParseWeekReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := model.Week(rapid.IntRange(0, 10000).Draw(t, "week"))
		if got, err := model.ParseWeek(w.String()); err != nil || got != w {
			t.Fatalf("%s read as %v, %v", w, got, err)
		}
	})
	for _, bad := range []string{"", "2026-W54", "2025-W53", "2026-48", "2026-W00"} {
		if _, err := model.ParseWeek(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestDueOn(t *testing.T) {
	day := model.Date(2026, 11, 12)
	h := &model.Household{Cadence: 2, Since: day}
	for _, tc := range []struct {
		name string
		last *model.Visit
		want model.Day
	}{
		{"never visited", nil, day},
		{"by cadence", &model.Visit{On: day, Outcome: model.Met}, day + 14},
		{"away: next week", &model.Visit{On: day, Outcome: model.Away}, day + 7},
		{"agreed", &model.Visit{On: day, Outcome: model.Met, Next: day + 3}, day + 3},
	} {
		if got := h.DueOn(tc.last); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

func TestTidy(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"escape sequence", "a\x1b[31mb", "ab"},
		{"a title set", "a\x1b]0;x\x07b", "ab"},
		{"a sequence without an end", "a\x1b]0;话", "a]0;话"},
		{"bidi override", "a\u202eb\u2066c", "abc"},
		{"zero width", "王\u200b秀\ufeff英", "王秀英"},
		{"four-byte Han", "𠮷", "𠮷"},
		{"not UTF-8", "a\xffb", "ab"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"tab", "a\tb", "a b"},
		{"middle dot stays", "艾力·买买提", "艾力·买买提"},
	} {
		if got := model.Tidy(tc.in); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
