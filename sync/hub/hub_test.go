package hub_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

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

// places are the lists of a small county.
func places() (rows []hub.Row) {
	for _, p := range []model.Path{
		county, community, "522730/01/01", grid, "522730/01/02", grid2, other, "522730/02/01", "522730/02/01/01",
	} {
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

// invited joins a laptop for a new person, and gives its secret.
func invited(t *testing.T, h *hub.Hub, name string, role model.Role, scope model.Path) (wire.Secret, model.Ref) {
	t.Helper()
	in, err := h.Invite(t.Context(), hub.Invite{Person: model.Ref{Name: name}, Role: role, Scopes: []model.Path{scope}})
	if err != nil {
		t.Fatal(err)
	}
	secret := wire.Secret{}
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

func problem(err error) string {
	var p *wire.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return fmt.Sprint(err)
}

func TestAnEveningAndAMorning(t *testing.T) {
	h, c := newHub(t)
	w, who := invited(t, h, "w", model.WorkerRole, grid)
	s, branch := invited(t, h, "s", model.SupervisorRole, community)
	r := exchange(t, h, w, c, wire.Ask{Community: community, Ask: 1, Rows: true, Changes: [][]byte{
		coreOf(t, who, house, 1, newHouse(grid)), coreOf(t, who, task, 2, newTask(grid))}})
	if want := []model.Path{county, community}; !slices.Equal(r.Communities, want) || r.Account.Person != who ||
		r.Now != noon.UnixMilli() || r.Sample || r.Backups {
		t.Errorf("reply %+v", r)
	}
	a := r.Answers[0]
	if len(a.Verdicts) != 2 || a.Verdicts[0].Code != model.OK || a.Page == nil {
		t.Fatalf("answer %+v", a)
	}
	r = exchange(t, h, s, c, wire.Ask{Community: county, Rows: true}, wire.Ask{Community: community, Rows: true})
	if n := len(r.Answers[0].Page.Rows); n != 9 {
		t.Errorf("the directory has %d rows", n)
	}
	var seen []model.Kind
	for _, row := range r.Answers[1].Page.Rows {
		k, err := code.KindOf(row.Face)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, k)
	}
	if want := []model.Kind{
		model.KindPerson, model.KindPerson, model.KindHousehold, model.KindTask,
	}; !slices.Equal(seen, want) {
		t.Errorf("the branch sees %v", seen)
	}
	last := r.Answers[1]
	c.now = c.now.Add(time.Hour)
	r = exchange(t, h, s, c, wire.Ask{Community: community, Seen: last.Head, Mark: last.Mark, After: last.Page.Next,
		Digest: last.Page.Digest, Week: last.Page.Week, Rows: true,
		Changes: [][]byte{coreOf(t, branch, task, 3, model.TaskSorted{Sphere: model.Public, Menu: model.Care})}})
	if got := r.Answers[0].Page; got.From != last.Head || len(got.Rows) != 1 || got.Rows[0].ID != task {
		t.Errorf("the next page %+v", got)
	}
}

func TestRequestsThatAreNone(t *testing.T) {
	h, _ := newHub(t)
	secret, _ := invited(t, h, "w", model.WorkerRole, grid)
	for _, k := range []struct {
		name   string
		secret wire.Secret
		req    wire.Request
		want   string
	}{
		{"an unknown laptop", wire.Secret{1}, wire.Request{Version: 1}, wire.ProblemUnknown},
		{"another version", secret, wire.Request{Version: 2}, wire.ProblemMalformed},
		{"a grid is no community", secret, wire.Request{
			Version: 1, Asks: []wire.Ask{{Community: grid}},
		}, wire.ProblemMalformed},
		{"no path", secret, wire.Request{Version: 1, Asks: []wire.Ask{{Community: "../x"}}}, wire.ProblemMalformed},
		{"a community twice", secret, wire.Request{
			Version: 1, Asks: []wire.Ask{{Community: community}, {Community: community}},
		}, wire.ProblemMalformed},
		{"too many changes", secret, wire.Request{
			Version: 1, Asks: []wire.Ask{{Community: community, Changes: make([][]byte, wire.MostChanges+1)}},
		}, wire.ProblemTooLarge},
		{"more communities than there can be", secret, wire.Request{
			Version: 1, Asks: make([]wire.Ask, 5000),
		}, wire.ProblemTooLarge},
		{"a moment of its own", secret, wire.Request{Version: 1, At: noon.UnixMilli()}, wire.ProblemSample},
	} {
		before, err := h.Status(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Exchange(t.Context(), k.secret, k.req); problem(err) != k.want {
			t.Errorf("%s: got %s, want %s", k.name, problem(err), k.want)
		}
		if after, _ := h.Status(t.Context()); after.Revisions != before.Revisions {
			t.Errorf("%s: something was taken", k.name)
		}
	}
}

// TestOneClaimWins has many claim one task at once, over the file: the first in the log holds it, all others are told.
func TestOneClaimWins(t *testing.T) {
	j, err := bolt.Create(suite.TempDir(t))
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{noon}
	h := openHub(t, j, c)
	defer h.Close()
	enter(t, h, places()...)
	s, branch := invited(t, h, "s", model.SupervisorRole, community)
	exchange(t, h, s, c, wire.Ask{Community: community, Changes: [][]byte{coreOf(t, branch, task, 1, newTask(grid)),
		coreOf(t, branch, task, 2, model.TaskSorted{Sphere: model.Public, Menu: model.Care}),
		coreOf(
			t, branch, task, 3,
			model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(noon) + 3, Brief: "换灯"},
		)}})
	const many = 12
	verdicts := make([]wire.Verdict, many)
	var all sync.WaitGroup
	for i := range many {
		secret, who := invited(t, h, fmt.Sprintf("w%d", i), model.WorkerRole, grid)
		claim := coreOf(t, who, task, 4, model.TaskClaimed{})
		all.Go(func() {
			r, err := h.Exchange(t.Context(), secret, wire.Request{
				Version: 1, Sent: noon.UnixMilli(), Asks: []wire.Ask{{Community: community, Changes: [][]byte{claim}}},
			})
			if err != nil {
				t.Error(err)
				return
			}
			verdicts[i] = r.Answers[0].Verdicts[0]
		})
	}
	all.Wait()
	won := slices.DeleteFunc(slices.Clone(verdicts), func(v wire.Verdict) bool { return v.Code != model.OK })
	if len(won) != 1 {
		t.Fatalf("%d won", len(won))
	}
	for _, v := range verdicts {
		if v.Code == model.Refused && (v.Why != model.Taken || v.Against.IsZero() || v.Rev < won[0].Rev) {
			t.Errorf("lost: %+v", v)
		}
	}
}

func TestAnIdleExchangeWritesNothing(t *testing.T) {
	j := &counting{Memory: new(hub.Memory)}
	c := &clock{noon}
	h := openHub(t, j, c)
	enter(t, h, places()...)
	secret, _ := invited(t, h, "w", model.WorkerRole, grid)
	exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true})
	before := j.updates
	c.now = c.now.Add(time.Minute)
	exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true})
	if j.updates != before {
		t.Error("an idle exchange cost a commit")
	}
	c.now = c.now.Add(time.Hour)
	exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true})
	if j.updates != before+1 {
		t.Error("the time of last contact was not written down")
	}
}

