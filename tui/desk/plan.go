package desk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// ErrOffered means that a step can no longer be taken back: it was sent to the hub, and Undo does not exist for its
// kind.
var ErrOffered = store.ErrOffered

// Act is one change that somebody wants to make: its body, and the record that it is about. If Record is zero, the
// change makes a new record.
type Act struct {
	Record model.RecordID
	Body   model.Body
}

// Plan is one save. Its changes are written in one transaction, all or none. They were rehearsed, and nothing is
// written before Write.
type Plan struct {
	desk    *Desk
	made    []store.Made
	changes []register.Pending
	drop    []DraftKey
	typed   []byte       // what the form held; becomes its draft again if the save is taken back
	kept    []store.Kept // set by Write
	back    []uint64     // the changes that this plan takes back, instead of making any
}

// Records returns the records that the changes of the plan are about, in the order of its acts.
func (p *Plan) Records() []model.RecordID {
	ids := make([]model.RecordID, len(p.changes))
	for i, c := range p.changes {
		ids[i] = c.Change.Record
	}
	return ids
}

// Door returns the household that the plan's visit was made at, or that the plan adds. For any other plan it returns
// the zero id.
func (p *Plan) Door() (id model.HouseholdID) {
	for _, c := range p.changes {
		switch b := c.Change.Body.(type) {
		case model.VisitMade:
			return b.Household
		case model.HouseholdAdded:
			return model.HouseholdID(c.Change.Record)
		}
	}
	return id
}

// NewID makes an id for a new record: a UUIDv7.
func NewID() model.RecordID { return model.RecordID(uuid.Must(uuid.NewV7())) }

// Plan rehearses acts in order. It checks the form of each act, and then applies it to its record as it is shown, with
// the effect of the acts before it. It returns a *model.Refusal for the first act that a rule refuses. drop names the
// drafts in which the acts were typed; Write removes them.
func (d *Desk) Plan(drop []DraftKey, acts ...Act) (*Plan, error) {
	p := &Plan{desk: d, drop: drop}
	seen := map[model.RecordID]model.Record{}
	for _, a := range acts {
		a.Body = d.knowing(a)
		if no := a.Body.Check(); no != nil {
			return nil, no
		}
		if a.Record.IsZero() {
			a.Record = NewID()
		}
		r, ok := seen[a.Record]
		if !ok {
			r = d.Whole(a.Record)
		}
		after, err := p.add(a, r)
		if err != nil {
			return nil, err
		}
		seen[a.Record] = after
	}
	return p, nil
}

// knowing returns the body of an act with what the rule cannot see in the act's own record: whether the answer to a
// joined task is the one that its common problem brought.
func (d *Desk) knowing(a Act) model.Body {
	b, ok := a.Body.(model.TaskAnswered)
	if !ok {
		return a.Body
	}
	if t := d.reg.Task(model.TaskID(a.Record)); t != nil && t.State == model.Joined {
		kind, _ := d.reg.Owed(t)
		b.Final = kind == model.OwedTell
	}
	return b
}

// add makes the change of an act, stamps it as a prediction, and applies it to its record r. It returns the record as
// it is afterwards.
func (p *Plan) add(a Act, r model.Record) (model.Record, error) {
	home := model.CommunityOf(a.Body)
	if r != nil {
		home = r.Community()
	}
	c := model.Change{
		Record: a.Record, Author: p.desk.me.Person.ID, At: p.desk.writtenAt().Truncate(time.Second),
		Body: a.Body,
	}
	if _, err := rand.Read(c.Nonce[:]); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	core, err := code.Core(c)
	if err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	c.ID = code.ChangeID(core)
	stamp := p.desk.predict(home, c.At)
	after, out := model.Apply(r, c, stamp)
	if !out.Accepted() {
		why := out.Why
		return nil, &why
	}
	p.changes = append(p.changes, register.Pending{Change: c, Stamp: stamp})
	p.made = append(p.made, store.Made{Community: home, Core: core})
	return after, nil
}

// predict returns the stamp that a change of the person at the desk has until the hub has stamped it. at is when the
// change was written, by the laptop's clock.
func (d *Desk) predict(home model.Path, at time.Time) model.Stamp {
	on := d.hubTime(at)
	return model.Stamp{By: d.me.Person, Tags: d.me.TagsIn(home), At: at, On: on, Received: on}
}

// Stamp returns the stamp that a change would get if it were written now in a community. The rules need it to say what
// the person at the desk may do.
func (d *Desk) Stamp(home model.Path) model.Stamp { return d.predict(home, d.writtenAt()) }

// Typed remembers what the form held. If the save is taken back, that becomes the draft of the form again, so that F4
// loses no word.
func (p *Plan) Typed(data []byte) { p.typed = data }

// Write writes the plan in one transaction. When it returns nil, the changes are on disk. It may run on any goroutine,
// and only once.
func (p *Plan) Write() (err error) {
	if p.back != nil {
		if err = p.desk.store.TakeBack(p.back...); err != nil || p.typed == nil {
			return err
		}
		return p.desk.PutDraft(p.drop[0], p.typed)
	}
	p.kept, err = p.desk.store.Append(p.made, p.drop...)
	return err
}

// Seen updates the register after a plan was written.
func (d *Desk) Seen(p *Plan) error {
	d.remember(p)
	for _, id := range p.Records() {
		d.refold(id)
	}
	d.tally()
	return nil
}

// Save plans acts, writes the plan and updates the register. It is for commands.
func (d *Desk) Save(acts ...Act) (*Plan, error) {
	p, err := d.Plan(nil, acts...)
	if err != nil {
		return nil, err
	}
	return p, d.Keep(p)
}

// Keep writes a plan and updates the register. It is for commands.
func (d *Desk) Keep(p *Plan) error {
	if err := p.Write(); err != nil {
		return err
	}
	return d.Seen(p)
}

// TakeBack returns the plan that removes the changes of a written plan. Its Write fails with ErrOffered if one of the
// changes was offered to the hub; Undo may then still be possible.
func (d *Desk) TakeBack(p *Plan) *Plan {
	back := &Plan{desk: d, changes: p.changes, drop: p.drop, typed: p.typed}
	for _, k := range p.kept {
		back.back = append(back.back, k.Seq)
	}
	return back
}

// Undo plans the changes that take back the last step of each task that a written plan is about (撤回). All changes of
// the plan must be steps of tasks; otherwise Undo returns ErrOffered, because facts recorded at a door stand. It
// returns a *model.Refusal if somebody has taken another step since on one of the tasks. Then none is taken back.
func (d *Desk) Undo(p *Plan) (*Plan, error) {
	var acts []Act
	for i, c := range p.changes {
		if !isStep(c.Change.Body) {
			return nil, ErrOffered
		}
		later := func(o register.Pending) bool { return o.Change.Record == c.Change.Record }
		if !slices.ContainsFunc(p.changes[i+1:], later) {
			acts = append(acts, Act{c.Change.Record, model.TaskUndone{Change: c.Change.ID}})
		}
	}
	undo, err := d.Plan(nil, acts...)
	var no *model.Refusal
	if errors.As(err, &no) {
		return nil, no
	}
	return undo, err
}

// isStep reports whether a body is a step of a task that exists already.
func isStep(b model.Body) bool {
	return model.KindOf(b) == model.KindTask && model.InfoOf(b).Nature != model.Makes
}
