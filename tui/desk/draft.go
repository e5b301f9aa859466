package desk

import (
	"time"

	"sidan/model"
)

// Draft returns what was being typed in a form, and when it was kept. It returns nil and the zero time if there is no
// draft, or if the draft cannot be read.
func (d *Desk) Draft(key DraftKey) (data []byte, at time.Time) {
	draft, ok, err := d.store.Draft(key)
	if err != nil || !ok {
		return nil, time.Time{}
	}
	return draft.Data, draft.At
}

// PutDraft keeps what is being typed in a form. It writes to the disk.
func (d *Desk) PutDraft(key DraftKey, data []byte) error {
	return d.store.PutDraft(key, data, d.Now())
}

// DropDraft removes a draft. It writes to the disk.
func (d *Desk) DropDraft(key DraftKey) error { return d.store.DropDraft(key) }

// Drafted returns the records that have a draft, of whatever form. It leaves out drafts that cannot be read.
func (d *Desk) Drafted() map[model.RecordID]bool {
	of := map[model.RecordID]bool{}
	drafts, _ := d.store.Drafts()
	for _, one := range drafts {
		of[one.Key.Record] = true
	}
	return of
}
