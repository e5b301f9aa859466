package tui

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/door"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// visitAt begins a visit from the round.
func visitAt(t *testing.T, a *App, id model.HouseholdID) *door.Visit {
	t.Helper()
	v := door.NewVisit(a, id)
	a.Push(v)
	return v
}

// visitDraft is where a visit that was begun at a door is kept.
func visitDraft(id model.HouseholdID) desk.DraftKey {
	return desk.DraftKey{Form: "visit", Record: id.Record()}
}

// toField puts the focus of a form on a field, by Tab.
func toField(t *testing.T, a *App, v *door.Visit, is func(f *page.Field) bool) {
	t.Helper()
	for range 40 {
		if is(v.At) {
			return
		}
		press(t, a, "tab")
	}
	t.Fatalf("no such field:\n%s", screen(a))
}

// at names the field in focus by its label; an answer to a request has none.
func at(v *door.Visit) string { return v.At.Label }

// The labels of a visit's form.
var (
	outcomeField = text.Field(text.ZH, "outcome")
	withField    = text.Field(text.ZH, "with")
	noteField    = text.Field(text.ZH, model.FieldNote)
	nextField    = text.VisitNext.In(text.ZH)
	owedField    = text.VisitOwed.In(text.ZH)
	first        = text.VisitRequest.In(text.ZH, 1)
	second       = text.VisitRequest.In(text.ZH, 2)
	answerField  = ""
)

func TestVisitScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		id, _ := owedDoor(t, a, model.OwedTell)
		visitAt(t, a, id)
		golden(t, a, "visit")
		press(
			t, a, "1", "tab", "tab", "血压有点高，药还够吃一周。", "tab", "手机不会用，养老金到没到都不晓得。",
			"tab", "3", "+3",
		)
		golden(t, a, "visit-typed")
	})
}

func TestCursorStandsAfterTheLastCharacterTyped(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	visitAt(t, a, roundOf(t, a).Marked())
	for _, field := range []int{1, 1, 1} { // with, note, request
		for range field {
			press(t, a, "tab")
		}
		before := a.View().Cursor
		typed := "楼道灯a坏了，"
		for i := range []rune(typed) {
			press(t, a, string([]rune(typed)[i]))
			at := a.View().Cursor
			if want := before.X + widget.Width(string([]rune(typed)[:i+1])); at.X != want || at.Y != before.Y {
				t.Errorf(
					"after %q the cursor is at %d,%d, want %d,%d", string([]rune(typed)[:i+1]), at.X, at.Y,
					want, before.Y,
				)
			}
		}
	}
}

func TestVisitKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		at   string
	}{
		{"begins on the outcome", nil, outcomeField},
		{"a digit chooses without moving on", []string{"3"}, outcomeField},
		{"with", []string{"tab"}, withField},
		{"note", []string{"tab", "tab"}, noteField},
		{"request, whatever the outcome", []string{
			"5", "tab", "tab", "tab",
		}, first},
		{"next", []string{"tab", "tab", "tab", "tab"}, nextField},
		{"what is owed is reached last", []string{
			"tab", "tab", "tab", "tab", "tab",
		}, owedField},
		{"and then the outcome again", []string{
			"tab", "tab", "tab", "tab", "tab", "tab",
		}, outcomeField},
		{"Shift+Tab goes back to it", []string{"shift+tab"}, owedField},
		{"up from the outcome is what stands above", []string{"up"}, owedField},
		{"Enter in a note is a new line", []string{
			"tab", "tab", "a", "enter",
		}, noteField},
		{"up in a note goes by line first", []string{
			"tab", "tab", "a", "enter", "up",
		}, noteField},
		{"then by field", []string{"tab", "tab", "a", "enter", "up", "up"}, withField},
		{"Enter in a line goes on", []string{"tab", "enter"}, noteField},
		{"a filled request makes room for another", []string{
			"tab", "tab", "tab", "灯", "tab", "tab",
		}, second},
		{"a promise and its day are one stop", []string{
			"tab", "tab", "tab", "灯", "tab", "3", "11-27",
		}, answerField},
		{"behind it its words", []string{
			"tab", "tab", "tab", "灯", "tab", "3", "11-27", "tab",
		}, text.VisitPromise.In(text.ZH)},
		{"an answer for its words", []string{
			"tab", "tab", "tab", "灯", "tab", "2", "tab",
		}, text.Field(text.ZH, "answered")},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			id, _ := owedDoor(t, a, model.OwedTell)
			v := visitAt(t, a, id)
			press(t, a, c.keys...)
			if at(v) != c.at {
				t.Errorf("the focus is elsewhere:\n%s", screen(a))
			}
		})
	}
}

