package desk

import "time"

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
