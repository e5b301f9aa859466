package page

import (
	"testing"
	"time"

	"sidan/model"
)

func TestReadDay(t *testing.T) {
	today := model.Date(2026, time.November, 24)
	for _, c := range []struct {
		name, typed string
		want        model.Day
		bad         bool
	}{
		{name: "nothing", typed: " "},
		{name: "whole", typed: "2026-11-27", want: today + 3},
		{name: "short", typed: "11-27", want: today + 3},
		{name: "one digit", typed: "12-1", want: today + 7},
		{name: "slash", typed: "11/27", want: today + 3},
		{name: "in Chinese", typed: "11月27日", want: today + 3},
		{name: "full width", typed: "１１－２７", want: today + 3},
		{name: "next year's, being nearer", typed: "01-05", want: model.Date(2027, time.January, 5)},
		{name: "yesterday stays this year's", typed: "11-23", want: today - 1},
		{name: "days on", typed: "+3", want: today + 3},
		{name: "days on, full width", typed: "＋３", want: today + 3},
		{name: "today", typed: "+0", want: today},
		{name: "29 February, in a year that has one", typed: "2028-02-29", want: model.Date(2028, time.February, 29)},
		{name: "no such day", typed: "11-31", bad: true},
		{name: "29 February, in a year that has none", typed: "2027-02-29", bad: true},
		{name: "words", typed: "周五", bad: true},
		{name: "too far", typed: "+99999", bad: true},
		{name: "one number", typed: "27", bad: true},
		{name: "only a dash", typed: "-", bad: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := ReadDay(c.typed, today)
			if ok == c.bad || !c.bad && got != c.want {
				t.Errorf("readDay(%q) = %v %v, want %v", c.typed, got, ok, c.want)
			}
		})
	}
}
