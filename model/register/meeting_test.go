package register_test

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// hold puts a meeting into the register.
func (w *world) hold(by model.Account, b model.MeetingHeld) model.MeetingID {
	w.t.Helper()
	id := w.id()
	w.did(by, noon(b.On), id, b)
	return model.MeetingID(id)
}

// opinion puts a task that came in at a meeting into the register.
func (w *world) opinion(by model.Account, from model.MeetingID, on model.Day, words string) {
	w.t.Helper()
	w.did(by, noon(on), w.id(), model.TaskRaised{
		Grid: grid1, Channel: model.ByMeeting, From: from.Record(), Words: words,
	})
}

func meeting(sort model.MeetingSort, on model.Day, compound string) model.MeetingHeld {
	return model.MeetingHeld{Sort: sort, Place: community, Compound: compound, Spot: "活动室", On: on}
}

// TestAMeetingEnteredTwice by two people: both are there and look like one. When one is struck for the other, its
// opinions stand under the other, and stay its own.
func TestAMeetingEnteredTwice(t *testing.T) {
	w := newWorld(t, branch)
	mine := w.hold(branch, meeting(model.MassMeeting, today, "金桂苑"))
	theirs := w.hold(worker, meeting(model.MassMeeting, today, ""))
	elsewhere := w.hold(worker, meeting(model.MassMeeting, today, "清水湾"))
	w.hold(worker, meeting(model.MassMeeting, today-1, "金桂苑"))
	w.hold(worker, meeting(model.Representatives, today, "金桂苑"))
	if like := w.LikeMeetings(w.Meeting(mine)); len(like) != 1 || like[0].ID != theirs {
		t.Errorf("like the first: %d meetings", len(like))
	}
	if like := w.LikeMeetings(w.Meeting(elsewhere)); len(like) != 1 || like[0].ID != theirs {
		t.Errorf("like one in another compound: %d meetings", len(like))
	}
	w.opinion(branch, mine, today, "a")
	w.opinion(worker, theirs, today, "b")
	w.opinion(worker, elsewhere, today, "c")
	w.did(branch, noon(today), theirs.Record(), model.MeetingStruck{Why: "w", Into: mine})
	if got := len(w.Opinions(mine)); got != 2 {
		t.Errorf("%d opinions under the one that stands, want 2", got)
	}
	if got := texts(w.Opinions(theirs)); got != "b" {
		t.Errorf("the struck one has the opinions %s", got)
	}
	if like := w.LikeMeetings(w.Meeting(mine)); len(like) != 0 {
		t.Errorf("a struck one is still like it")
	}
	w.did(branch, noon(today), theirs.Record(), model.MeetingRestored{})
	if got := texts(w.Opinions(mine)); got != "a" {
		t.Errorf("restored, the first has the opinions %s", got)
	}
}

// TestFixedPoints are where collection days were held, the newest first, each once.
func TestFixedPoints(t *testing.T) {
	w := newWorld(t, branch)
	if got := w.FixedPoints(community); len(got) != 0 {
		t.Errorf("before the first: %v", got)
	}
	for i, compound := range []string{"清水湾", "金桂苑", "清水湾", ""} {
		b := meeting(model.CollectionDay, today-model.Day(100-i), compound)
		if compound == "" {
			b.Spot = ""
		}
		w.hold(branch, b)
	}
	w.hold(branch, meeting(model.MassMeeting, today, "石板坡"))
	struck := w.hold(branch, meeting(model.CollectionDay, today, "东门坡"))
	w.did(branch, noon(today), struck.Record(), model.MeetingStruck{Why: "w"})
	want := []register.FixedPoint{{Place: community, Compound: "清水湾", Spot: "活动室"},
		{Place: community, Compound: "金桂苑", Spot: "活动室"}}
	got := w.FixedPoints(community)
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, want %v", got, want)
	}
	if got := w.FixedPoints("522730/02"); len(got) != 0 {
		t.Errorf("of another community: %v", got)
	}
}

// TestBoxesAndTheirOpenings: removed ones come last, and an opening after the box was removed is told apart.
func TestBoxesAndTheirOpenings(t *testing.T) {
	w := newWorld(t, branch)
	gone, stands := w.id(), w.id()
	w.did(branch, noon(today-90), gone, model.BoxPlaced{Place: community, Compound: "东门坡", Since: today - 90})
	w.did(branch, noon(today-90), stands, model.BoxPlaced{Place: community, Compound: "石板坡", Since: today - 90})
	w.did(branch, noon(today-5), gone, model.BoxRemoved{On: today - 5, Why: "w"})
	if all := w.Boxes(); len(all) != 2 || all[0].RecordID() != stands {
		t.Errorf("%d boxes, the first is not the one that stands", len(all))
	}
	opening := func(box model.RecordID, on model.Day) *model.Meeting {
		b := meeting(model.BoxOpening, on, "")
		b.Box = model.BoxID(box)
		return w.Meeting(w.hold(branch, b))
	}
	before, after, other := opening(gone, today-5), opening(gone, today), opening(stands, today)
	if w.OpenedGone(before) || !w.OpenedGone(after) || w.OpenedGone(other) {
		t.Error("an opening after the removal is not told apart")
	}
	if got := w.Openings(model.BoxID(gone)); len(got) != 2 || got[0].ID != after.ID {
		t.Errorf("%d openings of the removed box", len(got))
	}
	if like := w.LikeMeetings(after); len(like) != 0 {
		t.Error("the openings of two boxes are taken for one")
	}
}
