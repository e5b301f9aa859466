package desk

import (
	"errors"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// load reads the home into the register: the faces of all records, and the insides that lists and searches need.
func (d *Desk) load() error {
	d.reg, d.unshown, d.part = register.New(d.me), map[model.RecordID]bool{}, nil
	if err := errors.Join(d.store.ReadThrough(false), d.loadRows()); err != nil {
		return err
	}
	pending, err := d.readKept()
	if err != nil {
		return err
	}
	for id, changes := range pending {
		d.reg.Pend(id, changes)
	}
	d.tally()
	return nil
}

// readKept reads what the home holds besides its rows. It returns the kept changes whose effect is not in the rows yet,
// by their records.
func (d *Desk) readKept() (pending map[model.RecordID][]register.Pending, err error) {
	at, err := readBeside(d.store)
	if err != nil {
		return nil, err
	}
	d.kept, d.early, d.changes = at.kept, nil, nil
	d.take(at)
	pending = map[model.RecordID][]register.Pending{}
	for _, k := range d.kept {
		if p, ok := d.pendingOf(k); ok {
			pending[k.Record] = append(pending[k.Record], p)
		}
	}
	return pending, nil
}

// putRow puts a row into the register, if this program can show it.
func (d *Desk) putRow(r store.Row) { d.put(decode(r), string(r.Inside)) }

// put puts a decoded row with the bytes of its inside into the register, or notes that this program cannot show it.
// Such a row stays stored.
func (d *Desk) put(r decoded, inside string) {
	if r.err != nil { // made by a newer program, or damaged
		if !errors.Is(r.err, code.ErrUnknown) {
			d.opt.Log.Warn("row not shown", "record", r.id.String(), "err", r.err.Error())
		}
		d.unshown[r.id] = true
		return
	}
	delete(d.unshown, r.id)
	d.reg.PutPacked(r.record, inside, r.rev)
}

// pendingOf returns a kept change in the form in which the register applies it. It reports false if the rows have the
// effect of the change already, or if this program cannot decode it.
func (d *Desk) pendingOf(k store.Kept) (register.Pending, bool) {
	if k.InRows {
		return register.Pending{}, false
	}
	c, ok := d.changeOf(k)
	if !ok {
		return register.Pending{}, false
	}
	return register.Pending{Change: c, Stamp: d.predict(k.Community, c.At)}, true
}

// refold applies the kept changes of one record to its row again.
func (d *Desk) refold(id model.RecordID) { d.reg.Pend(id, d.unanswered(id)) }

// unanswered returns the kept changes of one record whose effect is not in the rows yet.
func (d *Desk) unanswered(id model.RecordID) (ps []register.Pending) {
	for _, k := range d.kept {
		if k.Record != id {
			continue
		}
		if p, ok := d.pendingOf(k); ok {
			ps = append(ps, p)
		}
	}
	return ps
}

// tally computes the numbers that the band and the sync screen show. It reads nothing from the disk.
func (d *Desk) tally() {
	d.pending, d.bytes, d.waiting, d.unread = 0, 0, nil, len(d.unshown)
	for _, s := range d.skipped {
		if !d.unshown[s.ID] {
			d.unread++
		}
	}
	for _, k := range d.kept {
		if k.Accepted() {
			continue
		}
		if k.Queued() { // a change that the hub holds has a verdict, though not its last
			d.pending++
			d.bytes += len(k.Core)
		}
		if c, ok := d.changeOf(k); ok {
			d.waiting = append(d.waiting, Waiting{k, c})
		} else {
			d.unread++
		}
	}
	for _, b := range d.bounced {
		if _, err := code.Change(b.Core); err != nil {
			d.unread++
		}
	}
}

// Whole returns a record with everything that the home holds of it, and nil if there is none. The register itself
// leaves out the insides of visits. If the row of a visit cannot be read, Whole returns the visit as the register shows
// it.
func (d *Desk) Whole(id model.RecordID) model.Record {
	shown, pending := d.reg.Record(id)
	v, ok := shown.(*model.Visit)
	if !ok || v.Inside != nil && pending == 0 {
		return shown
	}
	row, ok, err := d.store.Row(v.Community(), id)
	if err != nil || !ok {
		return shown
	}
	rec, err := code.Open(row.Face, row.Inside)
	if err != nil {
		return shown
	}
	return register.Fold(rec, d.unanswered(id))
}

// Doorstep returns everything about a household today, its visits with their notes, and reports whether the register
// has the household.
func (d *Desk) Doorstep(id model.HouseholdID) (register.Doorstep, bool) {
	step, ok := d.reg.Door(id, d.Today())
	if !ok {
		return step, false
	}
	visits := make([]*model.Visit, len(step.Visits))
	for i, v := range step.Visits {
		visits[i] = d.Whole(v.RecordID()).(*model.Visit)
	}
	step.Visits = visits
	return step, true
}
