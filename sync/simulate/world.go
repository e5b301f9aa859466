package simulate

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// world is a hub, its laptops, and what only an outsider can know: the ledger of what was said to be saved.
type world struct {
	Options
	roll    *rand.Rand
	now     time.Time
	hub     *hub.Hub
	journal *shaky
	laptops []*laptop
	line    []message
	ledger  ledger
	trace   trace
	seen    map[string]int // situations reached
	faults  Faults
	bad     []string // invariants broken
}

const (
	county = model.Path("522730")
	town   = model.Path("522730/01")
	other  = model.Path("522730/02")
)

// grids are walked by somebody: two in the town, one in the other community.
var grids = []model.Path{"522730/01/01/01", "522730/01/02/01", "522730/02/01/01"}

// member is somebody with a laptop.
type member struct {
	name   string
	role   model.Role
	scopes []model.Path
}

// cast are those a run may have, in the order they come: the first has a second laptop, one serves two communities.
func cast(communities int) []member {
	first := member{"first worker", model.WorkerRole, grids[:1]}
	both := member{"third worker", model.WorkerRole, grids[1:2]}
	last := member{"second secretary", model.SupervisorRole, []model.Path{town}}
	if communities == 2 {
		both.scopes, last.scopes = grids[1:], []model.Path{other}
	}
	return []member{first, {"secretary", model.SupervisorRole, []model.Path{town}}, {"second worker", model.WorkerRole, grids[1:2]}, first, both, last}
}

// newWorld founds the hub, with its places, and joins the laptops.
func newWorld(o Options, seed uint64) *world {
	w := &world{Options: o, roll: rand.New(rand.NewPCG(seed, 0x51da)), now: epoch, seen: map[string]int{}, ledger: newLedger()}
	w.journal = &shaky{Memory: new(hub.Memory), most: 2 + w.roll.IntN(12), broken: o.Broken}
	w.open()
	rows := []hub.Row{{Body: model.PlaceAdded{Path: county, Name: "龙里县"}}, {Body: model.PlaceAdded{Path: town, Name: "东门社区"}},
		{Body: model.PlaceAdded{Path: other, Name: "西门社区"}}}
	for _, g := range grids {
		rows = append(rows, hub.Row{Body: model.PlaceAdded{Path: g.Up(), Name: "大网格"}}, hub.Row{Body: model.PlaceAdded{Path: g, Name: string(g)}})
	}
	if _, err := w.hub.Import(context.Background(), rows, false); err != nil {
		panic(err)
	}
	everybody := cast(1 + w.roll.IntN(2))
	for n, m := range everybody[:2+w.roll.IntN(len(everybody)-1)] {
		w.join(n, m)
	}
	return w
}

// open starts the hub on what its journal holds.
func (w *world) open() {
	h, err := hub.Open(context.Background(), w.journal, func() time.Time { return w.now }, dice{w.roll})
	if err != nil {
		panic(err)
	}
	w.hub = h
}

func (w *world) join(n int, m member) {
	ctx := context.Background()
	in, err := w.hub.Invite(ctx, hub.Invite{Person: model.Ref{Name: m.name}, Role: m.role, Scopes: m.scopes})
	if err != nil {
		panic(err)
	}
	l := &laptop{w: w, n: n}
	dice{w.roll}.Read(l.secret[:])
	joined, err := w.hub.Join(ctx, wire.Join{Version: wire.Version, Code: in.Code, Hash: l.secret.Hash()})
	if err != nil {
		panic(err)
	}
	l.disk = newDisk(joined.Account, joined.Communities)
	l.start()
	w.laptops = append(w.laptops, l)
}

// dice makes bytes of the run's one source of chance.
type dice struct{ *rand.Rand }

func (d dice) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(d.Uint32())
	}
	return len(b), nil
}

// chance says yes on so many of 100 occasions.
func (w *world) chance(percent int) bool { return w.roll.IntN(100) < percent }

// reached counts a situation.
func (w *world) reached(what string) { w.seen[what]++ }

// broke notes that an invariant does not hold.
func (w *world) broke(invariant, format string, args ...any) {
	if len(w.bad) < 20 {
		w.bad = append(w.bad, invariant+": "+fmt.Sprintf(format, args...))
	}
}

// pass lets time go on.
func (w *world) pass(most time.Duration) {
	w.now = w.now.Add(time.Duration(1 + w.roll.Int64N(int64(most))))
}
