package serve_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// The places of a small county, which each hub of these tests knows.
const (
	county    = model.Path("522730")
	community = model.Path("522730/01")
	grid      = model.Path("522730/01/01/01")
	grid2     = model.Path("522730/01/02/01")
)

// noon is a Tuesday.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, model.Zone)

// task is a record of the tests.
var task = model.RecordID{20}

// clock is a hub's, moved by hand.
type clock struct{ now time.Time }

func (c *clock) read() time.Time { return c.now }

func openHub(t *testing.T, j hub.Journal, c *clock) *hub.Hub {
	t.Helper()
	h, err := hub.Open(t.Context(), j, c.read, rand.NewChaCha8([32]byte{1}))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// places are the lists of the county.
func places() (rows []hub.Row) {
	for _, p := range []model.Path{county, community, "522730/01/01", grid, "522730/01/02", grid2} {
		rows = append(rows, hub.Row{Body: model.PlaceAdded{Path: p, Name: "place " + string(p)}})
	}
	return rows
}

func newHub(t *testing.T) (*hub.Hub, *clock) {
	t.Helper()
	c := &clock{noon}
	h := openHub(t, new(hub.Memory), c)
	enter(t, h, places()...)
	return h, c
}

func enter(t *testing.T, h *hub.Hub, rows ...hub.Row) {
	t.Helper()
	vs, err := h.Import(t.Context(), rows, hub.Terms{Accept: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vs {
		if v.State == model.RowBad || v.State == model.RowAsk {
			t.Fatalf("import: %+v", v)
		}
	}
}

func invite(t *testing.T, h *hub.Hub, name string) hub.Invited {
	t.Helper()
	return inviteAs(t, h, name, model.WorkerRole, grid)
}

func inviteAs(t *testing.T, h *hub.Hub, name string, role model.Role, scope model.Path) hub.Invited {
	t.Helper()
	in, err := h.Invite(t.Context(), hub.Invite{Person: model.Ref{Name: name}, Role: role, Scopes: []model.Path{scope}})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// invited joins a laptop for a new person, and gives its secret.
func invited(t *testing.T, h *hub.Hub, name string, role model.Role, scope model.Path) (wire.Secret, model.Ref) {
	t.Helper()
	in, secret := inviteAs(t, h, name, role, scope), wire.Secret{}
	copy(secret[:], "secret of "+name)
	if _, err := h.Join(t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: secret.Hash()}); err != nil {
		t.Fatal(err)
	}
	return secret, in.Person
}

func exchange(t *testing.T, h *hub.Hub, s wire.Secret, c *clock, asks ...wire.Ask) wire.Reply {
	t.Helper()
	r, err := h.Exchange(
		t.Context(), s, wire.Request{Version: wire.Version, Sent: c.now.UnixMilli(), Run: 1, Asks: asks},
	)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func coreOf(t *testing.T, by model.Ref, record model.RecordID, nonce byte, body model.Body) []byte {
	t.Helper()
	b, err := code.Core(model.Change{Nonce: [8]byte{nonce}, Record: record, Author: by.ID, At: noon, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func newHouse(g model.Path) model.HouseholdAdded {
	return model.HouseholdAdded{
		Grid: g, Door: model.Address{Compound: "x", Door: "1"}, Residents: []model.Resident{{Name: "y"}},
	}
}

func newTask(g model.Path) model.TaskRaised {
	return model.TaskRaised{Grid: g, Channel: model.ByVisit, Words: "z"}
}

func rowOf(a wire.Answer, id model.RecordID) wire.Row {
	for _, r := range a.Page.Rows {
		if r.ID == id {
			return r
		}
	}
	return wire.Row{}
}
