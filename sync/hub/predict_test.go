package hub_test

import (
	"context"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// exchange carries changes and the ask for rows through all steps, for a home whose copy stands at after and which
// predicts rows or does not. between happens after the commit and before the reading.
func (d *desk) exchange(
	by hub.Account, predicts bool, after uint64, between func(), cores ...[]byte,
) (a wire.Answer) {
	d.t.Helper()
	ask := wire.Ask{
		Community: d.community, After: after, Digest: wire.DigestOf(by.TagsIn(d.community)),
		Week: model.DayOf(d.now).Week(), Changes: cores, Rows: true,
	}
	out := d.push(by, ask)
	between()
	batch := hub.NewBatch(ask)
	batch.Predicts = predicts
	err := d.j.Read(context.Background(), func(s hub.Snapshot) (err error) {
		a, err = hub.Answer(s, by, batch, out, ask.Week, hub.NewRoom())
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

// TestRowsThatTheHomePredictsAreNotSent holds which rows of its own changes a home gets, and that the sum is that of
// the rows which are left out.
func TestRowsThatTheHomePredictsAreNotSent(t *testing.T) {
	door, visit := model.RecordID{70}, model.RecordID{71}
	nothing := func() {}
	cases := []struct {
		name      string
		by        hub.Account
		cores     func(d *desk) [][]byte
		between   func(d *desk)
		predicted []int // which of the verdicts
		sent      int   // rows
	}{
		{name: "a household and a visit, made from nothing", by: worker, cores: func(d *desk) [][]byte {
			return [][]byte{d.core(worker, door, newHouse(grid)), d.core(worker, visit, newVisit())}
		}, predicted: []int{0, 1}},
		{name: "a change of a record that was there", by: worker, cores: func(d *desk) [][]byte {
			return [][]byte{d.core(worker, house, model.HouseholdMoved{}), d.core(worker, visit, newVisit())}
		}, predicted: []int{1}, sent: 1},
		{name: "two changes of one record", by: worker, cores: func(d *desk) [][]byte {
			return [][]byte{d.core(worker, door, newHouse(grid)), d.core(worker, door, model.HouseholdMoved{})}
		}, sent: 1},
		{name: "offered before", by: worker, cores: func(d *desk) [][]byte {
			core := d.core(worker, visit, newVisit())
			d.do(worker, core)
			return [][]byte{core}
		}, sent: 1},
		{name: "flagged for its clock", by: worker, cores: func(d *desk) [][]byte {
			d.sent = noon.AddDate(0, 0, -9)
			return [][]byte{d.core(worker, visit, newVisit())}
		}, sent: 1},
		{name: "changed by another before the reading", by: worker, cores: func(d *desk) [][]byte {
			return [][]byte{d.core(worker, door, newHouse(grid))}
		}, between: func(d *desk) { d.must(supervisor, door, model.HouseholdMoved{}) }, sent: 1},
		{name: "refused or held", by: neighbour, cores: func(d *desk) [][]byte {
			return [][]byte{d.core(neighbour, model.RecordID{99}, model.TaskClaimed{})}
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.must(worker, house, newHouse(grid))
			after := d.head().Head
			cores := c.cores(d)
			between := nothing
			if c.between != nil {
				between = func() { c.between(d) }
			}
			a := d.exchange(c.by, true, after, between, cores...)
			var predicted []int
			for i := range a.Verdicts {
				if a.Page.IsPredicted(i) {
					predicted = append(predicted, i)
				}
			}
			if len(predicted) != len(c.predicted) || len(a.Page.Rows) != c.sent {
				t.Fatalf("predicted %v, %d rows sent; want %v and %d", predicted, len(a.Page.Rows), c.predicted, c.sent)
			}
			var rows []wire.Row
			for n, i := range predicted {
				if i != c.predicted[n] {
					t.Fatalf("predicted %v, want %v", predicted, c.predicted)
				}
				for _, r := range d.page(c.by, a.Verdicts[i].Rev-1, 0).Rows {
					if r.Rev == a.Verdicts[i].Rev {
						rows = append(rows, r)
					}
				}
			}
			if len(rows) != len(predicted) || len(rows) > 0 && wire.SumOfRows(rows) != a.Page.PredictedSum {
				t.Errorf("the sum is not that of the %d rows which are left out", len(rows))
			}
		})
	}
}

// TestAHomeThatPredictsNothing gets the rows of its own changes, as one of the version before does.
func TestAHomeThatPredictsNothing(t *testing.T) {
	d := newDesk(t)
	d.must(worker, house, newHouse(grid))
	visit := d.core(worker, model.RecordID{71}, newVisit())
	a := d.exchange(worker, false, 1, func() {}, visit)
	if len(a.Page.Rows) != 1 || a.Page.Predicted != nil || a.Page.PredictedSum != (wire.RowsSum{}) {
		t.Errorf("page %+v", a.Page)
	}
}

// TestACopyThatBegins gets every row, also those that its home could compute.
func TestACopyThatBegins(t *testing.T) {
	d := newDesk(t)
	a := d.exchange(worker, true, 0, func() {}, d.core(worker, house, newHouse(grid)))
	if len(a.Page.Rows) != 1 || a.Page.Predicted != nil {
		t.Errorf("page %+v", a.Page)
	}
}

// TestAHeldVerdictIsThatOfTheReading: where the record that a change waits for comes between the commit and the
// reading, the reply says what became of the change, not what the step had made of it.
func TestAHeldVerdictIsThatOfTheReading(t *testing.T) {
	d := newDesk(t)
	note := d.core(worker, task, model.TaskProgressed{Note: "w"})
	a := d.exchange(worker, true, 0, func() { d.must(worker, task, newTask(grid)) }, note)
	if v := a.Verdicts[0]; v.Code == model.Held || v.Rev != a.Head {
		t.Errorf("the change is %s at %d, the head is %d", v.Code, v.Rev, a.Head)
	}
}
