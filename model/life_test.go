package model_test

import (
	"slices"
	"testing"

	"sidan/model"
)

var (
	common    = model.TaskID{0xcc}
	theDept   = seat("unt") // the liaison of theUnit
	volunteer = seat("mem") // of theTeam and thePost
	joined    = model.TaskJoined{Into: common}
	whistled  = model.TaskWhistled{To: theUnit, By: today + 3, Why: "要动公摊表"}
	askedMore = model.TaskExtensionAsked{Until: today + 9, Why: "等配件"}
	declined  = model.TaskExtensionDeclined{Until: today + 9, Why: "入冬前要亮"}
	handedOn  = model.TaskHandedOn{To: toOther.To, Why: "要懂电的"}
	bothOf    = model.TaskDispatched{To: theTeam, Also: []model.Addressee{thePost, otherUnit}, Due: today + 3}
	// a common problem
	raisedCommon = model.TaskRaised{Grid: "522730/01", Channel: model.ByMeeting, Common: true, Words: "停车难"}
	final        = model.TaskAnswered{How: model.ByVisit, Words: "换好了", Final: true}
)

// problem is a common problem that the branch has raised.
func problem() *story {
	return (&story{}).do(branch, raisedCommon)
}

// TestLife is what else may become of a task: by whom, in which state.
func TestLife(t *testing.T) {
	claimed, raised := func() *story { return reach(model.Claimed) }, func() *story { return reach(model.Raised) }
	dispatched := func() *story { return reach(model.Dispatched) }
	promise := (&story{}).do(worker, promised)
	for _, tc := range []struct {
		name string
		from *story
		who  model.Account
		b    model.Body
		to   model.State
		out  string
	}{
		{"join", raised(), branch, joined, model.Joined, "ok"},
		{"join what is sorted", reach(model.Sorted), branch, joined, model.Joined, "ok"},
		{"join what came back", reach(model.Returned), branch, joined, model.Joined, "ok"},
		{"join what is dispatched", dispatched(), branch, joined, model.Dispatched, "refused wrong-state"},
		{"join twice", reach(model.Joined), branch, joined, model.Joined, "refused wrong-state"},
		{"join to itself", raised(), branch, model.TaskJoined{Into: task}, model.Raised, "refused join-common"},
		{"join a common problem", problem(), branch, joined, model.Raised, "refused join-common"},
		{"join by a worker", raised(), worker, joined, model.Raised, "refused not-branch"},
		{"unjoin", reach(model.Joined), branch, model.TaskUnjoined{Into: common}, model.Sorted, "ok"},
		{"unjoin what was never sorted", raised().do(branch, joined), branch, model.TaskUnjoined{Into: common},
			model.Raised, "ok"},
		{"unjoin from another than it is in", reach(model.Joined), branch, model.TaskUnjoined{Into: model.TaskID{1}},
			model.Joined, "refused joined-elsewhere"},
		{"unjoin what is not joined", raised(), branch, model.TaskUnjoined{Into: common}, model.Raised,
			"refused wrong-state"},
		{"double", raised(), branch, model.TaskDoubled{Of: common}, model.Closed, "ok"},
		{"double of itself", raised(), branch, model.TaskDoubled{Of: task}, model.Raised, "refused join-common"},
		{"double of what is under way", claimed(), branch, model.TaskDoubled{Of: common}, model.Claimed,
			"refused wrong-state"},

		{"tell a joined one of the result", reach(model.Joined), worker, final, model.Joined, "ok"},
		{"tell a joined one before", reach(model.Joined), worker, model.TaskAnswered{How: model.ByPhone}, model.Joined,
			"ok"},
		{"rate a joined one", reach(model.Joined).do(worker, final), worker, model.TaskRated{Rating: model.Fair},
			model.Joined, "ok"},
		{"rate a joined one that was not told", reach(model.Joined), worker, model.TaskRated{Rating: model.Fair},
			model.Joined, "flagged flag-state"},
		{"not satisfied with a joined one", reach(model.Joined).do(worker, final), worker,
			model.TaskRated{Rating: model.Unsatisfied}, model.Sorted, "ok"},
		{"not satisfied with a joined one, a month later", reach(model.Joined).do(worker, final).later(31), worker,
			model.TaskRated{Rating: model.Unsatisfied}, model.Joined, "flagged flag-late"},
		{"a common problem as a family matter", problem(), branch,
			model.TaskSorted{Sphere: model.Family, Menu: model.Care}, model.Raised, "refused family-common"},
		{"a common problem by a worker", &story{}, worker,
			model.TaskRaised{Grid: grid, Channel: model.ByMeeting, Common: true, Words: "停车难"}, model.Raised,
			"flagged flag-state"},

		{"ask for more time", claimed(), worker, askedMore, model.Claimed, "ok"},
		{"ask after the due day", claimed().later(5), worker, askedMore, model.Claimed, "ok"},
		{"ask for less time", claimed(), worker, model.TaskExtensionAsked{Until: today + 1, Why: "w"}, model.Claimed,
			"refused bad-extension"},
		{"ask for another's", claimed(), other, askedMore, model.Claimed, "refused out-of-sight"},
		{"ask for what nobody holds", dispatched(), worker, askedMore, model.Dispatched, "refused wrong-state"},
		{"decline", claimed().do(worker, askedMore), branch, declined, model.Claimed, "ok"},
		{"decline what nobody asked", claimed(), branch, declined, model.Claimed, "refused not-asked"},
		{"decline another day than is asked for", claimed().do(worker, askedMore), branch,
			model.TaskExtensionDeclined{Until: today + 8, Why: "w"}, model.Claimed, "refused not-asked"},
		{"decline by the holder", claimed().do(worker, askedMore), worker, declined, model.Claimed,
			"refused not-branch"},

		{"hand on", claimed(), worker, handedOn, model.Dispatched, "ok"},
		{"hand on another's", claimed(), branch, handedOn, model.Claimed, "refused not-holder"},
		{"hand on twice", claimed().do(worker, handedOn), worker, handedOn, model.Dispatched, "refused wrong-state"},
		{"hand on to oneself", claimed(), worker, model.TaskHandedOn{To: toWorker, Why: "w"}, model.Claimed,
			"refused yours"},
		{"hand on what was never sorted", promise, worker, handedOn, model.Claimed, "refused unsorted"},

		{"whistle by the branch", claimed(), branch, whistled, model.Claimed, "ok"},
		{"whistle by the holder", claimed(), worker, whistled, model.Claimed, "ok"},
		{"whistle by another", claimed(), other, whistled, model.Claimed, "refused out-of-sight"},
		{"whistle for what nobody holds", dispatched(), branch, whistled, model.Dispatched, "refused wrong-state"},
		{"whistle twice", claimed().do(branch, whistled), branch, whistled, model.Claimed, "refused called-already"},
		{"whistle for another unit", claimed().do(branch, whistled), branch,
			model.TaskWhistled{To: otherUnit, By: today + 1, Why: "w"}, model.Claimed, "ok"},
		{"whistle until yesterday", claimed(), branch, model.TaskWhistled{To: theUnit, By: today - 1, Why: "w"},
			model.Claimed, "refused bad-input"},
		{"report in", claimed().do(branch, whistled), theDept, model.TaskReportedIn{}, model.Claimed, "ok"},
		{"report in for a unit without a laptop", claimed().do(branch, whistled), branch, model.TaskReportedIn{},
			model.Claimed, "ok"},
		{"report in without a call", claimed(), branch, model.TaskReportedIn{}, model.Claimed, "flagged flag-state"},
		{"report in by the holder", claimed().do(branch, whistled), worker, model.TaskReportedIn{}, model.Claimed,
			"flagged flag-help"},

		{"question", raised(), branch, model.TaskAsked{Words: "哪个单元"}, model.Raised, "ok"},
		{"question of what is under way", claimed(), branch, model.TaskAsked{Words: "w"}, model.Claimed,
			"refused wrong-state"},
		{"reply", raised().do(branch, model.TaskAsked{Words: "w"}), worker, model.TaskReplied{Words: "三单元"},
			model.Raised, "ok"},
		{"reply to nothing", raised(), worker, model.TaskReplied{Words: "三单元"}, model.Raised, "flagged flag-state"},
		{"the branch's own answer", raised(), branch, model.TaskSettled{How: model.ByPhone, Words: "已清走"},
			model.Told, "ok"},
		{"a worker's own answer", raised(), worker, model.TaskSettled{How: model.ByPhone, Words: "w"}, model.Raised,
			"refused not-branch"},
		{"not satisfied with the branch's answer", raised().do(branch,
			model.TaskSettled{How: model.ByPhone, Words: "w"}), worker, model.TaskRated{Rating: model.Unsatisfied},
			model.Claimed, "ok"},

		{"claim as one of several", reach(model.Sorted).do(branch, bothOf), volunteer, model.TaskClaimed{},
			model.Claimed, "ok"},
		{"recall a promise that is late", (&story{}).do(worker, promised).later(5), branch,
			model.TaskRecalled{From: toWorker}, model.Raised, "ok"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			y := tc.from.do(tc.who, tc.b)
			if got := outcome(y.out); got != tc.out || y.task().State != tc.to {
				t.Errorf("%s, %s; want %s, %s", got, y.task().State, tc.out, tc.to)
			}
		})
	}
}

