package hub_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func TestOnlyAHistoryThatIsKnownIsTaken(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	first := d.head()
	d.do(worker, d.core(worker, model.RecordID{11}, newVisit()), d.core(worker, model.RecordID{12}, newVisit()))
	for _, c := range []struct {
		name  string
		seen  uint64
		mark  wire.Mark
		again bool
	}{
		{"nothing seen yet", 0, wire.Mark{}, false},
		{"nothing seen yet, whatever the mark", 0, wire.Mark{9}, false},
		{"the head", d.head().Head, d.head().Mark, false},
		{"an earlier head", first.Head, first.Mark, false},
		{"another mark", first.Head, wire.Mark{9}, true},
		{"a revision between two heads", 2, d.head().Mark, true},
		{"beyond the head", 99, d.head().Mark, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := d.head()
			ask := wire.Ask{
				Ask: 7, Seen: c.seen, Mark: c.mark,
				Changes: [][]byte{d.core(worker, house, model.HouseholdMoved{})}, Rows: true,
			}
			out := d.push(worker, ask)
			if out.Again != c.again {
				t.Fatalf("again = %v", out.Again)
			}
			if c.again && d.head() != before {
				t.Error("something was taken")
			}
			ask.Changes = nil
			a := d.answer(worker, ask, hub.Left{Head: c.seen, Mark: c.mark}, hub.NewRoom())
			if want := (wire.Answer{Community: community, Ask: 7, Again: true}); c.again && cmp.Diff(want, a) != "" {
				t.Errorf("again says more than that: %+v", a)
			}
		})
	}
}

func TestEveryVerdictTakesTheNextRevision(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	head := d.head().Head
	got := d.do(worker, d.core(worker, task, model.TaskClaimed{}), d.core(worker, task, model.TaskClaimed{}),
		d.core(worker, model.RecordID{99}, model.TaskProgressed{Note: "n"}),
		d.core(worker, task, model.TaskProgressed{Note: "n"}))
	want := []model.Code{model.OK, model.Refused, model.Held, model.OK}
	for i, v := range got {
		if v.Code != want[i] || v.Rev != head+uint64(i)+1 {
			t.Errorf("verdict %d: %s at %d, want %s at %d", i, v.Code, v.Rev, want[i], head+uint64(i)+1)
		}
	}
	if d.head().Head != head+4 {
		t.Errorf("head %d", d.head().Head)
	}
}

func TestSeenBeforeIsTheSameVerdict(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	claim, late := d.core(worker, task, model.TaskClaimed{}), d.core(neighbour, task, model.TaskClaimed{})
	first := append(d.do(worker, claim), d.do(neighbour, late)...)
	before := d.head()
	d.now = d.now.Add(time.Hour)
	for _, c := range []struct {
		name string
		got  []wire.Verdict
		want []wire.Verdict
	}{
		{"again", d.do(worker, claim), first[:1]},
		{"refused again", d.do(neighbour, late), first[1:]},
		{"carried by another", d.do(supervisor, claim), first[:1]},
		{"twice in one", d.do(worker, claim, claim), []wire.Verdict{first[0], first[0]}},
	} {
		if d := cmp.Diff(c.want, c.got); d != "" {
			t.Errorf("%s:\n%s", c.name, d)
		}
	}
	if d.head() != before {
		t.Error("a repeat moved the head")
	}
}

