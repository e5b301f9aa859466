package desk_test

import (
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

// TestADraftLivesUntilItsFormIsSaved, and comes back when the save is taken back.
func TestADraftLivesUntilItsFormIsSaved(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	key := desk.DraftKey{Form: "visit", Record: h.RecordID()}
	if data, _ := d.Draft(key); data != nil {
		t.Errorf("there is a draft already: %s", data)
	}
	if err := d.PutDraft(key, []byte("写到一半")); err != nil {
		t.Fatal(err)
	}
	if data, at := d.Draft(key); string(data) != "写到一半" || !at.Equal(morning) {
		t.Errorf("%s, %v", data, at)
	}
	if of := d.Drafted(); !of[h.RecordID()] || len(of) != 1 {
		t.Errorf("drafted: %v", of)
	}
	p, err := d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.Met}, key)
	if err != nil {
		t.Fatal(err)
	}
	p.Typed([]byte("写完了"))
	keep(t, d)(p, nil)
	if data, _ := d.Draft(key); data != nil {
		t.Errorf("saved, and still a draft: %s", data)
	}
	keep(t, d)(d.TakeBack(p), nil)
	if data, _ := d.Draft(key); string(data) != "写完了" {
		t.Errorf("taken back, the draft is %q", data)
	}
	if err := d.DropDraft(key); err != nil {
		t.Fatal(err)
	}
	if of := d.Drafted(); len(of) != 0 {
		t.Errorf("thrown away, drafted: %v", of)
	}
}
