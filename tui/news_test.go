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

// TestWhatIsNewForWhom plays one task's way and says at each step for whom it is new, and why.
func TestWhatIsNewForWhom(t *testing.T) {
	today := model.DayOf(atTheDesk)
	toWorker := model.TaskDispatched{
		To: model.Addressee{Kind: model.ToPerson, ID: model.RecordID{1}, Name: "worker"}, Due: today + 3,
	}
	steps := []struct {
		who                   string
		body                  model.Body
		worker, other, branch model.What
	}{
		{"worker", model.TaskRaised{
			Grid: "522730/01/01/02", Channel: model.ByVisit, Words: "楼道灯坏了",
		}, "", "", model.DidRaise},
		{"branch", model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}, "", "", ""},
		{"branch", toWorker, model.DidDispatch, "", ""},
		{"branch", model.TaskNudged{}, model.DidNudge, "", ""},
		{"worker", model.TaskClaimed{}, "", "", ""},
		{"branch", model.TaskNudged{Note: "住户又问了"}, model.DidNudge, "", ""},
		{"worker", model.TaskProgressed{Note: "料到了"}, "", "", ""},
		{"worker", model.TaskFinished{Result: "换好了"}, "", "", model.DidFinish},
		{"branch", model.TaskSentBack{Why: "还黑着"}, model.DidSendBack, "", ""},
		{"worker", model.TaskFinished{Result: "换了整条线"}, "", "", model.DidFinish},
		{"branch", model.TaskAccepted{}, model.DidAccept, "", ""},
		{"branch", model.TaskAnswered{How: model.ByPhone}, "", "", ""},
		{"branch", model.TaskRated{Rating: model.Unsatisfied}, model.DidRate, "", ""},
		{"worker", model.TaskReturned{Why: "办不了"}, "", "", model.DidReturn},
	}
	var so []step
	for _, s := range steps {
		so = append(so, step{s.who, s.body})
		task := story(t, so...)
		for who, want := range map[string]model.What{"worker": s.worker, "other": s.other, "branch": s.branch} {
			n, _ := registerOf(who, task).News(task, today)
			if n.By != want {
				t.Errorf("after %T by %s, to %s: %q, want %q", s.body, s.who, who, n.By, want)
			}
		}
	}
	due := story(t, so[0], so[1], step{"branch", model.TaskDispatched{To: toWorker.To, Due: today}})
	if n, _ := registerOf("worker", due).News(due, today); n.By != register.WhatDue {
		t.Errorf("due today: %q", n.By)
	}
}

// registerOf somebody of the cast, who sees a task.
func registerOf(who string, t *model.Task) *register.Register {
	role, scope := model.WorkerRole, model.Path("522730/01/01/02")
	switch who {
	case "other":
		scope = "522730/01/02/05"
	case "branch":
		role, scope = model.SupervisorRole, "522730/01"
	}
	r := register.New(model.Account{Person: cast[who].By, Role: role, Scopes: []model.Path{scope}})
	r.Put(t, 1)
	return r
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
