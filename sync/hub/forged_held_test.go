package hub_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// Who may say what of whom, and what is held.

// TestTheIdOfADoorCannotBeWorkedOut: what a list entered has an id that nobody knows without having seen it; and who
// knows it alters nothing that was never theirs to see.
func TestTheIdOfADoorCannotBeWorkedOut(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	row := household("9", "甲")
	vs, err := c.h.Import(t.Context(), []hub.Row{row}, hub.Terms{})
	if err != nil {
		t.Fatal(err)
	}
	door := row.Body.(model.HouseholdAdded).Door.String()
	if guess := model.SlotID[model.Record](model.KindHousehold, string(grid)+"\n"+door); vs[0].Record == guess {
		t.Error("the id is the hash of grid and door")
	}
	edit := model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldPhones, Now: "19900000000"},
		{Field: model.FieldNote, Now: "n"}, {Field: model.FieldTags, Now: string(model.Alone)}}}
	before := c.stored(vs[0].Record)
	for _, by := range []string{"volunteer", "neighbour", "organiser"} {
		for _, b := range []model.Body{edit, model.HouseholdMoved{}, row.Body} {
			v := c.sends(by, community, c.core(by, vs[0].Record, b))[0]
			if v.Code != model.Held || v.Why != model.NeverSeen {
				t.Errorf("%T by the %s: %s %s", b, by, v.Code, v.Why)
			}
		}
	}
	if after := c.stored(vs[0].Record); after.Rev != before.Rev || !bytes.Equal(after.Inside, before.Inside) {
		t.Error("it was altered")
	}
	if v := c.sends("worker", community, c.core("worker", vs[0].Record, edit))[0]; v.Code != model.OK {
		t.Errorf("by its own worker: %s %s", v.Code, v.Why)
	}
	c.everybodySyncs()
}

// TestWhatWaitsIsJudgedWhenItIsApplied: an edit that comes before its record is no way around who may make it.
func TestWhatWaitsIsJudgedWhenItIsApplied(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	door := model.RecordID{31}
	moved := func(by string) []byte { return c.core(by, door, model.HouseholdMoved{Note: by}) }
	theirs, own := moved("volunteer"), moved("worker")
	c.sends("volunteer", community, theirs)
	c.sends("worker", community, own)
	c.must("branch", door, newHouse(grid))
	held := func(core []byte) wire.HeldID { return wire.HeldID{ID: wire.ShortOf(code.ChangeID(core)), Record: door} }
	asks := wire.Ask{Community: community, Held: []wire.HeldID{held(theirs), held(own)}}
	vs := exchange(t, c.h, c.secrets["branch"], c.c, asks).Answers[0].Verdicts
	if vs[0].Code != model.Held || vs[0].Why != model.NeverSeen || vs[1].Code != model.OK {
		t.Errorf("%+v", vs)
	}
}

// TestWhatWaitsIsBounded: changes for one record that never comes.
func TestWhatWaitsIsBounded(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	const many = 250
	var cores [][]byte
	for range many {
		cores = append(cores, c.core("worker", model.RecordID{99}, model.TaskProgressed{Note: "n"}))
	}
	if n := counted(c.sends("worker", community, cores...)); n["held unknown-record"] != 200 ||
		n["held not-kept"] != 50 {
		t.Errorf("%v", n)
	}
	c.must("worker", model.RecordID{99}, newTask(grid))
	if r := c.stored(model.RecordID{99}); r.Whole() != "" {
		t.Error(r.Whole())
	}
	c.everybodySyncs()
}

// TestNoTimeThatCannotBeDatesAnything: a laptop's time, and its clock, at both ends of what they can say.
func TestNoTimeThatCannotBeDatesAnything(t *testing.T) {
	const end = 1<<63 - 1
	for _, at := range []int64{
		end, -end - 1, end / 1000, 1 << 60, -1 << 60, -62135596801, 253402300800, 1 << 40, -1 << 35,
	} {
		for _, sent := range []int64{noon.UnixMilli(), 0, 1 << 45, -1 << 45} {
			c := newCrowd(t, new(hub.Memory))
			core, err := code.Core(model.Change{Record: model.RecordID{31}, Author: c.who["worker"].ID,
				At: time.Unix(at, 0), Body: newTask(grid)})
			if err != nil {
				t.Fatal(err)
			}
			asks := []wire.Ask{{Community: community, Changes: [][]byte{core}}}
			r, err := c.h.Exchange(
				t.Context(), c.secrets["worker"], wire.Request{Version: wire.Version, Sent: sent, Asks: asks},
			)
			if err != nil {
				t.Fatal(err)
			}
			if v := r.Answers[0].Verdicts[0]; v.Code != model.Held || v.Why != model.Unfit || v.Args[0] != "at" {
				t.Errorf("at %d, sent %d: %s %s", at, sent, v.Code, v.Why)
			}
		}
	}
}

// TestWhatIsHeldOfALaptopIsBounded: the bound counts all that was ever held of a laptop, not what one request brings.
func TestWhatIsHeldOfALaptopIsBounded(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	const bound = 64 << 20
	tooLong := model.TaskProgressed{Note: strings.Repeat("n", code.MostCore-200)}
	held := func(by string) []byte { return c.core(by, model.RecordID{99}, tooLong) }
	size, n := len(held("worker")), map[string]int{}
	for sent := 0; sent < bound+2<<20; sent += wire.MostChanges * size {
		var cores [][]byte
		for range wire.MostChanges {
			cores = append(cores, held("worker"))
		}
		for what, many := range counted(c.sends("worker", community, cores...)) {
			n[what] += many
		}
	}
	if kept := n["held unfit"] * size; n["held not-kept"] == 0 || kept > bound || kept < bound*9/10 {
		t.Errorf("%v of %d bytes each", n, size)
	}
	if v := c.sends("branch", community, held("branch"))[0]; v.Why != model.Unfit {
		t.Errorf("of another laptop: %s", v.Why)
	}
}
