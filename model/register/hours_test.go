package register

import (
	"strings"
	"testing"
	"time"

	"sidan/model"
)

// written shows hours as one field a day that has any, Monday first: m, a, e for the parts.
func (h hours) written() string {
	var all []string
	for _, d := range everyDay {
		parts := ""
		for i, letter := range []string{"m", "a", "e"} {
			if h[d]&(1<<i) != 0 {
				parts += letter
			}
		}
		if parts != "" {
			all = append(all, d.String()[:2]+":"+parts)
		}
	}
	return strings.Join(all, " ")
}

func TestReadHours(t *testing.T) {
	every := func(parts string) string {
		return strings.ReplaceAll("Mo:. Tu:. We:. Th:. Fr:. Sa:. Su:.", ".", parts)
	}
	work := func(parts string) string { return strings.TrimSuffix(every(parts), " Sa:"+parts+" Su:"+parts) }
	for said, want := range map[string]string{
		"":                   "",
		"看情况":                "",
		"周末全天":               "Sa:mae Su:mae",
		"周末":                 "Sa:mae Su:mae",
		"周末下午":               "Sa:a Su:a",
		"工作日 19 点以后":         work("e"),
		"工作日 18 点半以后":        work("e"),
		"工作日上班时间":            work("ma"),
		"周二、周四晚上":            "Tu:e Th:e",
		"周二、四晚上":             "Tu:e Th:e",
		"周一至周五白天":            work("ma"),
		"星期一到星期三":            "Mo:mae Tu:mae We:mae",
		"周六到周一":              "Mo:mae Sa:mae Su:mae",
		"下夜班后,周末上午":          "Sa:m Su:m",
		"工作日晚上，周末":           work("e") + " Sa:mae Su:mae",
		"放学后":                every("ae"),
		"下班后":                every("e"),
		"每晚 20 点到 22 点":      every("e"),
		"９点到１１点":             every("m"),
		"8 点到 17 点":          every("ma"),
		"10 点以前":             every("m"),
		"平时都在家":              every("mae"),
		"早上和傍晚":              every("me"),
		"周六上午":               "Sa:m",
		"weekday evenings":   work("e"),
		"weekend, afternoon": "Mo:a Tu:a We:a Th:a Fr:a Sa:mae Su:mae",
	} {
		h, ok := readHours(said)
		if got := h.written(); got != want || ok != (want != "") {
			t.Errorf("%q: %s, %v, want %s", said, got, ok, want)
		}
	}
}

func TestHoursMeet(t *testing.T) {
	monday := model.Date(2026, time.November, 23)
	weekends, _ := readHours("周末")
	nights, _ := readHours("晚上")
	for _, c := range []struct {
		a, b        hours
		first, last int
		want        bool
	}{
		{weekends, on(wholeDay, everyDay...), 0, 4, false},
		{weekends, on(wholeDay, everyDay...), 0, 5, true},
		{weekends, on(wholeDay, workdays...), 0, 30, false},
		{nights, on(daytime, everyDay...), 0, 6, false},
		{nights, on(evening, everyDay...), 2, 2, true},
		{nights, on(evening, everyDay...), 2, 1, false},
	} {
		if got := c.a.meet(c.b, monday+model.Day(c.first), monday+model.Day(c.last)); got != c.want {
			t.Errorf("%s and %s from %d to %d: %v", c.a.written(), c.b.written(), c.first, c.last, got)
		}
	}
}
