package tui

import (
	"context"
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// TestFirstScreenOfEachRole is for whoever is neither worker nor supervisor.
func TestFirstScreenOfEachRole(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		for _, role := range []model.Role{model.UnitRole, model.VolunteerRole, model.OrganiserRole} {
			a := openAs(t, role)
			if len(a.tabs) != 2 || a.tabs[0].name != text.TasksTitle {
				t.Errorf("%s begins with %v", role, a.tabs[0].name)
			}
			golden(t, a, string(role))
		}
	})
}

// TestNothingIsOfferedThatIsRefused opens every task of every role, in each of its kinds, and every act it offers.
func TestNothingIsOfferedThatIsRefused(t *testing.T) {
	for _, role := range model.Roles {
		a := openAs(t, role)
		for _, task := range a.desk.Register().Tasks(register.AllView, a.desk.Today(), "") {
			can := a.desk.StepsOn(task)
			mine := task.Holder.ID == a.desk.Me().Person.ID
			if role == model.OrganiserRole && len(can) > 0 {
				t.Errorf("an organiser is offered %s", can[0].Name)
			}
			if !mine &&
				slices.ContainsFunc(
					can,
					func(one desk.Offer) bool { return one.Name == "claim" },
				) != task.WaitsFor(
					a.desk.Tags(task.Community()),
				) {
				t.Errorf("%s: claim of a %s task sent to %s", role, task.State, task.To.Kind)
			}
			run(t, a, a.Open(task.ID.Record()))
			screen(a) // a face without its inside must not break the page
			a.Pop()
		}
	}
}

// TestVolunteerClaimsAndFinishes goes the way of a volunteer: brief, claim, inside, result; and of what they give up.
func TestVolunteerClaimsAndFinishes(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.VolunteerRole)
		post := theirs(t, a, model.ToPost)
		run(t, a, a.Open(post.ID.Record()))
		golden(t, a, "task-face")
		sees(t, a, a.Say(text.TaskNoInside))
		press(t, a, "enter")
		if got := a.desk.Register().Task(post.ID); got.State != model.Claimed || got.Inside == nil ||
			got.Inside.Words == "" {
			t.Fatalf("after the claim: %s, inside %v", got.State, got.Inside != nil)
		}
		sees(t, a, a.desk.Register().Task(post.ID).Inside.Words[:12])
		press(t, a, "down", "down", "down", "enter", "这周出差", "enter")
		if got := a.desk.Register().Task(post.ID); got.State != model.Dispatched || got.Inside != nil {
			t.Errorf("after giving it up: %s, inside %v", got.State, got.Inside != nil)
		}
		sees(t, a, a.Say(text.TaskNoInside))
		press(t, a, "enter")
		press(t, a, "enter", "灯换好了", "ctrl+s")
		if got := a.desk.Register().Task(post.ID); got.State != model.Finished {
			t.Errorf("finished: %s", got.State)
		}
	})
}

// TestUnitClaims is the way of a unit's liaison: they see words and door before the claim, as it was sent to
// the unit by name.
func TestUnitClaims(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.UnitRole)
		if theirs(t, a, model.ToUnit).Inside == nil {
			t.Error("sent to the unit by name, and the liaison has no inside")
		}
		press(t, a, "enter")
		golden(t, a, "task-unit")
		press(t, a, "enter")
		if n := len(a.desk.Register().Tasks(register.MineView, a.desk.Today(), "")); n < 2 {
			t.Error("what was claimed is not among theirs")
		}
		press(t, a, "esc", "f1")
		golden(t, a, "help-tasks")
	})
}

// theirs is the first task that waits at their unit or post.
func theirs(t *testing.T, a *App, sort model.ToKind) *model.Task {
	t.Helper()
	for _, task := range a.desk.Register().Tasks(register.OpenView, a.desk.Today(), "") {
		if task.To.Kind == sort {
			return task
		}
	}
	t.Fatalf("nothing waits at their %s", sort)
	return nil
}

// TestFindAFace: a task without brief and inside is found by its number, and says menu and compound.
func TestFindAFace(t *testing.T) {
	a := openAs(t, model.OrganiserRole)
	for _, task := range a.desk.Register().Tasks(register.AllView, a.desk.Today(), "") {
		if task.Brief == "" && task.Menu != "" {
			press(t, a, "/", task.No())
			sees(t, a, text.Menu(text.ZH, nil, task.Menu))
			return
		}
	}
	t.Fatal("every task has a brief or an inside")
}

// grantAs changes the account of whoever sits at a, at its hub.
func grantAs(t *testing.T, a *App, h *hub.Hub, role model.Role, scopes ...model.Path) {
	t.Helper()
	me := a.desk.Me()
	if _, err := h.Invite(context.Background(), hub.Invite{Person: me.Person, Role: role, Scopes: scopes}); err != nil {
		t.Fatal(err)
	}
}

// TestAnotherRole: a worker becomes a supervisor while the app runs. The screens are the new role's, and the
// person is told.
func TestAnotherRole(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		h := pagetest.Hub(t)
		a := openWith(t, model.WorkerRole, h)
		grantAs(t, a, h, model.SupervisorRole, a.desk.Community())
		press(t, a, "f5")
		if a.tabs[a.At].name != text.QueueTitle {
			t.Errorf("the first screen is %v", a.tabs[a.At].name)
		}
		golden(t, a, "account-changed")
		grantAs(t, a, h, model.VolunteerRole, a.desk.Community())
		press(t, a, "2", "f5")
		if a.tabs[a.At].name != text.TasksTitle || len(a.tabs) != 2 {
			t.Errorf("the screens are %v", a.tabs)
		}
		screen(a)
	})
}

// TestMovedWhileAVisitIsTyped: the door leaves one's sight; the form stays as it is, and is saved and sent.
func TestMovedWhileAVisitIsTyped(t *testing.T) {
	h := pagetest.Hub(t)
	a := openWith(t, model.WorkerRole, h)
	door := a.desk.Register().Household(roundOf(t, a).Marked())
	press(t, a, "space", "1", "tab", "tab", "血压有点高")
	grantAs(t, a, h, model.WorkerRole, "522730/01/02/03")
	run(t, a, a.syncNow(false))
	if a.desk.Register().Household(door.ID) != nil {
		t.Fatal("the door is still in sight")
	}
	sees(t, a, "血压有点高", text.VisitTitle.In(text.ZH))
	press(t, a, "ctrl+s")
	press(t, a, "f5")
	if s := a.desk.Status(); s.Pending != 0 || s.Bounced != 0 {
		t.Errorf("%+v", s)
	}
	branch := openWith(t, model.SupervisorRole, h)
	step, _ := branch.desk.Doorstep(door.ID)
	if len(step.Visits) == 0 || step.Visits[0].Inside.Note != "血压有点高" {
		t.Error("what was typed is lost")
	}
}
