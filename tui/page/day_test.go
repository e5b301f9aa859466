package page_test

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// TestDayNote: behind the field stands how its text is read as a day, on Tuesday, 2026-11-24.
func TestDayNote(t *testing.T) {
	w := pagetest.Open(t, model.WorkerRole, text.ZH, func(page.Host) page.Screen { return blank{} })
	for typed, want := range map[string][2]string{
		"":           {"", ""},
		"11-27":      {"周五", "Friday"},
		"2026-11-27": {"周五", "Friday"},
		"+3":         {"11-27 周五", "11-27 Friday"},
		"下周三":        {"12-02 周三", "12-02 Wednesday"},
		"1月5号":       {"2027-01-05 周二", "2027-01-05 Tuesday"},
		"+5":         {"11-29 周日 休息日", "11-29 Sunday weekend"},
		"2027-01-01": {"周五 节假日", "Friday holiday"},
		"2月30日":      {"", ""},
		"某天":         {"", ""},
	} {
		for i, l := range []text.Lang{text.ZH, text.EN} {
			w.Speak(l)
			if got := page.DayNote(w, typed); got != want[i] {
				t.Errorf("%q is read as %q, want %q", typed, got, want[i])
			}
		}
	}
}

// TestNeedDay: the sentence says what is wrong with the text, or that there is none.
func TestNeedDay(t *testing.T) {
	w := pagetest.Open(t, model.WorkerRole, text.ZH, func(page.Host) page.Screen { return blank{} })
	for typed, want := range map[string]string{
		"明天": "", " ": "还缺时限", "某天": "「某天」看不懂是哪天", "2月30日": "没有「2月30日」这一天",
	} {
		day, wrong := page.NeedDay(w, typed, "due")
		if wrong != want || (day == 0) != (want != "") {
			t.Errorf("%q is %v, %q; want %q", typed, day, wrong, want)
		}
	}
}