func outcome(out model.Outcome) string {
	if out.Why.Reason == "" {
		return out.Code.String()
	}
	return out.Code.String() + " " + string(out.Why.Reason)
}

// TestReturnByOneOfSeveral: whoever cannot do it leaves it to the others, and the last one gives it back.
func TestReturnByOneOfSeveral(t *testing.T) {
	y := reach(model.Sorted).do(branch, model.TaskDispatched{To: theUnit, Due: today})
	if y.do(theDept, model.TaskReturned{Why: "w"}); y.task().State != model.Returned || y.task().Returns != 1 {
		t.Errorf("the only addressee returned it: %+v", y.task().Stand)
	}
	onlyTeam := sees("tea", 40, model.VolunteerRole, "522730/01").in(theTeam).Account
	both := model.TaskDispatched{To: theTeam, Also: []model.Addressee{thePost}, Due: today + 3}
	if y.do(branch, both).do(onlyTeam, model.TaskReturned{Why: "w"}); y.out.Code != model.OK {
		t.Fatal(y.out.Why.Error())
	}
	left := y.task()
	if left.State != model.Dispatched || left.To != thePost || len(left.Also) > 0 || left.Returns != 1 {
		t.Errorf("one of two returned it: %+v", left.Stand)
	}
	if y.do(volunteer, model.TaskReturned{Why: "w"}); y.task().State != model.Returned || y.task().Returns != 2 {
		t.Errorf("the last addressee returned it: %+v", y.task().Stand)
	}
	y.do(branch, model.TaskUndone{Change: y.last})
	if y.out.Why.Reason != model.NotYours {
		t.Errorf("another's return is taken back: %v", y.out)
	}
}

