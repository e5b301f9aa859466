package desk

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// The desk remembers what the home holds beside its rows: without backups the kept changes only grow, and a save must
// not read them all again. What the disk says of them is read by an exchange, on its own goroutine, and comes with its
// news.

// beside is what a home holds beside its rows, as the disk had it at one time.
type beside struct {
	kept    []store.Kept
	last    uint64 // number of the newest change ever made by then
	bounced []store.Bounced
	skipped []store.Skipped
	log     []store.Exchange
	clock   store.Clock
	synced  time.Time
	loading []model.Path // communities whose first copy is not whole
}

// readBeside may run on any goroutine.
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
			b.loading = append(b.loading, c.Home)
		}
	}
	return b, err
}

// take believes the disk, but for the kept changes (renew) and for bounced ones that were let go of since.
func (d *Desk) take(b beside) {
	d.skipped, d.log, d.clock, d.last, d.loading = b.skipped, b.log, b.clock, b.synced, b.loading
	d.bounced = slices.DeleteFunc(b.bounced, func(o store.Bounced) bool { return d.dismissed[o.Seq] })
}

// changeOf decodes a kept change, once; false where this program cannot.
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

func (d *Desk) decoded(seq uint64, c model.Change) {
	if d.changes == nil {
		d.changes = map[uint64]model.Change{}
	}
	d.changes[seq] = c
}

// remember takes a plan that was written: its changes are kept now, or no longer.
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
			k = d.early[i] // an exchange was quicker than the word that it was written
		}
		d.kept = append(d.kept, k)
	}
	slices.SortFunc(d.kept, func(a, b store.Kept) int { return int(a.Seq) - int(b.Seq) })
}

// renew takes the kept changes from the disk. What is in it and was not remembered is not seen yet, or was
// taken back meanwhile; what was remembered and is newer than it stays. It gives the records of what was let go
// of.
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
