package desk

import (
	"errors"
	"fmt"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/sync/store"
)

// This file opens a desk for a command that names its records. It reads only these records and those that belong to
// them into the register, in a time that does not grow with the home.

// part says what was read into a register that does not hold everything. It is nil for a register that does.
type part struct {
	households map[model.HouseholdID]bool // those that were read with everything that belongs to them
}

// OpenPart is Open for a caller that names the records it wants. Named and At read them into the register: a household
// comes with its visits, its tasks, the households merged with it and those at its door, and a task comes with its
// household and the common problem that it is joined to. Places, the county's menu and calendar, and the records of all
// kept changes, are there from the start. Nothing may be listed, counted or searched for at such a desk.
func OpenPart(s *store.Store, o Options) (*Desk, error) { return open(s, o, (*Desk).loadPart) }

// loadPart reads the places and the records of the kept changes into the register. If the home cannot be indexed, it
// reads everything.
func (d *Desk) loadPart() error {
	d.reg, d.unshown = register.New(d.me), map[model.RecordID]bool{}
	d.part = &part{map[model.HouseholdID]bool{}}
	if err := d.store.MakeIndex(); err != nil { // the index cannot be written, perhaps because the disk is full
		d.opt.Log.Warn("no index", "err", err.Error())
		return d.load()
	}
	if err := errors.Join(d.store.ReadThrough(false), d.bring(store.Places), d.bringCounty()); err != nil {
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

// Named returns the records of a kind that the argument of a command may mean. The argument is the whole id of a record
// or its end, or the number of a task. The records are then in the register, with those that belong to them.
func (d *Desk) Named(kind model.Kind, word string) ([]model.RecordID, error) {
	if d.part != nil {
		if err := d.bringNamed(kind, strings.ToLower(word)); err != nil {
			return nil, fmt.Errorf("read %s: %w", kind, err)
		}
	}
	ids := d.reg.Named(kind, word)
	if len(ids) == 0 && d.part != nil { // everything is read before a command says that there is none
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

// At returns the households known at a door of a community, in the order of Register.At.
func (d *Desk) At(community model.Path, door model.Address, householder string) ([]*model.Household, error) {
	if err := d.bringDoor(community, door, householder); err != nil {
		return nil, fmt.Errorf("read door: %w", err)
	}
	return d.reg.At(community, door, householder), nil
}

// bring puts the rows that match a term into the register. Rows that it has already are put in again, as they are.
func (d *Desk) bring(t store.Term) error {
	rows, err := d.store.Lookup(t)
	for _, r := range rows {
		d.putRow(r)
	}
	return err
}

// bringRecord reads one record into the register, if the home has it.
func (d *Desk) bringRecord(id model.RecordID) error {
	r, ok, err := d.store.AnyRow(id)
	if ok {
		d.putRow(r)
	}
	return err
}

// bringCounty reads what the county sets for everybody: its menu and its calendar.
func (d *Desk) bringCounty() (err error) {
	for _, scope := range d.me.Scopes {
		county := scope.At(model.County)
		err = errors.Join(
			err, d.bringRecord(model.MenuListIDOf(county).Record()), d.bringRecord(model.CalendarIDOf(county).Record()),
		)
	}
	return err
}

// bringNamed reads the records of a kind that a word may name into the register.
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

// bringAround reads the records that belong to a record of the register.
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
		if err := d.bringProblem(r); err != nil {
			return err
		}
		if at := r.Door().ID; !at.IsZero() {
			return d.bringHousehold(at)
		}
	}
	return nil
}

// bringHousehold reads a household with its visits and tasks, and the households that are shown with it: those merged
// with it, and those at its door.
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
	at, _ := d.reg.Door(id, d.Today())
	for _, t := range at.Tasks {
		if err := d.bringProblem(t); err != nil {
			return err
		}
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

// bringProblem reads the common problem that a task is joined to: it says whether the household is owed an answer.
func (d *Desk) bringProblem(t *model.Task) error {
	if t.Into.IsZero() {
		return nil
	}
	return d.bringRecord(t.Into.Record())
}

// bringDoor reads the households at a door: those that are there now, and those that were there before an edit that
// waits for the hub.
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
