package model

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sidan/model/pattern"
)

// This file reads days as people type and say them: 明天, 下周三, 12月4日, 1204, +3, next wed.

// ReadDay reads a day as people type or say it, in Chinese or English, also in full-width characters. today is the day
// on which it is said. It returns 0 and no refusal if nothing was typed. It refuses a text that it cannot read
// (UnreadDay), and a date that does not exist or lies outside the years 2000 to 2199 (NoSuchDay).
//
//   - A date: 2026-12-04, 20261204, 2026年12月4日. Without a year, as in 12-4, 1204 or 12月4号, it is the nearest day
//     with that date. 5号 is the next 5th of a month, and 下月5号 that of the next month. 月底 is the last day of a
//     month.
//   - A number of days from today: +3, 3天后, in 3 days.
//   - A weekday: 周三 is the next Wednesday, which may be today. 本周三 is the one of this week, also if it is past,
//     and 上周三, 下周三 and 下下周三 are those of the weeks around it. A week begins on Monday.
//   - 今天, 明天, 后天, 大后天, 昨天 and 前天.
func ReadDay(typed string, today Day) (Day, *Refusal) {
	s := strings.ToLower(strings.Join(strings.Fields(strings.Map(HalfWidth, typed)), " "))
	if s == "" {
		return 0, nil
	}
	if days, ok := namedDays[s]; ok {
		return today + days, nil
	}
	s = hanNumbers().ReplaceAllStringFunc(s, inDigits)
	for _, form := range dayForms {
		if parts := form.spelling().FindStringSubmatch(s); parts != nil {
			if day, ok := form.day(parts[1:], today); ok {
				return day, nil
			}
			return 0, refuse(NoSuchDay, typed)
		}
	}
	return 0, refuse(UnreadDay, typed)
}

// namedDays are the days that have a word of their own, in days from today.
var namedDays = map[string]Day{
	"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0,
	"明天": 1, "明日": 1, "后天": 2, "大后天": 3,
	"yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2,
}

// dayForms are the forms of all other days. Each has a spelling, and a function that computes the day from the parts of
// the text that the groups of its spelling matched. The function reports false if there is no such day.
var dayForms = []struct {
	spelling func() *regexp.Regexp
	day      func(parts []string, today Day) (Day, bool)
}{
	{pattern.New(`^(\d{4})[-/.。年](\d{1,2})[-/.。月](\d{1,2})[日号]?$`), wholeDate},
	{pattern.New(`^(\d{4})(\d\d)(\d\d)$`), wholeDate},
	{pattern.New(`^(\d{1,2})[-/.。月](\d{1,2})[日号]?$`), nearestDate},
	{pattern.New(`^(\d\d)(\d\d)$`), nearestDate},
	{pattern.New(`^(\d{1,2})[日号]$`), nextDate},
	{pattern.New(`^(本|这个?|上个?|下个?|下下个?)月(\d{1,2})[日号]$`), dateOfMonth},
	{pattern.New(`^(本|这个?|下个?|下下个?|)月[底末]$`), endOfMonth},
	{pattern.New(`^(?:eom|end of (?:the |this )?month)$`), endOfMonth},
	{pattern.New(`^end of (next) month$`), endOfMonth},
	{pattern.New(`^(本|这个?|上个?|下个?|下下个?|)(?:周|星期|礼拜)([一二三四五六日天1-7])$`), weekday},
	{pattern.New(`^(?:(this|last|next) )?(mon|tues?|wed|thu|thur|thurs|fri|sat|sun)(?:day)?$`), weekday},
	{pattern.New(`^(?:(this|last|next) )?(wednes|satur)day$`), weekday},
	{pattern.New(`^\+ ?(\d{1,9})$`), daysOn},
	{pattern.New(`^(\d{1,9}) ?天(?:之|以)?后$`), daysOn},
	{pattern.New(`^in (\d{1,9}) days?$`), daysOn},
}

// hanNumbers matches a number in Chinese numerals before a word by which days are counted.
var hanNumbers = pattern.New(`[一二两三四五六七八九十]+[天月日号]`)

