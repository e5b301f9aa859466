package sync

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

func TestRequest(t *testing.T) {
	cursor := func(a wire.Ask) wire.Ask {
		a.Community, a.Seen, a.Mark, a.After, a.Digest, a.Week = town, 9, mark, 9, dig, week
		return a
	}
	filling := whole(9)
	filling.Next = &store.Copy{Cursor: 4, Digest: wire.Digest{5}, Week: week + 1, Since: 8}
	cases := []struct {
		name   string
		state  store.State
		want   wire.Ask
		writes []store.Write
	}{
		{"nothing to say", state(whole(9)), cursor(wire.Ask{Rows: true}), nil},
		{"a community just entered", state(store.Community{Path: town}), wire.Ask{Community: town, Rows: true}, nil},
		{"while a copy is filled, its cursor and since", state(filling),
			wire.Ask{
				Community: town, Seen: 9, Mark: mark, After: 4, Digest: wire.Digest{5}, Week: week + 1, Since: 8,
				Rows: true,
			}, nil},
		{"queued ones are marked offered, once", state(whole(9), kept(1, offered), kept(2, queued)),
			cursor(wire.Ask{Changes: [][]byte{core(1), core(2)}, Rows: true}),
			[]store.Write{store.SetFate{Seq: 2, Fate: offered}}},
		{"one offered again keeps its bit", state(whole(9), kept(1, inRows(offered))), cursor(
			wire.Ask{Changes: [][]byte{core(1)}, Rows: true},
		), nil},
		{"held ones are asked about by id, beside the queue",
			state(whole(9), kept(1, held), kept(2, offered), kept(3, ok(4))),
			cursor(wire.Ask{
				Changes: [][]byte{core(2)},
				Held:    []wire.HeldID{{ID: wire.ShortOf(kept(1, held).ID), Record: rid(1)}}, Rows: true,
			}), nil},
		{"what is kept for a community no longer entered", store.State{Kept: []store.Kept{kept(1, offered)}},
			wire.Ask{Community: town, Changes: [][]byte{core(1)}, Rows: true},
			[]store.Write{store.Enter{Community: town}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(77)
			req, writes := s.Request(c.state, when)
			c.want.Ask = 78
			if d := cmp.Diff([]wire.Ask{c.want}, req.Asks, cmp.AllowUnexported(wire.HeldID{})); d != "" {
				t.Errorf("asks differ:\n%s", d)
			}
			if d := cmp.Diff(c.writes, writes); d != "" {
				t.Errorf("writes differ:\n%s", d)
			}
			if req.Version != wire.Version || req.Run != 77 || req.Sent != when.UnixMilli() || req.At != 0 {
				t.Errorf("request is %+v", req)
			}
		})
	}
}

// TestRequestsAskAboutAllHeldChangesInTurn: no request has a longer list than a hub decodes, and after some each was
// asked after.
func TestRequestsAskAboutAllHeldChangesInTurn(t *testing.T) {
	st, asked := state(whole(9)), map[model.RecordID]bool{}
	const many = 4500
	for n := range many {
		k := kept(n+1, held)
		k.Record = model.RecordID{byte(n >> 8), byte(n), 1}
		st.Kept = append(st.Kept, k)
	}
	s := NewSession(77)
	for range 12 {
		req, _ := s.Request(st, when)
		if n := len(req.Asks[0].Held); n != mostHeld {
			t.Errorf("asked after %d", n)
		}
		for _, h := range req.Asks[0].Held {
			asked[h.Record] = true
		}
	}
	if len(asked) != many {
		t.Errorf("asked after %d of %d", len(asked), many)
	}
}

func TestRequestCounts(t *testing.T) {
	st := state(whole(9), kept(1, held), kept(2, offered), kept(3, queued), kept(4, ok(4)))
	st.Sample = true // also a sample hub keeps its own clock, unless a moment is asked for
	req, _ := NewSession(1).Request(st, when)
	if req.Pending != 2 || req.At != 0 {
		t.Errorf("pending %d, at %d", req.Pending, req.At)
	}
}