type counting struct {
	*hub.Memory
	updates int
}

func (c *counting) Update(ctx context.Context, fn func(hub.Tx) error) error {
	c.updates++
	return c.Memory.Update(ctx, fn)
}

func TestDevicesTellWhoIsMissingAndWhoWasCopied(t *testing.T) {
	h, c := newHub(t)
	invited(t, h, "quiet", model.WorkerRole, grid)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	come := func(run int64, pending int) hub.DeviceStatus {
		t.Helper()
		if _, err := h.Exchange(t.Context(), secret, wire.Request{Version: 1, Run: run, Pending: pending}); err != nil {
			t.Fatal(err)
		}
		all, err := h.Devices(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 2 || !all[0].Contact.IsZero() {
			t.Fatalf("longest out of touch first: %+v", all)
		}
		return all[1]
	}
	if d := come(7, 3); d.Pending != 3 || d.Copied || d.Person != who || !d.Contact.Equal(c.now) ||
		!d.Joined.Equal(noon) {
		t.Errorf("%+v", d)
	}
	if come(7, 0).Copied || come(8, 0).Copied || come(8, 0).Copied {
		t.Error("opened twice is not copied")
	}
	if !come(7, 0).Copied || !come(9, 0).Copied {
		t.Error("A, B, A is two laptops")
	}
}

func TestWhoMovedOnKeepsTheWordButNotTheSight(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	exchange(t, h, secret, c,
		wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, house, 1, newHouse(grid))}})
	if _, err := h.Invite(t.Context(), hub.Invite{
		Person: model.Ref{ID: who.ID}, Role: model.WorkerRole, Scopes: []model.Path{"522730/02/01/01"},
	}); err != nil {
		t.Fatal(err)
	}
	r := exchange(
		t, h, secret, c,
		wire.Ask{Community: community, Rows: true, Changes: [][]byte{coreOf(t, who, house, 2, model.HouseholdMoved{})}},
	)
	if v := r.Answers[0].Verdicts[0]; v.Code != model.Flagged || v.Why != model.FlagOutOfSight ||
		len(r.Answers[0].Page.Rows) != 0 {
		t.Errorf("verdict %+v, %d rows", v, len(r.Answers[0].Page.Rows))
	}
	if want := []model.Path{county, other}; !slices.Equal(r.Communities, want) {
		t.Errorf("communities %v", r.Communities)
	}
}

