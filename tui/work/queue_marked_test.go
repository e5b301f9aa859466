package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// markAll marks the first n tasks of the queue that nobody has sorted or promised, and returns them.
func markAll(t *testing.T, w *pagetest.Window, n int) (tasks []*model.Task) {
	t.Helper()
	for i := range n {
		tasks = append(tasks, mark(t, w, register.UnsortedView, i))
		w.Press("space")
	}
	return tasks
}

func TestQueueMarks(t *testing.T) {
	w, q := openQueue(t)
	tasks := markAll(t, w, 3)
	w.Sees(text.Marked(text.ZH, 3), "✓ ")
	w.Press("space") // the third once more
	if len(q.marked.ids) != 2 || q.marked.has(tasks[2].ID) {
		t.Errorf("marked are %v", q.marked.ids)
	}
	w.Refresh()
	w.Sees(text.Marked(text.ZH, 2))
	w.Press("f2", "down", "enter", "esc") // Esc takes the marks away, and leaves the grid
	if len(q.marked.ids) != 0 || q.grid == "" {
		t.Errorf("Esc leaves %d marks in %q", len(q.marked.ids), q.grid)
	}
	w.Press("esc")
	if q.grid != "" {
		t.Error("the second Esc leaves the grid")
	}
}

// TestQueueDispatchesMarked: all in one save, each by changes of its own and with its own brief.
func TestQueueDispatchesMarked(t *testing.T) {
	w, q := openQueue(t)
	tasks := markAll(t, w, 3)
	w.Press("enter")
	d, open := w.Front().(*dispatch)
	if !open {
		t.Fatalf("in front is %T", w.Front())
	}
	w.Sees(text.SeveralTasks(text.ZH, 3), begins(text.ZH, tasks[1]))
	w.Press("2", "5", "0")
	if len(w.Said) != 1 || len(q.marked.ids) != 0 {
		t.Errorf("said %q, %d marks are left", w.Said, len(q.marked.ids))
	}
	briefs := map[string]bool{}
	for _, one := range tasks {
		got := now(w, one.ID)
		if got.State != model.Dispatched || got.Sphere != model.Everyone || got.Menu != model.Facilities {
			t.Errorf("%s is %s, %s, %s", got.No(), got.State, got.Sphere, got.Menu)
		}
		plain := *one
		plain.Sphere = model.Everyone
		if got.Brief != d.host.Desk().Register().Brief(&plain) {
			t.Errorf("its brief is %q", got.Brief)
		}
		briefs[got.Brief] = true
	}
	if len(briefs) != 3 {
		t.Errorf("they share a brief: %v", briefs)
	}
}

// TestQueueDispatchesMarkedWithOneBrief: what was written is the brief of all.
func TestQueueDispatchesMarkedWithOneBrief(t *testing.T) {
	w, _ := openQueue(t)
	tasks := markAll(t, w, 2)
	w.Press("enter", "2", "5", "tab", "带梯子去换灯", "shift+tab", "0")
	for _, one := range tasks {
		if got := now(w, one.ID); got.Brief != "带梯子去换灯" {
			t.Errorf("%s is %s with %q", got.No(), got.State, got.Brief)
		}
	}
}

// TestQueueSaysWhatDoesNotFit: a task that somebody dispatched meanwhile is named, and nothing is saved before the
// person goes on without it.
func TestQueueSaysWhatDoesNotFit(t *testing.T) {
	w, _ := openQueue(t)
	tasks := markAll(t, w, 3)
	w.Press("enter", "2", "5")
	sent := tasks[1].ID
	keep(t, w, sent.Record(), model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities},
		model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: w.Desk().Today() + 3, Brief: "已经派了"})
	w.Press("0")
	w.Sees(text.EachMisfits(text.ZH, 1), tasks[1].No(), text.EachOthers(text.ZH, 2))
	w.Press("1")
	if got := now(w, tasks[0].ID).State; got != model.Raised || len(w.Said) != 0 {
		t.Fatalf("going back saved something: %s", got)
	}
	w.Press("0", "2")
	for _, one := range tasks {
		if got := now(w, one.ID).State; got != model.Dispatched {
			t.Errorf("%s is %s", one.No(), got)
		}
	}
	if got := now(w, sent).Brief; got != "已经派了" {
		t.Errorf("what was dispatched meanwhile has the brief %q", got)
	}
}