// TestRequestOffersAPrefix: the oldest, none left out, within the limits; rows only with everything.
func TestRequestOffersAPrefix(t *testing.T) {
	many := func(n, size int) (ks []store.Kept) {
		for i := range n {
			k := kept(i+1, queued)
			k.Core = append(k.Core, make([]byte, size)...)
			ks = append(ks, k)
		}
		return ks
	}
	cases := []struct {
		name     string
		kept     []store.Kept
		failures int
		want     int
		rows     bool
	}{
		{"all of them", many(wire.MostChanges, 0), 0, wire.MostChanges, true},
		{"too many", many(wire.MostChanges+1, 0), 0, wire.MostChanges, false},
		{"too large together", many(40, 10000), 0, 24, false},
		{"one that is too large alone", many(1, 300000), 0, 1, true},
		{"after a failure", many(50, 0), 1, 20, false},
		{"after three", many(50, 0), 3, 5, false},
		{"after many", many(50, 0), 20, 1, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(1)
			for range c.failures {
				s.Failed()
			}
			req, writes := s.Request(state(whole(9), c.kept...), when)
			a := req.Asks[0]
			if len(a.Changes) != c.want || a.Rows != c.rows || len(writes) != c.want {
				t.Fatalf(
					"%d changes, rows %v, %d writes; want %d, %v", len(a.Changes), a.Rows, len(writes), c.want,
					c.rows,
				)
			}
			for i, b := range a.Changes {
				if string(b) != string(c.kept[i].Core) {
					t.Fatalf("change %d is not the %d-th oldest", i, i)
				}
			}
			if body, err := wire.Pack(req); err != nil || len(body) > wire.MostPacked && c.want > 1 {
				t.Errorf("packed %d bytes, %v", len(body), err)
			}
		})
	}
}

// TestBudgetIsShared: a full request asks the next community for rows if that has nothing queued, and not if it has.
func TestBudgetIsShared(t *testing.T) {
	var ks []store.Kept
	for i := range wire.MostChanges + 5 {
		ks = append(ks, kept(i+1, queued))
	}
	st := state(whole(9), ks...)
	st.Communities = append(st.Communities, store.Community{Path: next})
	req, _ := NewSession(1).Request(st, when)
	if a := req.Asks[1]; !a.Rows || len(a.Changes) != 0 {
		t.Errorf("the idle one is asked %+v", a)
	}
	late := kept(999, queued)
	late.Community = next
	st.Kept = append(st.Kept, late)
	req, _ = NewSession(1).Request(st, when)
	if a := req.Asks[1]; a.Rows || len(a.Changes) != 0 {
		t.Errorf("the one that has to wait is asked %+v", a)
	}
}

func TestBatchGrowsAgain(t *testing.T) {
	s := NewSession(1)
	s.Failed()
	for _, want := range []int{40, 80, 160, 200, 200} {
		s.Request(state(whole(9)), when)
		s.Receive(state(whole(9)), reply(s, wire.Answer{Head: 9}), when)
		if s.batch != want {
			t.Errorf("batch is %d, want %d", s.batch, want)
		}
	}
}

func TestNumbersDifferBetweenSessions(t *testing.T) {
	a, b := NewSession(1000), NewSession(2000)
	for range 10 {
		a.Request(store.State{}, when)
		b.Request(store.State{}, when)
	}
	if a.awaited == b.awaited {
		t.Error("two sessions ask under the same numbers")
	}
}

func TestAsOf(t *testing.T) {
	var got int64
	carry := Exchange(
		func(_ context.Context, r wire.Request) (wire.Reply, error) { got = r.At; return wire.Reply{}, nil },
	)
	for _, at := range []time.Time{{}, when} {
		if _, err := carry.AsOf(at)(t.Context(), wire.Request{}); err != nil {
			t.Fatal(err)
		}
		if at.IsZero() && got != 0 || !at.IsZero() && got != at.UnixMilli() {
			t.Errorf("asked for %v, the request says %d", at, got)
		}
	}
}
