package bolt_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/wire"
)

// What each grid of the first community holds; the rest of a county is shared out evenly among the others.
const (
	gridHouseholds = 300
	gridVisits     = 2_000
	gridRecords    = gridHouseholds + gridVisits
)

// scratch is a directory of this run of the tests, for what its figures share.
var scratch string

func TestMain(m *testing.M) {
	if servedApart() {
		return
	}
	var err error
	if scratch, err = os.MkdirTemp("", "sidan-figures-"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// countyOf is the directory of a hub with about so many records, filled once a run. The first community is the
// same in all.
func countyOf(tb testing.TB, name string, records int) string {
	tb.Helper()
	dir := filepath.Join(scratch, name)
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	h := openHub(tb, dir)
	lists(tb, h)
	must(tb, h.Close())
	j, err := bolt.Create(dir)
	must(tb, err)
	f := filling{TB: tb, j: j}
	f.houses, f.visits = doors(tb)
	each := gridRecords
	for n := range communities {
		f.community(n, each)
		if each = (records - gridsOfEach*gridRecords) / (gridsOfAll - gridsOfEach); each < gridRecords {
			break // the first community is all it has
		}
	}
	must(tb, j.Close())
	return dir
}

// filling puts records into a hub's journal past the rules, in commits of a bounded size.
type filling struct {
	testing.TB
	j      hub.Journal
	houses []model.HouseholdAdded
	visits []model.VisitMade
	w      hub.Writes
	grid   model.Path
	by     model.Account
	tags   model.Tags // of by
}

// community gets its households and then their visits, the grids one after the other.
func (f *filling) community(n, each int) {
	f.w = hub.Writes{Community: gridNo(n * gridsOfEach).Community()}
	for g := range gridsOfEach {
		f.grid = gridNo(n*gridsOfEach + g)
		f.by = model.Account{
			Person: model.Ref{ID: model.PersonID(model.PlaceIDOf(f.grid)), Name: "陆家琼"},
			Role:   model.WorkerRole, Scopes: []model.Path{f.grid},
		}
		f.tags = f.by.TagsIn(f.w.Community)
		at := time.Now().AddDate(0, 0, -80)
		var ids []model.HouseholdID
		for i := range each {
			at = at.Add(80 * 24 * time.Hour / time.Duration(each+1))
			id := newID(at)
			if i < each*gridHouseholds/gridRecords {
				house := f.houses[i%len(f.houses)]
				house.Grid = f.grid
				ids = append(ids, model.HouseholdID(id))
				f.enter(at, id, house)
				continue
			}
			v := f.visits[i%len(f.visits)]
			v.Grid, v.Household = f.grid, ids[i%len(ids)]
			f.enter(at, id, v)
		}
	}
	f.commit()
}

// enter a record as one change of its grid's worker left it.
func (f *filling) enter(at time.Time, id model.RecordID, body model.Body) {
	core, err := coreOf(f.by, at, id, body)
	must(f, err)
	c := model.Change{ID: code.ChangeID(core), Record: id, Author: f.by.Person.ID, At: at, Body: body}
	r, out := model.Apply(nil, c, model.Stamp{By: f.by.Person, Tags: f.tags, At: at, On: at, Received: at})
	if !out.Accepted() {
		f.Fatalf("%T: %v", body, out)
	}
	face, inside, err := code.Record(r)
	must(f, err)
	who := model.AudienceOf(r)
	f.w.History.Head++
	f.w.History.Mark = wire.Mark(c.ID[:8])
	s := hub.Stored{
		Rev: f.w.History.Head, ID: id, Kind: r.Kind(), FaceTags: who.Face, InsideTags: who.Inside, Face: face,
		Inside: inside,
	}
	if v, ok := r.(*model.Visit); ok {
		s.Week = v.Week
	}
	f.w.Records = append(f.w.Records, s)
	f.w.Lines = append(f.w.Lines, hub.Line{Rev: s.Rev, ID: c.ID, Record: id, Code: model.OK, By: f.by.Person,
		Tags: f.tags,
		At:   at.Unix(), On: at.Unix(), Received: at.Unix(), Core: core})
	if len(f.w.Records) == 1000 {
		f.commit()
	}
}

func (f *filling) commit() {
	must(f, f.j.Update(f.Context(), func(tx hub.Tx) error { return tx.Write(f.w) }))
	f.w.Lines, f.w.Records = nil, nil
}
