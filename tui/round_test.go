package tui

import (
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/door"
)

func TestRoundScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		golden(t, a, "round")
	})
}

// TestDraftIsMarked: a door whose form was left unsaved says so in the list, until it is saved.
func TestDraftIsMarked(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		door := roundOf(t, a).Marked()
		press(t, a, "space", "1", "tab", "tab", "血压有点高", "esc")
		sees(t, a, "◉ "+a.Say(text.DraftHere))
		golden(t, a, "round-draft")
		press(t, a, "space", "ctrl+s")
		roundOf(t, a).Mark(door.Record())
		if s := screen(a); strings.Contains(s, a.Say(text.DraftHere)) {
			t.Errorf("saved, and still a draft:\n%s", s)
		}
	})
}

// roundOf is the round in front.
func roundOf(t *testing.T, a *App) *door.Round {
	t.Helper()
	r, ok := a.Page().(*door.Round)
	if !ok {
		t.Fatalf("not the round:\n%s", screen(a))
	}
	return r
}

// rowOf is the row of a door, -1 where it is not listed.
func rowOf(r *door.Round, id model.HouseholdID) int {
	return slices.IndexFunc(r.Doors(), func(d register.Door) bool { return d.Face().ID == id })
}

// listed reports whether a door is.
func listed(r *door.Round, id model.HouseholdID) bool { return rowOf(r, id) >= 0 }

func TestRoundOpensAtTheFirstDoorDue(t *testing.T) {
	r := roundOf(t, openAway(t, model.WorkerRole))
	first, ok := r.All().Next(0)
	if !ok || r.Marked() != r.All().Doors[first].Face().ID {
		t.Errorf("the mark is at %d, the first door due at %d", rowOf(r, r.Marked()), first)
	}
}

func TestRoundKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		sees []string
		not  string
	}{
		{name: "F2 is a list to choose from", keys: []string{"f2"}, sees: []string{
			"看哪些户", "只看不在家的", "独居老人",
		}},
		{name: "F2 leaves out what is walked", keys: []string{"f2", "2"}, sees: []string{"只看没走的"}, not: "已访"},
		{name: "F2 lists those owed", keys: []string{"f2", "6"}, sees: []string{"只看欠回音的"}},
		{name: "F2 lists every door", keys: []string{"f2", "8"}, sees: []string{"全部各户", "Ctrl+N 加一户"}},
		{name: "F2 lists a tag", keys: []string{"f2", "9"}, sees: []string{"本周走访", "独居老人"}, not: "看哪些户"},
		{name: "Esc is the week again", keys: []string{"f2", "8", "esc"}, not: "全部各户"},
		{name: "Esc leaves the list as it was", keys: []string{"f2", "8", "f2", "esc"}, sees: []string{"全部各户"}},
		{name: "F3 puts the latest first", keys: []string{"f3", "home"}, sees: []string{"最急的在前", "3-1-301"}},
		{name: "F3 twice is as one walks", keys: []string{"f3", "f3"}, not: "最急的在前"},
		{name: "Enter opens the door", keys: []string{"enter"}, sees: []string{"走访和诉求"}, not: "本周走访"},
		{name: "Space begins the visit", keys: []string{"space"}, sees: []string{"走访登记", "1 见到本人"}},
		{name: "a full-width space too", keys: []string{"　"}, sees: []string{"走访登记"}},
		{name: "Ctrl+N adds a household", keys: []string{"ctrl+n"}, sees: []string{"加一户", "加到 "}},
		{name: "by name too", keys: []string{"ctrl+p", "加一户", "enter"}, sees: []string{"加到 "}},
		{name: "Esc comes back", keys: []string{"enter", "esc"}, sees: []string{"本周走访"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			press(t, a, c.keys...)
			sees(t, a, c.sees...)
			if s := screen(a); c.not != "" && strings.Contains(s, c.not) {
				t.Errorf("%q is on the screen:\n%s", c.not, s)
			}
			narrow(t, a)
		})
	}
}

