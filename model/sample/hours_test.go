package sample

import (
	"testing"
	"time"

	"sidan/model"
)

// TestSpareTime: evenings on weekdays, the whole day at weekends, at least an hour after what came before.
func TestSpareTime(t *testing.T) {
	d := newDice(1, 1)
	friday := model.Date(2026, 11, 27)
	for _, c := range []struct {
		name  string
		after time.Time
		day   model.Day
		from  int // the hour before which it never is
	}{
		{"a weekday at noon", clock(friday-1, 12, 0), friday - 1, 18},
		{"a weekday evening", clock(friday-1, 18, 30), friday - 1, 19},
		{"too late in the evening", clock(friday-1, 20, 30), friday, 18},
		{"friday night", clock(friday, 22, 0), friday + 1, 9},
		{"a saturday morning", clock(friday+1, 7, 0), friday + 1, 9},
		{"a sunday afternoon", clock(friday+2, 15, 0), friday + 2, 16},
		{"sunday night", clock(friday+2, 23, 30), friday + 3, 18},
	} {
		for range 100 {
			at := d.spare(c.after)
			if model.DayOf(at) != c.day || at.In(model.Zone).Hour() < c.from || at.After(clock(c.day, 21, 0)) {
				t.Fatalf("%s: it is %v", c.name, at)
			}
			if at.Sub(c.after) < time.Hour {
				t.Fatalf("%s: %v is less than an hour later", c.name, at)
			}
		}
	}
}

func TestOfficeDayBefore(t *testing.T) {
	for day, want := range map[model.Day]model.Day{
		model.Date(2026, 11, 25): model.Date(2026, 11, 24), // a Wednesday
		model.Date(2026, 11, 23): model.Date(2026, 11, 20), // a Monday: the Friday
		model.Date(2026, 11, 22): model.Date(2026, 11, 20),
		model.Date(2026, 11, 21): model.Date(2026, 11, 20),
		model.Date(2026, 3, 1):   model.Date(2026, 2, 27), // over the end of a month
	} {
		if got := officeDayBefore(day); got != want {
			t.Errorf("before %v the branch was at its desk on %v, want %v", day, got, want)
		}
	}
}

func TestClockIsInTheZone(t *testing.T) {
	at := clock(model.Date(2026, 11, 24), 18, 20)
	if got := at.Format(time.RFC3339); got != "2026-11-24T18:20:00+08:00" {
		t.Errorf("it is %s", got)
	}
}