func TestAuthorityComesBeforeTheRules(t *testing.T) {
	register := model.PersonAdded{Name: "p", Function: model.GridWorker, Place: grid}
	for _, c := range []struct {
		name   string
		by     hub.Account
		record model.RecordID
		body   model.Body
		code   model.Code
		why    model.Reason
	}{
		{"a fact in sight", worker, house, model.HouseholdMoved{}, model.OK, ""},
		{"a fact out of sight, with a scope", neighbour, house, model.HouseholdMoved{}, model.Held, model.NeverSeen},
		{
			"a fact out of sight, with a scope once", former, house, model.HouseholdMoved{}, model.Flagged,
			model.FlagOutOfSight,
		},
		{"a fact of a stranger", stranger, house, model.HouseholdMoved{}, model.Held, model.NoRight},
		{"a stranger's new record", stranger, model.RecordID{11}, newVisit(), model.Held, model.NoRight},
		{"a new record out of sight", neighbour, model.RecordID{
			11,
		}, newHouse(grid), model.Flagged, model.FlagOutOfSight},
		{"an intent in sight", neighbour, task, model.TaskClaimed{}, model.OK, ""},
		{"an intent out of sight", stranger, task, model.TaskClaimed{}, model.Refused, model.OutOfSight},
		{"an intent of one who left", former, task, model.TaskClaimed{}, model.Refused, model.OutOfSight},
		{"a record of another community", worker, model.RecordID{
			11,
		}, newTask("522730/02/01/01"), model.Held, model.NoRight},
		{"a record of no community", worker, model.RecordID{11}, newTask(""), model.Held, model.Unfit},
		{"a change of another kind of record", worker, house, model.TaskProgressed{
			Note: "n",
		}, model.Held, model.Undecodable},
		{"a worker enters people", worker, model.RecordID{11}, register, model.Held, model.NoRight},
		{"a supervisor enters people", supervisor, model.RecordID{11}, register, model.Held, model.NoRight},
		{"an organiser enters people", organiser, model.RecordID{11}, register, model.OK, ""},
		{"an organiser of a part enters people elsewhere", account(8, model.OrganiserRole, other), model.RecordID{
			11,
		}, register, model.Held, model.NoRight},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.openTask()
			d.must(worker, house, newHouse(grid))
			before := d.record(c.record)
			code, why := d.says(c.by, c.record, c.body)
			if code != c.code || why != c.why {
				t.Errorf("got %s %s, want %s %s", code, why, c.code, c.why)
			}
			if changed := cmp.Diff(
				before, d.record(c.record),
			) != ""; changed != (code == model.OK || code == model.Flagged) {
				t.Errorf("%s, and the record changed: %v", code, changed)
			}
		})
	}
}

// TestWhatOnlyATypingRuleRefusesStands: a door that leads nowhere is refused where it is typed; an older
// program did not ask, and what it saved stands.
func TestWhatOnlyATypingRuleRefusesStands(t *testing.T) {
	d, b := newDesk(t), newHouse(grid)
	b.Door.Door, b.Residents = "", nil
	if no := b.Check(); no == nil || no.Reason != model.NoDoor {
		t.Fatalf("typed: %v", no)
	}
	if code, why := d.says(worker, house, b); code != model.OK {
		t.Errorf("sent: %s %s", code, why)
	}
}

func TestPlacesAreMadeInTheDirectory(t *testing.T) {
	for _, c := range []struct {
		by   hub.Account
		code model.Code
		why  model.Reason
	}{{organiser, model.OK, ""}, {worker, model.Held, model.NoRight}, {supervisor, model.Held, model.NoRight}} {
		d := newDesk(t)
		d.community = county
		code, why := d.says(c.by, model.PlaceIDOf(grid).Record(), model.PlaceAdded{Path: grid, Name: "g"})
		if code != c.code || why != c.why {
			t.Errorf("%s: got %s %s", c.by.Role, code, why)
		}
	}
}

func TestWhatCannotBeReadIsHeld(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	newer := slices.Clone(d.core(worker, house, model.HouseholdMoved{}))
	newer[10] = 0x18 // the type's place: a number this program does not know follows
	newer = slices.Insert(newer, 11, 200)
	for _, c := range []struct {
		name string
		core []byte
		why  model.Reason
	}{
		{"no bytes", []byte{}, model.Undecodable},
		{"garbage", []byte("not a change"), model.Undecodable},
		{"a newer type", newer, model.Undecodable},
		{"a year that is none", d.coreAt(worker, house, model.HouseholdMoved{}, time.Unix(1<<60, 0), 1), model.Unfit},
		{"somebody else's", d.core(supervisor, house, model.HouseholdMoved{}), model.NotAuthor},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := d.head().Head
			v := d.do(worker, c.core)[0]
			if v.Code != model.Held || v.Why != c.why || v.Rev != before+1 {
				t.Errorf("got %s %s at %d", v.Code, v.Why, v.Rev)
			}
			if v.ID != wire.ShortOf(code.ChangeID(c.core)) {
				t.Error("the verdict names another change")
			}
			after := d.do(worker, c.core)[0]
			if after.Rev != v.Rev {
				t.Error("held a second time")
			}
		})
	}
}

