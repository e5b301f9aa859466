package desk

import (
	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// Notes gives back what reads all that was noted at visits, to be looked through: it takes its time, and may
// run beside anything. What waits for the hub is as it was when Notes was called.
func (d *Desk) Notes() (read func() (*register.Notes, error)) {
	notes := d.reg.WaitingNotes()
	return func() (*register.Notes, error) {
		err := d.store.Rows(func(r store.Row, inside func() []byte) bool {
			if kind, err := code.KindOf(r.Face); err != nil || kind != model.KindVisit {
				return true
			}
			if rec, err := code.Open(r.Face, inside()); err == nil {
				notes.Add(rec.(*model.Visit))
			}
			return true
		})
		notes.Sort()
		return notes, err
	}
}