// TestOwedByACommonProblem: a joined task is owed an answer from the acceptance of the problem until its resident, or
// all of them, are told.
func TestOwedByACommonProblem(t *testing.T) {
	at := func(state model.State, told model.Day) *model.Task {
		return &model.Task{ID: common, Common: true, Stand: model.Stand{State: state, Told: told}}
	}
	one := reach(model.Joined).task()
	told := reach(model.Joined).do(worker, final).task()
	for _, tc := range []struct {
		name    string
		member  *model.Task
		problem *model.Task
		owed    bool
	}{
		{"nobody knows the problem", one, nil, false},
		{"under way", one, at(model.Claimed, 0), false},
		{"accepted", one, at(model.Accepted, 0), true},
		{"accepted, told at the door", told, at(model.Accepted, 0), false},
		{"told in general", one, at(model.Told, today), false},
		{"closed", one, at(model.Closed, today), false},
		{"joined after the general answer", one, at(model.Told, today-1), true},
		{"another problem", one, &model.Task{ID: task, Common: true, Stand: model.Stand{State: model.Accepted}}, false},
		{"joined to what is not common", one, &model.Task{ID: common, Stand: at(model.Accepted, 0).Stand}, false},
	} {
		kind, _ := tc.member.Owed(tc.problem)
		if got := kind == model.OwedTell; got != tc.owed {
			t.Errorf("%s: owed %v, want %v", tc.name, got, tc.owed)
		}
	}
}

// TestWhistleIsLate: a department that was called is late from the day after the one it was to come by.
func TestWhistleIsLate(t *testing.T) {
	y := reach(model.Claimed).do(branch, whistled)
	if y.task().Unanswered(today+3) || !y.task().Unanswered(today+4) {
		t.Error("it is late after the day it was to come by, and not before")
	}
	if y.do(theDept, model.TaskReportedIn{}); y.task().Unanswered(today+4) || y.task().Whistled.In != today {
		t.Errorf("it came: %+v", y.task().Whistled)
	}
}

