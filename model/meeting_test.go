package model_test

import (
	"testing"

	"sidan/model"
)

const (
	meetingRows = `
	meeting                    f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	meeting struck             f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	box                        f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	box removed                f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
`
	otherCommunity = model.Path("522730/02")
)

var (
	held = model.MeetingHeld{
		Sort: model.MassMeeting, Place: "522730/01", Compound: "金桂苑", Spot: "活动室", On: today, Attended: 46,
		Title: "冬季用火安全群众会",
	}
	collected = model.MeetingHeld{Sort: model.CollectionDay, Place: grid, On: today - 1}
	placed    = model.BoxPlaced{Place: grid, Compound: "金桂苑", Spot: "3 栋门厅", Since: today}
	removed   = model.BoxRemoved{On: today, Why: "房子要拆了"}
)

func init() {
	added = append(added, struct {
		lines   string
		records func(made func(model.Body) model.Record) map[string]model.Record
	}{meetingRows, func(made func(model.Body) model.Record) map[string]model.Record {
		struck := (&story{}).do(branch, held).do(branch, model.MeetingStruck{Why: "w"})
		gone := (&story{}).do(branch, placed).do(branch, removed)
		return map[string]model.Record{
			"meeting": made(collected), "meeting struck": struck.r, "box": made(placed), "box removed": gone.r,
		}
	}})
}

