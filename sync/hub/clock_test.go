package hub_test

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// TestTheHubsClockPutBackADay has the hub's clock go back over a week's edge and be put right again. Nothing is
// lost: what was taken before stays, what is taken meanwhile is dated by the hub, and flagged, for it passed
// the edge; the copy made in the later week is fetched anew, whole, and goes on from there when the week comes
// round again.
func TestTheHubsClockPutBackADay(t *testing.T) {
	h, c := newHub(t)
	w, who := invited(t, h, "w", model.WorkerRole, grid)
	monday := model.DayOf(noon).Week()
	for model.DayOf(c.now.AddDate(0, 0, -1)).Week() == monday { // forward to the first day of a week
		c.now = c.now.AddDate(0, 0, 1)
		monday = model.DayOf(c.now).Week()
	}
	right := c.now
	visit := func(n byte, at time.Time) []byte {
		b, err := code.Core(
			model.Change{Nonce: [8]byte{n}, Record: model.RecordID{n}, Author: who.ID, At: at, Body: newVisit()},
		)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	ask := wire.Ask{Community: community, Rows: true}
	say := func(laptop time.Time, changes ...[]byte) wire.Answer {
		t.Helper()
		ask.Ask, ask.Changes = ask.Ask+1, changes
		r, err := h.Exchange(
			t.Context(), w,
			wire.Request{Version: wire.Version, Sent: laptop.UnixMilli(), Run: 1, Asks: []wire.Ask{ask}},
		)
		if err != nil {
			t.Fatal(err)
		}
		a := r.Answers[0]
		if a.Again {
			t.Fatal("another history, for a clock alone")
		}
		ask.Seen, ask.Mark, ask.After, ask.Digest, ask.Week = a.Head, a.Mark, a.Page.Next, a.Page.Digest, a.Page.Week
		return a
	}

	a := say(right, visit(1, right))
	if a.Verdicts[0].Code != model.OK || a.Page.Week != monday {
		t.Fatalf("before: %+v", a)
	}
	before := len(a.Page.Rows)
	c.now = right.Add(-24 * time.Hour)
	a = say(right.Add(time.Hour), visit(2, right.Add(time.Hour)))
	if v := a.Verdicts[0]; v.Code != model.Flagged || v.Why != model.FlagClock {
		t.Errorf("a visit taken by a clock of yesterday: %+v", v)
	}
	if a.Page.From != 0 || a.Page.Week != monday-1 || len(a.Page.Rows) != before+1 {
		t.Errorf(
			"the copy of the later week: from %d, week %v, %d rows, want all %d", a.Page.From, a.Page.Week,
			len(a.Page.Rows), before+1,
		)
	}
	c.now = right.Add(2 * time.Hour)
	a = say(c.now, visit(1, right), visit(3, c.now))
	if len(a.Verdicts) != 2 || a.Verdicts[0].Code != model.OK || a.Verdicts[1].Code != model.OK {
		t.Errorf("once it is right: %+v", a.Verdicts)
	}
	if a.Page.From == 0 || a.Page.Week != monday || len(a.Page.Rows) != 1 {
		t.Errorf("the next page: from %d, week %v, %d rows", a.Page.From, a.Page.Week, len(a.Page.Rows))
	}
}