func TestRoundMarkMoves(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	r := roundOf(t, a)
	press(t, a, "end")
	at := r.Marked()
	if last := r.Doors()[len(r.Doors())-1].Household(); at != last.ID {
		t.Errorf("End: the mark is at %d of %d", rowOf(r, at), len(r.Doors()))
	} else if strings.Count(screen(a), last.Householder()) != 2 {
		t.Errorf("the peek is of another door than the mark:\n%s", screen(a))
	}
	press(t, a, "f2", "2", "f2", "8", "esc")
	if r.Marked() != at {
		t.Error("the mark left its door when the list changed")
	}
}

// TestWhatIsStillToWalkIsAllOfIt: F2 hides no door that is due, also not one where a day was agreed.
func TestWhatIsStillToWalkIsAllOfIt(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	today := a.desk.Today()
	h := a.desk.Register().Household(roundOf(t, a).Marked())
	agreed := &model.Visit{ID: model.VisitID(desk.NewID()), Household: h.ID, Grid: h.Grid, Outcome: model.Met,
		On: today - 7, Week: (today - 7).Week(), Next: today}
	a.desk.Register().Put(agreed, 1)
	a.Refresh()
	press(t, a, "f2", "2")
	r, left, appointed := roundOf(t, a), 0, 0
	for _, d := range r.All().Doors {
		if d.Done {
			continue
		}
		if left++; d.Appointed {
			appointed++
		}
		if !listed(r, d.Face().ID) {
			t.Errorf("%s is due and not listed", d.Face().Door)
		}
	}
	if len(r.Doors()) != left || appointed == 0 {
		t.Errorf("%d rows, %d doors to walk, %d with a day that was agreed", len(r.Doors()), left, appointed)
	}
}

// TestADoorIsAddedWhereOneStands: in the grid of the marked door, also where that is not the first of one's grids.
func TestADoorIsAddedWhereOneStands(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	r := roundOf(t, a)
	at := rowOf(r, r.Marked())
	beside := *r.Doors()[at].Household()
	beside.Grid = beside.Grid.Up() + "/09"
	r.Doors()[at].House = register.HouseOf(&beside)
	press(t, a, "ctrl+n")
	sees(t, a, text.AddWhere.In(text.ZH, a.desk.PlaceName(beside.Grid)))
}

// walkAll visits, as far as the register knows, every door of the round.
func walkAll(t *testing.T, a *App) {
	t.Helper()
	for _, d := range roundOf(t, a).All().Doors {
		if !d.Done {
			v := &model.Visit{
				ID: model.VisitID(desk.NewID()), Household: d.Face().ID, Grid: d.Face().Grid,
				Week: a.desk.Today().Week(), Outcome: model.Met, On: a.desk.Today(),
			}
			a.desk.Register().Put(v, 1)
		}
	}
	a.Refresh()
}

func TestRoundDone(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		walkAll(t, a)
		golden(t, a, "round-done")
		press(t, a, "space", "enter") // there is no door under the mark
		sees(t, a, a.Say(text.RoundTitle))
		press(t, a, "f2", "6")
		sees(t, a, a.Say(text.OnlyOwed))
	})
}

func TestRoundWithoutHouseholds(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	a.desk.Register().Reset()
	a.Refresh()
	sees(t, a, text.RoundNoDoors.In(text.ZH), text.RoundAddDoor.In(text.ZH))
	press(t, a, "space", "enter", "down", "f3", "f2")
	narrow(t, a)
}

// hostile are texts that try to leave their cells.
const hostile = "楼道灯\x1b[2J\x1b]0;x\x07\u202e芳\u200b𠮷\u0301\u0301\u0301\u0301\u0301\u0301\u202e" +
	"一二三四五六七八九十一二三四五六七八九十"

