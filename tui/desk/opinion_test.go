package desk_test

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

// TestWhereSomethingWasHeld is read as people say it.
func TestWhereSomethingWasHeld(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	home := d.Community()
	for said, want := range map[string][3]string{
		"金桂苑 活动室":   {string(home), "金桂苑", "活动室"},
		"金桂苑活动室":    {string(home), "金桂苑", "活动室"},
		"社区二楼会议室":   {string(home), "", "社区二楼会议室"},
		"522730/01": {"522730/01", "", ""},
		"东门社区":      {"522730/01", "", ""},
		"清水网格":      {"522730/01/02/01", "", ""},
		"":          {string(home), "", ""},
		" 金桂苑\t":    {string(home), "金桂苑", ""},
	} {
		place, compound, spot := d.Where(said)
		if got := [3]string{string(place), compound, spot}; got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}

// TestAnOpinionPointsToItsMeeting, is joined as it is raised, and is refused with a reason where it does not fit.
func TestAnOpinionPointsToItsMeeting(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	plan := keep(t, d)(d.PlanMeeting(model.MeetingID{}, model.MeetingHeld{
		Sort: model.MassMeeting, Place: d.Community(), Compound: "金桂苑", On: d.Today(), Title: " 群众会\x1b[2J ",
	}))
	meeting := d.Register().Meeting(model.MeetingID(plan.Records()[0]))
	if meeting.Title != "群众会" {
		t.Errorf("its title is %q", meeting.Title)
	}
	said := func(words string, change func(*desk.Opinion)) desk.Opinion {
		o := desk.Opinion{
			Channel: model.ByMeeting, From: meeting.RecordID(), Grid: d.Community() + "/01/01", Compound: "金桂苑",
		}
		o.Words = words
		if change != nil {
			change(&o)
		}
		return o
	}
	raised := keep(t, d)(d.PlanOpinion(said("停车难", func(o *desk.Opinion) {
		o.Common, o.Grid = true, d.Community()
	})))
	problem := model.TaskID(raised.Records()[0])
	keep(t, d)(d.PlanOpinion(said("车位太少", func(o *desk.Opinion) { o.Into = problem })))
	single := keep(t, d)(d.PlanOpinion(said("残疾证怎么办", func(o *desk.Opinion) {
		o.Answered, o.Answer = true, "到大厅"
	})))
	states := map[model.State]int{}
	for _, task := range d.Register().Opinions(meeting.ID) {
		states[task.State]++
	}
	if states[model.Raised] != 1 || states[model.Joined] != 1 || states[model.Told] != 1 {
		t.Errorf("the opinions are %v", states)
	}
	for name, c := range map[string]struct {
		o   desk.Opinion
		why model.Reason
	}{
		"no words": {said(" \n", nil), model.Missing},
		"a promise of old": {said("x", func(o *desk.Opinion) {
			o.Answered, o.By = true, d.Today()-1
		}), model.BadDay},
		"joined to no common": {said("x", func(o *desk.Opinion) {
			o.Into = model.TaskID(single.Records()[0])
		}), model.NotCommon},
	} {
		_, err := d.PlanOpinion(c.o)
		if no := new(model.Refusal); !errors.As(err, &no) || no.Reason != c.why {
			t.Errorf("%s: %v, want %s", name, err, c.why)
		}
	}
	_, err := d.PlanMeeting(model.MeetingID{}, model.MeetingHeld{
		Sort: model.CollectionDay, Place: d.Community(), On: d.Today() + 1,
	})
	if no := new(model.Refusal); !errors.As(err, &no) || no.Reason != model.FutureDay {
		t.Errorf("a meeting of tomorrow: %v", err)
	}
	if sum := exchange(t, d); sum.Refused+sum.Held+sum.Flagged != 0 {
		t.Errorf("%+v", sum)
	}
}
