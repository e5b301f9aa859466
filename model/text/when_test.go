package text

import (
	"testing"
	"time"

	"sidan/model"
)

func TestWhen(t *testing.T) {
	now := time.Date(2026, 11, 24, 14, 5, 0, 0, model.Zone)
	d := model.DayOf(now)
	ago := func(h time.Duration) time.Time { return now.Add(-h * time.Hour) }
	for _, c := range []struct{ name, got, want string }{
		{"today", When(ZH, ago(4), now), "今日 10:05"},
		{"another zone's clock", When(EN, ago(4).UTC(), now), "today 10:05"},
		{"yesterday", When(ZH, ago(20), now), "昨日 18:05"},
		{"days ago", When(ZH, ago(48), now), "11-22 14:05"},
		{"another year", When(ZH, ago(24*365), now), "2025-11-24 14:05"},
		{"never", When(ZH, time.Time{}, now), ""},
		{"to the second", Moment(now), "14:05:00"},
		{"tomorrow", On(EN, d+1, d), "tomorrow"},
		{"no day", On(ZH, 0, d), ""},
		{"by", By(ZH, d+1, d), "11-25 前"},
		{"by, english", By(EN, d+1, d), "by 11-25"},
		{"by none", By(ZH, 0, d), ""},
		{"by friday", ByWeekday(EN, d+3), "by Friday"},
		{"by friday, chinese", ByWeekday(ZH, d+3), "周五前"},
		{"date and weekday", DateAndWeekday(ZH, d+3, d), "11-27 周五"},
		{"week", Week(ZH, d.Week()), "第 48 周  11-23 至 11-29"},
		{"week, english", Week(EN, d.Week()), "week 48, 11-23 to 11-29"},
		{"horizon", LastWeeks(EN, model.Horizon), "last 13 weeks"},
		{"door late", DoorLate(ZH, d-5, d), "逾期 5 天"},
		{"door one day late", DoorLate(EN, d-1, d), "1 day late"},
		{"door due today", DoorLate(ZH, d, d), ""},
		{"door never due", DoorLate(ZH, 0, d), ""},
		{"owed late", OwedLate(EN, d-4, d), "4 days late"},
		{"task late by hours", TaskLate(ZH, d-1, now), "超时 14 小时"},
		{"task late by minutes", TaskLate(EN, d-1, d.Start().Add(time.Minute)), "1 h late"},
		{"task late by days", TaskLate(ZH, d-3, now), "超时 2 天"},
		{"task due today", TaskLate(ZH, d, now), ""},
		{"weekly", Cadence(ZH, 1), "每周一次"},
		{"every four weeks", Cadence(EN, 4), "every 4 weeks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		})
	}
}

func TestDoor(t *testing.T) {
	now := model.Date(2026, 11, 24)
	door := model.Address{Compound: "金桂苑", Building: "3", Unit: "3", Door: "102"}
	for _, c := range []struct{ name, got, want string }{
		{"address", Address(ZH, door), "金桂苑 3 栋 3 单元 102"},
		{"address, english", Address(EN, door), "金桂苑 3-3-102"},
		{"phone", Phone("19900009473"), "1990000 9473"},
		{"another number", Phone("0854-12345"), "0854-12345"},
		{"age", Age(ZH, 1948, now), "78 岁"},
		{"age unknown", Age(EN, 0, now), ""},
		{"at home", AtHome(ZH, 1), "1 口人"},
		{"people", People(ZH, []model.Resident{{Born: 1948}}, now), "1 人，户主 78 岁"},
		{"people of unknown age", People(EN, []model.Resident{{}, {}}, now), "2 at home"},
		{"nobody known", People(EN, nil, now), "0 at home"},
		{"owes", Owes(EN, 2), "owed 2"},
		{"owes nothing", Owes(ZH, 0), ""},
		{"in hand", InHand(ZH, 3), "手上 3 件"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		})
	}
}

func TestDue(t *testing.T) {
	now := time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)
	for days, want := range map[model.Day][2]string{
		-3: {"超时 2 天", "2 days late"}, -1: {"超时 10 小时", "10 h late"}, 0: {"今天到期", "due today"},
		1: {"明天到期", "due tomorrow"}, 2: {"周四到期", "due Thursday"}, 6: {"周一到期", "due Monday"},
		7: {"12-01 到期", "due 12-01"}, 60: {"2027-01-23 到期", "due 2027-01-23"},
	} {
		for i, l := range []Lang{ZH, EN} {
			if got := Due(l, model.DayOf(now)+days, now); got != want[i] {
				t.Errorf("in %d days: %q, want %q", days, got, want[i])
			}
		}
	}
	if Due(ZH, 0, now) != "" {
		t.Error("no day is a day")
	}
}
