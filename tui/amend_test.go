package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/door"
	"sidan/tui/page"
)

// visitedDoor saves a visit at the first door due, and opens the door's page with the mark on that visit.
func visitedDoor(t *testing.T, a *App) model.HouseholdID {
	t.Helper()
	r := roundOf(t, a)
	i, _ := (register.Round{Doors: r.Doors()}).Next(0)
	for r.Doors()[i].Owed > 0 || r.Doors()[i].Open > 0 {
		i, _ = (register.Round{Doors: r.Doors()}).Next(i + 1)
	}
	id := r.Doors()[i].Face().ID
	visitAt(t, a, id)
	press(t, a, "1", "tab", "王秀", "tab", "血压有点高。", "ctrl+s")
	a.Push(door.NewHousehold(a, id))
	toVisit(t, a)
	return id
}

// toVisit puts the mark on the newest visit of the page in front.
func toVisit(t *testing.T, a *App) {
	t.Helper()
	h := a.Page().(*door.Household)
	step, _ := a.desk.Doorstep(h.ID())
	if len(step.Visits) == 0 {
		t.Fatal("no visit on the page")
	}
	h.Mark(step.Visits[0].RecordID())
}

func TestVisitIsCorrectedOnThePage(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := visitedDoor(t, a)
		press(t, a, "f5", "enter")
		golden(t, a, "amend-menu")
		press(t, a, "1")
		golden(t, a, "amend")
		press(t, a, "2", "tab", "tab", "是女儿说的。", "ctrl+s")
		if _, ok := a.Page().(*door.Household); !ok {
			t.Fatalf("it does not come back to the page:\n%s", screen(a))
		}
		golden(t, a, "amended")
		step, _ := a.desk.Doorstep(id)
		v := step.Visits[0]
		first, _ := v.First()
		if v.Outcome != model.FamilySpoke || v.Inside.Note != "血压有点高。是女儿说的。" ||
			first.Note != "血压有点高。" || first.Outcome != model.Met {
			t.Errorf("%+v %+v", v, v.Inside)
		}
	})
}

func TestVisitIsStruckOnThePage(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := visitedDoor(t, a)
		press(t, a, "f5", "enter", "2", "enter")
		sees(t, a, "✗ ") // a reason is wanted
		press(t, a, "按错门了")
		golden(t, a, "strike")
		press(t, a, "enter")
		golden(t, a, "struck")
		step, _ := a.desk.Doorstep(id)
		if step.Visits[0].Stands() || step.Now.Done {
			t.Errorf("the door is done by a visit that was struck: %+v", step.Now)
		}
		toVisit(t, a)
		if strings.Contains(screen(a), text.DoAmendOrStrike.In(speaking)) {
			t.Errorf("a struck visit is struck again:\n%s", screen(a))
		}
	})
}

func TestAnothersVisitIsNotMine(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	for _, d := range a.desk.Register().Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), true).Doors {
		if d.Last != nil && d.Open == 0 {
			a.Push(door.NewHousehold(a, d.Face().ID))
			break
		}
	}
	toVisit(t, a)
	press(t, a, "enter")
	if len(a.Dialogs) != 0 || strings.Contains(screen(a), text.DoAmendOrStrike.In(text.ZH)) {
		t.Errorf("another's visit is offered to be corrected:\n%s", screen(a))
	}
}

func TestAmendKeepsItsDraft(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	visitedDoor(t, a)
	press(t, a, "enter", "1", "tab", "tab", "还没写完", "esc")
	toVisit(t, a)
	press(t, a, "enter", "1")
	sees(t, a, "血压有点高。还没写完")
	press(t, a, "esc")
	toVisit(t, a)
	press(t, a, "enter", "1", "tab", "tab", "backspace", "backspace", "backspace", "backspace", "ctrl+s")
	sees(t, a, text.NoChange.In(text.ZH))
}

