package register_test

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
)

// atNoon is when every step of these tests is taken.
var atNoon = time.Date(2026, 11, 24, 12, 0, 0, 0, model.Zone)

// TestWhatIsNewForWhom plays one task's way and says at each step for whom it is new, and why.
func TestWhatIsNewForWhom(t *testing.T) {
	today := model.DayOf(atNoon)
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
		{"branch", model.TaskAsked{Words: "哪一楼"}, model.DidAsk, "", ""},
		{"worker", model.TaskReplied{Words: "三楼"}, "", "", model.DidReply},
		{"branch", model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}, "", "", ""},
		{"branch", toWorker, model.DidDispatch, "", ""},
		{"branch", model.TaskNudged{}, model.DidNudge, "", ""},
		{"worker", model.TaskClaimed{}, "", "", ""},
		{"branch", model.TaskNudged{Note: "住户又问了"}, model.DidNudge, "", ""},
		{"worker", model.TaskProgressed{Note: "料到了"}, "", "", ""},
		{"worker", model.TaskExtensionAsked{Until: today + 9, Why: "等配件"}, "", "", model.DidAskMore},
		{"branch", model.TaskExtensionDeclined{Until: today + 9, Why: "入冬前要亮"}, model.DidDecline, "", ""},
		{"worker", model.TaskExtensionAsked{Until: today + 5, Why: "就差一盏"}, "", "", model.DidAskMore},
		{"branch", model.TaskExtended{Until: today + 5, Why: "就差一盏"}, model.DidExtend, "", ""},
		{"worker", model.TaskFinished{Result: "换好了"}, "", "", model.DidFinish},
		{"branch", model.TaskSentBack{Why: "还黑着"}, model.DidSendBack, "", ""},
		{"worker", model.TaskFinished{Result: "换了整条线"}, "", "", model.DidFinish},
		{"branch", model.TaskAccepted{}, model.DidAccept, "", ""},
		{"branch", model.TaskAnswered{How: model.ByPhone}, "", "", ""},
		{"branch", model.TaskRated{Rating: model.Unsatisfied}, model.DidRate, "", ""},
		{"worker", model.TaskReturned{Why: "办不了"}, "", "", model.DidReturn},
	}
	var so []newsStep
	for _, s := range steps {
		so = append(so, newsStep{s.who, s.body})
		task := playTask(t, so...)
		for who, want := range map[string]model.What{"worker": s.worker, "other": s.other, "branch": s.branch} {
			n, _ := registerOf(who, task).News(task, today)
			if n.By != want {
				t.Errorf("after %T by %s, to %s: %q, want %q", s.body, s.who, who, n.By, want)
			}
		}
	}
	due := playTask(t, so[0], so[3], newsStep{"branch", model.TaskDispatched{To: toWorker.To, Due: today}})
	if n, _ := registerOf("worker", due).News(due, today); n.By != register.WhatDue {
		t.Errorf("due today: %q", n.By)
	}
}

// registerOf somebody of those who act, who sees a task.
func registerOf(who string, t *model.Task) *register.Register {
	role, scope := model.WorkerRole, model.Path("522730/01/01/02")
	switch who {
	case "other":
		scope = "522730/01/02/05"
	case "branch":
		role, scope = model.SupervisorRole, "522730/01"
	}
	r := register.New(model.Account{Person: newsCast[who].By, Role: role, Scopes: []model.Path{scope}})
	r.Put(t, 1)
	return r
}

// cast are those who act, with what each sees of a task in grid 02.
var newsCast = func() map[string]model.Stamp {
	person := func(n byte, role model.Role, scope model.Path) model.Stamp {
		account := model.Account{
			Person: model.Ref{ID: model.PersonID{n}, Name: string(role)}, Role: role,
			Scopes: []model.Path{scope},
		}
		return model.Stamp{
			By: account.Person, Tags: account.TagsIn("522730/01"), At: atNoon, On: atNoon,
			Received: atNoon,
		}
	}
	return map[string]model.Stamp{
		"worker": person(1, model.WorkerRole, "522730/01/01/02"),
		"other":  person(2, model.WorkerRole, "522730/01/02/05"),
		"branch": person(3, model.SupervisorRole, "522730/01"),
	}
}()

// newsStep is a change and who makes it.
type newsStep struct {
	who  string
	body model.Body
}

// playTask plays steps on one task.
func playTask(t *testing.T, steps ...newsStep) *model.Task {
	t.Helper()
	var r model.Record
	for i, s := range steps {
		stamp := newsCast[s.who]
		c := model.Change{
			ID: model.ChangeID{byte(i + 1)}, Record: model.RecordID{7}, Author: stamp.By.ID, At: atNoon,
			Body: s.body,
		}
		after, out := model.Apply(r, c, stamp)
		if !out.Accepted() {
			t.Fatalf("step %d is refused: %v", i, out.Why)
		}
		r = after
	}
	return r.(*model.Task)
}