func TestWhatAMeetingNeeds(t *testing.T) {
	but := func(change func(*model.MeetingHeld)) model.Body { b := held; change(&b); return b }
	for name, c := range map[string]struct {
		body model.Body
		why  model.Reason
	}{
		"as it is":           {held, ""},
		"a collection day":   {collected, ""},
		"no sort":            {but(func(b *model.MeetingHeld) { b.Sort = "party" }), model.BadInput},
		"a county":           {but(func(b *model.MeetingHeld) { b.Place = "522730" }), model.BadInput},
		"no day":             {but(func(b *model.MeetingHeld) { b.On = 0 }), model.Missing},
		"minus three people": {but(func(b *model.MeetingHeld) { b.Attended = -3 }), model.BadInput},
		"control characters": {but(func(b *model.MeetingHeld) { b.Title = "a\x1b[2J" }), model.BadInput},
		"two lines":          {but(func(b *model.MeetingHeld) { b.Spot = "a\nb" }), model.BadInput},
		"an opening of none": {but(func(b *model.MeetingHeld) { b.Sort = model.BoxOpening }), model.Missing},
		"a meeting at a box": {but(func(b *model.MeetingHeld) { b.Box = model.BoxID{1} }), model.BadInput},
		"an opening": {but(func(b *model.MeetingHeld) {
			b.Sort, b.Box = model.BoxOpening, model.BoxID{1}
		}), ""},
		"a box":                  {placed, ""},
		"a box of no compound":   {model.BoxPlaced{Place: grid, Since: today}, model.Missing},
		"a box of the county":    {model.BoxPlaced{Place: "522730", Compound: "c", Since: today}, model.BadInput},
		"removed for no reason":  {model.BoxRemoved{On: today, Why: " "}, model.Missing},
		"removed on no day":      {model.BoxRemoved{Why: "w"}, model.Missing},
		"struck for no reason":   {model.MeetingStruck{}, model.Missing},
		"restored, as it always": {model.MeetingRestored{}, ""},
	} {
		no := c.body.Check()
		if got := reasonOf(no); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

func reasonOf(no *model.Refusal) model.Reason {
	if no == nil {
		return ""
	}
	return no.Reason
}

// TestAMeetingIsKeptWhateverItSays: whoever has a part in the community enters one; one of a day to come, or of a
// community where its author has no part, is kept and flagged.
func TestAMeetingIsKeptWhateverItSays(t *testing.T) {
	tomorrow := held
	tomorrow.On = today + 1
	for name, c := range map[string]struct {
		who  model.Account
		body model.Body
		flag model.Reason
	}{
		"a worker":                {worker, held, ""},
		"the branch":              {branch, collected, ""},
		"a unit's liaison":        {seat("unt"), held, ""},
		"a volunteer":             {seat("vol"), held, ""},
		"of tomorrow":             {worker, tomorrow, model.FlagAhead},
		"from another community":  {seat("far"), held, model.FlagOutOfSight},
		"a box of the branch":     {branch, placed, ""},
		"a box of a worker":       {worker, placed, model.FlagNotBranch},
		"a box of another branch": {seat("fbr"), placed, model.FlagNotBranch},
	} {
		y := (&story{}).do(c.who, c.body)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag {
			t.Errorf("%s: %s %q, want the flag %q", name, y.out.Code, y.out.Why.Reason, c.flag)
		}
		if flags := flagsOf(y.r); (c.flag != "") != (len(flags) == 1 && flags[0].Why == c.flag) {
			t.Errorf("%s: the record has the flags %v", name, flags)
		}
	}
}

func flagsOf(r model.Record) []model.Flag {
	if m, ok := r.(*model.Meeting); ok {
		return m.Flags
	}
	return r.(*model.Box).Flags
}

// TestAMeetingIsCorrected by sending it again: the newest version stands, another's is flagged, and none leaves its
// community or comes back from being struck.
func TestAMeetingIsCorrected(t *testing.T) {
	more, away := held, held
	more.Attended, away.Place = 50, otherCommunity
	y := (&story{}).do(worker, held).do(worker, more)
	if m := y.r.(*model.Meeting); y.out.Code != model.OK || m.Attended != 50 || m.Author != worker.Person {
		t.Errorf("corrected by its author: %v, %+v", y.out, m)
	}
	y.do(other, held)
	if m := y.r.(*model.Meeting); y.out.Why.Reason != model.FlagSecond || m.Attended != 46 ||
		m.Author != worker.Person || len(m.Flags) != 1 {
		t.Errorf("corrected by another: %v, %+v", y.out, m)
	}
	y.do(worker, away)
	if y.out.Why.Reason != model.FlagMisplaced || y.r.Community() != held.Place {
		t.Errorf("moved away: %v, to %s", y.out, y.r.Community())
	}
	y.do(worker, model.MeetingStruck{Why: "w", Into: model.MeetingID{9}}).do(worker, more)
	if m := y.r.(*model.Meeting); m.Stands() || m.Into != (model.MeetingID{9}) || m.Attended != 50 {
		t.Errorf("corrected after it was struck: %+v", m)
	}
}

func TestWhoStrikesAMeeting(t *testing.T) {
	for name, c := range map[string]struct {
		who  model.Account
		body model.MeetingStruck
		why  model.Reason
	}{
		"its author":   {worker, model.MeetingStruck{Why: "记重了", Into: model.MeetingID{9}}, ""},
		"the branch":   {branch, model.MeetingStruck{Why: "没开成"}, ""},
		"another":      {other, model.MeetingStruck{Why: "w"}, model.NotYourMeeting},
		"an organiser": {county, model.MeetingStruck{Why: "w"}, model.NotYourMeeting},
		"into itself":  {branch, model.MeetingStruck{Why: "w", Into: model.MeetingID(task)}, model.BadInput},
	} {
		y := (&story{}).do(worker, held).do(c.who, c.body)
		m := y.r.(*model.Meeting)
		if y.out.Why.Reason != c.why || m.Stands() != (c.why != "") {
			t.Errorf("%s: %v, stands: %v", name, y.out, m.Stands())
		}
		if c.why == "" && (m.Why != c.body.Why || m.Into != c.body.Into || m.Struck != today) {
			t.Errorf("%s: %+v", name, m)
		}
	}
	y := (&story{}).do(worker, held).do(worker, model.MeetingStruck{Why: "a"}).do(branch, model.MeetingStruck{Why: "b"})
	if y.out.Why.Reason != model.Struck || y.r.(*model.Meeting).Why != "a" {
		t.Errorf("struck twice: %v", y.out)
	}
	if y.do(other, model.MeetingRestored{}); y.out.Why.Reason != model.NotYourMeeting {
		t.Errorf("restored by another: %v", y.out)
	}
	y.do(branch, model.MeetingRestored{})
	if m := y.r.(*model.Meeting); !m.Stands() || m.Why != "a" || !m.Into.IsZero() {
		t.Errorf("restored: %v, %+v", y.out, m)
	}
}

// TestABoxIsRemoved once: who finds it gone again adds a reason, and is flagged. Put up again, it hangs there.
func TestABoxIsRemoved(t *testing.T) {
	y := (&story{}).do(branch, placed).do(branch, removed)
	if x := y.r.(*model.Box); y.out.Code != model.OK || x.Stands() || x.Gone != today || x.Why != removed.Why {
		t.Errorf("removed: %v, %+v", y.out, x)
	}
	y.do(branch, model.BoxRemoved{On: today + 2, Why: "早就没有了"})
	if x := y.r.(*model.Box); y.out.Why.Reason != model.FlagState || x.Gone != today ||
		x.Why != removed.Why+"\n早就没有了" {
		t.Errorf("removed twice: %v, %+v", y.out, x)
	}
	if y.do(branch, placed); !y.r.(*model.Box).Stands() || y.out.Code != model.OK {
		t.Errorf("put up again: %v", y.out)
	}
	if y.do(worker, removed); y.out.Why.Reason != model.FlagNotBranch || y.r.(*model.Box).Stands() {
		t.Errorf("removed by a worker: %v", y.out)
	}
	y.do(branch, model.BoxPlaced{Place: otherCommunity, Compound: "c", Since: today})
	if y.out.Why.Reason != model.FlagMisplaced || y.r.Community() != "522730/01" {
		t.Errorf("moved away: %v", y.out)
	}
}

func TestLastCollectionDay(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-22": "2026-10-23", "2026-11-23": "2026-11-23", "2026-11-24": "2026-11-23", "2027-01-05": "2026-12-23",
		"2026-03-01": "2026-02-23",
	} {
		d, err := model.ParseDay(day)
		if got := model.LastCollectionDay(d); err != nil || got.String() != want {
			t.Errorf("on %s: %s, %v, want %s", day, got, err, want)
		}
	}
}