func TestHouseholdAddedByMistake(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "ctrl+n", "金桂苑3栋9单元909", "tab", "何加错", "ctrl+s")
	id := roundOf(t, a).Marked()
	press(t, a, "enter", "ctrl+p", "作废这一户", "enter", "加重了", "enter")
	sees(t, a, "何加错 已作废", "✗ 已作废")
	press(t, a, "space")
	sees(t, a, text.HouseStruck.In(text.ZH))
	press(t, a, "esc")
	if listed(roundOf(t, a), id) {
		t.Error("it is still in the round")
	}
	id2 := visitedDoor(t, a) // one with a history is not offered to be struck
	for _, act := range a.Page().(*door.Household).Actions() {
		if act.Name == text.DoStrike.In(text.ZH) {
			t.Errorf("%v can be struck", id2)
		}
	}
}

func TestWhoAskedWhereNobodyWasMet(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		v := visitAt(t, a, roundOf(t, a).Marked())
		before := a.desk.Register().Counts().Visits
		press(t, a, "3", "tab", "tab", "tab", "灯坏了", "tab", "2", "tab", "换好了", "ctrl+s")
		golden(t, a, "who-asked")
		press(t, a, "enter") // the safe answer
		if a.desk.Register().Counts().Visits != before || a.Page() != page.Screen(v) {
			t.Fatal("it was saved")
		}
		press(t, a, "ctrl+s", "2")
		if v.At.Label != text.Field(speaking, "with") {
			t.Error("it is not asked who it was")
		}
		press(t, a, "shift+tab")
		if model.VisitOutcomes[v.At.Choice.Chosen()] != model.FamilySpoke {
			t.Error("family is not taken as the outcome")
		}
		press(t, a, "3", "ctrl+s", "4")
		if a.desk.Register().Counts().Visits != before+1 {
			t.Errorf("it is not saved as it is:\n%s", screen(a))
		}
	})
}

func TestNobodyIsAskedWhereSomebodyWasMet(t *testing.T) {
	for _, keys := range [][]string{{"1"}, {"2"}, {"4"}} {
		a := openAway(t, model.WorkerRole)
		visitAt(t, a, roundOf(t, a).Marked())
		press(t, a, append(keys, "tab", "tab", "tab", "灯坏了", "ctrl+s")...)
		sees(t, a, "本周走访")
	}
	a := openAway(t, model.WorkerRole) // nothing was asked for
	visitAt(t, a, roundOf(t, a).Marked())
	press(t, a, "3", "ctrl+s")
	sees(t, a, "本周走访")
}

// aFamily finds a door with so many people.
func aFamily(t *testing.T, a *App, least int) *model.Household {
	t.Helper()
	for _, d := range roundOf(t, a).Doors() {
		if len(d.Household().Names()) >= least && d.Owed == 0 {
			return d.Household()
		}
	}
	t.Fatal("no such family")
	return nil
}

func TestFamilyIsProposed(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	h := aFamily(t, a, 3)
	v := visitAt(t, a, h.ID)
	press(t, a, "2", "tab")
	sees(t, a, "按数字：1 "+h.Names()[1]+"  2 "+h.Names()[2])
	press(t, a, "2")
	if got := v.At.Edit.Value(); got != h.Names()[2] {
		t.Errorf("2 takes %q, want %q", got, h.Names()[2])
	}
	press(t, a, "2") // now it is text
	if got := v.At.Edit.Value(); got != h.Names()[2]+"2" {
		t.Errorf("a digit behind a name is %q", got)
	}
	narrow(t, a)
}

func TestTheOnlyOtherIsMet(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	var h *model.Household
	for _, d := range roundOf(t, a).Doors() {
		if len(d.Household().Names()) == 2 && d.Owed == 0 {
			h = d.Household()
		}
	}
	visitAt(t, a, h.ID)
	press(t, a, "2")
	sees(t, a, h.Names()[1])
	press(t, a, "ctrl+s")
	step, _ := a.desk.Doorstep(h.ID)
	if got := step.Visits[0].Inside.With; got != h.Names()[1] {
		t.Errorf("met %q, want %q", got, h.Names()[1])
	}
}

// promisedDoor makes a promise at a door, due in three days.
func promisedDoor(t *testing.T, a *App) model.HouseholdID {
	t.Helper()
	h := aFamily(t, a, 1)
	visitAt(t, a, h.ID)
	press(t, a, "1", "tab", "tab", "tab", "社保认证怎么办", "tab", "3", "+3", "tab", "问好了来告诉您", "ctrl+s")
	return h.ID
}

