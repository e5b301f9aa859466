package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// TestASentBackResultIsNews: what the branch sends back is marked at its holder's, counted on the tab, named
// after the exchange, and seen once its page was opened, also after the home was opened anew.
func TestASentBackResultIsNews(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		h := pagetest.Hub(t)
		a := openWith(t, model.WorkerRole, h)
		id := showTask(t, a, register.OpenView, model.Dispatched)
		press(t, a, "enter", "enter", "换好了", "ctrl+s", "esc")
		had := a.countNews()

		b := openWith(t, model.SupervisorRole, h)
		press(t, b, "f5")
		if n, is := b.newsOf(now(b, id)); !is || n.By != model.DidFinish {
			t.Errorf("a result that waits to be accepted is no news: %v", n)
		}
		markTask(t, b, id)
		press(t, b, "f7", "照片上灯还是黑的", "enter")

		press(t, a, "f5")
		sees(t, a, text.News(a.lang, string(model.DidSendBack))+" ")
		if got := a.countNews(); got != had+1 {
			t.Errorf("%d new, want %d", got, had+1)
		}
		press(t, a, "2", "right")
		golden(t, a, "tasks-sentback")
		mine := a.desk.Register().Tasks(register.MineView, a.desk.Today(), "")
		for i, task := range register.SoonestFirst(mine) {
			if task.ID == id {
				press(t, a, "home", strings.Repeat("j", i), "enter")
			}
		}
		sees(t, a, "照片上灯还是黑的")
		golden(t, a, "task-sentback")
		press(t, a, "esc")
		if _, is := a.newsOf(now(a, id)); is || a.countNews() != had {
			t.Errorf("seen, and %d are new still", a.countNews())
		}
		if again := readNews(a.desk); again.seen[id] != a.news.seen[id] || again.seen[id] == 0 {
			t.Error("that it was seen is not kept in the home")
		}
	})
}

// TestOldNewsIsNone: who opens a home for the first time is not told of what lies before yesterday.
func TestOldNewsIsNone(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	for _, task := range a.newTasks() {
		if n, _ := a.newsOf(task); model.DayOf(n.At) < a.desk.Today()-1 {
			t.Errorf("%s of %v is new", n.By, n.At)
		}
	}
	if kept, _ := a.desk.Draft(newsKey); kept != nil {
		t.Error("something was written before anything was seen")
	}
}

// TestATaskThatWasFoundIsSeen: opened from the search too, what is new of a task is seen, and the write that notes it
// does not hold up the writes behind it.
func TestATaskThatWasFoundIsSeen(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	tasks := a.newTasks()
	if len(tasks) == 0 {
		t.Fatal("nothing is new")
	}
	press(t, a, "/", tasks[0].No(), "enter")
	if a.writer.busy() {
		t.Error("a write is still under way")
	}
	if _, is := a.newsOf(now(a, tasks[0].ID)); is {
		t.Errorf("it is still new:\n%s", screen(a))
	}
}