// spoil gives the marked door hostile names, words and tags.
func spoil(t *testing.T, a *App) model.HouseholdID {
	t.Helper()
	id := roundOf(t, a).Marked()
	h := *a.desk.Register().Household(id)
	h.Door.Compound, h.Door.Door = hostile, hostile
	h.Inside = &model.HouseholdInside{Residents: []model.Resident{
		{Name: hostile, Born: 1948, Role: hostile}, {Name: hostile},
	}, Phones: []string{hostile, hostile},
		Tags: []model.HouseTag{model.Alone, model.HouseTag(hostile)}, Languages: []string{hostile},
		Note: strings.Repeat(hostile+"\n", 40)}
	a.desk.Register().Put(&h, 1)
	a.desk.Register().Put(&model.Task{ID: model.TaskID(desk.NewID()), Grid: h.Grid, Raised: atTheDesk,
		Channel: model.ByVisit, Stand: model.Stand{State: model.Accepted, Since: atTheDesk},
		Author: model.Ref{Name: hostile},
		Inside: &model.TaskInside{Words: strings.Repeat(hostile, 20), Household: desk.DoorOf(&h)}}, 1)
	a.Refresh()
	return id
}

func TestHostileNamesStayInTheirCells(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 24}} {
		a := openAway(t, model.WorkerRole)
		resize(a, size[0], size[1])
		id := spoil(t, a)
		check := func() {
			t.Helper()
			narrow(t, a)
			if s := screen(a); strings.ContainsAny(s, "\x1b\x07\u202e\u200b") {
				t.Errorf("something that is no letter came through:\n%q", s)
			}
		}
		roundOf(t, a).Mark(id.Record())
		check()
		press(t, a, "enter")
		check()
		press(t, a, "end", "up", "up", "space")
		check()
		press(t, a, "esc", "esc")
		a.Push(door.NewEdit(a, id))
		check()
	}
}

// TestWalkedInVainAndDeclinedAreApart: nobody at home and declined are tallies of their own, and the filter
// offers each.
func TestWalkedInVainAndDeclinedAreApart(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		r := roundOf(t, a)
		vain, turned := r.All().Vain, r.All().Turned
		for i, outcome := range []model.VisitOutcome{model.Away, model.TurnedAway, model.TurnedAway} {
			at, _ := r.All().Next(i)
			h := r.All().Doors[at].Household()
			visit := model.VisitMade{Household: h.ID, Grid: h.Grid, Outcome: outcome}
			if _, err := a.desk.Save(desk.Act{Body: visit}); err != nil {
				t.Fatal(err)
			}
			a.Refresh()
		}
		if r.All().Vain != vain+1 || r.All().Turned != turned+2 {
			t.Errorf("%d in vain, %d declined; want %d and %d", r.All().Vain, r.All().Turned, vain+1, turned+2)
		}
		press(t, a, "f2")
		golden(t, a, "round-filter")
		press(t, a, "5")
		if len(r.Doors()) != turned+2 {
			t.Errorf("%d doors declined are listed, want %d", len(r.Doors()), turned+2)
		}
		golden(t, a, "round-declined")
	})
}

// TestRoundMarksWhatIsEnteredTwice: a door that another laptop entered too is marked, and F2 lists such doors
// where there are any.
func TestRoundMarksWhatIsEnteredTwice(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		r := roundOf(t, a)
		press(t, a, "f2")
		if strings.Contains(screen(a), a.Say(text.OnlyTwice)) {
			t.Error("doors entered twice are offered where there are none")
		}
		press(t, a, "esc")
		twin := *a.desk.Register().Household(r.Marked())
		twin.ID = model.HouseholdID(desk.NewID())
		a.desk.Register().Put(&twin, 1)
		a.Refresh()
		sees(t, a, a.Say(text.TwinsHere))
		press(t, a, "f2", "8")
		sees(t, a, a.Say(text.OnlyTwice), a.Say(text.TwinsHere))
		if len(r.Doors()) != 2 {
			t.Errorf("%d doors are listed", len(r.Doors()))
		}
		golden(t, a, "round-twice")
	})
}
