package hub_test

import (
	"context"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

const (
	county    = model.Path("522730")
	community = model.Path("522730/01")
	other     = model.Path("522730/02")
	grid      = model.Path("522730/01/01/01")
	grid2     = model.Path("522730/01/02/01")
)

// noon is a Tuesday.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, model.Zone)

func account(id byte, role model.Role, scopes ...model.Path) hub.Account {
	return hub.Account{Account: model.Account{
		Person: model.Ref{ID: model.PersonID{id}, Name: string(rune('A' + id))}, Role: role, Scopes: scopes,
	}}
}

// The people of the tests.
var (
	worker     = account(1, model.WorkerRole, grid)
	neighbour  = account(2, model.WorkerRole, grid2)
	supervisor = account(3, model.SupervisorRole, community)
	organiser  = account(4, model.OrganiserRole, county)
	stranger   = account(5, model.WorkerRole, "522730/02/01/01")
	former     = hub.Account{Account: account(6, model.WorkerRole, "522730/02/01/01").Account, Had: []model.Path{grid}}
)

// lists name the places of the tests.
var lists = func() map[model.RecordID]hub.Stored {
	all := map[model.RecordID]hub.Stored{}
	for _, r := range places() {
		all[model.PlaceIDOf(r.Body.(model.PlaceAdded).Path).Record()] = hub.Stored{Kind: model.KindPlace}
	}
	return all
}()

// The records of the tests.
var (
	house = model.RecordID{10}
	task  = model.RecordID{20}
)

// desk plays the hub over one community, without accounts or a network: engine and journal alone.
type desk struct {
	t         *testing.T
	j         *hub.Memory
	now       time.Time
	sent      time.Time // the laptop's clock; zero: it is right
	community model.Path
	nonce     byte
}

func newDesk(t *testing.T) *desk {
	return &desk{t: t, j: new(hub.Memory), now: noon, community: community}
}

// core writes a change down, each with a nonce of its own.
func (d *desk) core(by hub.Account, record model.RecordID, body model.Body) []byte {
	d.t.Helper()
	d.nonce++
	at := d.now
	if !d.sent.IsZero() {
		at = d.sent
	}
	return d.coreAt(by, record, body, at, d.nonce)
}

func (d *desk) coreAt(by hub.Account, record model.RecordID, body model.Body, at time.Time, nonce byte) []byte {
	d.t.Helper()
	b, err := code.Core(model.Change{Nonce: [8]byte{nonce}, Record: record, Author: by.Person.ID, At: at, Body: body})
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

// push carries an ask through steps 1 to 3.
func (d *desk) push(by hub.Account, ask wire.Ask) (out hub.Output) {
	d.t.Helper()
	ask.Community = d.community
	sent := d.sent
	if sent.IsZero() {
		sent = d.now
	}
	batch := hub.NewBatch(ask)
	err := d.j.Update(context.Background(), func(tx hub.Tx) error {
		l, err := tx.Load(batch.Need())
		if err != nil {
			return err
		}
		out = batch.Step(hub.Input{Account: by, Sent: sent, Now: d.now, Loaded: l, Lists: lists})
		if len(out.Writes.Lines) == 0 {
			return nil
		}
		return tx.Write(out.Writes)
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// answer carries an ask through steps 4 to 7, after what a push left.
func (d *desk) answer(by hub.Account, ask wire.Ask, left hub.Left, room *hub.Room) (a wire.Answer) {
	d.t.Helper()
	ask.Community = d.community
	err := d.j.Read(context.Background(), func(s hub.Snapshot) (err error) {
		a, err = hub.Answer(s, by, hub.NewBatch(ask), hub.Output{Left: left}, model.DayOf(d.now).Week(), room)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

// do offers changes from a home that knows nothing yet, and gives their verdicts.
func (d *desk) do(by hub.Account, cores ...[]byte) []wire.Verdict {
	d.t.Helper()
	ask := wire.Ask{Changes: cores}
	return d.answer(by, ask, d.push(by, ask).Left, hub.NewRoom()).Verdicts
}

// says does one change and gives its verdict's code and reason.
func (d *desk) says(by hub.Account, record model.RecordID, body model.Body) (model.Code, model.Reason) {
	d.t.Helper()
	v := d.do(by, d.core(by, record, body))[0]
	return v.Code, v.Why
}

// must does changes that have to be accepted as they are.
func (d *desk) must(by hub.Account, record model.RecordID, bodies ...model.Body) {
	d.t.Helper()
	for _, b := range bodies {
		if c, why := d.says(by, record, b); c != model.OK {
			d.t.Fatalf("%T: %s %s", b, c, why)
		}
	}
}

// page reads a page for somebody whose copy stands at after, made for the tags they have now.
func (d *desk) page(by hub.Account, after, since uint64) *wire.Page {
	d.t.Helper()
	ask := wire.Ask{
		After: after, Since: since, Digest: wire.DigestOf(by.TagsIn(d.community)), Week: model.DayOf(d.now).Week(),
		Rows: true,
	}
	return d.answer(by, ask, hub.Left{}, hub.NewRoom()).Page
}

func (d *desk) load(k hub.Keys) (l hub.Loaded) {
	d.t.Helper()
	k.Community = d.community
	if err := d.j.Read(
		context.Background(), func(s hub.Snapshot) (err error) { l, err = s.Load(k); return err },
	); err != nil {
		d.t.Fatal(err)
	}
	return l
}

func (d *desk) head() hub.History { return d.load(hub.Keys{}).History }

// record is a record as the hub has it.
func (d *desk) record(id model.RecordID) model.Record {
	d.t.Helper()
	s, ok := d.load(hub.Keys{Records: []model.RecordID{id}}).Records[id]
	if !ok {
		return nil
	}
	r, err := code.Open(s.Face, s.Inside)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func newHouse(g model.Path) model.HouseholdAdded {
	return model.HouseholdAdded{
		Grid: g, Door: model.Address{Compound: "x", Door: "1"}, Residents: []model.Resident{{Name: "y"}},
	}
}

func newVisit() model.VisitMade {
	return model.VisitMade{Household: model.HouseholdID(house), Grid: grid, Outcome: model.Met}
}

func newTask(g model.Path) model.TaskRaised {
	return model.TaskRaised{Grid: g, Channel: model.ByVisit, Words: "z"}
}

// openTask raises a task in the worker's grid and opens it to anyone.
func (d *desk) openTask() {
	d.t.Helper()
	d.must(worker, task, newTask(grid))
	d.must(supervisor, task, model.TaskSorted{Sphere: model.Public, Menu: model.Facilities},
		model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(noon) + 3, Brief: "换灯"})
}
