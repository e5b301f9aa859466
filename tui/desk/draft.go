package desk

import (
	"time"

	"sidan/model"
)

// Draft is what was being typed in a form, and when it was kept; nothing where there is none.
func (d *Desk) Draft(key DraftKey) (data []byte, at time.Time) {
	draft, ok, err := d.store.Draft(key)
	if err != nil || !ok {
		return nil, time.Time{}
	}
	return draft.Data, draft.At
}

// PutDraft keeps what is being typed. It writes to the disk.
func (d *Desk) PutDraft(key DraftKey, data []byte) error {
	return d.store.PutDraft(key, data, d.Now())
}

// DropDraft throws one away. It writes to the disk.
func (d *Desk) DropDraft(key DraftKey) error { return d.store.DropDraft(key) }

// Drafted are the records a form about them was left unsaved. A draft that does not read is none.
func (d *Desk) Drafted() map[model.RecordID]bool {
	of := map[model.RecordID]bool{}
	drafts, _ := d.store.Drafts()
	for _, one := range drafts {
		of[one.Key.Record] = true
	}
	return of
}
