package desk_test

import (
	"testing"

	"sidan/model"
	"sidan/sync/wire"
)

// TestWhatCannotBeReadIsSteppedOverAndCounted spoils the row of one task on its way down: everything else
// comes, the task stays as it was with what was done here over it, and it is counted until a version comes that
// can be read.
func TestWhatCannotBeReadIsSteppedOverAndCounted(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	if n := d.Damaged(); n != 0 {
		t.Fatalf("damaged %d at the beginning", n)
	}
	id, before := open(t, d).ID, d.Register().Counts()
	w.spoils = id.Record()
	save(t, d, id.Record(), model.TaskClaimed{})
	if sum := exchange(t, d); sum.Skipped != 1 || sum.Accepted != 1 || sum.More {
		t.Errorf("came to %+v", sum)
	}
	if task := d.Register().Task(id); d.Damaged() != 1 || task == nil || task.Holder.ID != d.Me().Person.ID ||
		d.Register().Counts().Households != before.Households {
		t.Errorf("damaged %d, task %+v", d.Damaged(), task)
	}
	w.spoils = model.RecordID{}
	save(t, d, id.Record(), model.TaskProgressed{Note: "看过了"})
	exchange(t, d)
	if task := d.Register().Task(id); d.Damaged() != 0 || task.Holder.ID != d.Me().Person.ID ||
		d.Register().Pending(id.Record()) {
		t.Errorf("damaged %d, task %+v", d.Damaged(), task)
	}
}

// spoil cuts a byte off the face of a record in a reply.
func spoil(r wire.Reply, id model.RecordID) {
	for _, a := range r.Answers {
		if a.Page == nil {
			continue
		}
		for i, row := range a.Page.Rows {
			if row.ID == id && len(row.Face) > 0 {
				a.Page.Rows[i].Face = row.Face[:len(row.Face)-1]
			}
		}
	}
}
