package desk

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// Notes returns a function that reads everything that was noted at visits, for searching. The function takes its time
// and may run on any goroutine. It uses the visits and the kept changes as they were when Notes was called. It reads
// only the rows of visits, because most records of a large home are households.
func (d *Desk) Notes() (read func() (*register.Notes, error)) {
	notes := d.reg.WaitingNotes()
	visits := map[model.Path][]model.RecordID{}
	for v := range d.reg.Visits() {
		visits[v.Community()] = append(visits[v.Community()], v.RecordID())
	}
	return func() (*register.Notes, error) {
		defer notes.Sort()
		for home, ids := range visits {
			// in the order in which they are on disk
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
