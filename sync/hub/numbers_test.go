package hub_test

import (
	"fmt"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// The numbers that the exchange promises, each on both sides of its boundary and as it was promised, not by the name of
// the constant that holds it.

// TestARequestBringsAtMost200Changes: the 200th is taken, a request with 201 is refused whole.
func TestARequestBringsAtMost200Changes(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	changes := make([][]byte, 201)
	for i := range changes {
		changes[i] = coreOf(t, who, model.RecordID{30, byte(i), byte(i >> 8)}, byte(i), newVisit())
	}
	r := exchange(t, h, secret, c, wire.Ask{Community: community, Changes: changes[:200]})
	if len(r.Answers[0].Verdicts) != 200 {
		t.Errorf("200 changes: %d verdicts", len(r.Answers[0].Verdicts))
	}
	req := wire.Request{Version: 1, Sent: c.now.UnixMilli(), Asks: []wire.Ask{{Community: community, Changes: changes}}}
	if _, err := h.Exchange(t.Context(), secret, req); problem(err) != wire.ProblemTooLarge {
		t.Errorf("201 changes: %v", err)
	}
}

// TestALaptopHoldsThisWeekAndThe13Before: a visit of thirteen weeks ago comes down, one of fourteen does not.
func TestALaptopHoldsThisWeekAndThe13Before(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	exchange(
		t, h, secret, c,
		wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, model.RecordID{31}, 1, newVisit())}},
	)
	for weeks, want := range map[int]bool{13: true, 14: false} {
		then := *c
		c.now = c.now.AddDate(0, 0, 7*weeks)
		r := exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true})
		if got := !rowOf(r.Answers[0], model.RecordID{31}).ID.IsZero(); got != want {
			t.Errorf("after %d weeks: comes down %v, want %v", weeks, got, want)
		}
		*c = then
	}
}

// TestAClockIsPutRightWithoutAWordUpTo10Minutes: beyond, somebody is told to look.
func TestAClockIsPutRightWithoutAWordUpTo10Minutes(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	for i, off := range []time.Duration{
		10 * time.Minute, -10 * time.Minute, 10*time.Minute + time.Second, -10*time.Minute - time.Second,
	} {
		laptop := c.now.Add(off)
		core, err := code.Core(model.Change{
			Nonce: [8]byte{byte(i)}, Record: model.RecordID{32, byte(i)}, Author: who.ID, At: laptop,
			Body: newVisit(),
		})
		if err != nil {
			t.Fatal(err)
		}
		req := wire.Request{
			Version: 1, Sent: laptop.UnixMilli(), Asks: []wire.Ask{{Community: community, Changes: [][]byte{core}}},
		}
		r, err := h.Exchange(t.Context(), secret, req)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprint(map[bool]model.Code{true: model.Flagged, false: model.OK}[off.Abs() > 10*time.Minute])
		if got := r.Answers[0].Verdicts[0]; got.Code.String() != want {
			t.Errorf("a clock that is off by %v: %s %s, want %s", off, got.Code, got.Why, want)
		}
	}
}