func TestAChangeWaitsForItsRecord(t *testing.T) {
	d := newDesk(t)
	ask := func(by hub.Account, ids ...wire.HeldID) []wire.Verdict {
		return d.answer(by, wire.Ask{Held: ids}, hub.Left{}, hub.NewRoom()).Verdicts
	}
	gone := d.core(supervisor, house, model.HouseholdMoved{Note: "1"})
	note := d.core(worker, house, model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Now: "2"}}})
	claim := d.core(worker, task, model.TaskClaimed{})
	at := d.now
	for _, v := range append(d.do(supervisor, gone), d.do(worker, note, claim)...) {
		if v.Code != model.Held || v.Why != model.UnknownRecord {
			t.Fatalf("got %s %s", v.Code, v.Why)
		}
	}
	d.now = d.now.Add(2 * time.Hour)
	d.must(worker, house, newHouse(grid))

	held := wire.HeldID{ID: wire.ShortOf(code.ChangeID(gone)), Record: house}
	v := ask(supervisor, held)[0]
	if v.Code != model.OK || v.Rev != 5 {
		t.Errorf("the first to arrive: %s %s at %d", v.Code, v.Why, v.Rev)
	}
	v = ask(
		worker, wire.HeldID{ID: wire.ShortOf(code.ChangeID(note)), Record: house},
		wire.HeldID{ID: wire.ShortOf(code.ChangeID(claim)), Record: task},
	)[0]
	if v.Code != model.OK || v.Rev != 6 {
		t.Errorf("the second: %s %s at %d", v.Code, v.Why, v.Rev)
	}
	h := d.record(house).(*model.Household)
	if h.Moved != model.DayOf(at) || h.Inside.Note != "2" || h.Inside.Edits[0].By != supervisor.Person {
		t.Errorf("applied with another stamp: %+v", h)
	}
	if again := d.do(supervisor, gone)[0]; again.Rev != 5 {
		t.Errorf("offered again: revision %d", again.Rev)
	}
	if l := d.load(hub.Keys{Waiting: []model.RecordID{house, task}}); len(l.Waiting) != 1 || len(l.Waiting[task]) != 1 {
		t.Errorf("waiting: %d", len(l.Waiting))
	}
	if v := ask(worker, wire.HeldID{ID: wire.Short{1}, Record: house})[0]; v.Code != model.Held {
		t.Errorf("never heard of: %s", v.Code)
	}
}

func TestWaitingIsSettledWithinOneRequest(t *testing.T) {
	d := newDesk(t)
	vs := d.do(
		worker, d.core(worker, house, model.HouseholdMoved{}), d.core(worker, house, newHouse(grid)),
		d.core(worker, house, model.HouseholdMoved{}),
	)
	for i, want := range []uint64{3, 2, 4} {
		if vs[i].Code != model.OK || vs[i].Rev != want {
			t.Errorf("change %d: %s at %d, want %d", i, vs[i].Code, vs[i].Rev, want)
		}
	}
}

func TestRowsCarryTheirAudience(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	d.must(worker, house, newHouse(grid))
	visit := model.RecordID{11}
	d.must(worker, visit, newVisit())
	l := d.load(hub.Keys{Records: []model.RecordID{house, task, visit}})
	for _, id := range []model.RecordID{house, task, visit} {
		r, want := l.Records[id], model.AudienceOf(d.record(id))
		if cmp.Diff(want, model.Audience{Face: r.FaceTags, Inside: r.InsideTags}) != "" ||
			len(r.InsideTags.Without(r.FaceTags)) > 0 {
			t.Errorf("%s: face %v inside %v", r.Kind, r.FaceTags, r.InsideTags)
		}
	}
	if l.Records[visit].Week != model.DayOf(noon).Week() || l.Records[house].Week != 0 {
		t.Error("the week is a visit's")
	}
}

func TestALossIsARowOfItsOwn(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	d.must(neighbour, task, model.TaskClaimed{})
	claimed := d.head().Head
	d.must(neighbour, task, model.TaskReleased{Why: "w"})
	if got := lossesOf(t, d); len(got) != 2 || got[0].Rev != claimed || got[0].Record != task ||
		!slices.Contains(got[0].Tags, "open:522730/01") || got[1].Rev != claimed+1 {
		t.Errorf("losses: %+v", got)
	}
}

