package present

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

func TestTaskText(t *testing.T) {
	whole := story(t, raised, sorted, sent)
	face, bare, family := *whole, *whole, *whole
	face.Inside = nil
	bare.Inside, bare.Brief = nil, ""
	family.Inside, family.Brief, family.Sphere = nil, "", model.Family
	r := readers("branch")[0]
	for _, c := range []struct {
		name       string
		task       *model.Task
		text, line string
	}{
		{"with its words", whole, "楼道灯坏了\n上楼要摸黑", "楼道灯坏了"},
		{"its brief", &face, "换楼道灯", "换楼道灯"},
		{"no brief", &bare, "公共设施  金桂苑", "公共设施  金桂苑"},
		{"a family matter", &family, "公共设施", "公共设施"},
	} {
		if got := r.TaskText(c.task); got != c.text {
			t.Errorf("%s: %q, want %q", c.name, got, c.text)
		}
		if got := r.TaskLine(c.task); got != c.line {
			t.Errorf("%s: in a row %q, want %q", c.name, got, c.line)
		}
	}
	long := *whole
	long.Inside = &model.TaskInside{Words: "一二三四五六七八九十十一"}
	if got := r.TaskName(&long); widget.Width(got) > 20 || got == r.TaskLine(&long) {
		t.Errorf("in a toast it is %q", got)
	}
}

// TestTaskSign goes through every reason there is to look at a task, and says for whom it is one.
func TestTaskSign(t *testing.T) {
	late := sent
	late.on, late.body = today-2, model.TaskDispatched{To: toMe, Due: today - 1}
	nudged := step{"branch", today, model.TaskNudged{}}
	sentBack := step{"branch", today, model.TaskSentBack{Why: "还黑着"}}
	returned := step{"worker", today, model.TaskReturned{Why: "要动维修资金"}}
	unhappy := step{"branch", today, model.TaskRated{Rating: model.Unsatisfied}}
	happy := step{"branch", today, model.TaskRated{Rating: model.Satisfied}}
	for _, c := range []struct {
		name, who, glyph string
		role             widget.Ink
		zh, en           string
		steps            []step
	}{
		{"raised, to the branch", "branch", "◉", widget.Accent, "待研判", "unsorted", []step{raised}},
		{"raised, to its worker", "worker", " ", widget.Muted, "待研判", "unsorted", []step{raised}},
		{"late", "branch", "!", widget.Warn, "超时 12 小时", "12 h late", []step{raised, sorted, late}},
		{"sent to me", "worker", "◉", widget.Accent, "派给你的", "for you", []step{raised, sorted, sent}},
		{"sent to another", "branch", " ", widget.Muted, "", "", []step{raised, sorted, sent}},
		{"nudged, to whom it waits for", "worker", "!", widget.Warn, "催办", "nudged",
			[]step{raised, sorted, sent, nudged}},
		{"nudged, to who nudged", "branch", " ", widget.Muted, "", "", []step{raised, sorted, sent, nudged}},
		{"claimed", "worker", " ", widget.Muted, "办理中", "", []step{raised, sorted, sent, claimed}},
		{"finished, to the branch", "branch", "◉", widget.Accent, "待验收", "",
			[]step{raised, sorted, sent, claimed, finished}},
		{"finished, to who did it", "worker", " ", widget.Muted, "待验收", "",
			[]step{raised, sorted, sent, claimed, finished}},
		{"sent back", "worker", "✗", widget.Bad, "退回再办", "sent back",
			[]step{raised, sorted, sent, claimed, finished, sentBack}},
		{"not satisfied", "worker", "✗", widget.Bad, "不满意再办", "not satisfied",
			[]step{raised, sorted, sent, claimed, finished, accepted, told, unhappy}},
		{"returned", "branch", "✗", widget.Bad, "退单", "returned", []step{raised, sorted, sent, claimed, returned}},
		{"accepted, to who did it", "worker", "◉", widget.Accent, "待回访", "",
			[]step{raised, sorted, sent, claimed, finished, accepted}},
		{"accepted, to another", "other", " ", widget.Muted, "待回访", "",
			[]step{raised, sorted, sent, claimed, finished, accepted}},
		{"closed", "worker", "✓", widget.Good, "已了结", "closed",
			[]step{raised, sorted, sent, claimed, finished, accepted, told, happy}},
	} {
		task := story(t, c.steps...)
		for _, r := range readers(c.who, task) {
			want := map[text.Lang]string{text.ZH: c.zh, text.EN: c.en}[r.Lang]
			if want == "" {
				want = text.StateOf(r.Lang, task)
			}
			isSign(t, c.name, r.TaskSign(task), c.glyph, c.role, want)
		}
	}
}

