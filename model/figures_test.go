package model_test

import (
	"strings"
	"testing"

	"sidan/model"
)

// What is published is counted from the face of a task. This test goes over every type of step and says which of these
// figures it sets and which it clears: one that sets or clears anything else fails, and so does a new step without a
// line here.

// figuresOf writes down the figures on a task's face, each with how many days after the story began it lies.
func figuresOf(x *model.Task) string {
	var say []string
	for _, f := range []struct {
		name string
		day  model.Day
	}{{"took", x.Took}, {"done", x.Done}, {"flag", x.Flag}, {"told", x.Told}} {
		if f.day != 0 {
			say = append(say, f.name)
		}
	}
	if x.Rating != "" {
		say = append(say, string(x.Rating))
	}
	say = append(say, strings.Repeat("sent ", x.Sent)+strings.Repeat("returned ", x.Returns)+strings.Repeat("helped ",
		len(x.Helped)))
	return strings.TrimSpace(strings.Join(say, " "))
}

// figureSteps has a line for each step of a task: from where it is taken, by whom, and the figures before and after.
var figureSteps = []struct {
	from          func() *story
	who           model.Account
	b             model.Body
	before, after string
}{
	{func() *story { return &story{} }, worker, raise, "", ""},
	{func() *story { return &story{} }, worker, promised, "", "took"},
	{func() *story { return &story{} }, worker, settled, "", "told"},
	{at(model.Raised), branch, sorted, "", ""},
	{at(model.Sorted), branch, open, "", "sent"},
	{at(model.Returned), branch, toOther, "sent returned", "sent sent returned"},
	{at(model.Dispatched), worker, model.TaskClaimed{}, "sent", "took sent"},
	{at(model.Claimed), worker, model.TaskReleased{Why: "w"}, "took sent", "sent"},
	{at(model.Claimed), worker, model.TaskReturned{Why: "w"}, "took sent", "sent returned"},
	{at(model.Claimed), worker, model.TaskProgressed{Note: "n"}, "took sent", "took sent"},
	{at(model.Claimed), branch, model.TaskProgressed{Note: "n"}, "took sent", "took sent helped"},
	{at(model.Claimed), worker, model.TaskFinished{Result: "r"}, "took sent", "took done sent"},
	{at(model.Claimed), branch, model.TaskFinished{Result: "r"}, "took sent", "took sent helped"},
	{at(model.Finished), branch, model.TaskAccepted{}, "took done sent", "took done flag sent"},
	{own, branch, model.TaskAccepted{}, "took done sent", "took done sent"},
	{at(model.Finished), branch, model.TaskSentBack{Why: "w"}, "took done sent", "took sent"},
	{at(model.Accepted), worker, model.TaskAnswered{How: model.ByVisit}, "took done flag sent",
		"took done flag told sent"},
	{at(model.Told), worker, model.TaskRated{Rating: model.Fair}, "took done flag told sent",
		"took done flag told fair sent"},
	{at(model.Told), worker, model.TaskRated{Rating: model.Unsatisfied}, "took done flag told sent",
		"took told unsatisfied sent"},
	{atDoor, worker, model.TaskRated{Rating: model.Unsatisfied}, "told", "took told unsatisfied"},
	{at(model.Told), branch, model.TaskClosed{Why: "w"}, "took done flag told sent", "took done flag told sent"},
	{at(model.Closed), branch, model.TaskReopened{Why: "w"}, "took done flag told satisfied sent",
		"told satisfied sent"},
	{rated, branch, model.TaskUndone{Change: model.ChangeID{8}}, "took done flag told satisfied sent",
		"took done flag told sent"},
	{at(model.Claimed), branch, model.TaskNudged{}, "took sent", "took sent"},
	{at(model.Claimed), branch, model.TaskExtended{Until: today + 9, Why: "w"}, "took sent", "took sent"},
	{at(model.Dispatched), branch, model.TaskRecalled{From: openTo}, "sent", "sent"},
	{late, branch, model.TaskRecalled{From: toWorker}, "took sent", "sent"},
	{at(model.Returned), branch, joined, "sent returned", "sent returned"},
	{at(model.Joined), branch, model.TaskUnjoined{Into: common}, "", ""},
	{at(model.Joined), worker, final, "", "told"},
	{at(model.Raised), branch, model.TaskDoubled{Of: common}, "", ""},
	{at(model.Claimed), worker, askedMore, "took sent", "took sent"},
	{func() *story { return reach(model.Claimed).do(worker, askedMore) }, branch, declined, "took sent", "took sent"},
	{at(model.Claimed), worker, handedOn, "took sent", "sent"},
	{at(model.Claimed), branch, whistled, "took sent", "took sent"},
	{func() *story { return reach(model.Claimed).do(branch, whistled) }, branch, model.TaskReportedIn{}, "took sent",
		"took sent"},
	{at(model.Raised), branch, model.TaskAsked{Words: "w"}, "", ""},
	{func() *story { return reach(model.Raised).do(branch, model.TaskAsked{Words: "w"}) }, worker,
		model.TaskReplied{Words: "w"}, "", ""},
	{at(model.Raised), branch, model.TaskSettled{How: model.ByPhone, Words: "w"}, "", "told"},
}