// TestWhatAHomeKnowsIsLeftOut: account and communities come where they are not those that the request says it knows.
func TestWhatAHomeKnowsIsLeftOut(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	ask := func(known wire.Known) wire.Reply {
		r, err := h.Exchange(
			t.Context(), secret, wire.Request{Version: wire.Version, Sent: c.now.UnixMilli(), Known: known},
		)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := ask(wire.Known{})
	known := wire.KnownOf(first.Account, first.Communities)
	if again := ask(known); again.Account.Person != (model.Ref{}) || again.Communities != nil {
		t.Errorf("said twice: %+v", again)
	}
	if other := ask(wire.KnownOf(first.Account, nil)); other.Account.Person != who || len(other.Communities) != 2 {
		t.Errorf("to one who knows other communities: %+v", other)
	}
	if _, err := h.Invite(t.Context(), hub.Invite{
		Person: model.Ref{ID: who.ID}, Role: model.WorkerRole, Scopes: []model.Path{grid, "522730/02/01/01"},
	}); err != nil {
		t.Fatal(err)
	}
	if moved := ask(known); len(moved.Account.Scopes) != 2 || len(moved.Communities) != 3 {
		t.Errorf("to one whose account is another now: %+v", moved)
	}
}

func TestAHubOfAnotherProgramIsLeftAlone(t *testing.T) {
	j := new(hub.Memory)
	err := j.Update(t.Context(), func(tx hub.Tx) error {
		b, err := code.Marshal(map[int]int{1: 99})
		return errors.Join(err, tx.Put(hub.Meta, []byte("hub"), b))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hub.Open(t.Context(), j, time.Now, bytes.NewReader(nil)); !errors.Is(err, hub.ErrForeign) {
		t.Errorf("got %v", err)
	}
}

func rowOf(a wire.Answer, id model.RecordID) wire.Row {
	for _, r := range a.Page.Rows {
		if r.ID == id {
			return r
		}
	}
	return wire.Row{}
}
