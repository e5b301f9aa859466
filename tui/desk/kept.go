package desk

import (
	"slices"

	"sidan/model"
	"sidan/sync/store"
)

// The desk remembers the kept changes: without backups they only grow, and a save must not read them all again.
// What the disk says of them is read by an exchange, on its own goroutine, and comes with its news.

// snapshot is the kept changes as the disk had them, and the number of the newest ever made by then.
type snapshot struct {
	kept []store.Kept
	last uint64
}

// remember takes a plan that was written: its changes are kept now, or no longer.
func (d *Desk) remember(p *Plan) {
	if p.back != nil {
		d.kept = slices.DeleteFunc(d.kept, func(k store.Kept) bool { return slices.Contains(p.back, k.Seq) })
		return
	}
	for _, k := range p.kept {
		if slices.ContainsFunc(d.kept, func(o store.Kept) bool { return o.Seq == k.Seq }) {
			continue // the whole home was read meanwhile
		}
		if i := slices.IndexFunc(d.early, func(e store.Kept) bool { return e.Seq == k.Seq }); i >= 0 {
			k = d.early[i] // an exchange was quicker than the word that it was written
		}
		d.kept = append(d.kept, k)
	}
	slices.SortFunc(d.kept, func(a, b store.Kept) int { return int(a.Seq) - int(b.Seq) })
}

// renew takes a snapshot. What is in it and was not remembered is not seen yet, or was taken back meanwhile; what was
// remembered and is newer than it stays. It gives the records of what was let go of.
func (d *Desk) renew(s snapshot) (gone []model.RecordID) {
	at := map[uint64]store.Kept{}
	for _, k := range s.kept {
		at[k.Seq] = k
	}
	var kept []store.Kept
	for _, k := range d.kept {
		newer, there := at[k.Seq]
		switch {
		case there:
			kept = append(kept, newer)
			delete(at, k.Seq)
		case k.Seq > s.last:
			kept = append(kept, k)
		default:
			gone = append(gone, k.Record)
		}
	}
	d.kept, d.early = kept, nil
	for _, k := range at {
		d.early = append(d.early, k)
	}
	return gone
}
