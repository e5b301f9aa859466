package desk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
	"sidan/sync/store"
)

// ErrOffered means that a step cannot be taken back any more: it has left the laptop, and undo does not reach its kind.
var ErrOffered = store.ErrOffered

// Act is one change somebody wants: what, about which record. A zero Record makes a new one.
type Act struct {
	Record model.RecordID
	Body   model.Body
}

// Plan is one save: its changes stand or fall together, in one transaction. It was rehearsed; nothing is written before
// Write.
type Plan struct {
	desk    *Desk
	made    []store.Made
	changes []register.Pending
	drop    []DraftKey
	typed   []byte       // what the form held, for its draft to come back when the save is taken back
	kept    []store.Kept // once written
	back    []uint64     // what this plan takes back instead
}

// Records that the plan's changes are about, in the order of its acts.
func (p *Plan) Records() []model.RecordID {
	ids := make([]model.RecordID, len(p.changes))
	for i, c := range p.changes {
		ids[i] = c.Change.Record
	}
	return ids
}

// Door is the household that the plan's visit was made at, or that it added; none for any other.
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

// NewID makes an id for a record born here: a UUIDv7.
func NewID() model.RecordID { return model.RecordID(uuid.Must(uuid.NewV7())) }

// Plan rehearses acts in order: each is checked for its form, then applied to what is shown, the ones before it
// included. The first that a rule refuses comes back as a *model.Refusal. drop names the drafts the acts were
// typed in.
func (d *Desk) Plan(drop []DraftKey, acts ...Act) (*Plan, error) {
	p := &Plan{desk: d, drop: drop}
	seen := map[model.RecordID]model.Record{}
	for _, a := range acts {
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

// add writes an act down as its author's change, stamps it as a prediction and lets the rules say what it does.
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
	p.made = append(p.made, store.Made{Home: home, Core: core})
	return after, nil
}

// predict is the stamp a change of one's own, written at a moment of the laptop's clock, has until the hub has spoken.
func (d *Desk) predict(home model.Path, at time.Time) model.Stamp {
	on := d.hubTime(at)
	return model.Stamp{By: d.me.Person, Tags: d.me.TagsIn(home), At: at, On: on, Received: on}
}

// Stamp is that of a change written now in a community: what the rules would be asked with.
func (d *Desk) Stamp(home model.Path) model.Stamp { return d.predict(home, d.writtenAt()) }

// Typed remembers what the form held: taking the save back brings it back as the form's draft, so F4 loses no word.
func (p *Plan) Typed(data []byte) { p.typed = data }

// Write makes the one transaction; when it returns nil, the changes are on disk. Any goroutine; once.
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

// Seen lets the register know of a plan that was written.
func (d *Desk) Seen(p *Plan) error {
	d.remember(p)
	for _, id := range p.Records() {
		d.refold(id)
	}
	d.tally()
	return nil
}

// Save plans, writes and is seen, for a command.
func (d *Desk) Save(acts ...Act) (*Plan, error) {
	p, err := d.Plan(nil, acts...)
	if err != nil {
		return nil, err
	}
	return p, d.Keep(p)
}

// Keep writes a plan and is seen, for a command.
func (d *Desk) Keep(p *Plan) error {
	if err := p.Write(); err != nil {
		return err
	}
	return d.Seen(p)
}

// TakeBack is the plan that takes a written plan out again. Its Write fails with ErrOffered once a change of it
// has been offered to the hub: then Undo may still reach it.
func (d *Desk) TakeBack(p *Plan) *Plan {
	back := &Plan{desk: d, changes: p.changes, drop: p.drop, typed: p.typed}
	for _, k := range p.kept {
		back.back = append(back.back, k.Seq)
	}
	return back
}

// Undo is a change that says a step is taken back (撤回), for a plan about one task whose last step nobody
// followed. ErrOffered where undo does not reach: facts at a door stand.
func (d *Desk) Undo(p *Plan) (*Plan, error) {
	last := p.changes[len(p.changes)-1].Change
	for _, c := range p.changes {
		if c.Change.Record != last.Record || !isStep(c.Change.Body) {
			return nil, ErrOffered
		}
	}
	undo, err := d.Plan(nil, Act{last.Record, model.TaskUndone{Change: last.ID}})
	var no *model.Refusal
	if errors.As(err, &no) {
		return nil, no
	}
	return undo, err
}

// isStep reports whether a body is a step of a task that stands already.
func isStep(b model.Body) bool {
	return model.KindOf(b) == model.KindTask && model.InfoOf(b).Nature != model.Makes
}
