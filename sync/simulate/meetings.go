package simulate

import "sidan/model"

// This file lets people enter meetings with their opinions, and boxes.

// meetingStep returns what somebody does about a meeting or a box: mostly a new meeting with its first opinion.
func (l *laptop) meetingStep() []act {
	r, at := l.any(model.KindMeeting)
	m, ok := r.(*model.Meeting)
	switch n := l.w.roll.IntN(10); {
	case n < 2:
		return l.boxStep()
	case !ok || n < 5:
		return l.holdMeeting()
	case n < 6:
		held := m.Held()
		held.Attended++
		l.w.reached("a meeting corrected")
		return []act{{at, held, ""}}
	case n < 9 && m.Stands():
		return l.strikeMeeting(m, at)
	}
	if l.allowed(m, at, model.MeetingRestored{}) {
		l.w.reached("a meeting restored")
		return []act{{at, model.MeetingRestored{}, ""}}
	}
	return nil
}

// holdMeeting enters a meeting together with an opinion that points to it: two records in one save.
func (l *laptop) holdMeeting() []act {
	opinion, id := l.raiseTask(), l.newID()
	raised := opinion.body.(model.TaskRaised)
	raised.Channel, raised.From = model.ByMeeting, id
	opinion.body = raised
	l.w.reached("a meeting and its opinion in one save")
	return []act{{spot{opinion.community, id}, model.MeetingHeld{
		Sort: model.MassMeeting, Place: raised.Grid, On: model.DayOf(l.w.now), Attended: 9,
	}, ""}, opinion}
}

// strikeMeeting strikes a meeting, often for another one. Now and then somebody tries who may not.
func (l *laptop) strikeMeeting(m *model.Meeting, at spot) []act {
	w := l.word()
	b := model.MeetingStruck{Why: w}
	if other, in := l.any(model.KindMeeting); other != nil && in.community == at.community && in != at {
		b.Into = model.MeetingID(in.record)
		l.w.reached("a meeting struck for another")
	}
	if !l.allowed(m, at, b) && !l.w.chance(12) {
		return nil
	}
	return []act{{at, b, w}}
}

// boxStep puts up a box or removes one, whoever it is: what the branch did not do is kept and flagged.
func (l *laptop) boxStep() []act {
	if r, at := l.any(model.KindBox); r != nil && l.w.chance(50) {
		l.w.reached("a box removed")
		w := l.word()
		return []act{{at, model.BoxRemoved{On: model.DayOf(l.w.now), Why: w}, w}}
	}
	grid := l.grid()
	return []act{{spot{grid.Community(), l.newID()}, model.BoxPlaced{
		Place: grid, Compound: "金桂苑", Since: model.DayOf(l.w.now),
	}, ""}}
}