// promiseAt is what was promised to a door.
func promiseAt(t *testing.T, a *App, id model.HouseholdID) model.TaskID {
	t.Helper()
	step, _ := a.desk.Doorstep(id)
	for _, o := range step.Owed {
		if o.Kind == model.OwedPromise {
			return o.Task.ID
		}
	}
	t.Fatal("nothing is promised to the door")
	return model.TaskID{}
}

// toPromise puts the focus of a visit's form on whether a promise was kept.
func toPromise(t *testing.T, a *App, v *door.Visit) {
	t.Helper()
	toField(t, a, v, func(f *page.Field) bool {
		return f.Choice != nil && f.Choice.Items[0] == a.Say(text.VisitKeeps[0])
	})
}

func TestPromiseIsKeptAtTheDoor(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := promisedDoor(t, a)
		v := visitAt(t, a, id)
		kept := promiseAt(t, a, id)
		press(t, a, "1")
		toPromise(t, a, v)
		press(t, a, "1")
		golden(t, a, "promise")
		press(t, a, "ctrl+s")
		if v.At.Label != a.Say(text.KeepDone) {
			t.Errorf("what was done is not asked for:\n%s", screen(a))
		}
		press(t, a, "陪着办好了", "ctrl+s")
		task := a.desk.Register().Task(kept)
		done, _ := task.Last(model.DidFinish)
		if task.State != model.Finished || done.Words != "陪着办好了" {
			t.Errorf("it is %s: %+v", task.State, done)
		}
	})
}

func TestPromiseIsAnsweredSoFar(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	id := promisedDoor(t, a)
	v := visitAt(t, a, id)
	promise := promiseAt(t, a, id)
	press(t, a, "1")
	toPromise(t, a, v)
	press(t, a, "2", "tab", "还缺一张表", "esc")
	visitAt(t, a, id) // also as a draft
	sees(t, a, "还缺一张表")
	press(t, a, "ctrl+s")
	task := a.desk.Register().Task(promise)
	said, _ := task.Last(model.DidInterim)
	if task.State != model.Claimed || said.Words != "还缺一张表" {
		t.Errorf("it is %s: %+v", task.State, said)
	}
}

func TestRatingShowsRequestAndAnswer(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	_, told := owedDoor(t, a, model.OwedTell)
	if _, err := a.desk.Save(
		desk.Act{Record: told.Task.RecordID(), Body: model.TaskAnswered{How: model.ByVisit, Words: "说过了"}},
	); err != nil {
		t.Fatal(err)
	}
	id, owed := owedDoor(t, a, model.OwedRate)
	visitAt(t, a, id)
	sees(t, a, string([]rune(owed.Asked)[:6]), "→ "+string([]rune(owed.Answer)[:6]))
}

// TestNoteGrows: as many rows as are free are the note's, and a mark says where rows are hidden.
func TestNoteGrows(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	v := visitAt(t, a, aFamily(t, a, 1).ID)
	press(t, a, "1", "tab", "tab")
	note := v.At
	for _, c := range []struct{ w, h, least int }{{80, 24, 3}, {120, 36, 12}, {80, 40, 12}} {
		resize(a, c.w, c.h)
		screen(a)
		if got := note.Spot.H; got < c.least {
			t.Errorf("%dx%d: the note has %d rows:\n%s", c.w, c.h, got, screen(a))
		}
	}
	resize(a, 80, 24)
	for i := range 20 {
		press(t, a, string(rune('a'+i)), "enter")
	}
	rows := strings.Split(screen(a), "\n")
	first, last := rows[note.Spot.Y], rows[note.Spot.Y+note.Spot.H-1]
	if !strings.HasSuffix(strings.TrimRight(first, " "), "⋯") || strings.Contains(last, "⋯") {
		t.Errorf("at the end, rows are hidden above only:\n%s", screen(a))
	}
	press(t, a, "shift+tab")
	rows = strings.Split(screen(a), "\n")
	first, last = rows[note.Spot.Y], rows[note.Spot.Y+note.Spot.H-1]
	if !strings.Contains(first, "a") || strings.Contains(first, "⋯") ||
		!strings.HasSuffix(strings.TrimRight(last, " "), "⋯") {
		t.Errorf("left, it shows its head, and that there is more below:\n%s", screen(a))
	}
}