// TestChecksOfLife is what a body may not hold, whoever sends it.
func TestChecksOfLife(t *testing.T) {
	five := slices.Repeat([]model.Addressee{thePost}, 5)
	for name, b := range map[string]model.Body{
		"joined into nothing":        model.TaskJoined{},
		"a double of nothing":        model.TaskDoubled{},
		"asked for no day":           model.TaskExtensionAsked{Why: "w"},
		"asked without a reason":     model.TaskExtensionAsked{Until: today},
		"handed on to anyone":        model.TaskHandedOn{To: openTo, Why: "w"},
		"handed on without a reason": model.TaskHandedOn{To: theTeam},
		"a team is whistled":         model.TaskWhistled{To: theTeam, By: today, Why: "w"},
		"whistled without a day":     model.TaskWhistled{To: theUnit, Why: "w"},
		"a question without words":   model.TaskAsked{},
		"a reply without words":      model.TaskReplied{},
		"an answer without words":    model.TaskSettled{How: model.ByPhone},
		"an answer by nothing":       model.TaskSettled{Words: "w"},
		"a unit beside a team":       bothOf,
		"a team beside a person": model.TaskDispatched{
			To: toOther.To, Also: []model.Addressee{theTeam}, Due: today,
		},
		"a post twice": model.TaskDispatched{To: thePost, Also: []model.Addressee{thePost}, Due: today},
		"too many":     model.TaskDispatched{To: theTeam, Also: five, Due: today},
		"a common problem of a household": model.TaskRaised{
			Grid: grid, Channel: model.ByVisit, Words: "w", Common: true, Household: model.DoorRef{Name: "n"},
		},
		"a common problem settled at once": model.TaskRaised{
			Grid: grid, Channel: model.ByVisit, Words: "w", Common: true,
			Answer: &model.DoorAnswer{Words: "a"},
		},
	} {
		if b.Check() == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// lifeLines are rows of the matrix for tasks that took one of these steps, and for common problems.
const lifeLines = `
	joined                     i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	asked                      i   i   i   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	to the team and a post     i   i   i   .   .   i   .   .   .   .   .   f   .   f   f   f   .   .   f
	whistled                   i   i   i   .   .   i   .   i   .   .   .   i   .   .   f   f   .   .   f
	family, whistled           i   .   .   .   .   i   .   f   .   .   .   i   .   .   f   f   .   .   f
	whistled, finished         i   i   i   .   .   i   .   .   .   .   .   i   .   .   f   f   .   .   f
	handed on to the unit      i   i   i   .   .   i   .   i   .   .   .   .   .   .   f   f   .   .   f
	common, raised             i   i   i   i   .   i   .   i   i   .   i   i   .   i   i   i   .   .   i
	common, to the unit        i   i   i   i   .   i   .   i   i   .   i   i   .   i   i   i   .   .   i
	common, claimed            i   i   i   i   .   i   .   i   i   .   i   i   .   i   i   i   .   .   i
`

// tellLife makes the records of these rows. tell makes one by a task's first change and its next steps, each by who
// stands before it.
func tellLife(tell func(name string, raised model.Body, steps ...any)) {
	family, claim := model.TaskSorted{Sphere: model.Family, Menu: model.Care}, model.TaskClaimed{}
	several := model.TaskDispatched{To: theTeam, Also: []model.Addressee{thePost}, Due: today, Brief: "b"}
	tell("joined", raise, joined)
	tell("asked", raise, model.TaskAsked{Words: "w"})
	tell("to the team and a post", raise, sorted, several)
	tell("whistled", raise, sorted, send(theTeam), "mem", claim, "bra", whistled)
	tell("family, whistled", raise, family, send(theTeam), "mem", claim, "bra", whistled)
	tell("whistled, finished", raise, sorted, send(theTeam), "mem", claim, whistled, model.TaskFinished{Result: "r"})
	tell("handed on to the unit", raise, sorted, send(theTeam), "mem", claim,
		model.TaskHandedOn{To: theUnit, Why: "w"})
	tell("common, raised", raisedCommon)
	tell("common, to the unit", raisedCommon, sorted, send(theUnit))
	tell("common, claimed", raisedCommon, sorted, send(theUnit), "unt", claim)
}
