package hub_test

import (
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func TestAHubReplacedBetweenTakeAndReadSaysAgain(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	image := d.j.Clone()
	ask := wire.Ask{Ask: 3, Changes: [][]byte{d.core(worker, house, model.HouseholdMoved{})}, Rows: true}
	left := d.push(worker, ask).Left
	d.j = image
	if a := d.answer(worker, ask, left, hub.NewRoom()); !a.Again || a.Verdicts != nil || a.Page != nil || a.Ask != 3 {
		t.Errorf("got %+v", a)
	}
}

func TestAgainstIsToldToThoseWhoSeeTheRecordNow(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	d.must(worker, task, model.TaskClaimed{})
	lost := d.core(neighbour, task, model.TaskReleased{Why: "w"})
	d.do(neighbour, lost)
	late := d.core(supervisor, task, model.TaskClaimed{})
	if v := d.do(supervisor, late)[0]; v.Why != model.Taken || v.Against != worker.Person {
		t.Errorf("the branch sees it: %s, against %v", v.Why, v.Against)
	}
	moved := supervisor
	moved.Scopes, moved.Had = []model.Path{other}, []model.Path{community}
	if v := d.do(moved, late)[0]; v.Why != model.Taken || !v.Against.IsZero() {
		t.Errorf("no longer in sight: %s, against %v", v.Why, v.Against)
	}
}

func TestWhereAPageBegins(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid), model.HouseholdMoved{}, model.HouseholdMoved{})
	right, week := wire.DigestOf(worker.TagsIn(community)), model.DayOf(noon).Week()
	floor := hub.Writes{Community: community, History: d.head()}
	floor.History.Floor = 2
	if err := d.j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(floor) }); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name         string
		digest       wire.Digest
		week         model.Week
		after, since uint64
		from         uint64
	}{
		{"where the copy stands", right, week, 2, 0, 2},
		{"the first page", right, 0, 0, 0, 0},
		{"other tags", wire.Digest{1}, week, 2, 0, 0},
		{"the hub's week has gone back", right, week + 1, 2, 0, 0},
		{"an older week", right, week - 1, 2, 0, 2},
		{"below the floor", right, week, 1, 0, 0},
		{"below the floor, but begun above it", right, week, 1, 3, 1},
	} {
		ask := wire.Ask{After: c.after, Since: c.since, Digest: c.digest, Week: c.week, Rows: true}
		p := d.answer(worker, ask, hub.Left{}, hub.NewRoom()).Page
		if p.From != c.from || p.Digest != right || p.Week != week || p.Next != d.head().Head {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

func TestRowsComeOnlyWhenAskedFor(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	if a := d.answer(worker, wire.Ask{}, hub.Left{}, hub.NewRoom()); a.Page != nil || a.Head != 1 {
		t.Errorf("got %+v", a)
	}
}

func TestAPageShowsWhatIsInSight(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	d.must(worker, house, newHouse(grid))
	for _, c := range []struct {
		name          string
		by            hub.Account
		faces, inside int
	}{
		{"the grid's worker", worker, 2, 2},
		{"the branch", supervisor, 2, 2},
		{"another worker, an open task's face", neighbour, 1, 0},
		{"an organiser", organiser, 1, 0},
		{"another community", stranger, 0, 0},
		{"one who left", former, 0, 0},
	} {
		p := d.page(c.by, 0, 0)
		inside := 0
		for _, r := range p.Rows {
			if r.Inside != nil {
				inside++
			}
		}
		if len(p.Rows) != c.faces || inside != c.inside || p.Next != d.head().Head {
			t.Errorf("%s: %d faces, %d insides, next %d", c.name, len(p.Rows), inside, p.Next)
		}
	}
}

func TestVisitsBeyondTheHorizonStayAtTheHub(t *testing.T) {
	for _, c := range []struct {
		weeks int
		shown int
	}{{0, 1}, {model.Horizon, 1}, {model.Horizon + 1, 0}} {
		d := newDesk(t)
		d.must(worker, model.RecordID{11}, newVisit())
		d.now = d.now.AddDate(0, 0, 7*c.weeks)
		if p := d.page(worker, 0, 0); len(p.Rows) != c.shown || p.Next != 1 {
			t.Errorf("after %d weeks: %d rows, next %d", c.weeks, len(p.Rows), p.Next)
		}
	}
}

func TestWhatWentOutOfSightComesDownGone(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	opened := d.head().Head
	d.must(worker, task, model.TaskClaimed{})
	claimed := d.head().Head
	for _, c := range []struct {
		name         string
		by           hub.Account
		after, since uint64
		gone, shown  int
	}{
		{"it was open to the neighbour", neighbour, opened, 0, 1, 0},
		{"the loss was told already", neighbour, claimed, 0, 0, 0},
		{"a copy that begins has nothing to lose", neighbour, 0, 0, 0, 0},
		{"begun after the loss", neighbour, opened, claimed, 0, 0},
		{"still in sight of the branch", supervisor, opened, 0, 0, 1},
		{"never in sight", stranger, opened, 0, 0, 0},
	} {
		gone, shown := 0, 0
		for _, r := range d.page(c.by, c.after, c.since).Rows {
			if r.Gone() {
				gone++
			} else {
				shown++
			}
			if r.Rev != claimed || r.ID != task {
				t.Errorf("%s: row %d", c.name, r.Rev)
			}
		}
		if gone != c.gone || shown != c.shown {
			t.Errorf("%s: %d gone, %d shown", c.name, gone, shown)
		}
	}
	d.must(worker, task, model.TaskReleased{Why: "w"})
	if p := d.page(neighbour, opened, 0); len(p.Rows) != 1 || p.Rows[0].Gone() {
		t.Error("in sight again, and not gone")
	}
}

func TestAPageIsCutByWhatWasRead(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	opened := d.head().Head
	d.must(worker, task, model.TaskClaimed{})
	lost := d.head().Head
	for i := range byte(5) {
		d.must(worker, model.RecordID{100 + i}, newVisit())
	}
	ask := wire.Ask{After: opened, Digest: wire.DigestOf(supervisor.TagsIn(community)), Rows: true}
	p := d.answer(supervisor, ask, hub.Left{}, &hub.Room{Rows: 2, Bytes: 1 << 20}).Page
	if len(p.Rows) != 2 || p.Next != lost+1 || p.Rows[1].Rev != p.Next {
		t.Errorf("cut: %d rows, next %d, want %d", len(p.Rows), p.Next, lost+1)
	}
	if p := d.answer(supervisor, ask, hub.Left{}, &hub.Room{Rows: 6, Bytes: 1 << 20}).Page; len(p.Rows) != 6 ||
		p.Next != d.head().Head {
		t.Errorf("not cut: %d rows, next %d, want the head", len(p.Rows), p.Next)
	}
	if p := d.answer(supervisor, ask, hub.Left{}, &hub.Room{Rows: 500, Bytes: 1}).Page; len(p.Rows) != 1 ||
		p.Next != lost {
		t.Errorf("one row however large: %d rows, next %d", len(p.Rows), p.Next)
	}
}

func TestALossIsNotToldBeforeItsTurn(t *testing.T) {
	d := newDesk(t)
	d.openTask()
	opened := d.head().Head
	for i := range byte(4) {
		d.must(
			neighbour, model.RecordID{100 + i},
			model.VisitMade{Household: model.HouseholdID(house), Grid: grid2, Outcome: model.Met},
		)
	}
	d.must(worker, task, model.TaskClaimed{})
	ask := wire.Ask{After: opened, Digest: wire.DigestOf(neighbour.TagsIn(community)), Rows: true}
	p := d.answer(neighbour, ask, hub.Left{}, &hub.Room{Rows: 3, Bytes: 1 << 20}).Page
	if len(p.Rows) != 3 || p.Rows[2].Gone() || p.Next != opened+3 {
		t.Errorf("%d rows, next %d", len(p.Rows), p.Next)
	}
	ask.After = p.Next
	p = d.answer(neighbour, ask, hub.Left{}, &hub.Room{Rows: 3, Bytes: 1 << 20}).Page
	if len(p.Rows) != 2 || !p.Rows[1].Gone() || p.Next != d.head().Head {
		t.Errorf("the rest: %d rows, next %d", len(p.Rows), p.Next)
	}
}

func TestAReplyThatIsFullSaysNothingOfTheNextCommunity(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	ask := wire.Ask{Digest: wire.DigestOf(worker.TagsIn(community)), Rows: true}
	room := &hub.Room{Rows: 1, Bytes: 1 << 20}
	if p := d.answer(worker, ask, hub.Left{}, room).Page; len(p.Rows) != 1 {
		t.Fatalf("%d rows", len(p.Rows))
	}
	if p := d.answer(worker, ask, hub.Left{}, room).Page; len(p.Rows) != 0 || p.Next != p.From {
		t.Errorf("%d rows, next %d", len(p.Rows), p.Next)
	}
}

func TestACommunityOfNobodysIsEmpty(t *testing.T) {
	d := newDesk(t)
	p := d.page(stranger, 0, 0)
	if len(p.Rows) != 0 || p.Digest != wire.DigestOf(nil) || p.Next != 0 {
		t.Errorf("got %+v", p)
	}
}

func TestDigestKnowsTheTags(t *testing.T) {
	if wire.DigestOf(worker.TagsIn(community)) == wire.DigestOf(neighbour.TagsIn(community)) ||
		wire.DigestOf(nil) == (wire.Digest{}) {
		t.Error("other tags, the same digest")
	}
	if _, err := code.Marshal(wire.DigestOf(nil)); err != nil {
		t.Error(err)
	}
}
