package desk_test

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

func TestAmendingOnesOwnVisit(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	id := model.VisitID(visit(t, d, h, "写错了"))
	_, err := d.PlanAmend(id, desk.VisitForm{Outcome: model.Met, Next: d.Today() - 1})
	refuses(t, d, model.BadDay, err)
	keep(t, d)(d.PlanAmend(id, desk.VisitForm{Outcome: model.GoneAway, Note: "写对了"}))
	v := d.Whole(id.Record()).(*model.Visit)
	if v.Outcome != model.GoneAway || v.Inside.Note != "写对了" || len(v.Inside.Was) != 1 ||
		v.Inside.Was[0].Note != "写错了" {
		t.Errorf("%+v", v.Inside)
	}
	if d.Register().Household(h.ID).Moved == 0 {
		t.Error("they moved away, and are still on the list")
	}
	keep(t, d)(d.PlanStrike(id, "不是这家"))
	if v := d.Whole(id.Record()).(*model.Visit); v.Stands() || d.Amendable(v) {
		t.Error("the visit stands")
	}
	_, err = d.PlanStrike(id, "再划一次")
	refuses(t, d, model.Struck, err)
	if _, err := d.PlanStrike(model.VisitID{9}, ""); !errors.Is(err, desk.ErrNoRecord) {
		t.Error(err)
	}
}

func TestAnothersVisitIsNotAmended(t *testing.T) {
	w := newTown(t)
	worker := w.join(t, w.Accounts.Worker)
	id := visit(t, worker, firstDue(t, worker), "她写的")
	exchange(t, worker)
	d := w.join(t, w.Accounts.Supervisor)
	v, ok := d.Whole(id).(*model.Visit)
	if !ok || d.Amendable(v) {
		t.Fatalf("%v may be amended by the branch", v)
	}
	_, err := d.PlanAmend(v.ID, desk.VisitForm{Outcome: model.Met})
	refuses(t, d, model.NotYourVisit, err)
}

// TestStrikingAHousehold: one that was just added, and at which nothing happened.
func TestStrikingAHousehold(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	old := doors(d)[0]
	_, err := d.PlanStrikeHousehold(old.ID, "看错了")
	refuses(t, d, model.HasHistory, err)
	if _, err := d.PlanStrikeHousehold(model.HouseholdID{9}, ""); !errors.Is(err, desk.ErrNoRecord) {
		t.Error(err)
	}
	added := func() model.HouseholdID {
		found := at(old, "韦小军")
		found.Another = true
		return keep(t, d)(d.PlanHousehold(found)).Door()
	}
	once, visited := added(), added()
	keep(t, d)(d.PlanStrikeHousehold(once, "看错了"))
	_, err = d.PlanStrikeHousehold(once, "再划一次")
	refuses(t, d, model.Struck, err)
	visit(t, d, d.Register().Household(visited), "")
	_, err = d.PlanStrikeHousehold(visited, "看错了")
	refuses(t, d, model.HasHistory, err)
}