// TestFamilyMattersAreNotOpenedTogether: nothing is saved, and there is nobody else to go on with.
func TestFamilyMattersAreNotOpenedTogether(t *testing.T) {
	w, _ := openQueue(t)
	tasks := markAll(t, w, 2)
	w.Press("enter", "3", "2", "0")
	w.Sees(text.EachMisfits(text.ZH, 2))
	w.Press("enter")
	if _, open := w.Front().(*dispatch); !open || now(w, tasks[0].ID).State != model.Raised {
		t.Errorf("in front is %T, the first is %s", w.Front(), now(w, tasks[0].ID).State)
	}
}

// TestMarkedResultsAreNotDispatched: what waits for another decision is said at once.
func TestMarkedResultsAreNotDispatched(t *testing.T) {
	w, _ := openQueue(t)
	mark(t, w, register.FinishedView, 0)
	w.Press("space", "enter")
	if w.Front() != w.Root() {
		t.Errorf("in front is %T", w.Front())
	}
	if !w.Toast().Standing() {
		t.Error("nothing is said")
	}
}

// TestQueueJoinsMarked: F6 joins all marked tasks to one common problem, and says what is joined already.
func TestQueueJoinsMarked(t *testing.T) {
	w, q := openQueue(t)
	plan, err := w.Desk().Save(desk.Act{Body: model.TaskRaised{
		Grid: w.Desk().Community(), Common: true, Words: "几个楼道的灯都坏了",
	}})
	if err != nil {
		t.Fatal(err)
	}
	problem := model.TaskID(plan.Records()[0])
	w.Refresh()
	tasks := markAll(t, w, 3)
	w.Press("f6", "几个楼道")
	keep(t, w, tasks[1].RecordID(), model.TaskJoined{Into: problem})
	w.Press("enter")
	w.Sees(text.EachMisfits(text.ZH, 1), tasks[1].No())
	w.Press("2")
	for _, one := range tasks {
		if got := now(w, one.ID); got.State != model.Joined || got.Into != problem {
			t.Errorf("%s is %s", got.No(), got.State)
		}
	}
	if w.Front() != w.Root() || len(q.marked.ids) != 0 {
		t.Errorf("in front is %T, %d marks are left", w.Front(), len(q.marked.ids))
	}
}

// TestMarkedRowsBecomeACommonProblem: F6 and Ctrl+N raise the problem and join the marked requests in one save.
func TestMarkedRowsBecomeACommonProblem(t *testing.T) {
	w, q := openQueue(t)
	first := mark(t, w, register.UnsortedView, 0)
	q.toggle()
	second := mark(t, w, register.UnsortedView, 1)
	q.toggle()
	before := len(w.Desk().Register().Problems(""))
	w.Press("f6", "ctrl+n", "没处停车", "enter")
	problems := w.Desk().Register().Problems("")
	if len(problems) != before+1 || problems[0].Task.Text() != "没处停车" || len(problems[0].Members) != 2 {
		t.Fatalf("%d problems, the first with %d members", len(problems), len(problems[0].Members))
	}
	for _, one := range []*model.Task{first, second} {
		if got := now(w, one.ID); got.State != model.Joined || got.Into != problems[0].Task.ID {
			t.Errorf("%s is %s", got.No(), got.State)
		}
	}
	if problems[0].Task.Compound != first.Compound || len(q.marked.ids) != 0 {
		t.Errorf("it lies in %q, %d are still marked", problems[0].Task.Compound, len(q.marked.ids))
	}
}

// TestAMarkedRowThatCannotBeJoinedIsNamed: a request that is promised already does not keep the others from becoming a
// common problem, and is named before.
func TestAMarkedRowThatCannotBeJoinedIsNamed(t *testing.T) {
	w, q := openQueue(t)
	joins := mark(t, w, register.UnsortedView, 0)
	q.toggle()
	var held *model.Task
	for _, r := range q.rows {
		if r.heap == register.UnsortedView && r.task.State == model.Claimed {
			held = r.task
			break
		}
	}
	if held == nil {
		t.Fatal("nothing in the queue is promised and unsorted")
	}
	q.marked.toggle(held.ID)
	before := len(w.Desk().Register().Problems(""))
	w.Press("f6", "ctrl+n", "没处停车", "enter")
	w.Sees(held.No())
	if len(w.Desk().Register().Problems("")) != before {
		t.Fatal("it is saved before the person decided")
	}
	w.Press("2")
	if got := now(w, joins.ID); got.State != model.Joined || now(w, held.ID).State != model.Claimed {
		t.Errorf("%s, %s", got.State, now(w, held.ID).State)
	}
	if len(w.Desk().Register().Problems("")) != before+1 {
		t.Error("the problem is not there")
	}
}
