package hub_test

import (
	"context"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// midway is a journal between whose transactions something happens once: what came with a request is taken in one and
// answered from the next, and an account may be another by then.
type midway struct {
	*hub.Memory
	before, after func() // the next update
	within        bool   // what happens then is going on
	twice         bool   // the next update's function runs a second time
}

func (m *midway) Update(ctx context.Context, fn func(hub.Tx) error) error {
	if m.within {
		return m.Memory.Update(ctx, fn)
	}
	then := func(f *func()) {
		if do := *f; do != nil {
			*f, m.within = nil, true
			do()
			m.within = false
		}
	}
	then(&m.before)
	if m.twice {
		m.twice = false
		_ = m.Memory.Update(ctx, func(tx hub.Tx) error {
			_ = fn(tx)
			return context.DeadlineExceeded
		})
	}
	err := m.Memory.Update(ctx, fn)
	then(&m.after)
	return err
}

// TestRightsThatChangeWithinARequest: a change is judged by the rights of the moment it is taken, what is shown by
// those of the moment it is read; and a laptop that is out of use by then is shown nothing.
func TestRightsThatChangeWithinARequest(t *testing.T) {
	m := &midway{Memory: new(hub.Memory)}
	c := newCrowd(t, m)
	moves := func(to model.Path) func() {
		return func() {
			_, err := c.h.Invite(t.Context(), hub.Invite{Person: model.Ref{ID: c.who["worker"].ID},
				Role:   model.WorkerRole,
				Scopes: []model.Path{to}})
			if err != nil {
				t.Error(err)
			}
		}
	}
	theirs := model.RecordID{60}
	c.must("branch", theirs, newTask(grid))
	offers := func() wire.Ask {
		return wire.Ask{Community: community, Rows: true, Changes: [][]byte{
			c.core("worker", house, model.HouseholdMoved{}),
			c.core("worker", theirs, model.TaskUndone{Change: model.ChangeID{1}})}}
	}
	for _, k := range []struct {
		name          string
		before, after func()
		facts         model.Code
		undone        model.Reason
		shown         bool
	}{
		{"nothing changes", nil, nil, model.OK, model.ActedSince, true},
		{"moved before it is taken", moves(grid2), nil, model.Flagged, model.OutOfSight, false},
		{"moved back, and away before it is shown", moves(grid), moves(
			"522730/02/01/01",
		), model.OK, model.ActedSince, false},
		{"moved in before it is shown", nil, moves(grid), model.Flagged, model.OutOfSight, true},
	} {
		m.before, m.after = k.before, k.after
		r := exchange(t, c.h, c.secrets["worker"], c.c, offers())
		vs := r.Answers[0].Verdicts
		if vs[0].Code != k.facts || vs[1].Why != k.undone || vs[1].Code != model.Refused {
			t.Errorf("%s: %+v", k.name, vs)
		}
		if shown := rowOf(r.Answers[0], house).Face != nil; shown != k.shown {
			t.Errorf("%s: shown %v", k.name, shown)
		}
	}
	m.after = func() {
		if _, err := c.h.Revoke(t.Context(), c.who["worker"].ID.String()); err != nil {
			t.Error(err)
		}
	}
	req := wire.Request{Version: wire.Version, Sent: c.c.now.UnixMilli(), Asks: []wire.Ask{offers()}}
	_, err := c.h.Exchange(t.Context(), c.secrets["worker"], req)
	if problem(err) != wire.ProblemRevoked {
		t.Errorf("out of use before it is shown: %v", err)
	}
}

// TestTheSameChangeTwiceInARequest: in one community, and in two; and where the journal runs a transaction a second
// time.
func TestTheSameChangeTwiceInARequest(t *testing.T) {
	m := &midway{Memory: new(hub.Memory)}
	c := newCrowd(t, m)
	core := c.core("branch", house, model.HouseholdMoved{Note: "once"})
	held := c.core("branch", model.RecordID{99}, model.TaskProgressed{Note: "n"})
	m.twice = true
	r := exchange(t, c.h, c.secrets["branch"], c.c, wire.Ask{
		Community: community, Changes: [][]byte{core, held, core, held}},
		wire.Ask{Community: other, Changes: [][]byte{core}}, wire.Ask{Community: county, Changes: [][]byte{core}})
	vs := r.Answers[0].Verdicts
	if vs[0].Code != model.OK || vs[1].Code != model.Held || vs[1].Rev != vs[0].Rev+1 {
		t.Errorf("%+v", vs)
	}
	if vs[2].Rev != vs[0].Rev || vs[3].Rev != vs[1].Rev {
		t.Errorf("twice: %+v", vs)
	}
	for _, a := range r.Answers[1:] {
		if v := a.Verdicts[0]; v.Code != model.Held {
			t.Errorf("in %s: %s %s", a.Community, v.Code, v.Why)
		}
	}
	once := c.stored(house)
	again := c.sends("branch", community, core, held)
	if again[0].Rev != vs[0].Rev || again[1].Rev != vs[1].Rev || c.stored(house).Rev != once.Rev {
		t.Errorf("offered again: %+v", again)
	}
}
