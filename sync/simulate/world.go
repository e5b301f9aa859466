package simulate

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// world is the state of one run: a hub, its laptops, the network between them, and the records of the checkers.
type world struct {
	Options
	roll      *rand.Rand
	clocks    *rand.Rand // draws laptops' clocks, and nothing else
	at        int        // the step
	now       time.Time
	hubOff    time.Duration // how far the hub's clock is off
	hub       *hub.Hub
	journal   *faultyJournal
	rule      rule
	backups   backups
	oracles   map[model.Path]*oracle
	branches  int                              // of history so far
	accounts  map[model.PersonID]hub.Account   // as they are at the hub
	first     map[model.PersonID]model.Account // as they were when everybody came
	laptops   []*laptop
	hostile   *hostile         // nil: there is none
	grown     bool             // the hostile laptop let a record grow to its bound
	oversized model.RecordID   // a record that no page can carry, zero: there is none
	serving   []model.ChangeID // what the home kept when it made the request that the hub is at
	twins     int
	judged    map[model.ChangeID]bool // what the rules have seen of the request that the hub is at
	network   []message
	ledger    ledger
	trace     trace
	seen      map[string]int // situations reached
	faults    Faults
	bad       []string // invariants broken
}

var epoch = time.Date(2026, 11, 2, 8, 0, 0, 0, model.Zone)

const (
	county = model.Path("522730")
	town   = model.Path("522730/01")
	other  = model.Path("522730/02")
)

// communities are the directory and the communities.
var communities = []model.Path{county, town, other}

// grids are the grids that somebody works in: two in the town, one in the other community.
var grids = []model.Path{"522730/01/01/01", "522730/01/02/01", "522730/02/01/01"}

// groups are those that a task may be dispatched to, beside persons: a team of the town, a post of the other
// community, and a unit of the county.
var groups = []model.GroupAdded{{Sort: model.ToTeam, Name: "team", Place: town},
	{Sort: model.ToPost, Name: "post", Place: other},
	{Sort: model.ToUnit, Name: "unit", Place: county, Covers: grids[:2]}}

// as returns a group as an addressee of tasks. It is also how an account names the groups that it belongs to.
func as(g model.GroupAdded) model.Addressee {
	return model.Addressee{Kind: g.Sort, ID: model.GroupIDOf(g.Sort, g.Place, g.Name).Record(), Name: g.Name}
}

// member is somebody with a laptop.
type member struct {
	name   string
	role   model.Role
	scopes []model.Path
	groups []model.Addressee
}

// members returns the people a run may have. A run has the first few of them. The first worker has two laptops,
// and with two communities the third worker works in both.
func members(communities int) []member {
	first := member{name: "first worker", role: model.WorkerRole, scopes: grids[:1]}
	both := member{name: "third worker", role: model.WorkerRole, scopes: grids[1:2]}
	last := member{name: "second secretary", role: model.SupervisorRole, scopes: []model.Path{town}}
	if communities == 2 {
		both.scopes, last.scopes = grids[1:], []model.Path{other}
	}
	return []member{first, {name: "secretary", role: model.SupervisorRole, scopes: []model.Path{town}},
		{name: "volunteer", role: model.VolunteerRole, scopes: []model.Path{town}, groups: []model.Addressee{
			as(groups[0]),
		}},
		{name: "second worker", role: model.WorkerRole, scopes: grids[1:2]}, first, both, last,
		{name: "liaison", role: model.UnitRole, scopes: []model.Path{town}, groups: []model.Addressee{as(groups[2])}},
		{name: "organiser", role: model.OrganiserRole, scopes: []model.Path{county}}}
}

// newWorld makes the hub, with its places and groups, and joins the laptops.
func newWorld(o Options, seed uint64) *world {
	w := &world{Options: o, roll: rand.New(rand.NewPCG(seed, 0x51da)), clocks: rand.New(rand.NewPCG(seed, 0xc10c)),
		now:  epoch,
		seen: map[string]int{}, ledger: newLedger(), oracles: map[model.Path]*oracle{},
		backups:  backups{copies: map[string]*image{}},
		accounts: map[model.PersonID]hub.Account{}, trace: trace{sum: sha256.New(), hear: o.Trace},
		first: map[model.PersonID]model.Account{}, rule: newRule}
	for _, community := range communities {
		w.oracles[community] = newOracle(w.apply)
	}
	if w.chance(30) {
		w.rule = oldRule
	}
	w.journal = &faultyJournal{Memory: new(hub.Memory), w: w, most: 2 + w.roll.IntN(12)}
	w.open()
	rows := []hub.Row{{Body: model.PlaceAdded{Path: county, Name: "龙里县"}},
		{Body: model.PlaceAdded{Path: town, Name: "东门社区"}},
		{Body: model.PlaceAdded{Path: other, Name: "西门社区"}}}
	for _, g := range grids {
		rows = append(
			rows, hub.Row{Body: model.PlaceAdded{Path: g.Up(), Name: "大网格"}},
			hub.Row{Body: model.PlaceAdded{Path: g, Name: string(g)}},
		)
	}
	for _, g := range groups {
		rows = append(rows, hub.Row{Body: g})
	}
	if _, err := w.hub.Import(context.Background(), rows, hub.Terms{}); err != nil {
		panic(err)
	}
	everybody := members(1 + w.roll.IntN(2))
	for n, m := range everybody[:2+w.roll.IntN(len(everybody)-1)] {
		w.join(n, m)
	}
	w.observe()
	if seed%3 == 0 {
		w.plantOversized()
	}
	if seed%2 == 0 {
		w.joinHostile(seed)
	}
	return w
}

// open starts the hub on what its journal holds.
func (w *world) open() {
	h, err := hub.Open(context.Background(), w.journal, w.hubNow, randReader{w.roll})
	if err != nil {
		panic(err)
	}
	w.hub = h.WithRules(w.rules)
}

func (w *world) join(n int, m member) {
	ctx := context.Background()
	in, err := w.hub.Invite(
		ctx, hub.Invite{Person: model.Ref{Name: m.name}, Role: m.role, Scopes: m.scopes, Groups: m.groups},
	)
	if err != nil {
		panic(err)
	}
	l := &laptop{w: w, n: n, memo: newMemo()}
	randReader{w.roll}.Read(l.secret[:])
	joined, err := w.hub.Join(ctx, wire.Join{Version: wire.Version, Code: in.Code, Hash: l.secret.Hash()})
	if err != nil {
		panic(err)
	}
	l.disk = newDisk(joined.Account, joined.Communities)
	w.accounts[in.Person.ID] = hub.Account{Account: joined.Account}
	w.first[in.Person.ID] = joined.Account
	l.start()
	w.laptops = append(w.laptops, l)
}

// randReader reads bytes from a source of random numbers.
type randReader struct{ *rand.Rand }

func (d randReader) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(d.Uint32())
	}
	return len(b), nil
}

// chance returns true with a probability of so many percent.
func (w *world) chance(percent int) bool { return w.roll.IntN(100) < percent }

// reached counts a situation that the run came to.
func (w *world) reached(what string) { w.seen[what]++ }

// violated notes that an invariant does not hold.
func (w *world) violated(invariant, format string, args ...any) {
	if len(w.bad) < 20 {
		w.bad = append(w.bad, invariant+": "+fmt.Sprintf(format, args...))
	}
}
