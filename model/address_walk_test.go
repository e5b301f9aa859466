package model

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWalkOrder(t *testing.T) {
	for _, c := range []struct {
		name, given, want string
	}{
		{"numbers, not texts", "甲 10栋101 甲 2栋101 甲 1栋101", "甲 1栋101 甲 2栋101 甲 10栋101"},
		{"a letter behind its number", "甲 4栋101 甲 3A栋101 甲 3栋101", "甲 3栋101 甲 3A栋101 甲 4栋101"},
		{"units by number", "甲 3栋10单元101 甲 3栋2单元101", "甲 3栋2单元101 甲 3栋10单元101"},
		{
			"down one staircase, up the next",
			"甲 3栋1单元101 甲 3栋1单元202 甲 3栋1单元201 甲 3栋2单元301 甲 3栋2单元102 甲 4栋1单元101 甲 " +
				"4栋1单元1001 甲 4栋1单元901",
			"甲 3栋1单元201 甲 3栋1单元202 甲 3栋1单元101 甲 3栋2单元102 甲 3栋2单元301 甲 4栋1单元1001 甲 " +
				"4栋1单元901 甲 4栋1单元101",
		},
		{
			"each compound begins downwards",
			"甲 1栋101 甲 1栋201 乙 1栋101 乙 1栋201",
			"乙 1栋201 乙 1栋101 甲 1栋201 甲 1栋101",
		},
		{
			"annex behind its number", "路13号 路12号附2号 路12号附10号 路9号 路12号",
			"路9号 路12号 路12号附2号 路12号附10号 路13号",
		},
		{"courtyard doors turn no staircase", "甲 附1号 甲 1栋101 甲 1栋201", "甲 附1号 甲 1栋201 甲 1栋101"},
		{"houses of a street by number", "路12号301 路2号301 路12号201", "路2号301 路12号201 路12号301"},
		{"floor that is said", "甲 1栋1层2 甲 1栋2层1 甲 1栋1层1", "甲 1栋2层1 甲 1栋1层1 甲 1栋1层2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := readDoors(t, c.given)
			var got []string
			for _, i := range WalkOrder(given) {
				got = append(got, given[i].String())
			}
			var want []string
			for _, a := range readDoors(t, c.want) {
				want = append(want, a.String())
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// readDoors reads addresses parted by blanks; a compound stands alone before its building.
func readDoors(t *testing.T, text string) []Address {
	t.Helper()
	var doors []Address
	compound := ""
	for _, word := range strings.Fields(text) {
		if word == "甲" || word == "乙" {
			compound = word
			continue
		}
		a, err := ParseAddress(compound + word)
		if err != nil {
			t.Fatalf("%q: %v", compound+word, err)
		}
		doors = append(doors, a)
		compound = ""
	}
	return doors
}

func TestWalkOrderKeepsEqualDoorsInOrder(t *testing.T) {
	same := []Address{flat102, flat102, flat102}
	if got := WalkOrder(same); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("got %v", got)
	}
}

func TestWalkOrderProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doors := rapid.SliceOfN(genAddress(), 0, 40).Draw(t, "doors")
		order := WalkOrder(doors)

		sorted := slices.Sorted(slices.Values(order))
		for i := range doors {
			if len(sorted) != len(doors) || sorted[i] != i {
				t.Fatalf("%v is no permutation of %d doors", order, len(doors))
			}
		}

		walked := map[StairKey]bool{}
		var here StairKey
		for n, i := range order {
			key := doors[i].StairKey()
			if n > 0 && key == here {
				continue
			}
			if walked[key] {
				t.Fatalf("staircase %v is walked twice in %v", key, order)
			}
			walked[key], here = true, key
		}

		shuffled := rapid.Permutation(doors).Draw(t, "shuffled")
		for n, i := range WalkOrder(shuffled) {
			if shuffled[i] != doors[order[n]] {
				t.Fatalf("the walk depends on the order the doors were given in")
			}
		}
	})
}

func TestCompareWalkIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(附|[0-9]{1,3}|A|-){0,4}`)
		draw := func(label string) Address {
			return Address{Compound: text.Draw(t, label), Building: text.Draw(t, label), Door: text.Draw(t, label)}
		}
		a, b, c := draw("a"), draw("b"), draw("c")
		if CompareWalk(a, b) != -CompareWalk(b, a) {
			t.Fatalf("%+v against %+v depends on the side", a, b)
		}
		if CompareWalk(a, b) == 0 && a != b {
			t.Fatalf("%+v and %+v are two doors at one place", a, b)
		}
		if CompareWalk(a, b) <= 0 && CompareWalk(b, c) <= 0 && CompareWalk(a, c) > 0 {
			t.Fatalf("%+v, %+v, %+v go in a circle", a, b, c)
		}
	})
}