func at(s model.State) func() *story { return func() *story { return reach(s) } }

func atDoor() *story { return (&story{}).do(worker, settled) }
func late() *story   { return reach(model.Claimed).later(9) }
func rated() *story  { return reach(model.Told).do(branch, model.TaskRated{Rating: model.Satisfied}) }
func own() *story {
	return reach(model.Dispatched).do(branch, model.TaskClaimed{}).do(branch, model.TaskFinished{Result: "r"})
}

func TestEachStepKeepsTheFigures(t *testing.T) {
	met := map[model.Type]bool{}
	for _, s := range figureSteps {
		met[model.TypeOf(s.b)] = true
		y := s.from()
		before := ""
		if y.r != nil {
			before = figuresOf(y.task())
		}
		y.do(s.who, s.b)
		if after := figuresOf(y.task()); !y.out.Accepted() || before != s.before || after != s.after {
			t.Errorf("%T: %s: from %q to %q, want from %q to %q", s.b, outcome(y.out), before, after, s.before, s.after)
		}
	}
	for _, c := range model.KindTask.Info().Changes {
		if !met[c.Type] {
			t.Errorf("%T: say here which figures it sets and clears", c.Body)
		}
	}
}

// TestFiguresOfAWholeLife: told again, the newer day stands and the rating is asked for anew; one task, one flag.
func TestFiguresOfAWholeLife(t *testing.T) {
	y := reach(model.Told).later(2).do(worker, model.TaskRated{Rating: model.Unsatisfied}).later(1)
	y.do(worker, model.TaskFinished{Result: "r"}).do(branch, model.TaskAccepted{}).later(1)
	y.do(worker, model.TaskAnswered{How: model.ByPhone})
	got := y.task()
	want := model.Stand{Took: today, Done: today + 3, Flag: today + 3, Told: today + 4, Sent: 1}
	if got.Took != want.Took || got.Done != want.Done || got.Flag != want.Flag || got.Told != want.Told ||
		got.Rating != "" || got.Sent != 1 || got.Reopened != 1 {
		t.Errorf("%+v", got.Stand)
	}
	for n := range 12 { // the ninth helper is in the history, and in no figure
		y.do(account(byte(100+n), model.SupervisorRole, "522730/01"), model.TaskProgressed{Note: "n"})
		y.do(account(byte(100+n), model.SupervisorRole, "522730/01"), model.TaskProgressed{Note: "again"})
	}
	if n := len(y.task().Helped); n != 8 {
		t.Errorf("%d helpers are on the face", n)
	}
}
