package hub_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func TestStatus(t *testing.T) {
	h, c := newHub(t)
	status := func() hub.Status {
		t.Helper()
		st, err := h.Status(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	// a directory is no community, and one that the lists only name holds nothing yet
	want := hub.Status{Version: wire.Version, Now: c.now, Revisions: uint64(len(places()))}
	if d := cmp.Diff(want, status()); d != "" {
		t.Errorf("of lists alone:\n%s", d)
	}
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	exchange(t, h, secret, c,
		wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, house, 1, newHouse(grid))}})
	want.Communities, want.Devices, want.Revisions = 1, 1, want.Revisions+2 // the person, and the household
	if d := cmp.Diff(want, status()); d != "" {
		t.Errorf("with a laptop:\n%s", d)
	}
}
