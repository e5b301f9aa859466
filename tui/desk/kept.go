package desk

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// The desk keeps in memory what the home holds besides its rows. As long as the hub makes no backups, the number of
// kept changes only grows, and a save must not read them all again. An exchange reads them from the disk, on its own
// goroutine, and brings them in its News.

// beside is what a home holds besides its rows, as it was on disk at one moment.
type beside struct {
	kept    []store.Kept
	last    uint64 // number of the newest change that was ever made until then
	bounced []store.Bounced
	skipped []store.Skipped
	log     []store.Exchange
	clock   store.Clock
	synced  time.Time
	loading []model.Path // communities whose first copy is not whole
}

// readBeside reads from the disk what a home holds besides its rows. It may run on any goroutine.
func readBeside(s *store.Store) (b beside, err error) {
	if b.kept, b.last, err = s.KeptUpTo(); err != nil {
		return b, err
	}
	if b.bounced, err = s.Bounced(); err != nil {
		return b, err
	}
	if b.skipped, err = s.Skipped(); err != nil {
		return b, err
	}
	if b.log, err = s.Exchanges(); err != nil {
		return b, err
	}
	if b.clock, err = s.Clock(); err != nil {
		return b, err
	}
	if b.synced, err = s.Synced(); err != nil {
		return b, err
	}
	cs, err := s.Communities()
	for _, c := range cs {
		if c.Shown == nil {
			b.loading = append(b.loading, c.Path)
		}
	}
	return b, err
}

// take replaces the state in memory by the state that was on disk. It leaves the kept changes to renew, and leaves out
// bounced changes that were dismissed since.
func (d *Desk) take(b beside) {
	d.skipped, d.log, d.clock, d.last, d.loading = b.skipped, b.log, b.clock, b.synced, b.loading
	d.bounced = slices.DeleteFunc(b.bounced, func(o store.Bounced) bool { return d.dismissed[o.Seq] })
}

// changeOf returns a kept change. It decodes each change once, and reports whether this program can decode it.
func (d *Desk) changeOf(k store.Kept) (model.Change, bool) {
	if c, ok := d.changes[k.Seq]; ok {
		return c, true
	}
	c, err := code.Change(k.Core)
	if err != nil {
		return c, false
	}
	d.decoded(k.Seq, c)
	return c, true
}

// decoded remembers a kept change that was decoded.
func (d *Desk) decoded(seq uint64, c model.Change) {
	if d.changes == nil {
		d.changes = map[uint64]model.Change{}
	}
	d.changes[seq] = c
}

// remember updates the kept changes after a plan was written. The plan either added changes or took some back.
func (d *Desk) remember(p *Plan) {
	if p.back != nil {
		for _, seq := range p.back {
			delete(d.changes, seq)
		}
		d.kept = slices.DeleteFunc(d.kept, func(k store.Kept) bool { return slices.Contains(p.back, k.Seq) })
		return
	}
	for i, k := range p.kept {
		if i < len(p.changes) {
			d.decoded(k.Seq, p.changes[i].Change)
		}
		if slices.ContainsFunc(d.kept, func(o store.Kept) bool { return o.Seq == k.Seq }) {
			continue // the whole home was read meanwhile
		}
		if i := slices.IndexFunc(d.early, func(e store.Kept) bool { return e.Seq == k.Seq }); i >= 0 {
			k = d.early[i] // an exchange already read it from the disk, with what came since
		}
		d.kept = append(d.kept, k)
	}
	slices.SortFunc(d.kept, func(a, b store.Kept) int { return int(a.Seq) - int(b.Seq) })
}

// renew replaces the kept changes in memory by those that were read from the disk. A change that only the disk has was
// either written by a plan that Seen does not know of yet, or taken back since; it goes to early. A change that only
// the memory has stays if it was made after the disk was read, and is dropped otherwise. renew returns the records of
// the dropped changes.
func (d *Desk) renew(s beside) (gone []model.RecordID) {
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
			delete(d.changes, k.Seq)
		}
	}
	d.kept, d.early = kept, nil
	for _, k := range at {
		d.early = append(d.early, k)
	}
	return gone
}
