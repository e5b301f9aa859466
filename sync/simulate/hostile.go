package simulate

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// hostile is a laptop that has joined and runs other software. It sends whatever bytes it likes, and knows every
// id there is. It calls the hub directly, between the messages of the others.
type hostile struct {
	w      *world
	roll   *rand.Rand // its own, so that the other laptops do the same with and without it
	secret wire.Secret
	who    model.Account
	run    int64
}

// hostileMembers are those that a hostile laptop may belong to.
var hostileMembers = []member{
	{name: "hostile worker", role: model.WorkerRole, scopes: grids[:1]},
	{name: "hostile volunteer", role: model.VolunteerRole, scopes: []model.Path{town}},
	{name: "hostile secretary", role: model.SupervisorRole, scopes: []model.Path{other}},
}

func (w *world) joinHostile(seed uint64) {
	f := &hostile{w: w, roll: rand.New(rand.NewPCG(seed, 0xf0e))}
	m := hostileMembers[f.roll.IntN(len(hostileMembers))]
	ctx := context.Background()
	in, err := w.hub.Invite(ctx, hub.Invite{Person: model.Ref{Name: m.name}, Role: m.role, Scopes: m.scopes})
	if err != nil {
		panic(err)
	}
	randReader{f.roll}.Read(f.secret[:])
	joined, err := w.hub.Join(ctx, wire.Join{Version: wire.Version, Code: in.Code, Hash: f.secret.Hash()})
	if err != nil {
		panic(err)
	}
	f.who = joined.Account
	w.accounts[in.Person.ID] = hub.Account{Account: joined.Account}
	w.hostile = f
	w.observe()
}

// attack makes one request.
func (f *hostile) attack() {
	at, cores := f.makeChanges()
	f.run++
	req := wire.Request{
		Version: wire.Version, Sent: f.time(f.w.hubNow()).UnixMilli(), Run: 1 + f.run%3, Pending: f.roll.Int(),
	}
	req.Asks = []wire.Ask{{Community: at, Ask: uint64(f.run), Changes: cores, Rows: f.chance(50)}}
	if f.chance(10) { // about a community it has no scope in, and after a revision there is none of
		req.Asks[0].Community = communities[f.roll.IntN(len(communities))]
		req.Asks[0].After, req.Asks[0].Since = math.MaxUint64, math.MaxUint64
	}
	reply, err := f.w.hub.Exchange(context.Background(), f.secret, req)
	if no := new(wire.Problem); err != nil && !errors.As(err, &no) {
		f.w.violated("goes on", "the hub fails at what a hostile laptop sent: %v", err)
	}
	f.w.observe()
	f.w.checkCommunities()
	f.w.trace.add("hostile: %d changes, %v", len(cores), err)
	for _, a := range reply.Answers {
		for _, v := range a.Verdicts {
			f.w.reached("hostile: " + strings.TrimSpace(v.Code.String()+" "+string(v.Why)))
		}
	}
}

func (f *hostile) chance(percent int) bool { return f.roll.IntN(100) < percent }

// time is now, or the earliest or latest time that a number can say.
func (f *hostile) time(now time.Time) time.Time {
	switch f.roll.IntN(12) {
	case 0:
		return time.Unix(math.MaxInt64, 0)
	case 1:
		return time.Unix(math.MinInt64, 0)
	case 2:
		return time.UnixMilli(math.MaxInt64)
	}
	return now
}

func (f *hostile) core(record model.RecordID, body model.Body) []byte {
	c := model.Change{Record: record, Author: f.who.Person.ID, At: f.time(f.w.hubNow()), Body: body}
	randReader{f.roll}.Read(c.Nonce[:])
	if f.chance(5) {
		c.Author = f.w.laptops[f.roll.IntN(len(f.w.laptops))].disk.account.Person.ID
	}
	b, err := code.Core(c)
	if err != nil { // longer than any core
		b = make([]byte, 2*code.MostCore)
		randReader{f.roll}.Read(b[:16])
	}
	return b
}

// makeChanges returns the changes of a request, and the community they are sent to.
func (f *hostile) makeChanges() (at model.Path, cores [][]byte) {
	at = f.who.Scopes[0].Community()
	grid := f.who.Scopes[0]
	if grid.Level() < model.SmallGrid {
		grid = grids[f.roll.IntN(len(grids))]
	}
	door := model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "x", Door: "1"}}
	switch f.roll.IntN(11) {
	case 0:
		return at, f.growRecord(grid)
	case 1:
		return at, f.one(
			f.any(at, model.KindTask),
			model.TaskDispatched{To: model.Addressee{Kind: "in:522730/01/01/01\x00zzzzzzzz", ID: f.id()}},
		)
	case 2:
		door.Grid = "522730/01/99/99"
		return at, f.one(f.id(), door)
	case 3:
		made := model.Path("522730/Z" + string(rune('0'+f.roll.IntN(10))))
		door.Grid = made + "/01/01"
		return made, f.one(f.id(), door)
	case 4:
		return at, f.one(
			[]model.RecordID{{}, model.PlaceIDOf(at).Record(), f.any(at, model.KindHousehold)}[f.roll.IntN(3)],
			door,
		)
	case 5:
		return at, f.one(f.any(at, model.KindHousehold), model.HouseholdMoved{Note: "gone"})
	case 6:
		core := f.core(f.any(at, model.KindTask), model.TaskProgressed{Note: "twice"})
		return at, [][]byte{core, core, core}
	case 7:
		return at, f.one(f.any(at, model.KindHousehold), editOfManyFields())
	case 8:
		junk := make([]byte, f.roll.IntN(2000))
		randReader{f.roll}.Read(junk)
		return at, [][]byte{junk, nil}
	case 9:
		return at, f.one(f.any(at, model.KindTask), model.TaskRated{Rating: model.Satisfied, Words: "fine"})
	}
	return at, f.one(f.any(at, model.KindTask), model.TaskProgressed{Note: strings.Repeat("字", model.MostWords)})
}

func editOfManyFields() (e model.HouseholdEdited) {
	for i := range 900 {
		e.Fields = append(e.Fields, model.FieldEdit{Field: model.Field("f" + string(rune('a'+i%26)))})
	}
	return e
}

func (f *hostile) one(record model.RecordID, body model.Body) [][]byte {
	return [][]byte{f.core(record, body)}
}

// growRecord makes changes that all add to one record, now and then up to the most it can hold.
func (f *hostile) growRecord(grid model.Path) (cores [][]byte) {
	id, n := f.id(), 2
	if !f.w.grown && f.chance(20) {
		f.w.grown, n = true, 60
	}
	house := model.HouseholdID(f.any(grid.Community(), model.KindHousehold))
	for range n {
		cores = append(cores, f.core(id, model.VisitMade{
			Household: house, Grid: grid, Outcome: model.Met, Note: strings.Repeat("字", model.MostWords),
		}))
	}
	return cores
}

func (f *hostile) id() (id model.RecordID) {
	randReader{f.roll}.Read(id[:])
	id[6] = id[6]&0x0f | 0x70
	return id
}

// any returns the id of a record of a kind in a community, in sight or not; a new id if there is none.
func (f *hostile) any(at model.Path, kind model.Kind) model.RecordID {
	var ids []model.RecordID
	for id, e := range f.w.oracles[at].records {
		if e.rec != nil && e.rec.Kind() == kind {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return f.id()
	}
	slices.SortFunc(ids, func(a, b model.RecordID) int { return slices.Compare(a[:], b[:]) })
	return ids[f.roll.IntN(len(ids))]
}
