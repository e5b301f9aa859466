package hub_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func TestReplayIsWhatTheWireWouldHaveLeft(t *testing.T) {
	wired, c := newHub(t)
	secret, who := invited(t, wired, "w", model.WorkerRole, grid)
	var cores [][]byte
	bodies := []model.Body{newTask(grid), model.TaskClaimed{}, model.TaskProgressed{Note: "n"}}
	for i, b := range bodies {
		cores = append(cores, coreOf(t, who, task, byte(i), b))
	}
	got := exchange(t, wired, secret, c, wire.Ask{Community: community, Changes: cores, Rows: true}).Answers[0]

	replayed := openHub(t, new(hub.Memory), c)
	tags := model.Account{Person: who, Role: model.WorkerRole, Scopes: []model.Path{grid}}.TagsIn(community)
	stamp := model.Stamp{By: who, Tags: tags, At: noon, On: noon, Received: noon}
	err := replayed.Replay(t.Context(), func(yield func(model.Stamp, model.Change) bool) {
		all := []model.Change{{Record: who.ID.Record(), Body: model.PersonAdded{
			Name: who.Name, Function: model.GridWorker, Place: grid,
		}, At: noon}}
		for _, p := range places() {
			b := p.Body.(model.PlaceAdded)
			all = append(all, model.Change{Record: model.PlaceIDOf(b.Path).Record(), Body: b, At: noon})
		}
		for _, core := range cores {
			c, err := code.Change(core)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, c)
		}
		for _, c := range all {
			if !yield(stamp, c) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	again, _ := invited(t, replayed, "w", model.WorkerRole, grid)
	r := exchange(t, replayed, again, c, wire.Ask{Community: community, Changes: cores, Rows: true})
	if !r.Sample {
		t.Error("a sample does not say so")
	}
	if d := cmp.Diff(got.Verdicts, r.Answers[0].Verdicts, cmp.AllowUnexported(wire.Verdict{})); d != "" {
		t.Errorf("verdicts differ:\n%s", d)
	}
	if d := cmp.Diff(rowOf(got, task).Inside, rowOf(r.Answers[0], task).Inside); d != "" {
		t.Errorf("the record differs:\n%s", d)
	}
	if err := replayed.Replay(t.Context(), func(func(model.Stamp, model.Change) bool) {}); err == nil {
		t.Error("a hub that holds something was filled")
	}
}

func TestASampleTakesItsClockFromTheRequest(t *testing.T) {
	c := &clock{noon}
	h := openHub(t, new(hub.Memory), c)
	err := h.Replay(t.Context(), func(yield func(model.Stamp, model.Change) bool) {
		for _, p := range places() {
			b := p.Body.(model.PlaceAdded)
			if !yield(model.Stamp{
				At: noon, On: noon, Received: noon,
			}, model.Change{Record: model.PlaceIDOf(b.Path).Record(), Body: b, At: noon}) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	later := noon.AddDate(0, 0, 14)
	core, err := code.Core(model.Change{Record: model.RecordID{11}, Author: who.ID, At: later, Body: newVisit()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := h.Exchange(t.Context(), secret, wire.Request{
		Version: 1, At: later.UnixMilli(), Sent: later.UnixMilli(),
		Asks: []wire.Ask{{Community: community, Rows: true, Changes: [][]byte{core}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := r.Answers[0]
	v, err := code.Open(rowOf(a, model.RecordID{11}).Face, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Now != later.UnixMilli() || a.Page.Week != model.DayOf(later).Week() ||
		v.(*model.Visit).On != model.DayOf(later) || a.Verdicts[0].Code != model.OK {
		t.Errorf("now %d, week %s, %+v", r.Now, a.Page.Week, a.Verdicts[0])
	}
}