func TestVisitSaved(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	a.desk.WorkOffline(true) // so that nothing is offered, and undo takes it all back
	r := roundOf(t, a)
	id, owed := owedDoor(t, a, model.OwedTell)
	r.Mark(id.Record())
	next, _ := register.Round{Doors: r.Doors()}.Next(rowOf(r, id) + 1)
	door := r.Doors()[next].Face().ID
	name := a.desk.Register().Household(id).Householder()

	press(t, a, "enter", "space", "1", "tab", "tab", "晚上敢下楼了。", "tab",
		"灯泡够不着", "tab", "2", "tab", "当场换好了", "tab", "想办残疾证", "tab", "3", "11-27", "tab", "tab",
		"门禁坏了", "tab", "tab", "tab", "+7", "tab", "2", "ctrl+s")
	sees(t, a, name+" 已存本机", "F4 撤回", "本周走访")
	if r.Marked() != door {
		t.Error("the mark is not on the next door due")
	}
	step, _ := a.desk.Doorstep(id)
	v := step.Visits[0]
	if v.Outcome != model.Met || v.Inside.Note != "晚上敢下楼了。" || v.Inside.With != name ||
		v.Next != a.desk.Today()+7 {
		t.Errorf("visit: %+v %+v", v, v.Inside)
	}
	states := map[string]model.State{}
	for _, task := range step.Tasks {
		if task.Inside != nil && task.Inside.From == v.RecordID() {
			states[task.Inside.Words] = task.State
		}
	}
	if d := cmp.Diff(map[string]model.State{
		"灯泡够不着": model.Told, "想办残疾证": model.Claimed, "门禁坏了": model.Raised,
	}, states); d != "" {
		t.Errorf("requests (-want +got):\n%s", d)
	}
	if task := a.desk.Register().Task(owed.Task.ID); task.State != model.Closed || len(task.Inside.Ratings) != 1 ||
		task.Inside.Ratings[0] != model.Fair {
		t.Errorf("the answer owed is %s, rated %v", task.State, task.Inside.Ratings)
	}
	if data, _ := a.desk.Draft(visitDraft(id)); data != nil {
		t.Error("the draft outlived its form")
	}
	press(t, a, "f4")
	sees(t, a, text.Undone.In(text.ZH))
	if r.Marked() != id {
		t.Error("taken back, the mark is not on the door")
	}
	if task := a.desk.Register().Task(owed.Task.ID); task.State != model.Accepted {
		t.Errorf("taken back, the answer owed is %s", task.State)
	}
}

func TestVisitRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		at   string
		want string
	}{
		{"no outcome", []string{"tab", "tab", "写了"}, outcomeField, "还缺结果"},
		{"a day that is none", []string{
			"1", "tab", "tab", "tab", "tab", "某天",
		}, nextField, "「某天」看不懂是哪天"},
		{"a day that is past", []string{
			"1", "tab", "tab", "tab", "tab", "11-20",
		}, nextField, text.VisitPast.In(text.ZH)},
		{"a promise without a day", []string{
			"1", "tab", "tab", "tab", "灯", "tab", "3",
		}, answerField, "还缺时限"},
		{"a promise by a day that is none", []string{"1", "tab", "tab", "tab", "灯", "tab", "3", "13月1日"},
			answerField, "没有「13月1日」这一天"},
		{"settled without a word", []string{
			"1", "tab", "tab", "tab", "灯", "tab", "2",
		}, text.Field(text.ZH, "answered"), "还缺当场答复"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			v := visitAt(t, a, roundOf(t, a).Marked())
			press(t, a, append(c.keys, "ctrl+s")...)
			sees(t, a, "✗ "+c.want, "走访登记")
			if at(v) != c.at {
				t.Error("the focus is not on what is wrong")
			}
			narrow(t, a)
		})
	}
}

