package desk_test

import (
	"testing"

	"sidan/model"
	"sidan/tui/desk"
)

// TestNotesAreFoundWhereverTheyStand: among the rows that came down, and in what waits for the hub.
func TestNotesAreFoundWhereverTheyStand(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	all := doors(d)
	visit(t, d, all[0], "楼顶种了石斛")
	exchange(t, d)
	waits := visit(t, d, all[1], "也种石斛")
	id := visit(t, d, all[2], "石斛写错了")
	keep(t, d)(d.PlanAmend(model.VisitID(id), desk.VisitForm{Outcome: model.Met, Note: "没有花"}))
	notes, err := d.Notes()()
	if err != nil {
		t.Fatal(err)
	}
	found := map[model.RecordID]bool{}
	for _, hit := range d.Register().Noted(notes.Find("石斛", 10), nil) {
		found[hit.ID] = true
	}
	if len(found) != 2 || !found[all[0].RecordID()] || !found[all[1].RecordID()] {
		t.Errorf("found at %v, want at the first two; %s waits", found, waits)
	}
}
