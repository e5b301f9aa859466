package sample

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sidan/model"
)

// TestKindsAreWhole: each kind of request has all that its life may need, in words that the rules take.
func TestKindsAreWhole(t *testing.T) {
	about := map[string]bool{}
	spheres := map[model.Sphere]int{}
	town := newTown(1, someDay)
	for _, k := range allKinds() {
		if about[k.about] {
			t.Errorf("%s is there twice", k.about)
		}
		about[k.about] = true
		spheres[k.sphere]++
		for name, texts := range map[string][]string{
			"words": k.words, "promise": k.promise, "progress": k.progress, "result": k.result, "reply": k.reply,
			"refuse": {k.refuse}, "lacking": {k.lacking},
		} {
			if len(texts) == 0 {
				t.Errorf("%s has no %s", k.about, name)
			}
			for _, text := range texts {
				if n := utf8.RuneCountInString(text); n < 2 || n > 60 {
					t.Errorf("%s: %s of %d characters: %q", k.about, name, n, text)
				}
			}
		}
		if no := (model.TaskSorted{Sphere: k.sphere, Menu: k.menu}).Check(); no != nil {
			t.Errorf("%s cannot be sorted as %s %s: %v", k.about, k.sphere, k.menu, no)
		}
		if (k.unit != "") != (k.sphere == model.Public) {
			t.Errorf("%s is a matter of %s for the unit %q", k.about, k.sphere, k.unit)
		}
		if k.unit != "" && unitNamed(k.unit) < 0 {
			t.Errorf("%s is for %s, which is not there", k.about, k.unit)
		}
		if k.wish != "" {
			if _, there := town.postFor(k.wish); !there {
				t.Errorf("%s is for the post %s, which is not there", k.about, k.wish)
			}
		}
	}
	for _, s := range []model.Sphere{model.Public, model.Everyone, model.Family} {
		if spheres[s] < 5 {
			t.Errorf("only %d kinds are %s", spheres[s], s)
		}
	}
}

// TestPlacesAreFilledIn: no word that anybody reads has a gap left in it, behind any door.
func TestPlacesAreFilledIn(t *testing.T) {
	town := newTown(1, someDay)
	for _, k := range allKinds() {
		for _, g := range town.grids {
			for _, h := range g.houses[:20] {
				if !k.fitsAt(h) {
					continue
				}
				for _, words := range k.words {
					said := h.at(words)
					if strings.ContainsAny(said, "{}") || strings.Contains(said, "  ") {
						t.Fatalf("%s at %v: %q", k.about, h.door, said)
					}
				}
			}
		}
	}
}

func TestFloorsAsPeopleSayThem(t *testing.T) {
	for n, want := range map[int]string{
		1: "一楼", 9: "九楼", 10: "十楼", 11: "十一楼", 18: "十八楼", 20: "二十楼", 31: "三十一楼",
	} {
		if got := floorName(n); got != want {
			t.Errorf("floor %d is %s, want %s", n, got, want)
		}
	}
	if got := counting("2", "单元"); got != "二单元" {
		t.Errorf("the staircase is %s", got)
	}
}

// TestPromisesSpeakOfTheirDay: the day that is promised is the one that the words name.
func TestPromisesSpeakOfTheirDay(t *testing.T) {
	h := newHistory(newTown(1, someDay), newDice(1, 1), someDay)
	for _, c := range []struct {
		words string
		days  int
	}{{"明天给您回话", 1}, {"三天内给您回话", 3}, {"这周办好", 5}, {"下周给您回话", 7}, {"我去问清楚", 4}} {
		got := h.promised(&kind{promise: []string{c.words}}, someDay)
		if got.By != someDay+model.Day(c.days) || got.Words != c.words {
			t.Errorf("%q is promised by %v, want %d days", c.words, got.By, c.days)
		}
	}
}

func TestWhoARequestFits(t *testing.T) {
	flat, old := &house{door: model.Address{Building: "1"}}, &house{tags: []model.HouseTag{model.Alone}}
	for _, c := range []struct {
		name string
		k    kind
		h    *house
		want bool
	}{
		{"anybody", kind{}, old, true},
		{"of a staircase, in a flat", kind{stairs: true}, flat, true},
		{"of a staircase, in a street", kind{stairs: true}, old, false},
		{"of the old, with them", kind{fits: tagged(model.Elderly, model.Alone)}, old, true},
		{"of the old, elsewhere", kind{fits: tagged(model.Elderly, model.Alone)}, flat, false},
		{"both, one missing", kind{stairs: true, fits: tagged(model.Alone)}, old, false},
	} {
		if got := c.k.fitsAt(c.h); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