func lossesOf(t *testing.T, d *desk) (ls []hub.Loss) {
	t.Helper()
	err := d.j.Read(t.Context(), func(s hub.Snapshot) (err error) {
		ls, _, err = s.Losses(d.community, 0, 100)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ls
}

func TestAMarkIsOfAllThatWasWritten(t *testing.T) {
	play := func(change func(d *desk)) hub.History {
		d := newDesk(t)
		d.must(worker, house, newHouse(grid))
		change(d)
		return d.head()
	}
	claim := func(d *desk) { d.says(worker, house, model.HouseholdMoved{Note: "n"}) }
	base := play(claim)
	if base != play(claim) {
		t.Error("the same history has two marks")
	}
	for name, change := range map[string]func(*desk){
		"another time of receipt": func(d *desk) {
			core := d.core(worker, house, model.HouseholdMoved{Note: "n"})
			d.sent, d.now = d.now, d.now.Add(48*time.Hour)
			d.do(worker, core)
		},
		"another verdict": func(d *desk) { d.do(supervisor, d.core(worker, house, model.HouseholdMoved{Note: "n"})) },
		"another change":  func(d *desk) { d.says(worker, house, model.HouseholdMoved{Note: "m"}) },
		"refused besides": func(d *desk) { d.says(worker, task, model.TaskClaimed{}) },
	} {
		if got := play(change); got.Head != base.Head || got.Mark == base.Mark {
			t.Errorf("%s: head %d, the same mark: %v", name, got.Head, got.Mark == base.Mark)
		}
	}
}

func TestDeviceTimeIsPutRight(t *testing.T) {
	monday := model.DayOf(noon).Week().Monday().Start()
	for _, c := range []struct {
		name          string
		at, sent, now time.Time
		on            time.Time
		flag          bool
	}{
		{"a right clock", noon.Add(-time.Hour), noon, noon, noon.Add(-time.Hour), false},
		{"five minutes slow", noon.Add(-time.Hour), noon.Add(-5 * time.Minute), noon, noon.Add(
			-55 * time.Minute,
		), false},
		{"an hour fast", noon.Add(time.Minute), noon.Add(time.Hour), noon, noon.Add(-59 * time.Minute), true},
		{"a day slow", noon.Add(-25 * time.Hour), noon.Add(-24 * time.Hour), noon, noon.Add(-time.Hour), true},
		{"never later than received", noon.Add(5 * time.Minute), noon, noon, noon, false},
		{"in 2090", noon.AddDate(64, 0, 0), noon.AddDate(64, 0, 0).Add(time.Minute), noon, noon.Add(
			-time.Minute,
		), true},
		{"in 1970", time.Unix(0, 0), time.Unix(60, 0), noon, noon.Add(-time.Minute), true},
		{"over a week's edge", monday.Add(-time.Minute), noon.Add(
			-2 * time.Minute,
		), noon, monday.Add(time.Minute), true},
		{"whole seconds", noon.Add(-time.Hour), noon, noon.Add(300 * time.Millisecond), noon.Add(-time.Hour), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.now, d.sent = c.now, c.sent
			v := d.do(worker, d.coreAt(worker, model.RecordID{11}, newVisit(), c.at, 1))[0]
			got := d.record(model.RecordID{11}).(*model.Visit)
			want := c.on.In(model.Zone)
			if got.On != model.DayOf(want) || got.Minute != want.Hour()*60+want.Minute() {
				t.Errorf("on %s %d, want %s", got.On, got.Minute, want)
			}
			if flagged := v.Code == model.Flagged && v.Why == model.FlagClock; flagged != c.flag {
				t.Errorf("verdict %s %s", v.Code, v.Why)
			}
		})
	}
}

func TestTheClockFlagGivesWayToOtherWords(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	d.sent = d.now.Add(-time.Hour)
	if c, why := d.says(worker, task, model.TaskSorted{Sphere: model.Public, Menu: model.Care}); c != model.Refused ||
		why != model.NotBranch {
		t.Errorf("refused: got %s %s", c, why)
	}
	if c, why := d.says(worker, task, model.TaskFinished{Result: "r"}); c != model.Flagged || why != model.FlagHelp {
		t.Errorf("flagged: got %s %s", c, why)
	}
	if c, why := d.says(worker, task, model.TaskClaimed{}); c != model.Flagged || why != model.FlagClock {
		t.Errorf("ok: got %s %s", c, why)
	}
}
