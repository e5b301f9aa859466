package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// TestACaseSaysWhatSpeaksForTheNextStep: of a case to be sorted what it sounds like, how many were like it, and who
// could have it; of one that is with somebody, the last words.
func TestACaseSaysWhatSpeaksForTheNextStep(t *testing.T) {
	w, q := openQueue(t)
	mark(t, w, register.UnsortedView, 0)
	if len(q.file.suggested) == 0 || len(q.file.note()) != 2 {
		t.Fatalf("%d suggested, the note is %v", len(q.file.suggested), q.file.note())
	}
	w.Sees(text.CouldGoTo(text.ZH, q.file.suggested[0].To.Name))
	mark(t, w, register.FinishedView, 0)
	note := q.file.note()
	if len(note) != 2 || note[0][1].Text == "" || note[1][0].Text != q.file.read.TaskReach(q.file.task) {
		t.Errorf("the note of a result is %v", note) // what was done, and the phone of who did it
	}
}

// TestSuggestionsAreTheBranchsAlone: who is not of the branch is not told who could have a task.
func TestSuggestionsAreTheBranchsAlone(t *testing.T) {
	w, _ := openTasks(t, model.WorkerRole)
	for _, one := range w.Desk().Register().Tasks(register.UnsortedView, w.Desk().Today(), "") {
		if n := len(caseOf(w, one).suggested); n > 0 {
			t.Errorf("%d are suggested to a worker for %s", n, one.No())
		}
	}
}

// TestProgressIsNoClaim: a note that waits for the hub leaves a task that is long one's own confirmed, and a claim does
// not.
func TestProgressIsNoClaim(t *testing.T) {
	w := pagetest.Open(t, model.WorkerRole, text.ZH, NewTasks)
	for _, one := range w.Desk().Register().Tasks(register.MineView, w.Desk().Today(), "") {
		if one.State != model.Claimed {
			continue
		}
		note := desk.Act{Record: one.RecordID(), Body: model.TaskProgressed{Note: "到现场看了"}}
		if _, err := w.Desk().Save(note); err != nil {
			t.Fatal(err)
		}
		if caseOf(w, now(w, one.ID)).unconfirmedClaim() {
			t.Errorf("a note on %s counts as a claim", one.No())
		}
	}
	one := w.Desk().Register().Tasks(register.OpenView, w.Desk().Today(), "")[0]
	if _, err := w.Desk().Save(desk.Act{Record: one.RecordID(), Body: model.TaskClaimed{}}); err != nil {
		t.Fatal(err)
	}
	f := caseOf(w, now(w, one.ID))
	if !f.unconfirmedClaim() || !contains(f.note()[0][0].Text, text.Unconfirmed.In(text.ZH)) {
		t.Error("a claim that waits for the hub counts as confirmed")
	}
}

// TestACaseWithoutAnybodyToSuggest proposes nobody, and still says what it sounds like.
func TestACaseWithoutAnybodyToSuggest(t *testing.T) {
	w, q := openQueue(t)
	mark(t, w, register.UnsortedView, 0)
	q.file.suggested = nil
	if lines := q.file.proposal(); len(lines) != 1 || !contains(lines[0][0].Text, q.file.guess) {
		t.Errorf("it proposes %v", lines)
	}
}
