package desk_test

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/tui/desk"
)

// owedAt is the first household in sight of which something of a kind is owed, and the task.
func owedAt(t *testing.T, d *desk.Desk, kind model.OwedKind) (model.HouseholdID, *model.Task) {
	t.Helper()
	for _, task := range d.Register().Tasks(register.AllView, d.Today(), "") {
		if owed, _ := task.Owed(nil); owed == kind && !task.Door().ID.IsZero() {
			if h := d.Register().Household(task.Door().ID); h != nil {
				return h.ID, task
			}
		}
	}
	t.Fatalf("nobody is owed: %s", kind)
	return model.HouseholdID{}, nil
}

func TestAVisitBringsWhatIsOwed(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	house, task := owedAt(t, d, model.OwedTell)
	keep(t, d)(d.PlanVisit(desk.VisitForm{
		Household: house, Outcome: model.Met,
		Told: []desk.Telling{{Task: task.ID, Words: "修好了\x1b", Rating: model.Satisfied}},
	}))
	after := d.Register().Task(task.ID)
	step, ok := after.Last(model.DidTell)
	if after.State != model.Closed && after.State != model.Told || !ok || step.Words != "修好了" {
		t.Errorf("%s, %+v", after.State, step)
	}
	if got := after.Inside.Ratings; len(got) != 1 || got[0] != model.Satisfied {
		t.Errorf("rated %v", got)
	}
	if sum := exchange(t, d); sum.Refused+sum.Held != 0 {
		t.Errorf("%+v", sum)
	}
}

// TestWhatWasToldBeforeIsOnlyRated: a second answer would say it twice.
func TestWhatWasToldBeforeIsOnlyRated(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Supervisor)
	house, task := owedAt(t, d, model.OwedRate)
	p := keep(t, d)(d.PlanVisit(desk.VisitForm{
		Household: house, Outcome: model.Met,
		Told: []desk.Telling{{Task: task.ID, Words: "再说一遍", Rating: model.Satisfied}},
	}))
	if n := len(p.Records()); n != 2 {
		t.Errorf("%d changes, want the visit and the rating", n)
	}
}

func TestAPromiseIsKeptOrPutOff(t *testing.T) {
	for done, want := range map[bool]model.What{true: model.DidFinish, false: model.DidInterim} {
		w := newTown(t)
		d := w.join(t, w.Accounts.Worker)
		h := firstDue(t, d)
		p := keep(t, d)(d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.Met, Requests: []desk.Request{
			{Words: "想装扶手", Answered: true, By: d.Today() + 3},
		}}))
		promise := model.TaskID(p.Records()[1])
		keep(t, d)(d.PlanVisit(desk.VisitForm{
			Household: h.ID, Outcome: model.Met, Kept: []desk.Keeping{{Task: promise, Done: done, Words: "说了"}},
		}))
		task := d.Register().Task(promise)
		if step, ok := task.Last(want); !ok || step.Words != "说了" {
			t.Errorf("done %v: %s, %+v", done, task.State, step)
		}
	}
}

func TestAVisitIsRefusedWhole(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	moved := d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true).Doors
	gone := moved[len(moved)-1].Household()
	keep(t, d)(d.PlanVisit(desk.VisitForm{Household: gone.ID, Outcome: model.GoneAway}))
	pending := d.Status().Pending
	for name, c := range map[string]struct {
		form desk.VisitForm
		want model.Reason
	}{
		"no outcome":             {desk.VisitForm{Household: h.ID}, model.Missing},
		"the next visit is past": {desk.VisitForm{Household: h.ID, Outcome: model.Met, Next: d.Today()}, model.BadDay},
		"the next is years ahead": {
			desk.VisitForm{Household: h.ID, Outcome: model.Met, Next: d.Today() + 400}, model.BadDay,
		},
		"a promise for yesterday": {desk.VisitForm{Household: h.ID, Outcome: model.Met, Requests: []desk.Request{
			{Words: "灯", Answered: true, By: d.Today() - 1},
		}}, model.BadDay},
		"nobody lives there": {desk.VisitForm{Household: gone.ID, Outcome: model.Away}, model.NobodyHere},
	} {
		_, err := d.PlanVisit(c.form)
		t.Run(name, func(t *testing.T) { refuses(t, d, c.want, err) })
	}
	for name, form := range map[string]desk.VisitForm{
		"a door nobody knows": {Household: model.HouseholdID{9}, Outcome: model.Met},
		"a task nobody knows": {Household: h.ID, Outcome: model.Met, Told: []desk.Telling{{Task: model.TaskID{9}}}},
	} {
		if _, err := d.PlanVisit(form); !errors.Is(err, desk.ErrNoRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := d.Status().Pending; n != pending {
		t.Errorf("%d changes wait, %d did", n, pending)
	}
}

// TestAVisitAtADoorOutOfSight: what was typed while the door was in sight is saved, as the form knew it.
func TestAVisitAtADoorOutOfSight(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := *firstDue(t, d)
	h.ID = model.HouseholdID{9}
	p := keep(t, d)(d.PlanVisit(desk.VisitForm{Household: h.ID, Door: &h, Outcome: model.GoneAway}))
	if n := len(p.Records()); n != 1 || p.Door() != h.ID {
		t.Errorf("%d changes at %s, want the visit alone", n, p.Door())
	}
}

func TestDoorOf(t *testing.T) {
	door := model.Address{Compound: "金桂苑", Building: "3", Door: "102"}
	h := &model.Household{ID: model.HouseholdID{1}, Door: door}
	if got := desk.DoorOf(h); got != (model.DoorRef{ID: h.ID, Door: door}) {
		t.Errorf("without the inside: %+v", got)
	}
	h.Inside = &model.HouseholdInside{
		Residents: []model.Resident{{Name: "王秀英"}, {Name: "王启明"}}, Phones: []string{"19900000001", "19900000002"},
	}
	if got := desk.DoorOf(h); got.Name != "王秀英" || got.Phone != "19900000001" {
		t.Errorf("got %+v", got)
	}
}
