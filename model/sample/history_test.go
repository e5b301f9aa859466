package sample

import (
	"testing"

	"sidan/model"
)

// TestNothingIsLost holds that the rules accept all that is planned, for any seed and on every weekday.
func TestNothingIsLost(t *testing.T) {
	for n := range 7 {
		seed, day := uint64(n*n*1_000_003), model.Date(2026, 3, 2)+model.Day(n)*78
		h := planSmall(seed, day)
		if _, lost := h.log(); lost > 0 {
			t.Errorf("seed %d on %s: %d changes lost", seed, day, lost)
		}
	}
}

func TestHoursOfOffice(t *testing.T) {
	d := newDice(1, 1)
	for _, c := range []struct {
		name     string
		from, to model.Day
		hour     int
	}{
		{"a weekday morning", model.Date(2026, 11, 25), model.Date(2026, 11, 25), 9},
		{"a weekday night", model.Date(2026, 11, 25), model.Date(2026, 11, 26), 20},
		{"friday night", model.Date(2026, 11, 27), model.Date(2026, 11, 30), 20},
		{"sunday", model.Date(2026, 11, 29), model.Date(2026, 11, 30), 11},
		{"before nine", model.Date(2026, 11, 25), model.Date(2026, 11, 25), 5},
	} {
		for range 50 {
			if at := d.office(clock(c.from, c.hour, 0)); model.DayOf(at) != c.to || at.In(model.Zone).Hour() < 9 ||
				at.After(clock(c.to, 17, 30)) {
				t.Fatalf("%s: the branch is at its desk at %v", c.name, at)
			}
		}
	}
}

func BenchmarkSmall(b *testing.B) {
	for b.Loop() {
		Small(1, model.Date(2026, 11, 24))
	}
}
