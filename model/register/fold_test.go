package register_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sidan/model"
	"sidan/model/register"
)

func TestFoldShowsThePrediction(t *testing.T) {
	w := newWorld(t, worker)
	house := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	task := w.raise(house, today-1, "楼道灯坏了", nil)
	w.take(task, today, sorted, openUntil(today+3))

	claim := w.pending(worker, noon(today), task.Record(), claimed)
	again := w.pending(worker, noon(today), task.Record(), claimed)
	done := w.pending(worker, noon(today), task.Record(), finished)
	w.Pend(task.Record(), []register.Pending{claim, again, done})
	if got := w.Task(task).State; got != model.Finished {
		t.Errorf("state %s, want finished", got)
	}
	if n := len(w.Unanswered(task.Record())); n != 3 {
		t.Errorf("%d listed, want 3: what would be refused too", n)
	}
	if c, _ := w.Confirmed(task.Record()); c.(*model.Task).State != model.Dispatched {
		t.Error("the confirmed record was touched")
	}

	w.take(task, today, claimed) // the hub confirms the first
	w.Pend(task.Record(), []register.Pending{done})
	if _, pending := w.Record(task.Record()); pending != 1 || w.Counts().Pending != 1 ||
		w.Task(task).State != model.Finished {
		t.Errorf("after the first answer: %d pending, %s", pending, w.Task(task).State)
	}
	w.Pend(task.Record(), nil)
	if w.Pending(task.Record()) || w.Task(task).State != model.Claimed || w.Counts().Pending != 0 {
		t.Error("with nothing pending the confirmed record is shown")
	}
}

func TestFoldShowsWhatExistsOnlyHere(t *testing.T) {
	w := newWorld(t, worker)
	house := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	id := w.id()
	w.Pend(id, []register.Pending{
		w.pending(worker, noon(today), id, model.VisitMade{Household: house, Grid: grid1, Outcome: model.Met}),
	})
	d, _ := w.Door(house, today)
	if !d.Now.Done || !d.Now.Pending || len(d.Visits) != 1 {
		t.Errorf("the visit is not shown as pending: %+v", d.Now)
	}
	if r := w.Round(today, week, nil, false); r.Pending != 1 || r.Confirmed != 0 {
		t.Errorf("tallies: %d pending, %d confirmed", r.Pending, r.Confirmed)
	}
	w.Pend(id, nil)
	if d, _ := w.Door(house, today); d.Now.Done || len(d.Visits) != 0 || w.Counts().Visits != 0 {
		t.Error("what was taken back is still shown")
	}
}

// TestFoldSurvivesARuleThatPanics: a task that says what undo puts back and has no step to take back, as no rule of
// ours makes one, is more than the rule of undo can bear.
func TestFoldSurvivesARuleThatPanics(t *testing.T) {
	w := newWorld(t, worker)
	id, step := w.id(), model.ChangeID{9}
	task := &model.Task{ID: model.TaskID(id), Grid: grid1, Inside: &model.TaskInside{
		Words: "灯坏了", Before: &model.Before{Change: step, By: worker.Person.ID},
	}}
	undone := model.TaskUndone{Change: step}
	undo, note := w.pending(worker, noon(today), id, undone), w.pending(worker, noon(today), id, finished)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the rule does not panic any more: find another one")
			}
		}()
		model.Apply(task, undo.Change, undo.Stamp)
	}()
	w.Put(task, 1)
	w.Pend(id, []register.Pending{undo, note})
	if shown, pending := w.Record(id); shown != model.Record(task) || pending != 2 {
		t.Errorf("shown %v, %d pending; want the confirmed task, and two", shown, pending)
	}
	nobody := w.id()
	w.Pend(nobody, []register.Pending{{Change: model.Change{Record: nobody}}}) // it has no body
	if rec, pending := w.Record(nobody); rec != nil || pending != 1 {
		t.Errorf("shown %v, %d pending; want nothing, and one listed", rec, pending)
	}
}

// TestFoldIsApplyInOrder plays changes of two authors, some of them confirmed before the others, and holds the register
// against applying them one after the other.
func TestFoldIsApplyInOrder(t *testing.T) {
	bodies := []model.Body{sorted, openUntil(today + 3), claimed, finished, acceptedIt, told, satisfied,
		model.TaskRated{Rating: model.Unsatisfied}, model.TaskReturned{Why: "办不了"}, model.TaskReleased{Why: "没空"},
		model.TaskProgressed{Note: "看了"}, model.TaskSentBack{Why: "再看看"}, model.TaskReopened{Why: "又坏了"},
		model.TaskNudged{}, model.TaskExtended{Until: today + 9, Why: "缺料"},
		model.TaskRecalled{From: model.Addressee{Kind: model.ToOpen}}}
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(nil, branch)
		id := w.id()
		changes := []register.Pending{w.pending(
			worker, noon(today), id, model.TaskRaised{Grid: grid1, Channel: model.ByPhone, Words: "路灯坏了"},
		)}
		for _, body := range rapid.SliceOfN(rapid.SampledFrom(bodies), 0, 12).Draw(t, "bodies") {
			by := rapid.SampledFrom([]model.Account{worker, branch}).Draw(t, "by")
			changes = append(changes, w.pending(by, noon(today), id, body))
		}
		var want, confirmed model.Record
		split := rapid.IntRange(0, len(changes)).Draw(t, "confirmed")
		for i, p := range changes {
			if i == split {
				confirmed = want
			}
			if after, out := model.Apply(want, p.Change, p.Stamp); out.Accepted() {
				want = after
			}
		}
		if split == len(changes) {
			confirmed = want
		}
		if confirmed != nil {
			w.Put(confirmed, 1)
		}
		w.Pend(id, changes[split:])
		got, pending := w.Record(id)
		if diff := cmp.Diff(want, got); diff != "" || pending != len(changes)-split {
			t.Fatalf("%d pending; want, got:\n%s", pending, diff)
		}
		if n := len(w.Tasks(register.AllView, today, "")); n != 1 || w.Counts().Tasks != 1 {
			t.Fatalf("%d tasks listed, %d counted", n, w.Counts().Tasks)
		}
	})
}
