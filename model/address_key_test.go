package model

import (
	"testing"

	"pgregory.net/rapid"
)

// TestOneDoorHasOneKey: each line are spellings of one door, and no two lines are the same door.
func TestOneDoorHasOneKey(t *testing.T) {
	lines := [][]string{
		{"光明村三组12号", "光明村3组12号", "光明村第三组12号", "光明村 3 组 12 号", "光明村3村民小组12号"},
		{"光明村十三组12号", "光明村13组12号"},
		{"光明村三社12号", "光明村3社12号"},
		{"老街12#", "老街12号", "老街#12", "老街十二号"},
		{"老街12#-2", "老街12号附2", "老街12#附2", "老街12-2号"},
		{"解放路25号-2", "解放路25-2号", "解放路25附2号", "解放路25号附2号", "解放路廿五号附二号"},
		{"解放路25号", "解放路廿五号", "解放路25"},
		{"金桂苑5栋2单元101", "金桂苑5-2-101", "金桂苑5幢二单元101室", "金桂苑5栋2单元1层101"},
		{"金桂苑5栋2单元-101", "金桂苑5栋2单元负一层101", "金桂苑5栋2单元地下1层101", "金桂苑5栋2单元-1层101"},
		{"金桂苑5栋2单元负一层1", "金桂苑5栋2单元地下一层1号", "金桂苑5栋2单元B1-1", "金桂苑5栋2单元B1层1"},
		{"金桂苑5栋2单元1层1"},
		{"Sunny Town 3栋501", "SUNNY TOWN 3栋501", "Sunny-Town 3栋501"},
		{"金桂苑3栋门面2", "金桂苑3栋门面2号"},
		{"金桂苑3栋2单元102-1", "金桂苑3栋2单元102附1"},
		{"金桂苑3栋2单元102"},
	}
	seen := map[DoorKey]int{}
	for i, line := range lines {
		for _, text := range line {
			a, err := ParseAddress(text)
			if err != nil {
				t.Errorf("%s: %v", text, err)
				continue
			}
			key := a.Key("")
			if j, ok := seen[key]; ok && j != i {
				t.Errorf("%s is taken for %s", text, lines[j][0])
			} else if !ok && text != line[0] {
				t.Errorf("%s is not taken for %s: %q", text, line[0], key)
			}
			seen[key] = i
		}
	}
}

// TestAHouseholderStandsForANumber where the houses of a village have none, and nowhere else.
func TestAHouseholderStandsForANumber(t *testing.T) {
	village, flat := Address{Compound: "光明村三组"}, Address{Compound: "金桂苑", Building: "3", Door: "102"}
	if village.Key("蒙大明") == village.Key("罗光松") ||
		village.Key("蒙大明") != (Address{Compound: "光明村3组"}).Key("蒙大明") {
		t.Error("two houses of a village are told apart by nothing")
	}
	if flat.Key("蒙大明") != flat.Key("罗光松") {
		t.Error("a flat is another door for another name")
	}
}

// TestAKeyOutlivesWriting: however an address is written and read again, its key stays.
func TestAKeyOutlivesWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := genAddress().Draw(t, "address")
		again, err := ParseAddress(a.String())
		if err != nil || again.Key("") != a.Key("") {
			t.Fatalf("%+v, written as %q, has another key: %v", a, a.String(), err)
		}
	})
}

func TestDoorsBelowGroundAreWalkedLast(t *testing.T) {
	doors := []Address{}
	for _, text := range []string{
		"金桂苑5栋2单元101", "金桂苑5栋2单元-101", "金桂苑5栋2单元301", "金桂苑5栋2单元负二层1",
	} {
		a, err := ParseAddress(text)
		if err != nil {
			t.Fatal(err)
		}
		doors = append(doors, a)
	}
	var walked []string
	for _, i := range WalkOrder(doors) { // the first staircase is walked down
		walked = append(walked, doors[i].DoorText())
	}
	if got := joinParts(" · ", walked...); got != "301 · 101 · -101 · 负2 层 1" {
		t.Errorf("walked %s", got)
	}
}
