package desk

import (
	"strings"

	"sidan/model"
)

// Where reads where a meeting was held or a box hangs, as people say it: 金桂苑 活动室. It returns the path if the text
// is the path or the name of a place of the directory. Otherwise the place is the community of the person at the desk,
// compound is the compound with which the text begins, if the register knows it, and spot is the rest.
func (d *Desk) Where(said string) (place model.Path, compound, spot string) {
	said = model.TidyLine(said)
	for _, p := range d.reg.Places() {
		if said != "" && (string(p.Path) == said || p.Name == said || d.reg.ShortName(p.Path) == said) {
			return p.Path, "", ""
		}
	}
	for _, known := range d.reg.Compounds() {
		if strings.HasPrefix(said, known) && len(known) > len(compound) {
			compound = known
		}
	}
	return d.Community(), compound, strings.TrimSpace(said[len(compound):])
}

// PlanMeeting rehearses a meeting, or a new version of the one with an id. Its day may not be to come. drop names the
// draft that it was typed in.
func (d *Desk) PlanMeeting(id model.MeetingID, b model.MeetingHeld, drop ...DraftKey) (*Plan, error) {
	return d.PlanAtMeeting(id, &b, nil, drop...)
}

// meetingAct returns the change of a meeting, without what a single line may not hold.
func (d *Desk) meetingAct(id model.MeetingID, b model.MeetingHeld) (Act, error) {
	b.Compound, b.Spot, b.Title = model.TidyLine(b.Compound), model.TidyLine(b.Spot), model.TidyLine(b.Title)
	if no := d.checkPast(b.On); no != nil {
		return Act{}, no
	}
	return Act{id.Record(), b}, nil
}

// PlanMeetingStruck rehearses that a meeting is struck, with a reason. same is the other record of it if it was entered
// twice, and zero otherwise. It must be of the same community.
func (d *Desk) PlanMeetingStruck(
	id model.MeetingID, why string, same model.MeetingID, drop ...DraftKey,
) (*Plan, error) {
	if !same.IsZero() {
		m, other := d.reg.Meeting(id), d.reg.Meeting(same)
		if other == nil || m != nil && other.Community() != m.Community() {
			return nil, &model.Refusal{Reason: model.BadInput, Args: []string{"into", same.String()}}
		}
	}
	return d.Plan(drop, Act{id.Record(), model.MeetingStruck{Why: model.Tidy(why), Into: same}})
}

// MayStrike reports whether the person at the desk may strike or restore a meeting: they entered it, or are the branch.
func (d *Desk) MayStrike(m *model.Meeting) bool {
	_, out := model.Apply(
		m, model.Change{Record: m.RecordID(), Body: model.MeetingRestored{}}, d.Stamp(m.Community()),
	)
	return out.Accepted()
}

// PlanMeetingRestored rehearses that a struck meeting counts again.
func (d *Desk) PlanMeetingRestored(id model.MeetingID) (*Plan, error) {
	return d.Plan(nil, Act{id.Record(), model.MeetingRestored{}})
}

// PlanBox rehearses that a box was put up. Its day may not be to come.
func (d *Desk) PlanBox(b model.BoxPlaced, drop ...DraftKey) (*Plan, error) {
	b.Compound, b.Spot = model.TidyLine(b.Compound), model.TidyLine(b.Spot)
	if no := d.checkPast(b.Since); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{Body: b})
}

// PlanBoxRemoved rehearses that a box was removed today.
func (d *Desk) PlanBoxRemoved(id model.BoxID, why string, drop ...DraftKey) (*Plan, error) {
	return d.Plan(drop, Act{id.Record(), model.BoxRemoved{On: d.Today(), Why: model.Tidy(why)}})
}

// OpeningOf returns the meeting that is the opening of a box on a day.
func OpeningOf(b *model.Box, on model.Day) model.MeetingHeld {
	return model.MeetingHeld{
		Sort: model.BoxOpening, Place: b.Place, Compound: b.Compound, Spot: b.Spot, On: on, Box: b.ID,
	}
}

// checkPast refuses the day of something that has happened if it is after today. 0 is left to Check.
func (d *Desk) checkPast(on model.Day) *model.Refusal {
	if on > d.Today() {
		return &model.Refusal{Reason: model.FutureDay, Args: []string{"date", on.String()}}
	}
	return nil
}
