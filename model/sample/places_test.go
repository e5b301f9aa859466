package sample

import (
	"strings"
	"testing"

	"sidan/model"
)

// TestSitesAreSmallGridsOfTheCommunity, and the large grids and the community are listed before them.
func TestSitesAreSmallGridsOfTheCommunity(t *testing.T) {
	listed := map[model.Path]bool{}
	for _, p := range places {
		if above := p.Path.Up(); above != "" && !listed[above] {
			t.Errorf("%s is listed before %s", p.Path, above)
		}
		listed[p.Path] = true
	}
	for _, s := range sites {
		if s.path.Level() != model.SmallGrid || s.path.Community() != communityPath || !listed[s.path.Up()] {
			t.Errorf("%s is no small grid of a listed large one", s.path)
		}
		if listed[s.path] {
			t.Errorf("%s is listed twice", s.path)
		}
		listed[s.path] = true
	}
}

// TestDoorsCanBeReadBack: every door that the sample may have is one that the reader of addresses knows, and no two
// are the same.
func TestDoorsCanBeReadBack(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sites {
		doors := s.doors()
		if len(doors) < 60 {
			t.Errorf("%s has %d doors", s.name, len(doors))
		}
		for _, door := range doors {
			said := door.String()
			if back, err := model.ParseAddress(said); err != nil || back != door {
				t.Errorf("%s is read as %+v (%v)", said, back, err)
			}
			if seen[said] {
				t.Errorf("%s is there twice", said)
			}
			seen[said] = true
		}
	}
}

// TestHousesHaveTheirAnnexes: every n-th house of a street has two more doors, which lie behind it.
func TestHousesHaveTheirAnnexes(t *testing.T) {
	doors := site{compounds: []compound{{name: "白果巷", houses: 10, annexes: 5}}}.doors()
	var got []string
	for _, d := range doors {
		got = append(got, d.Door)
	}
	if want := "1 2 3 4 5 5附1 5附2 6 7 8 9 10 10附1 10附2"; strings.Join(got, " ") != want {
		t.Errorf("the doors are %v, want %s", got, want)
	}
}

func TestBuildingsHaveTheirFloors(t *testing.T) {
	doors := building{"3", []string{"1", "2"}, 2, 3}.doors("金桂苑")
	if len(doors) != 12 {
		t.Fatalf("%d doors", len(doors))
	}
	if first, last := doors[0].String(), doors[11].String(); first != "金桂苑 3 栋 1 单元 101" ||
		last != "金桂苑 3 栋 2 单元 203" {
		t.Errorf("from %s to %s", first, last)
	}
}
