package model

import "testing"

// TestAnyAddresseeHasTypedTags: what a record says of whom it was sent to may have come from anywhere.
func TestAnyAddresseeHasTypedTags(t *testing.T) {
	for _, kind := range []ToKind{
		"", ToOpen, ToPerson, ToUnit, ToTeam, ToPost, "in:522730/01/01/01\x00zzzzzzzz", "org", "branch:522730/01",
	} {
		for _, sphere := range []Sphere{"", Family, "?"} {
			r := &Task{
				Grid:  "522730/01/01/01",
				Stand: Stand{State: Dispatched, Sphere: sphere, To: Addressee{Kind: kind, ID: RecordID{1}}},
			}
			if to := AudienceOf(r); !to.Face.Typed() || !to.Inside.Typed() {
				t.Errorf("to %q: %v", kind, to)
			}
		}
	}
}

func TestTypedTags(t *testing.T) {
	id := RecordID{1}.String()
	for tag, want := range map[Tag]bool{
		"in:522730/01/01/01": true, "in:522730/01": true, "branch:522730/01": true, "open:522730/01": true,
		"all:522730": true, "all:522730/01": true, "org:522730": true, Tag("person:" + id): true,
		Tag("unit:" + id): true, Tag("team:" + id): true,
		Tag("post:" + id): true,
		"":                false, "in:": false, "in:522730": false, "in:522730/01/": false,
		"in:522730/01\x00": false, "org:522730/01": false, "all:522730/01/01": false, "open:": false,
		"unit:": false, "unit:x": false, Tag("open:" + id): false, Tag(":" + id): false,
		Tag("in:522730/01/01/01\x00zzzzzzzz:" + id): false, Tag("PERSON:" + id): false,
		Tag("person:" + id + "\n"): false,
	} {
		if got := tag.Typed(); got != want {
			t.Errorf("%q: typed is %v", tag, got)
		}
	}
}