func TestVisitSavedOnce(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	visitAt(t, a, roundOf(t, a).Marked())
	press(t, a, "1")
	visits := a.desk.Register().Counts().Visits
	_, first := a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}) // not on the disk yet
	press(t, a, "ctrl+s")
	run(t, a, first)
	if n := a.desk.Register().Counts().Visits - visits; n != 1 {
		t.Errorf("%d visits were saved", n)
	}
}

func TestLeavingRightAfterASaveLeavesNoDraft(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	id := roundOf(t, a).Marked()
	visitAt(t, a, id)
	press(t, a, "1")
	_, save := a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	written := save() // on the disk, but nobody was told yet
	run(t, a, a.leaveAll())
	run(t, a, a.writer.drain())
	if data, _ := a.desk.Draft(visitDraft(id)); data != nil {
		t.Error("what was saved is there as a draft again")
	}
	send(t, a, written)
}

// TestLeavingRightAfterASaveWaitsForIt: the save was not begun when the program was told to end.
func TestLeavingRightAfterASaveWaitsForIt(t *testing.T) {
	dir := pagetest.Home(t, model.WorkerRole)
	a := sit(t, dir, nil)
	visitAt(t, a, roundOf(t, a).Marked())
	press(t, a, "1")
	a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	run(t, a, a.writer.drain())
	if err := a.desk.Close(); err != nil {
		t.Fatal(err)
	}
	if n := sit(t, dir, nil).desk.Status().Pending; n != 1 {
		t.Errorf("%d changes were saved", n)
	}
}

func TestPasteOfMegabytesIsCut(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	v := visitAt(t, a, roundOf(t, a).Marked())
	press(t, a, "tab", "tab", "开头")
	send(t, a, tea.PasteMsg{Content: strings.Repeat("长", 10<<20/3)})
	if n := utf8.RuneCountInString(v.At.Edit.Value()); n != model.MostWords {
		t.Errorf("%d characters are in the note", n)
	}
	sees(t, a, "粘进来的太长，只留下 1998 字")
	press(t, a, "再")
	sees(t, a, text.FieldFull.In(text.ZH, model.MostWords))
	narrow(t, a)
}

func TestDraftSurvivesAKill(t *testing.T) {
	dir := pagetest.Home(t, model.WorkerRole)
	a := sit(t, dir, nil)
	id, _ := owedDoor(t, a, model.OwedTell)
	v := visitAt(t, a, id)
	press(
		t, a, "2", "tab", "女儿", "tab", "药还够", "enter", "吃一周", "tab", "想办证", "tab", "3", "+3", "tab",
		"问好了就来", "tab", "第二件", "tab", "tab", "tab", "12-05", "tab", "1",
	)
	if v.Resting() {
		t.Error("no write follows what was typed last")
	}
	if cmd := v.Key(tea.KeyPressMsg{Code: tea.KeyTab}); cmd != nil {
		t.Error("a move keeps a draft")
	}
	want := screen(a)
	run(t, a, v.Leave()) // what the pause does
	sees(t, a, "草稿已存 10:42:00")
	a.desk.Close() // and nothing else: as a kill does

	b := sit(t, dir, nil)
	again := visitAt(t, b, id)
	sees(t, b, "草稿找回来了")
	before, _ := b.desk.Draft(visitDraft(id))
	press(t, b, "tab", "x", "backspace")
	run(t, b, again.Leave())
	after, _ := b.desk.Draft(visitDraft(id))
	if d := cmp.Diff(string(before), string(after)); d != "" {
		t.Errorf("the draft came back otherwise (-was +is):\n%s\n%s", d, want)
	}
	sees(t, b, "女儿", "药还够", "吃一周", "+3", "问好了就来", "第二件", "12-05")
}

func TestLeavingKeepsTheDraft(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "space", "1", "tab", "tab", "写到一半", "esc")
	sees(t, a, "本周走访")
	press(t, a, "space")
	sees(t, a, "写到一半", "草稿找回来了")
}
