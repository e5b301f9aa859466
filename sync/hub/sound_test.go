package hub_test

import (
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

func TestFaultsOfAStoredRecord(t *testing.T) {
	stored := func(flags, note int, tags ...model.Tag) hub.Stored {
		in := &model.HouseholdInside{Note: string(make([]byte, note)), Flags: make([]model.Flag, flags)}
		h := &model.Household{ID: model.HouseholdID(house), Grid: grid, Inside: in}
		face, inside, err := code.Record(h)
		if err != nil {
			t.Fatal(err)
		}
		return hub.Stored{Rev: 1, ID: house, Kind: model.KindHousehold, FaceTags: tags, InsideTags: tags,
			Face: face, Inside: inside}
	}
	unreadable := stored(0, 0, "in:522730/01/01/01")
	unreadable.Inside = []byte("?")
	for _, c := range []struct {
		name  string
		row   hub.Stored
		fault hub.Fault
		whole hub.Fault
	}{
		{"sound", stored(3, 100, "in:522730/01/01/01"), "", ""},
		{"large and sound", stored(4096, 100, "in:522730/01/01/01"), "", ""},
		{"more flags than a decoder takes", stored(4097, 100, "in:522730/01/01/01"), hub.Unreadable, hub.Unreadable},
		{"too large", stored(0, hub.MostRecord, "in:522730/01/01/01"), hub.TooLarge, hub.TooLarge},
		{"a tag that names another's index", stored(0, 0, "in:522730/01/01/01\x00zzzzzzzz:"), hub.Untyped, hub.Untyped},
		{"short and not to be read", unreadable, "", hub.Unreadable},
	} {
		if f, w := c.row.Fault(), c.row.Whole(); f != c.fault || w != c.whole {
			t.Errorf("%s: fault %q, whole %q", c.name, f, w)
		}
	}
}

func TestOnlyWhatTheListsNameIsListed(t *testing.T) {
	j := new(hub.Memory)
	enter(t, openHub(t, j, &clock{noon}), places()...)
	for p, want := range map[model.Path]bool{
		county: true, community: true, other: true, "522730/Z0": false, "522731": false,
		grid: false, "": false, "522730/01\x00": false} {
		err := j.Read(t.Context(), func(s hub.Snapshot) error {
			got, err := hub.Listed(s, p)
			if got != want {
				t.Errorf("%q: %v", p, got)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
