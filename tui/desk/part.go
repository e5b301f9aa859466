package desk

import (
	"errors"
	"fmt"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/sync/store"
)

// This file sits down at a home for a command that names its records: it reads these, with what hangs on them, and not
// the register. What that costs does not grow with the home.

// part is what a register that does not hold everything was given; nil for one that does.
type part struct {
	households map[model.HouseholdID]bool // with all that hangs on them
}

// OpenPart is Open for whoever names the records they want: Named and At bring them into the register, a household with
// its visits, its tasks, those merged with it and those at its door, and a task with its household. Places and whatever
// waits for the hub are there from the start. Nothing may be listed, counted or searched for at such a desk.
func OpenPart(s *store.Store, o Options) (*Desk, error) { return open(s, o, (*Desk).loadPart) }

func (d *Desk) loadPart() error {
	d.reg, d.unshown = register.New(d.me), map[model.RecordID]bool{}
	d.part = &part{map[model.HouseholdID]bool{}}
	if err := d.store.MakeIndex(); err != nil { // it may be that nothing can be written: then all is read
		d.opt.Log.Warn("no index", "err", err.Error())
		return d.load()
	}
	if err := errors.Join(d.store.ReadThrough(false), d.bring(store.Places)); err != nil {
		return err
	}
	pending, err := d.readKept()
	if err != nil {
		return err
	}
	for id, changes := range pending {
		if err := d.bringRecord(id); err != nil {
			return err
		}
		d.reg.Pend(id, changes)
	}
	d.tally()
	return nil
}

// Named are the records of a kind that a command's argument may mean: one by its whole id or its end, a task also by
// its number. They are in the register then.
func (d *Desk) Named(kind model.Kind, word string) ([]model.RecordID, error) {
	if d.part != nil {
		if err := d.bringNamed(kind, strings.ToLower(word)); err != nil {
			return nil, fmt.Errorf("read %s: %w", kind, err)
		}
	}
	ids := d.reg.Named(kind, word)
	if len(ids) == 0 && d.part != nil { // before it is said that there is none, everything is looked at
		if err := d.load(); err != nil {
			return nil, err
		}
		ids = d.reg.Named(kind, word)
	}
	for _, id := range ids {
		if err := d.bringAround(id); err != nil {
			return nil, fmt.Errorf("read %s: %w", kind, err)
		}
	}
	return ids, nil
}

// At are the households known at a door of a community, as Register.At has them.
func (d *Desk) At(community model.Path, door model.Address, householder string) ([]*model.Household, error) {
	if err := d.bringDoor(community, door, householder); err != nil {
		return nil, fmt.Errorf("read door: %w", err)
	}
	return d.reg.At(community, door, householder), nil
}

// bring puts the rows of a term into the register. Those it has are put in again, as they are.
func (d *Desk) bring(t store.Term) error {
	rows, err := d.store.Lookup(t)
	for _, r := range rows {
		d.bringRow(r)
	}
	return err
}

func (d *Desk) bringRow(r store.Row) {
	if rec, ok := d.open(r, func() []byte { return r.Inside }); ok {
		d.reg.Put(rec, r.Rev)
	}
}

func (d *Desk) bringRecord(id model.RecordID) error {
	r, ok, err := d.store.AnyRow(id)
	if ok {
		d.bringRow(r)
	}
	return err
}

func (d *Desk) bringNamed(kind model.Kind, word string) error {
	if id, err := model.ParseID[model.Record](word); err == nil {
		return d.bringRecord(id)
	}
	if kind == model.KindTask {
		if err := d.bring(store.Numbered(word)); err != nil {
			return err
		}
	}
	if t, ok := store.EndOf(word); ok {
		return d.bring(t)
	}
	return nil
}

// bringAround brings what hangs on a record that is in the register.
func (d *Desk) bringAround(id model.RecordID) error {
	if d.part == nil {
		return nil
	}
	shown, _ := d.reg.Record(id)
	switch r := shown.(type) {
	case *model.Household:
		return d.bringHousehold(r.ID)
	case *model.Visit:
		return d.bringHousehold(r.Household)
	case *model.Task:
		if at := r.Door().ID; !at.IsZero() {
			return d.bringHousehold(at)
		}
	}
	return nil
}

// bringHousehold brings one with its visits and tasks, and all that are shown with it: those merged with it, and those
// at its door.
func (d *Desk) bringHousehold(id model.HouseholdID) error {
	if d.part == nil || d.part.households[id] {
		return nil
	}
	d.part.households[id] = true
	err := errors.Join(d.bringRecord(id.Record()), d.bring(store.HappenedAt(id)), d.bring(store.MergedInto(id)))
	h := d.reg.Household(id)
	if err != nil || h == nil {
		return err
	}
	if !h.Into.IsZero() {
		if err := d.bringHousehold(h.Into); err != nil {
			return err
		}
	}
	for _, one := range d.reg.PointingTo(id) {
		if err := d.bringHousehold(one); err != nil {
			return err
		}
	}
	return d.bringDoor(h.Community(), h.Door, h.Householder())
}

// bringDoor brings the households at a door: those that stand there now, and those that did before an edit that waits
// for the hub.
func (d *Desk) bringDoor(community model.Path, door model.Address, householder string) error {
	if d.part == nil {
		return nil
	}
	if err := d.bring(store.AtDoor(community, door.Key(householder))); err != nil {
		return err
	}
	for _, h := range d.reg.Standing(community, door, householder) {
		if err := d.bringHousehold(h.ID); err != nil {
			return err
		}
	}
	return nil
}
