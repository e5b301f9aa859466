package hub

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// faulty is the rules with a fault: they do not survive one change.
func faulty(r model.Record, c model.Change, s model.Stamp) (model.Record, model.Outcome) {
	if c.ID == (model.ChangeID{1}) {
		panic("fault")
	}
	return model.Apply(r, c, s)
}

func TestARuleThatPanicsHoldsItsChangeAlone(t *testing.T) {
	author := model.PersonID{1}
	a := Account{Account: model.Account{
		Person: model.Ref{ID: author}, Role: model.WorkerRole, Scopes: []model.Path{"522730/01/01/01"},
	}}
	good := model.TaskRaised{Grid: "522730/01/01/01", Channel: model.ByVisit, Words: "w"}
	now := time.Unix(1795500000, 0)
	batch := Batch{Ask: wire.Ask{Community: "522730/01"}, offers: []offer{
		{core: []byte{1}, change: model.Change{
			ID: model.ChangeID{1}, Record: model.RecordID{1}, Author: author, At: now, Body: good,
		}},
		{core: []byte{2}, change: model.Change{
			ID: model.ChangeID{2}, Record: model.RecordID{2}, Author: author, At: now, Body: good,
		}},
	}}
	lists := map[model.RecordID]Stored{model.PlaceIDOf(good.Grid).Record(): {Kind: model.KindPlace}}
	out := batch.Step(Input{Account: a, Sent: now, Now: now, Lists: lists, Rules: faulty})
	lines := out.Writes.Lines
	if len(lines) != 2 || lines[0].Code != model.Held || lines[0].Why.Reason != model.RulePanic ||
		!lines[1].accepted() {
		t.Errorf("lines %+v", lines)
	}
	if len(out.Writes.Records) != 1 || len(out.Writes.Wait) != 0 {
		t.Error("what panicked left something behind")
	}
}
