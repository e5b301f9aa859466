package work

import (
	"fmt"
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// openList opens the list of meetings over the queue.
func openList(t *testing.T) *pagetest.Window {
	t.Helper()
	w, _ := openQueue(t)
	w.Push(NewMeetings(w))
	return w
}

// writing opens the form of a new mass meeting in 金桂苑, with the focus on the first opinion.
func writing(t *testing.T) (*pagetest.Window, *meeting) {
	t.Helper()
	w := openList(t)
	w.Press("ctrl+n", "1", "tab", "tab", "金桂苑 活动室", "tab", "46", "tab", "冬季用火安全群众会", "tab")
	f := w.Page().(*meeting)
	if f.At != f.one.words {
		t.Fatalf("the focus is not on the opinion:\n%s", w.Draw())
	}
	return w, f
}

// TestTwelveOpinionsInARow: each is saved by Enter alone, and points to the meeting, which is saved once.
func TestTwelveOpinionsInARow(t *testing.T) {
	w, f := writing(t)
	w.Press("楼梯间充电，看着就怕", "tab", "2", "enter")
	for i := range 11 {
		w.Press(fmt.Sprintf("第 %d 件麻烦事", i+2), "enter")
	}
	reg := w.Desk().Register()
	m := reg.Meeting(f.id)
	if m == nil || m.Sort != model.MassMeeting || m.Compound != "金桂苑" || m.Spot != "活动室" || m.Attended != 46 ||
		m.Title != "冬季用火安全群众会" || m.On != w.Desk().Today() {
		t.Fatalf("the meeting is %+v", m)
	}
	opinions := reg.Opinions(f.id)
	if len(opinions) != 12 || len(reg.Unanswered(m.RecordID())) != 1 {
		t.Fatalf("%d opinions, %d changes of the meeting", len(opinions), len(reg.Unanswered(m.RecordID())))
	}
	for _, o := range opinions {
		if o.Channel != model.ByMeeting || o.Compound != "金桂苑" || o.Grid != f.one.all[1] || o.State != model.Raised {
			t.Errorf("%+v", o)
		}
	}
	w.Sees("12 条意见", "第 12 件麻烦事")
	if w.Press("ctrl+s"); w.Page() == f {
		t.Errorf("the form stays:\n%s", w.Draw())
	}
	if kept, _ := w.Desk().Draft(f.Draft.Key); kept != nil {
		t.Errorf("a draft stays: %s", kept)
	}
}

// TestAnOpinionIsAnsweredOrPromised at the meeting, and belongs to a household if one was named.
func TestAnOpinionIsAnsweredOrPromised(t *testing.T) {
	w, f := writing(t)
	w.Press("残疾证怎么办", "tab", "1", "tab", "tab", "2", "enter")
	if f.one.said.Bad == "" || len(f.rows) != 0 {
		t.Fatalf("answered without words:\n%s", w.Draw())
	}
	w.Press("到大厅三号窗口", "enter", "垃圾桶满了两天", "tab", "tab", "tab", "3", "enter")
	if f.one.answer.Bad == "" {
		t.Fatalf("promised without a day:\n%s", w.Draw())
	}
	w.Press("明天", "enter")
	states := map[model.State]int{}
	for _, o := range f.rows {
		states[o.State]++
	}
	if states[model.Told] != 1 || states[model.Claimed] != 1 || len(f.rows) != 2 {
		t.Errorf("%v\n%s", states, w.Draw())
	}
}

// TestAnOpinionJoinsACommonProblem that is likely the same, by F6.
func TestAnOpinionJoinsACommonProblem(t *testing.T) {
	w, f := writing(t)
	d := w.Desk()
	plan, err := d.PlanOpinion(desk.Opinion{
		Request: desk.Request{Words: "金桂苑停车难，车位不够"}, Channel: model.ByMeeting, Grid: d.Community(),
		Common: true, Compound: "金桂苑",
	})
	if err == nil {
		err = d.Keep(plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	if w.Press("f6"); !f.one.into.IsZero() {
		t.Error("an empty opinion is joined")
	}
	w.Press("车位太少，晚上回来停不下", "tab", "1")
	w.Sees(text.SameMatter.In(text.ZH), "金桂苑停车难", text.JoinHint.In(text.ZH))
	w.Press("f6")
	w.Sees(text.JoinChosen.In(text.ZH))
	w.Press("f6")
	w.Sees(text.JoinHint.In(text.ZH))
	w.Press("f6", "enter")
	if len(f.rows) != 1 || f.rows[0].State != model.Joined || f.rows[0].Into != model.TaskID(plan.Records()[0]) {
		t.Errorf("not joined:\n%s", w.Draw())
	}
	if !f.one.into.IsZero() {
		t.Error("the next opinion is joined too")
	}
}

// TestAMeetingKeepsItsDraft: what was typed comes back, also of a meeting that was saved with its first opinion.
func TestAMeetingKeepsItsDraft(t *testing.T) {
	w, _ := writing(t)
	w.Press("楼道灯坏了", "tab", "2", "tab", "张三丰", "esc", "ctrl+n")
	f := w.Page().(*meeting)
	if f.head.name.Edit.Value() != "冬季用火安全群众会" || f.one.words.Edit.Value() != "楼道灯坏了" ||
		f.one.whose.Edit.Value() != "张三丰" || f.one.at() != f.one.all[1] {
		t.Fatalf("the draft is not as it was left:\n%s", w.Draw())
	}
	id := f.id
	w.Press("enter", "电梯老停", "esc", "ctrl+n")
	f = w.Page().(*meeting)
	if f.id != id || len(f.rows) != 1 || f.one.words.Edit.Value() != "电梯老停" {
		t.Errorf("another meeting, or without its opinion:\n%s", w.Draw())
	}
}

// TestWhatAMeetingRefuses: it says so at the field, and nothing is written.
func TestWhatAMeetingRefuses(t *testing.T) {
	w, f := writing(t)
	n := w.Desk().Register().Counts().Tasks
	w.Press("enter")
	if f.one.words.Bad == "" {
		t.Errorf("an empty opinion:\n%s", w.Draw())
	}
	w.Press("没有网格的事", "enter")
	if f.At != f.one.grid || f.one.grid.Bad == "" {
		t.Errorf("an opinion without a grid:\n%s", w.Draw())
	}
	f.head.day.Edit.SetValue("明天")
	w.Press("1", "enter")
	if f.At != f.head.day || f.head.day.Bad == "" {
		t.Errorf("a meeting of tomorrow:\n%s", w.Draw())
	}
	f.head.day.Edit.SetValue("11-20")
	f.head.came.Edit.SetValue("很多")
	w.Press("ctrl+s")
	if f.At != f.head.came || f.head.came.Bad == "" {
		t.Errorf("many came:\n%s", w.Draw())
	}
	if w.Desk().Register().Counts().Tasks != n || w.Desk().Register().Meeting(f.id) != nil {
		t.Error("something was written")
	}
}

// TestKeysDuringASaveWait: nothing that a fast typist types while the disk writes is lost, or goes into the wrong
// opinion.
func TestKeysDuringASaveWait(t *testing.T) {
	w, f := writing(t)
	w.Press("楼道灯坏了", "tab", "2")
	save := f.Key(pagetest.Keys("enter")[0])
	for _, k := range append(pagetest.Keys("电梯老停"), pagetest.Keys("enter")...) {
		if cmd := f.Key(k); cmd != nil {
			t.Fatal("a key was taken while the save was under way")
		}
	}
	w.Run(save)
	var words []string
	for _, o := range f.rows {
		words = append(words, o.Text())
	}
	if !slices.Equal(words, []string{"楼道灯坏了", "电梯老停"}) || f.one.words.Edit.Value() != "" {
		t.Errorf("%q are saved\n%s", words, w.Draw())
	}
}

// TestACollectionDayProposesItself on a 23rd, with the points where it was held before.
func TestACollectionDayProposesItself(t *testing.T) {
	w := openList(t)
	w.Press("ctrl+n", "3", "tab")
	f := w.Page().(*meeting)
	day := model.LastCollectionDay(w.Desk().Today())
	if f.head.day.Edit.Value() != text.Date(day, w.Desk().Today()) {
		t.Errorf("the day is %s", f.head.day.Edit.Value())
	}
	w.Press("tab")
	point := w.Desk().Register().FixedPoints(w.Desk().Community())[0]
	w.Sees("1 " + point.Spoken())
	if w.Press("1"); f.head.place.Edit.Value() != point.Spoken() {
		t.Errorf("the place is %s", f.head.place.Edit.Value())
	}
	w.Press("ctrl+s")
	if m := w.Desk().Register().Meeting(f.id); m == nil || m.On != day || m.Compound != point.Compound {
		t.Errorf("%+v", m)
	}
}

// TestAnOpinionOfAnotherGrid: a worker at the meeting of a compound writes down what residents of other grids say. The
// form says that it is not theirs, and it is kept and flagged.
func TestAnOpinionOfAnotherGrid(t *testing.T) {
	w := pagetest.Open(t, model.WorkerRole, text.ZH, NewTasks)
	w.Push(NewMeetings(w))
	w.Press("ctrl+n", "1", "tab", "tab", "金桂苑", "tab", "tab", "tab", "路灯坏了")
	f := w.Page().(*meeting)
	mine := w.Desk().Grids()[0]
	if f.one.at() != mine || f.one.elsewhere() {
		t.Fatalf("it begins in %s:\n%s", f.one.at(), w.Draw())
	}
	other := slices.IndexFunc(f.one.all, func(p model.Path) bool { return p != mine })
	w.Press("tab", fmt.Sprint(other+1))
	w.Sees(text.OpinionElsewhere.In(text.ZH))
	w.Press("enter")
	if len(f.rows) != 1 || f.rows[0].Grid != f.one.all[other] || len(f.rows[0].Inside.Flags) != 1 ||
		f.rows[0].Inside.Flags[0].Why != model.FlagOutOfSight {
		t.Errorf("%+v\n%s", f.rows, w.Draw())
	}
}

// TestTheSameMeetingTwice: the page names the other record, and F6 strikes this one for it.
func TestTheSameMeetingTwice(t *testing.T) {
	w, f := writing(t)
	w.Press("楼道灯坏了", "tab", "1", "enter", "ctrl+s", "ctrl+n", "1", "tab", "tab", "活动室", "ctrl+s")
	reg := w.Desk().Register()
	again := reg.LikeMeetings(reg.Meeting(f.id))
	if len(again) != 1 {
		t.Fatalf("%d are like it:\n%s", len(again), w.Draw())
	}
	w.Push(MeetingPage(w, again[0]))
	w.Sees(text.MeetingLike(text.ZH, "冬季用火安全群众会  金桂苑 活动室", w.Desk().Me().Person.Name))
	w.Press("f6", "记重了", "enter")
	if m := reg.Meeting(again[0].ID); m.Stands() || m.Into != f.id || m.Why != "记重了" {
		t.Errorf("%+v\n%s", m, w.Draw())
	}
	w.Sees("作废的原因：记重了")
	if w.Press("f7"); !reg.Meeting(again[0].ID).Stands() {
		t.Errorf("not restored:\n%s", w.Draw())
	}
}