// inDigits writes the Chinese number in a match of hanNumbers with digits: 十二月 becomes 12月.
func inDigits(match string) string {
	word, size := utf8.DecodeLastRuneInString(match)
	digits, ok := arabic(match[:len(match)-size])
	if !ok {
		return match
	}
	return digits + string(word)
}

// wholeDate returns the day of a date with its year.
func wholeDate(parts []string, _ Day) (Day, bool) {
	return dateOf(number(parts[0]), number(parts[1]), number(parts[2]))
}

// nearestDate returns the day with a month and a number that is nearest to today. In December, 01-05 is a day of the
// next year.
func nearestDate(parts []string, today Day) (best Day, ok bool) {
	year, _, _ := today.date()
	for y := year - 1; y <= year+1; y++ {
		day, exists := dateOf(y, number(parts[0]), number(parts[1]))
		if exists && (!ok || apart(day, today) < apart(best, today)) {
			best, ok = day, true
		}
	}
	return best, ok
}

// nextDate returns the next day, from today on, that has a number in its month.
func nextDate(parts []string, today Day) (Day, bool) {
	year, month, _ := today.date()
	for ahead := range 12 {
		y, m := monthAhead(year, month, ahead)
		if day, exists := dateOf(y, m, number(parts[0])); exists && day >= today {
			return day, true
		}
	}
	return 0, false
}

// dateOfMonth returns the day with a number of the month that the first part names.
func dateOfMonth(parts []string, today Day) (Day, bool) {
	year, month, _ := today.date()
	y, m := monthAhead(year, month, ahead(parts[0]))
	return dateOf(y, m, number(parts[1]))
}

// endOfMonth returns the last day of the month that the first part names, or of this month if it is missing.
func endOfMonth(parts []string, today Day) (Day, bool) {
	year, month, _ := today.date()
	n := 0
	if len(parts) > 0 {
		n = ahead(parts[0])
	}
	y, m := monthAhead(year, month, n+1)
	first, ok := dateOf(y, m, 1)
	return first - 1, ok
}

// weekday returns the day of a week. The first part names the week. If it is missing, the day is the next one, which
// may be today.
func weekday(parts []string, today Day) (Day, bool) {
	name := parts[1]
	at := strings.Index("montuewedthufrisatsun", name[:min(3, len(name))]) / 3
	if i := strings.Index("一二三四五六日天", name); i >= 0 {
		at = min(i/len("一"), 6)
	} else if n, err := strconv.Atoi(name); err == nil {
		at = n - 1
	}
	day := today.Week().Monday() + Day(at) + Day(7*ahead(parts[0]))
	if parts[0] == "" && day < today {
		day += 7
	}
	return day, true
}

// mostDaysOn is how many days from today can be counted at most, ten years.
const mostDaysOn = 3650

// daysOn returns the day that is a number of days from today.
func daysOn(parts []string, today Day) (Day, bool) {
	n := number(parts[0])
	return today + Day(n), n <= mostDaysOn
}

// ahead returns how many weeks or months ahead of this one a word means.
func ahead(word string) int {
	switch strings.TrimSuffix(word, "个") {
	case "上", "last":
		return -1
	case "下", "next":
		return 1
	case "下下":
		return 2
	}
	return 0
}

// monthAhead returns the year and the number of a month that is n months after another.
func monthAhead(year int, month time.Month, n int) (y, m int) {
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.Year(), int(first.Month())
}

// number reads digits that a pattern matched.
func number(digits string) int {
	n, _ := strconv.Atoi(digits) // at most nine of them
	return n
}

// dateOf returns the day of a date between 2000 and 2199. It reports false if there is no such day.
func dateOf(y, m, d int) (Day, bool) {
	day := Date(y, time.Month(m), d)
	year, month, n := day.date()
	return day, year == y && int(month) == m && n == d && y >= 2000 && y <= 2199
}

// apart returns how many days lie between two days.
func apart(a, b Day) Day { return max(a-b, b-a) }
