package page

import (
	"strconv"
	"strings"
	"time"

	"sidan/model"
)

// ReadDay reads a day as people type it: 2026-11-27, 11-27, 11月27日, or +3 for three days from today, also in
// full-width characters. A day without a year is the one nearest to today. It returns 0 and true if nothing was typed,
// and reports false if the text cannot be read.
func ReadDay(typed string, today model.Day) (model.Day, bool) {
	s := strings.Trim(dayLetters.Replace(strings.Map(model.HalfWidth, strings.TrimSpace(typed))), "-")
	if s == "" {
		return 0, strings.TrimSpace(typed) == ""
	}
	if n, ok := strings.CutPrefix(s, "+"); ok {
		days, err := strconv.Atoi(n)
		return today + model.Day(days), err == nil && days >= 0 && days <= 3650
	}
	var parts []int
	for part := range strings.SplitSeq(s, "-") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0, false
		}
		parts = append(parts, n)
	}
	switch len(parts) {
	case 3:
		return dayOf(parts[0], parts[1], parts[2])
	case 2:
		return nearest(parts[0], parts[1], today)
	}
	return 0, false
}

var dayLetters = strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", "/", "-", ".", "-", "。", "-")

// dayOf returns the day of a date between 2000 and 2199. It reports false if there is no such day.
func dayOf(y, m, d int) (model.Day, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d || y < 2000 || y > 2199 {
		return 0, false
	}
	return model.Date(y, time.Month(m), d), true
}

// nearest returns the day with this month and number that is nearest to today. In December, 01-05 is a day of the next
// year.
func nearest(m, d int, today model.Day) (best model.Day, ok bool) {
	year := today.Start().Year()
	for y := year - 1; y <= year+1; y++ {
		day, exists := dayOf(y, m, d)
		if exists && (!ok || distance(day, today) < distance(best, today)) {
			best, ok = day, true
		}
	}
	return best, ok
}

func distance(a, b model.Day) model.Day { return max(a-b, b-a) }
