package desk

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// Notes gives back what reads all that was noted at visits, to be looked through: it takes its time, and may
// run beside anything. What waits for the hub, and which visits there are, is as it was when Notes was called. Only
// visits are read: in a large home most records are households.
func (d *Desk) Notes() (read func() (*register.Notes, error)) {
	notes := d.reg.WaitingNotes()
	visits := map[model.Path][]model.RecordID{}
	for v := range d.reg.Visits() {
		visits[v.Community()] = append(visits[v.Community()], v.RecordID())
	}
	return func() (*register.Notes, error) {
		defer notes.Sort()
		for home, ids := range visits {
			// as they lie on disk
			slices.SortFunc(ids, func(a, b model.RecordID) int { return slices.Compare(a[:], b[:]) })
			err := d.store.RowsNamed(home, ids, func(r store.Row) bool {
				if rec, err := code.Open(r.Face, r.Inside); err == nil {
					if v, ok := rec.(*model.Visit); ok {
						notes.Add(v)
					}
				}
				return true
			})
			if err != nil {
				return notes, err
			}
		}
		return notes, nil
	}
}
