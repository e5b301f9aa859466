package bolt_test

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"log/slog"
	mathrand "math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/sample"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/serve"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// The county of the figures is that of the case study: 172 small grids, here four to a community.
const (
	county       = model.Path("522730")
	communities  = 43
	gridsOfEach  = 4
	gridsOfAll   = communities * gridsOfEach
	roundsLength = 5 * time.Minute // from door to door
)

func gridNo(n int) model.Path {
	return model.Path(fmt.Sprintf("%s/%02d/01/%02d", county, n/gridsOfEach+1, n%gridsOfEach+1))
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// openHub opens the hub in a directory, by the real clock.
func openHub(tb testing.TB, dir string) *hub.Hub {
	tb.Helper()
	h, err := openHubIn(tb.Context(), dir)
	must(tb, err)
	return h
}

func openHubIn(ctx context.Context, dir string) (*hub.Hub, error) {
	j, err := bolt.Create(dir)
	if err != nil {
		return nil, err
	}
	return hub.Open(ctx, j, time.Now, rand.Reader)
}

// lists enters the county's places.
func lists(tb testing.TB, h *hub.Hub) {
	tb.Helper()
	rows := []hub.Row{{Body: model.PlaceAdded{Path: county, Name: "龙里县"}}}
	seen := map[model.Path]bool{}
	for n := range gridsOfAll {
		for _, l := range []model.Level{model.Community, model.LargeGrid, model.SmallGrid} {
			if p := gridNo(n).At(l); !seen[p] {
				seen[p] = true
				rows = append(rows, hub.Row{Body: model.PlaceAdded{Path: p, Name: fmt.Sprintf("第%d网格", n+1)}})
			}
		}
	}
	_, err := h.Import(tb.Context(), rows, hub.Terms{})
	must(tb, err)
}

// laptop is one that joined, with a real home.
type laptop struct {
	home    *store.Store
	grid    model.Path
	secret  wire.Secret
	me      model.Account
	session *sync.Session
}

// join makes the laptop of a grid's worker, its home empty yet.
func join(tb testing.TB, h *hub.Hub, grid model.Path) *laptop {
	tb.Helper()
	in, err := h.Invite(tb.Context(), hub.Invite{
		Person: model.Ref{Name: "网格员" + string(grid[len(county)+1:])}, Role: model.WorkerRole,
		Scopes: []model.Path{grid},
	})
	must(tb, err)
	home, err := sync.Join(
		tb.Context(), filepath.Join(tb.TempDir(), "home"), nil, sync.Invitation{Code: in.Code}, h.Join,
	)
	must(tb, err)
	tb.Cleanup(func() { home.Close() })
	id, err := home.Identity()
	must(tb, err)
	return &laptop{home, grid, id.Secret, id.Account, sync.NewSession(mathrand.Int64())}
}

// exchange runs until nothing is left to send or to fetch, and wants all of it accepted.
func (l *laptop) exchange(tb testing.TB, carry sync.Exchange) sync.Summary {
	tb.Helper()
	sum, err := sync.Run(tb.Context(), l.home, l.session, carry, time.Now)
	must(tb, err)
	if sum.More || sum.Accepted != sum.Pushed || sum.Flagged > 0 {
		tb.Fatalf("an exchange came to %+v", sum)
	}
	return sum
}

// in calls a hub of this process as the laptop.
func (l *laptop) in(h *hub.Hub) sync.Exchange {
	return func(ctx context.Context, r wire.Request) (wire.Reply, error) { return h.Exchange(ctx, l.secret, r) }
}

// save makes visits, a round's pace apart, the last just now.
func (l *laptop) save(tb testing.TB, visits []model.VisitMade) {
	tb.Helper()
	at := time.Now().Add(-time.Duration(len(visits)) * roundsLength)
	var made []store.Made
	for _, v := range visits {
		at = at.Add(roundsLength)
		v.Household, v.Grid = model.HouseholdID(newID(at)), l.grid
		core, err := coreOf(l.me, at, newID(at), v)
		must(tb, err)
		made = append(made, store.Made{Community: l.grid.Community(), Core: core})
	}
	_, err := l.home.Append(made)
	must(tb, err)
}

// newID is a UUIDv7 of a moment.
func newID(at time.Time) (id model.RecordID) {
	rand.Read(id[:])
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(at.UnixMilli())<<16)
	copy(id[:6], ms[:6])
	id[6], id[8] = id[6]&0x0f|0x70, id[8]&0x3f|0x80
	return id
}

// doors and what was said at them, from the sample: real words, in their real lengths.
func doors(tb testing.TB) (houses []model.HouseholdAdded, visits []model.VisitMade) {
	tb.Helper()
	for _, c := range sample.Small(1, model.DayOf(time.Now())).Changes {
		switch body := c.Body.(type) {
		case model.HouseholdAdded:
			houses = append(houses, body)
		case model.VisitMade:
			visits = append(visits, body)
		}
	}
	return houses, visits
}

// meter counts what goes over a listener's connections, headers and framing in.
type meter struct {
	net.Listener
	in, out atomic.Int64
}

func (m *meter) Accept() (net.Conn, error) {
	c, err := m.Listener.Accept()
	return metered{c, m}, err
}

// both ways so far, in bytes.
func (m *meter) both() int64 { return m.in.Load() + m.out.Load() }

type metered struct {
	net.Conn
	m *meter
}

func (c metered) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.m.in.Add(int64(n))
	return n, err
}

func (c metered) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.m.out.Add(int64(n))
	return n, err
}

// serveOver puts a hub behind its real server, on loopback.
func serveOver(tb testing.TB, h *hub.Hub) (address string, m *meter) {
	tb.Helper()
	m = listen(tb)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve.NewServer(h, wire.Secret{}, slog.New(slog.DiscardHandler)).Serve(ctx, m, nil) }()
	tb.Cleanup(func() {
		stop()
		must(tb, <-done)
	})
	return "http://" + m.Addr().String(), m
}

func listen(tb testing.TB) *meter {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(tb, err)
	return &meter{Listener: l}
}

// over is the laptop's real client.
func (l *laptop) over(address string) sync.Exchange {
	return sync.ExchangeOf(store.Identity{Hub: address, Secret: l.secret})
}

func median[T int64 | float64 | time.Duration](s []T) T {
	s = slices.Clone(s)
	slices.Sort(s)
	return s[len(s)/2]
}

// copyHub is a directory with the same hub, to be spoilt.
func copyHub(tb testing.TB, dir string) string {
	tb.Helper()
	to := tb.TempDir()
	b, err := os.ReadFile(filepath.Join(dir, "hub.db"))
	must(tb, err)
	must(tb, os.WriteFile(filepath.Join(to, "hub.db"), b, 0o600))
	return to
}
