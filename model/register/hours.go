package register

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sidan/model"
)

// dayparts is a set of parts of a day.
type dayparts uint8

// The parts of a day: before noon, from noon to six, and from six on.
const (
	morning dayparts = 1 << iota
	afternoon
	evening

	daytime  = morning | afternoon
	wholeDay = daytime | evening
)

// hours say when somebody is free: the parts of each day of the week, beginning with Sunday as time.Weekday does.
type hours [7]dayparts

// meet reports whether the two have a part of a day in common on one of the days from first to last.
func (h hours) meet(o hours, first, last model.Day) bool {
	for d := first; d <= last && d < first+7; d++ {
		if h[d.Weekday()]&o[d.Weekday()] != 0 {
			return true
		}
	}
	return false
}

// on returns the given parts of each of the given days.
func on(parts dayparts, days ...time.Weekday) (h hours) {
	for _, d := range days {
		h[d] = parts
	}
	return h
}

// These are days of the week that a list of hours names together.
var (
	weekend  = []time.Weekday{time.Saturday, time.Sunday}
	workdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	everyDay = slices.Concat(workdays, weekend)
)

// dayWords are words for several days of the week.
var dayWords = []struct {
	word string
	days []time.Weekday
}{
	{"周末", weekend}, {"双休", weekend}, {"节假日", weekend}, {"休息日", weekend}, {"weekend", weekend},
	{"工作日", workdays}, {"weekday", workdays}, {"上班时间", workdays},
	{"每天", everyDay}, {"每晚", everyDay}, {"天天", everyDay}, {"随时", everyDay}, {"平时", everyDay},
	{"任何时间", everyDay}, {"any time", everyDay},
}

// partWords are words for parts of a day. A longer word comes before a shorter one that it holds.
var partWords = []struct {
	word  string
	parts dayparts
}{
	{"夜班", 0}, {"全天", wholeDay}, {"在家", wholeDay}, {"随时", wholeDay}, {"any time", wholeDay},
	{"任何时间", wholeDay},
	{"上班时间", daytime}, {"白天", daytime}, {"下班", evening}, {"放学", afternoon | evening},
	{"早上", morning}, {"清早", morning}, {"早晨", morning}, {"上午", morning}, {"morning", morning},
	{"中午", afternoon}, {"午休", afternoon}, {"下午", afternoon}, {"afternoon", afternoon},
	{"傍晚", evening}, {"晚", evening}, {"夜", evening}, {"evening", evening},
}

// weekdayNames are the characters that name a day after 周, 星期 or 礼拜, with the day of each.
var weekdayNames = map[rune]time.Weekday{
	'一': time.Monday, '二': time.Tuesday, '三': time.Wednesday, '四': time.Thursday, '五': time.Friday,
	'六': time.Saturday, '日': time.Sunday, '天': time.Sunday,
}

// readHours reads the hours (服务时间) that somebody gave in their own words, such as 周末全天 or 工作日 19 点以后.
// Each clause that names no day is about every day, and each that names no part of the day is about all of it. It
// reports false if it understands nothing.
func readHours(said string) (h hours, ok bool) {
	for _, clause := range hourClauses(said) {
		days, parts := daysIn(clause), partsIn(clause)
		if len(days) == 0 && parts == 0 {
			continue
		}
		if ok = true; len(days) == 0 {
			days = everyDay
		}
		if parts == 0 {
			parts = wholeDay
		}
		for _, d := range days {
			h[d] |= parts
		}
	}
	return h, ok
}

// hourClauses splits hours at the commas and semicolons between clauses.
func hourClauses(said string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.Map(model.HalfWidth, said)), func(r rune) bool {
		return strings.ContainsRune(",;。", r)
	})
}

// daysIn returns the days of the week that a clause names, such as 周二、周四 or 周一至周五.
func daysIn(clause string) (days []time.Weekday) {
	for _, w := range dayWords {
		if strings.Contains(clause, w.word) {
			days = append(days, w.days...)
		}
	}
	const none = time.Weekday(-1)
	last, through := none, false // the day before the one at hand, and whether 至 stands between the two
	text := []rune(strings.NewReplacer("星期", "周", "礼拜", "周").Replace(clause))
	for i, r := range text {
		day, named := weekdayNames[r]
		switch {
		case named && i > 0 &&
			(text[i-1] == '周' || last != none && strings.ContainsRune("、和至到-", text[i-1])):
			for d := (last + 1) % 7; through && d != day; d = (d + 1) % 7 {
				days = append(days, d)
			}
			days, last, through = append(days, day), day, false
		case strings.ContainsRune("至到-", r):
			through = last != none
		case !strings.ContainsRune("周、和", r):
			last, through = none, false
		}
	}
	return days
}

// partsIn returns the parts of the day that a clause names, by words or by the hours of a clock.
func partsIn(clause string) (parts dayparts) {
	parts = clockIn(clause)
	for _, w := range partWords {
		if strings.Contains(clause, w.word) {
			parts |= w.parts
			clause = strings.ReplaceAll(clause, w.word, " ")
		}
	}
	return parts
}

// clockIn returns the parts of the day between the hours that a clause names: 20 点到 22 点, or 19 点以后.
func clockIn(clause string) (parts dayparts) {
	var at []int
	pieces := strings.Split(clause, "点")
	for _, before := range pieces[:len(pieces)-1] {
		before = strings.TrimRight(before, " ")
		digits := before[len(strings.TrimRight(before, "0123456789")):]
		if hour, err := strconv.Atoi(digits); err == nil && hour < 24 {
			at = append(at, hour)
		}
	}
	switch {
	case len(at) == 0:
		return 0
	case len(at) == 1 && strings.Contains(clause, "前"):
		at = []int{0, at[0]}
	case len(at) == 1:
		at = append(at, 23)
	}
	for part, from := range map[dayparts]int{morning: 6, afternoon: 12, evening: 18} {
		if at[0] < from+6 && at[1] > from {
			parts |= part
		}
	}
	return parts
}
