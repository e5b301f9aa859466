package sample

import (
	"testing"

	"sidan/model"
)

// TestTheYearAddsUp: the matters of the year are as many as the case study has, in each way in which it counts them.
func TestTheYearAddsUp(t *testing.T) {
	count := func(counts func(b batch) bool) (n, open int) {
		for _, b := range year {
			if counts(b) {
				n, open = n+b.n, open+b.open
			}
		}
		return n, open
	}
	by := func(c model.Channel) func(batch) bool {
		return func(b batch) bool { return b.channel == c && b.sphere != "" }
	}
	of := func(s model.Sphere) func(batch) bool { return func(b batch) bool { return b.sphere == s } }
	along := func(w way) func(batch) bool { return func(b batch) bool { return b.way == w } }
	want := model.LongliCase
	for _, c := range []struct {
		name   string
		counts func(batch) bool
		want   int
	}{
		{"from visits", by(model.ByVisit), want.Visited},
		{"at meetings", by(model.ByMeeting), want.MeetingOpinions},
		{"on collection days", by(model.ByCollection), want.CollectionOpinions},
		{"public", of(model.Public), want.Public},
		{"everybody's", of(model.Everyone), want.Everyone},
		{"a family's", of(model.Family), want.Family},
		{"to posts", along(toPost), want.ToPosts},
		{"common problems", along(forCommon), want.Common},
	} {
		if n, _ := count(c.counts); n != c.want {
			t.Errorf("%d %s, want %d", n, c.name, c.want)
		}
	}
	all, open := count(func(batch) bool { return true })
	if all-open != want.Settled {
		t.Errorf("%d are settled, want %d", all-open, want.Settled)
	}
	sent, _ := count(func(b batch) bool { return b.way != atOnce && b.way != promised })
	if sent+sentAgain+openedAgain != want.Dispatched {
		t.Errorf("%d dispatches, want %d", sent+sentAgain+openedAgain, want.Dispatched)
	}
	team, notYet := count(along(toTeam))
	if team != want.ByVolunteers || team-notYet != want.VolunteersSettled {
		t.Errorf("volunteers have %d and settled %d", team, team-notYet)
	}
}

// TestUnitsThatClaimAreAllDifferent holds what the number of units that take part stands on.
func TestUnitsThatClaimAreAllDifferent(t *testing.T) {
	claimed := map[int]bool{}
	for _, hand := range deal(newDice(1, 1), 9, func(unit int) int { return unit % 9 }) {
		for _, o := range hand {
			if o.way != toUnit || o.waits() {
				continue
			}
			if claimed[o.unit] {
				t.Errorf("unit %d claims twice", o.unit)
			}
			claimed[o.unit] = true
		}
	}
	if len(claimed) != model.LongliCase.UnitsTaking {
		t.Errorf("%d units claim, want %d", len(claimed), model.LongliCase.UnitsTaking)
	}
}
