package hub_test

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
)

// TestTermsSayWhatIsWritten: what differs or asks is written only where it is accepted, and what is bad is left
// out only where that is said.
func TestTermsSayWhatIsWritten(t *testing.T) {
	states := func(h *hub.Hub, terms hub.Terms, rows ...hub.Row) (list []model.RowState) {
		t.Helper()
		vs, err := h.Import(t.Context(), rows, terms)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			list = append(list, v.State)
		}
		return list
	}
	is := func(got []model.RowState, want ...model.RowState) {
		t.Helper()
		for i := range want {
			if len(got) != len(want) || got[i] != want[i] {
				t.Fatalf("%v, want %v", got, want)
			}
		}
	}
	h, _ := newHub(t)
	nowhere := hub.Row{Body: newHouse("522730/01/01/99")}
	is(states(h, hub.Terms{}, household("1", "a"), nowhere), model.RowNew, model.RowBad)
	is(states(h, hub.Terms{Dry: true, Skip: true}, household("1", "a"), nowhere), model.RowNew, model.RowBad)
	is(states(h, hub.Terms{Skip: true}, household("1", "a"), nowhere), model.RowNew, model.RowBad)
	is(states(h, hub.Terms{}, household("1", "a")), model.RowSame)

	more := household("1", "a", "b")
	is(states(h, hub.Terms{}, more), model.RowDiffers)
	is(states(h, hub.Terms{Dry: true, Accept: true}, more), model.RowDiffers)
	is(states(h, hub.Terms{}, more), model.RowDiffers)
	is(states(h, hub.Terms{Accept: true}, more), model.RowDiffers)
	is(states(h, hub.Terms{}, more), model.RowSame)

	family := household("1", "c")
	is(states(h, hub.Terms{Skip: true}, family), model.RowAsk)
	is(states(h, hub.Terms{Accept: true}, family), model.RowNew)
	is(states(h, hub.Terms{}, family, more), model.RowSame, model.RowSame)

	// Together with what is known it would be more than a record may hold.
	long := household("1", "a")
	b := long.Body.(model.HouseholdAdded)
	b.Note = strings.Repeat("n", model.MostWords)
	long.Body = b
	is(states(h, hub.Terms{Accept: true}, long), model.RowDiffers)
	b.Note = strings.Repeat("m", model.MostWords)
	long.Body = b
	is(states(h, hub.Terms{Accept: true}, long), model.RowBad)
}

// TestWhatALaptopFoundIsMet: a household that a worker found has an id of its own, and the list meets it at its door.
func TestWhatALaptopFoundIsMet(t *testing.T) {
	h, _ := newHub(t)
	found := household("1", "a")
	found.Record = house
	enter(t, h, found)
	vs, err := h.Import(
		t.Context(), []hub.Row{household("1", "a"), household("1", "a", "b")},
		hub.Terms{Accept: true, Dry: true},
	)
	if err != nil || vs[0].State != model.RowSame || vs[0].Record != house || vs[1].Why.Reason != model.SaidTwice ||
		vs[1].Like != 1 {
		t.Errorf("%+v, %v", vs, err)
	}
	vs, err = h.Import(t.Context(), []hub.Row{household("1", "a", "b")}, hub.Terms{Accept: true})
	if err != nil || vs[0].Record != house {
		t.Fatalf("%+v, %v", vs, err)
	}
	if vs, err = h.Import(t.Context(), []hub.Row{household("1", "a", "b")}, hub.Terms{}); err != nil ||
		vs[0].State != model.RowSame {
		t.Errorf("%+v, %v", vs, err)
	}
}