// TestTaskSignWhileTheHubHasNotAnswered: a claim of one's own is unconfirmed, any other step only waits.
func TestTaskSignWhileTheHubHasNotAnswered(t *testing.T) {
	for _, c := range []struct {
		body model.Body
		zh   string
	}{
		{model.TaskClaimed{}, text.Unconfirmed.In(text.ZH)},
		{model.TaskReturned{Why: "太远"}, "退单"},
	} {
		r := readers("worker", story(t, raised, sorted, sent))[0]
		me := cast["worker"]
		stamp := model.Stamp{By: me.Person, Tags: me.TagsIn(community), At: noon, On: noon, Received: noon}
		change := model.Change{Record: model.RecordID{7}, Author: me.Person.ID, At: noon, Body: c.body}
		r.Register.Pend(model.RecordID{7}, []register.Pending{{Change: change, Stamp: stamp}})
		task := r.Register.Task(model.TaskID{7})
		isSign(t, c.zh, r.TaskSign(task), "⇡", widget.Warn, c.zh)
		if got := r.TaskState(task); got != text.StateOf(text.ZH, task)+" ⇡" {
			t.Errorf("a command prints %q", got)
		}
	}
	r, task := readers("worker")[0], story(t, raised)
	if got := r.TaskState(task); got != "待研判" {
		t.Errorf("confirmed, a command prints %q", got)
	}
}

func TestTaskPlaceAndHolder(t *testing.T) {
	task := story(t, raised, sorted)
	door := *task
	inside := *task.Inside
	inside.Household.Door = model.Address{Compound: "金桂苑", Building: "3", Unit: "3", Door: "102"}
	door.Inside = &inside
	nowhere := *task
	nowhere.Compound = ""
	r := readers("branch", &model.Place{Path: grid, Name: "东门二网格"})[0]
	for want, one := range map[string]*model.Task{
		text.Address(text.ZH, inside.Household.Door): &door, "金桂苑": task, "东门二网格": &nowhere,
	} {
		if got := r.TaskPlace(one); got != want {
			t.Errorf("it is at %q, want %q", got, want)
		}
	}
	for _, c := range []struct {
		steps []step
		want  string
	}{
		{[]step{raised, sorted}, ""}, {[]step{raised, sorted, sent}, "worker"},
		{[]step{raised, sorted, opened}, text.ToKind(text.ZH, model.ToOpen)},
		{[]step{raised, sorted, opened, claimed}, "worker"},
	} {
		if got := r.TaskHolder(story(t, c.steps...)); got != c.want {
			t.Errorf("after %d steps %q has it, want %q", len(c.steps), got, c.want)
		}
	}
}

// TestTaskWords: whoever may not see the words is told why, and who may claim the task how they come to see them.
func TestTaskWords(t *testing.T) {
	face := *story(t, raised, sorted, sent)
	face.Inside = nil
	for who, hidden := range map[string]text.Sentence{"worker": text.TaskNoInside, "other": text.TaskFaceOnly} {
		for _, r := range readers(who) {
			if got := r.TaskWords(&face); got != "换楼道灯\n"+hidden.In(r.Lang) {
				t.Errorf("%s reads %q", who, got)
			}
		}
	}
	if got := readers("branch")[0].TaskWords(story(t, raised)); got != "楼道灯坏了\n上楼要摸黑" {
		t.Errorf("the branch reads %q", got)
	}
}

