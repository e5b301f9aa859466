package register_test

import (
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
)

// The small world of these tests: one community, two large grids, three small ones, as of a Tuesday.
const (
	county    = model.Path("522730")
	community = model.Path("522730/01")
	grid1     = model.Path("522730/01/01/01")
	grid2     = model.Path("522730/01/01/02")
	grid3     = model.Path("522730/01/02/01")
)

var (
	today = model.Date(2026, time.November, 24)
	week  = today.Week()

	worker = account(1, "杨秀芬", model.WorkerRole, grid1)
	other  = account(2, "罗正华", model.WorkerRole, grid2)
	branch = account(3, "陆家琼", model.SupervisorRole, community)
)

func account(n byte, name string, role model.Role, scope model.Path) model.Account {
	return model.Account{Person: model.Ref{ID: model.PersonID{n}, Name: name}, Role: role, Scopes: []model.Path{scope}}
}

// world makes records the way the hub does, through model.Apply, and puts them into a register.
type world struct {
	t testing.TB
	*register.Register
	ids uint64
}

func newWorld(t testing.TB, me model.Account) *world {
	return &world{t: t, Register: register.New(me)}
}

func (w *world) id() (id model.RecordID) {
	w.ids++
	binary.BigEndian.PutUint64(id[8:], w.ids)
	id[0] = 0xa0
	return id
}

// noon of a day.
func noon(d model.Day) time.Time { return d.Start().Add(12 * time.Hour) }

// pending is a change as its author's laptop has it.
func (w *world) pending(by model.Account, at time.Time, id model.RecordID, body model.Body) register.Pending {
	w.ids++
	c := model.Change{Record: id, Author: by.Person.ID, At: at, Body: body}
	binary.BigEndian.PutUint64(c.ID[:], w.ids)
	return register.Pending{Change: c, Stamp: model.Stamp{By: by.Person, Tags: by.TagsIn(community), At: at, On: at}}
}

// did confirms a change: the record as it is afterwards is put in.
func (w *world) did(by model.Account, at time.Time, id model.RecordID, body model.Body) model.RecordID {
	w.t.Helper()
	if id.IsZero() {
		id = w.id()
	}
	before, rev := w.Confirmed(id)
	p := w.pending(by, at, id, body)
	after, out := model.Apply(before, p.Change, p.Stamp)
	if !out.Accepted() {
		w.t.Fatalf("%T: %v", body, out)
	}
	w.Put(after, rev+1)
	return id
}

// add is a household known since a day.
func (w *world) add(
	grid model.Path, door string, since model.Day, residents string, tags ...model.HouseTag,
) model.HouseholdID {
	w.t.Helper()
	a, err := model.ParseAddress(door)
	if err != nil {
		w.t.Fatalf("%s: %v", door, err)
	}
	return model.HouseholdID(w.did(branch, noon(since), model.RecordID{}, model.HouseholdAdded{
		Grid: grid, Door: a, Residents: model.ParseResidents(residents), Tags: tags}))
}

// visit at noon of a day.
func (w *world) visit(h model.HouseholdID, on model.Day, outcome model.VisitOutcome, next model.Day) model.VisitID {
	w.t.Helper()
	return model.VisitID(w.did(worker, noon(on), model.RecordID{},
		model.VisitMade{Household: h, Grid: w.Household(h).Grid, Outcome: outcome, Next: next}))
}

// raise a task about a household, answered or promised or neither.
func (w *world) raise(h model.HouseholdID, on model.Day, words string, answer *model.DoorAnswer) model.TaskID {
	w.t.Helper()
	house := w.Household(h)
	return model.TaskID(w.did(worker, noon(on), model.RecordID{}, model.TaskRaised{
		Grid: house.Grid, Compound: house.Door.Compound, Channel: model.ByVisit, Words: words, Answer: answer,
		Household: model.DoorRef{ID: h, Name: house.Householder(), Door: house.Door}}))
}

// go takes a task through steps, each by whom it takes, at noon of a day.
func (w *world) take(t model.TaskID, on model.Day, steps ...model.Body) {
	w.t.Helper()
	for _, body := range steps {
		by := worker
		switch body.(type) {
		case model.TaskSorted, model.TaskDispatched, model.TaskAccepted, model.TaskSentBack, model.TaskClosed,
			model.TaskReopened, model.TaskRecalled:
			by = branch
		}
		w.did(by, noon(on), t.Record(), body)
	}
}

var (
	sorted     = model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}
	claimed    = model.TaskClaimed{}
	finished   = model.TaskFinished{Result: "灯已换好"}
	acceptedIt = model.TaskAccepted{}
	told       = model.TaskAnswered{How: model.ByVisit}
	satisfied  = model.TaskRated{Rating: model.Satisfied}
)

func openUntil(due model.Day) model.TaskDispatched {
	return model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: due, Brief: "换灯"}
}

func toWorker(due model.Day) model.TaskDispatched {
	return model.TaskDispatched{
		Due: due,
		To:  model.Addressee{Kind: model.ToPerson, ID: worker.Person.ID.Record(), Name: worker.Person.Name},
	}
}

// county of many households, n to be found by what the name says.
func manyHouseholds(t testing.TB, n int) []model.Record {
	w := newWorld(t, branch)
	surnames := []string{"王", "李", "张", "单", "欧阳", "龙", "韦", "曾", "杨", "罗"}
	given := []string{"秀英", "国栋", "伟", "小燕", "朝贵", "德福", "欣怡", "光荣", "祖德", "明", "桂兰", "兴菊"}
	name := func(i int) string { return surnames[i*7%len(surnames)] + given[i*5%len(given)] }
	compounds := []string{"金桂苑", "清水湾", "向阳小区", "竹林新居"}
	list := make([]model.Record, n)
	for i := range list {
		grid := model.Path(fmt.Sprintf("%s/%02d/%02d", community, i/3000, i/300%10))
		door := model.Address{
			Compound: compounds[i/5000%4], Building: fmt.Sprint(i/60%80 + 1), Unit: fmt.Sprint(i/12%5 + 1),
			Door: fmt.Sprintf("%d0%d", i/2%6+1, i%2+1),
		}
		p := w.pending(branch, noon(today-200), w.id(), model.HouseholdAdded{Grid: grid, Door: door,
			Phones:    []string{fmt.Sprintf("1990000%04d", i*37%10000)},
			Residents: []model.Resident{{Name: name(i)}, {Name: name(i * 3)}, {Name: name(i * 11)}}})
		list[i], _ = model.Apply(nil, p.Change, p.Stamp)
	}
	return list
}
