package tui

import (
	"fmt"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/work"
)

// opens opens a page by its name from the list of actions.
func opens(t *testing.T, a *App, name text.Sentence) {
	t.Helper()
	press(t, a, "ctrl+p", name.In(a.lang), "enter")
}

// raisesProblem raises a common problem of a compound.
func raisesProblem(t *testing.T, a *App, words, compound string) {
	t.Helper()
	plan, err := a.desk.PlanOpinion(desk.Opinion{
		Request: desk.Request{Words: words}, Channel: model.ByMeeting, Grid: a.desk.Community(), Compound: compound,
		Common: true,
	})
	if err == nil {
		err = a.desk.Keep(plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	a.Refresh()
}

// TestAMeetingIsWrittenDown: opened by its name, its head, twelve opinions, and what became of them.
func TestAMeetingIsWrittenDown(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		raisesProblem(t, a, "金桂苑停车难，车位不够", "金桂苑")
		opens(t, a, text.MeetingsTitle)
		golden(t, a, "meetings")
		press(t, a, "ctrl+n")
		golden(t, a, "meeting-new")
		press(t, a, "1", "tab", "tab", "金桂苑 活动室", "tab", "46", "tab", "冬季用火安全群众会")
		golden(t, a, "meeting-head")
		press(t, a, "tab", "楼梯间充电，看着就怕", "tab", "1", "enter")
		press(t, a, "残疾证怎么办", "tab", "tab", "tab", "2", "tab", "到大厅三号窗口", "enter")
		press(t, a, "垃圾桶满了两天没人收", "tab", "tab", "tab", "3", "11-28", "enter")
		for i := 4; i < 12; i++ {
			press(t, a, fmt.Sprintf("第 %d 件：路灯坏了，接娃娃放学黑漆漆的", i), "enter")
		}
		press(t, a, "车位太少，晚上回来转三圈都停不下", "f6")
		golden(t, a, "meeting")
		press(t, a, "enter", "ctrl+s")
		golden(t, a, "meetings-more")
		press(t, a, "home", "enter")
		golden(t, a, "meeting-page")
		press(t, a, "f7")
		golden(t, a, "meeting-strike")
		press(t, a, "没开成", "enter")
		golden(t, a, "meeting-struck")
		press(t, a, "f7")
		sees(t, a, text.SaidMeetingRestored.In(a.lang))
	})
}

// TestALastOpinionIsTakenBack: F4 puts it back into the form, and what was begun after it comes again later.
func TestALastOpinionIsTakenBack(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	holding = true
	defer func() { holding = false }()
	opens(t, a, text.MeetingsTitle)
	press(t, a, "ctrl+n", "1", "tab", "tab", "金桂苑", "tab", "tab", "tab", "楼道灯坏了", "tab", "1", "enter")
	press(t, a, "电梯老停")
	press(t, a, "f4")
	sees(t, a, "楼道灯坏了", text.OpinionsSaved(text.ZH, 0))
	press(t, a, "enter")
	sees(t, a, "电梯老停", text.OpinionsSaved(text.ZH, 1))
	press(t, a, "enter")
	sees(t, a, text.OpinionsSaved(text.ZH, 2))
}

// TestABoxIsOpened: put up by the branch, opened for its opinions, removed, and opened once more.
func TestABoxIsOpened(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		opens(t, a, text.BoxesTitle)
		golden(t, a, "boxes")
		press(t, a, "ctrl+n", "白果巷 12号门口", "enter")
		press(t, a, "home", "enter")
		golden(t, a, "box-page")
		press(t, a, "ctrl+n")
		golden(t, a, "box-opening")
		press(t, a, "tab", "tab", "车棚漏雨", "tab", "1", "enter", "ctrl+s")
		press(t, a, "f7", "要改造", "enter")
		golden(t, a, "box-removed")
		press(t, a, "ctrl+n", "tab")
		golden(t, a, "box-opening-gone")
	})
}

// TestWhoWritesOpinions: a worker and a volunteer open the form by its page, an organiser only reads.
func TestWhoWritesOpinions(t *testing.T) {
	for _, role := range []model.Role{model.WorkerRole, model.OrganiserRole} {
		a := openAs(t, role)
		opens(t, a, text.MeetingsTitle)
		press(t, a, "ctrl+n")
		_, list := a.Page().(interface{ Help() text.HelpSection })
		if !list {
			t.Fatalf("%s: the page is not there:\n%s", role, screen(a))
		}
		if front := fmt.Sprintf("%T", a.Page()); (front == fmt.Sprintf("%T", work.NewMeetings(a))) !=
			(role == model.OrganiserRole) {
			t.Errorf("%s has %s in front:\n%s", role, front, screen(a))
		}
	}
}

// TestAMeetingIsFound by its title, and opened from there.
func TestAMeetingIsFound(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		press(t, a, "ctrl+f", "三季度居民代表")
		golden(t, a, "find-meeting")
		press(t, a, "enter")
		sees(t, a, "三季度居民代表大会", text.HeadOpinions.In(a.lang))
	})
}
