package present

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

func TestMeeting(t *testing.T) {
	plain := &model.Meeting{
		ID: model.MeetingID{1}, Sort: model.MassMeeting, Place: community, Compound: "金桂苑", Spot: "活动室",
		On: today, Title: "用火安全",
	}
	change := func(id byte, change func(*model.Meeting)) *model.Meeting {
		m := *plain
		m.ID = model.MeetingID{id}
		change(&m)
		return &m
	}
	bare := change(2, func(m *model.Meeting) { m.Title, m.Compound, m.Spot, m.On = "", "", "", today-1 })
	struck := change(3, func(m *model.Meeting) { m.Struck = today })
	flagged := change(4, func(m *model.Meeting) { m.On, m.Flags = today+1, []model.Flag{{Why: model.FlagAhead}} })
	gone := &model.Box{ID: model.BoxID{9}, Place: community, Compound: "金桂苑", Gone: today - 3}
	opening := change(5, func(m *model.Meeting) { m.Sort, m.Box = model.BoxOpening, gone.ID })
	task := story(t, step{"worker", today, model.TaskRaised{
		Grid: grid, Channel: model.ByMeeting, Words: "w", From: bare.RecordID(),
		Answer: &model.DoorAnswer{Words: "a"},
	}})
	r := readers("branch", plain, bare, struck, flagged, gone, opening, task)[0]
	for _, c := range []struct {
		name         string
		of           *model.Meeting
		title, state string
	}{
		{"with no opinions", plain, "用火安全  金桂苑 活动室", "  " + text.MeetingSilent.In(text.ZH)},
		{"bare, with one that was answered", bare, r.Register.PlaceName(community), "  1 条答复了 1 条"},
		{"struck", struck, "用火安全  金桂苑 活动室", "✗ 已作废"},
		{"of a day to come", flagged, "用火安全  金桂苑 活动室", "! 已收下，只是写的日子那时还没到"},
		{"of a box that was gone", opening, "用火安全  金桂苑 活动室", "! 那天箱子已撤"},
	} {
		if got := r.MeetingTitle(c.of); got != c.title {
			t.Errorf("%s: %q, want %q", c.name, got, c.title)
		}
		if got := r.MeetingState(c.of).String(); got != c.state {
			t.Errorf("%s: %q, want %q", c.name, got, c.state)
		}
	}
	twice := change(6, func(*model.Meeting) {})
	if got := readers("branch", plain, twice)[0].MeetingState(plain).String(); got != "! 像是记了两次" {
		t.Errorf("entered twice: %q", got)
	}
	if got := r.BoxState(gone).String(); got != "✗ 11-21撤了" {
		t.Errorf("a box that is gone: %q", got)
	}
	if got := r.BoxState(&model.Box{ID: model.BoxID{8}}).String(); got != "  在用" {
		t.Errorf("a box: %q", got)
	}
	if got := r.taskFrom(task); got != "11-23  "+r.Register.PlaceName(community) {
		t.Errorf("where it came from: %q", got)
	}
	if got := Became(text.ZH, []*model.Task{task}); got != "已回访 1" {
		t.Errorf("what became of it: %q", got)
	}
}
