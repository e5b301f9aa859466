package model

// This file holds how a meeting is struck (作废) because it was entered twice or never took place, and how that is
// taken back. Both are intents of its author or the branch. The opinions stay as they are.

// MeetingStruck strikes a meeting, with a reason. If it was entered twice, Into is the other record of it, and the
// register shows the opinions of both under that one.
type MeetingStruck struct {
	Why  string    `cbor:"1,keyasint"`
	Into MeetingID `cbor:"2,keyasint,omitzero"`
}

// MeetingRestored says that a struck meeting counts again (恢复). Why it had been struck stays in the record.
type MeetingRestored struct{}

// Check requires a reason.
func (b MeetingStruck) Check() *Refusal { return checkWords("why", b.Why, 1, MostBrief) }

// Check returns nil: there are no fields.
func (MeetingRestored) Check() *Refusal { return nil }

func (b MeetingStruck) words() string { return b.Why }

func (b MeetingStruck) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	m := r.(*Meeting)
	switch {
	case !m.changedBy(s):
		return m, refused(NotYourMeeting)
	case !m.Stands():
		return m, refused(Struck)
	case b.Into == m.ID:
		return m, refused(BadInput, "into", b.Into.String())
	}
	n := *m
	n.Struck, n.Why, n.Into = DayOf(s.On), under(n.Why, b.Why), b.Into
	return &n, accepted
}

func (MeetingRestored) words() string { return "" }

func (MeetingRestored) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	m := r.(*Meeting)
	if !m.changedBy(s) {
		return m, refused(NotYourMeeting)
	}
	n := *m
	n.Struck, n.Into = 0, MeetingID{}
	return &n, accepted
}

// changedBy reports whether the author of a change may strike or restore the meeting.
func (m *Meeting) changedBy(s Stamp) bool { return m.Author.ID == s.By.ID || s.Tags.Branch(m.Place) }