func TestTaskFacts(t *testing.T) {
	unhappy := step{"branch", today, model.TaskRated{Rating: model.Unsatisfied}}
	for _, c := range []struct {
		name  string
		steps []step
		want  []Fact
	}{
		{"raised", []step{raised}, []Fact{
			{"居民", "王秀英  1990000 1234"}, {"三事", "像是 大家事 公共设施"}, {"登记", "走访  worker  11-22 09:00"},
		}},
		{"sent", []step{raised, sorted, sent}, []Fact{
			{"居民", "王秀英  1990000 1234"}, {"三事", "大家事  公共设施"}, {"登记", "走访  worker  11-22 09:00"},
			{"派给", "worker"}, {"时限", "11-27 周五"},
		}},
		{"done again", []step{raised, sorted, sent, claimed, finished, accepted, told, unhappy}, []Fact{
			{"居民", "王秀英  1990000 1234"}, {"三事", "大家事  公共设施"}, {"登记", "走访  worker  11-22 09:00"},
			{"承办", "worker"}, {"时限", "11-27 周五"}, {"评价", "不满意  重办 1 次"},
		}},
	} {
		got := readers("branch")[0].TaskFacts(story(t, c.steps...))
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
			continue
		}
		for i, f := range got {
			if f != c.want[i] {
				t.Errorf("%s: fact %d is %q, want %q", c.name, i, f, c.want[i])
			}
		}
	}
	promise := raised
	promise.body = model.TaskRaised{
		Grid: grid, Channel: model.ByVisit, Words: "灯坏了",
		Answer: &model.DoorAnswer{Words: "周五前换", By: today + 3},
	}
	for _, f := range readers("branch")[0].TaskFacts(story(t, promise)) {
		if f.Label == "时限" && f.Value != "11-27 周五  当面承诺的" {
			t.Errorf("a promise is due %q", f.Value)
		}
	}
}

func TestTaskDue(t *testing.T) {
	r := readers("branch")[0]
	task := *story(t, raised, sorted, sent)
	for due, want := range map[model.Day]string{0: "", today + 3: "11-27", today: "11-24", today - 3: "超时 2 天"} {
		task.Due = due
		if got := r.TaskDue(&task); got != want {
			t.Errorf("due %v it says %q, want %q", due, got, want)
		}
	}
}

func TestTaskDone(t *testing.T) {
	r := readers("branch")[0]
	if got := r.TaskDone(story(t, raised, sorted, sent, claimed, finished)); got != (widget.Span{
		Ink: widget.Good, Text: "✓ 2 天办结",
	}) {
		t.Errorf("done it says %v", got)
	}
	back := step{"branch", today, model.TaskSentBack{Why: "还黑着"}}
	if got := r.TaskDone(story(t, raised, sorted, sent, claimed, finished, back)); got != (widget.Span{
		Ink: widget.Muted, Text: "办理中",
	}) {
		t.Errorf("sent back it says %v", got)
	}
}

// TestSteps holds what is said of a task's steps: the last one, the last words, and the one it came back by.
func TestSteps(t *testing.T) {
	returned := step{"worker", today, model.TaskReturned{Why: "要动\n维修资金"}}
	task := story(t, raised, sorted, sent, claimed, returned)
	r := readers("branch")[0]
	if got := r.TaskCameBack(task); got != "worker 退单  要动 维修资金" {
		t.Errorf("it came back %q", got)
	}
	if got := r.LastStep(task); got != "今日 09:00  退单  要动\n维修资金" {
		t.Errorf("the last step is %q", got)
	}
	if got := r.StepLine(task, task.Inside.Steps[len(task.Inside.Steps)-1]); got != "worker  退单" {
		t.Errorf("in the history it is %q", got)
	}
	if got := r.LastWords(task); len(got) != 2 || got[0].Text != "worker 退单  " || got[1].Text != "要动\n维修资金" {
		t.Errorf("the last words are %v", got)
	}
	quiet := story(t, raised, sorted, sent, claimed)
	if got := r.TaskCameBack(quiet); got != "" {
		t.Errorf("it never came back, and says %q", got)
	}
	quiet.Inside = nil
	if got := r.LastWords(quiet); got != nil {
		t.Errorf("words of a face: %v", got)
	}
}
