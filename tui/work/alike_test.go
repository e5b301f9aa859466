package work

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// neighbours raises the same request at several doors of one staircase, and returns the tasks, the first one last.
func neighbours(t *testing.T, w *pagetest.Window, n int) (tasks []*model.Task) {
	t.Helper()
	door := w.Desk().Register().Task(markAll(t, w, 1)[0].ID).Door()
	w.Press("space") // takes the mark away again
	for range n {
		plan, err := w.Desk().Save(desk.Act{Body: model.TaskRaised{
			Grid: w.Desk().Register().Household(door.ID).Grid, Compound: door.Door.Compound, Household: door,
			Channel: model.ByPhone, Words: "楼道那盏长明灯不亮了",
		}})
		if err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, now(w, model.TaskID(plan.Records()[0])))
	}
	w.Refresh()
	return tasks
}

// TestFourNeighboursAreOneDispatch: the like tasks are listed over the dialog, each opens, and those that are marked go
// in one save with what the dialog says.
func TestFourNeighboursAreOneDispatch(t *testing.T) {
	w, _ := openQueue(t)
	tasks := neighbours(t, w, 4)
	w.ShowDialog(newDispatch(w, tasks[0], marks{}, func() tea.Cmd { return nil }))
	w.Press("2", "5", "pgdown")
	list := w.Front().(*alike)
	if len(list.shown) < 3 || list.shown[0].Task.Text() != tasks[0].Text() {
		t.Fatalf("%d are listed", len(list.shown))
	}
	w.Sees(text.SimilarHead.In(text.ZH), "同一楼道")
	w.Press("enter")
	if _, open := w.Front().(*oneCase); !open {
		t.Fatalf("Enter opens %T", w.Front())
	}
	w.Sees(list.shown[0].Task.Text())
	w.Press("esc", "space", "down", "space", "down", "space")
	w.Sees(text.Marked(text.ZH, 3))
	w.Press("ctrl+s")
	w.Sees(text.SeveralTasks(text.ZH, 4), text.Sphere(text.ZH, model.Everyone))
	w.Press("0")
	for _, one := range tasks {
		if got := now(w, one.ID); got.State != model.Dispatched || got.To.Kind != model.ToOpen {
			t.Errorf("%s is %s", got.No(), got.State)
		}
	}
	if len(w.Said) != 1 {
		t.Errorf("they were %d saves", len(w.Said))
	}
}

// TestLikeTasksOfAPage: the page of a task lists them too, and begins the dialog for all that were marked.
func TestLikeTasksOfAPage(t *testing.T) {
	w, _ := openQueue(t)
	tasks := neighbours(t, w, 2)
	w.Push(NewTask(w, tasks[0].ID))
	w.Press("ctrl+down", "space", "ctrl+s")
	w.Sees(text.SeveralTasks(text.ZH, 2))
	w.Press("esc", "ctrl+down", "space", "f6")
	if o, open := w.Front().(*other); !open || len(o.with) != 2 {
		t.Errorf("F6 opens %T", w.Front())
	}
}

// TestWhatSomebodyHasIsNotMarked: a like task that is under way is only read.
func TestWhatSomebodyHasIsNotMarked(t *testing.T) {
	w, _ := openQueue(t)
	tasks := neighbours(t, w, 2)
	keep(t, w, tasks[1].RecordID(), model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities},
		model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: w.Desk().Today() + 3, Brief: "换灯"})
	w.Push(NewTask(w, tasks[0].ID))
	w.Press("ctrl+down", "space")
	if list := w.Front().(*alike); len(list.marked.ids) != 0 || !w.Toast().Standing() {
		t.Errorf("%d are marked", len(list.marked.ids))
	}
}
