package simulate

import "sidan/model"

// This file lets people enter meetings with their opinions, and boxes.

// meetingStep returns what somebody does about a meeting or a box: mostly a new meeting with its first opinion.
func (l *laptop) meetingStep() []act {
	r, at := l.any(model.KindMeeting)
	m, ok := r.(*model.Meeting)
	switch n := l.w.roll.IntN(10); {
	case n < 3:
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
	opinion := l.raiseTask()
	l.w.reached("a meeting and its opinion in one save")
	return l.held(model.MeetingHeld{
		Sort: model.MassMeeting, Place: opinion.body.(model.TaskRaised).Grid, Attended: 9,
	}, opinion)
}

// held returns a meeting of today, and an opinion that was given at it.
func (l *laptop) held(m model.MeetingHeld, opinion act) []act {
	at := spot{m.Place.Community(), l.newID()}
	m.On = model.DayOf(l.w.now)
	raised := opinion.body.(model.TaskRaised)
	raised.Grid, raised.Channel, raised.From = m.Place, m.Sort.Channel(), at.record
	opinion.community, opinion.body = at.community, raised
	return []act{{at, m, ""}, opinion}
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

// boxStep puts up a box, opens or removes one, whoever it is: what the branch did not do is kept and flagged. Now and
// then somebody opens a box that another laptop has removed.
func (l *laptop) boxStep() []act {
	r, at := l.any(model.KindBox)
	switch n := l.w.roll.IntN(5); {
	case r == nil || n == 0:
	case n < 3:
		return l.held(model.MeetingHeld{
			Sort: model.BoxOpening, Place: r.Where(), Box: model.BoxID(at.record),
		}, l.raiseTask())
	default:
		l.w.reached("a box removed")
		w := l.word()
		return []act{{at, model.BoxRemoved{On: model.DayOf(l.w.now), Why: w}, w}}
	}
	grid := l.grid()
	return []act{{spot{grid.Community(), l.newID()}, model.BoxPlaced{
		Place: grid, Compound: "金桂苑", Since: model.DayOf(l.w.now),
	}, ""}}
}
