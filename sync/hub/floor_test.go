package hub_test

import (
	"errors"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestPruneRaisesTheFloor to the last change before a time, and never lowers it.
func TestPruneRaisesTheFloor(t *testing.T) {
	j, c := new(hub.Memory), &clock{noon}
	h := openHub(t, j, c)
	enter(t, h, places()...)
	secret, who := invited(t, h, "w", model.WorkerRole, grid) // revision 1 of the community, at noon
	for n := range 5 {                                        // 2 to 6, a day apart
		c.now = noon.Add(time.Duration(n+1) * 24 * time.Hour)
		core := coreOf(t, who, model.RecordID{20, byte(n)}, byte(n), newTask(grid))
		exchange(t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{core}})
	}
	floor := func() (floor uint64) {
		err := j.Read(t.Context(), func(s hub.Snapshot) error {
			l, err := s.Load(hub.Keys{Community: community})
			floor = l.History.Floor
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return floor
	}
	for _, p := range []struct {
		before time.Duration // after noon
		want   uint64
	}{
		{-time.Hour, 0}, {0, 0}, {time.Second, 1}, {24 * time.Hour, 1}, {24*time.Hour + time.Second, 2}, {time.Hour, 2},
		{1000 * 24 * time.Hour, 6}, {0, 6},
	} {
		if err := h.Prune(t.Context(), noon.Add(p.before)); err != nil {
			t.Fatal(err)
		}
		if got := floor(); got != p.want {
			t.Errorf("before %v: the floor is %d, want %d", p.before, got, p.want)
		}
	}
	if err := errors.Join(h.Close(), h.Prune(t.Context(), noon)); err == nil {
		t.Error("a hub that is closed was pruned")
	}
}
