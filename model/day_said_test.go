package model_test

import (
	"testing"
	"time"

	"sidan/model"
)

func date(y int, m time.Month, d int) model.Day { return model.Date(y, m, d) }

func TestReadDay(t *testing.T) {
	today := date(2026, time.November, 27) // a Friday
	for _, c := range []struct {
		typed string
		want  model.Day
		no    model.Reason
	}{
		{typed: ""}, {typed: " 　"},
		{typed: "2026-12-04", want: date(2026, 12, 4)},
		{typed: "20261204", want: date(2026, 12, 4)},
		{typed: "2026/12/4", want: date(2026, 12, 4)},
		{typed: "2026年12月4日", want: date(2026, 12, 4)},
		{typed: "12-4", want: date(2026, 12, 4)},
		{typed: "12/04", want: date(2026, 12, 4)},
		{typed: "12.4", want: date(2026, 12, 4)},
		{typed: "12。4", want: date(2026, 12, 4)},
		{typed: "1204", want: date(2026, 12, 4)},
		{typed: "１２０４", want: date(2026, 12, 4)},
		{typed: "１２－４", want: date(2026, 12, 4)},
		{typed: "12月4日", want: date(2026, 12, 4)},
		{typed: "12月4号", want: date(2026, 12, 4)},
		{typed: "12 月 4 日", no: model.UnreadDay},
		{typed: "十二月四号", want: date(2026, 12, 4)},
		{typed: "十二月三十一日", want: date(2026, 12, 31)},
		{typed: "01-05", want: date(2027, 1, 5)},
		{typed: "11-23", want: today - 4},
		{typed: "28号", want: today + 1},
		{typed: "27日", want: today},
		{typed: "5号", want: date(2026, 12, 5)},
		{typed: "31号", want: date(2026, 12, 31)},
		{typed: "下月5号", want: date(2026, 12, 5)},
		{typed: "下个月5号", want: date(2026, 12, 5)},
		{typed: "下个月五号", want: date(2026, 12, 5)},
		{typed: "下下个月5日", want: date(2027, 1, 5)},
		{typed: "本月5号", want: date(2026, 11, 5)},
		{typed: "上个月5号", want: date(2026, 10, 5)},
		{typed: "月底", want: date(2026, 11, 30)},
		{typed: "这个月底", want: date(2026, 11, 30)},
		{typed: "下月底", want: date(2026, 12, 31)},
		{typed: "eom", want: date(2026, 11, 30)},
		{typed: "end of month", want: date(2026, 11, 30)},
		{typed: "end of next month", want: date(2026, 12, 31)},
		{typed: "今天", want: today},
		{typed: "明天", want: today + 1},
		{typed: "后天", want: today + 2},
		{typed: "大后天", want: today + 3},
		{typed: "昨天", want: today - 1},
		{typed: "Today", want: today},
		{typed: "tomorrow", want: today + 1},
		{typed: "day  after tomorrow", want: today + 2},
		{typed: "周五", want: today},
		{typed: "周六", want: today + 1},
		{typed: "周三", want: today + 5},
		{typed: "周3", want: today + 5},
		{typed: "星期天", want: today + 2},
		{typed: "礼拜日", want: today + 2},
		{typed: "本周三", want: today - 2},
		{typed: "这周三", want: today - 2},
		{typed: "上周三", want: today - 9},
		{typed: "下周三", want: today + 5},
		{typed: "下个星期三", want: today + 5},
		{typed: "下下周一", want: today + 10},
		{typed: "wed", want: today + 5},
		{typed: "Wednesday", want: today + 5},
		{typed: "fri", want: today},
		{typed: "next wed", want: today + 5},
		{typed: "next thursday", want: today + 6},
		{typed: "this tue", want: today - 3},
		{typed: "last sunday", want: today - 5},
		{typed: "+3", want: today + 3},
		{typed: "＋３", want: today + 3},
		{typed: "+0", want: today},
		{typed: "3天后", want: today + 3},
		{typed: "三天后", want: today + 3},
		{typed: "两天后", want: today + 2},
		{typed: "十天以后", want: today + 10},
		{typed: "in 3 days", want: today + 3},
		{typed: "in 1 day", want: today + 1},
		{typed: "2028-02-29", want: date(2028, 2, 29)},

		{typed: "2027-02-29", no: model.NoSuchDay},
		{typed: "11-31", no: model.NoSuchDay},
		{typed: "1131", no: model.NoSuchDay},
		{typed: "13-1", no: model.NoSuchDay},
		{typed: "2月30日", no: model.NoSuchDay},
		{typed: "下月32号", no: model.NoSuchDay},
		{typed: "0号", no: model.NoSuchDay},
		{typed: "1999-12-31", no: model.NoSuchDay},
		{typed: "+99999", no: model.NoSuchDay},
		{typed: "-3", no: model.UnreadDay},
		{typed: "27", no: model.UnreadDay},
		{typed: "-", no: model.UnreadDay},
		{typed: "周八", no: model.UnreadDay},
		{typed: "someday", no: model.UnreadDay},
		{typed: "过几天", no: model.UnreadDay},
	} {
		t.Run(c.typed, func(t *testing.T) {
			got, no := model.ReadDay(c.typed, today)
			if got != c.want || (no != nil) != (c.no != "") || no != nil && no.Reason != c.no {
				t.Errorf("%q is %v, %v; want %v, %q", c.typed, got, no, c.want, c.no)
			}
		})
	}
}

// TestTheWeekBeginsOnMonday: on a Sunday, tomorrow's Monday is that of the next week.
func TestTheWeekBeginsOnMonday(t *testing.T) {
	sunday := date(2026, time.November, 29)
	for typed, want := range map[string]model.Day{
		"周日": sunday, "本周一": sunday - 6, "下周一": sunday + 1, "next mon": sunday + 1, "周一": sunday + 1,
	} {
		if got, no := model.ReadDay(typed, sunday); got != want || no != nil {
			t.Errorf("on a Sunday, %s is %v, want %v", typed, got, want)
		}
	}
}

// FuzzReadDay: whatever is typed, what comes out is a day that can be said again, nothing, or a refusal.
func FuzzReadDay(f *testing.F) {
	for _, s := range []string{
		"下周三", "1204", "12月4号", "+3", "两天后", "next wed", "月底", "2月30日", "十十十月十日", "\xff",
	} {
		f.Add(s, int32(date(2026, time.November, 27)))
	}
	f.Fuzz(func(t *testing.T, typed string, on int32) {
		today := date(2000, time.January, 1) + model.Day(uint32(on)%70_000)
		day, no := model.ReadDay(typed, today)
		if no != nil {
			if day != 0 || no.Reason != model.UnreadDay && no.Reason != model.NoSuchDay {
				t.Errorf("%q: %v with %v", typed, day, no)
			}
			return
		}
		if day == 0 {
			return
		}
		if again, no := model.ReadDay(day.String(), today); day.String()[:2] == "20" && (again != day || no != nil) {
			t.Errorf("%q on %v is %v, which is read as %v, %v", typed, today, day, again, no)
		}
	})
}
