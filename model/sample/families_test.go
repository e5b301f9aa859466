package sample

import (
	"slices"
	"strings"
	"testing"

	"sidan/model"
)

// someFamilies are made up, each behind a door of its own.
func someFamilies(n int) (all []*family) {
	d := newDice(1, 1)
	names := newDeck(d, d.familyNames(700))
	for range n {
		f := &family{dice: d, house: &house{}, name: names.draw(), year: 2026, other: names.draw}
		f.fill()
		all = append(all, f)
	}
	return all
}

func TestFamiliesAreLikely(t *testing.T) {
	womanly := map[string]bool{"妻子": true, "女儿": true, "母亲": true, "丈夫": false, "儿子": false, "父亲": false}
	for _, f := range someFamilies(3_000) {
		head := f.souls[0]
		if head.Role != "户主" || head.afar || 2026-head.Born < 18 {
			t.Fatalf("the householder is %+v", head)
		}
		if len(f.souls) > 7 {
			t.Fatalf("%d people behind one door", len(f.souls))
		}
		for _, s := range f.souls {
			age := 2026 - s.Born
			if age < 0 || age > 110 {
				t.Fatalf("somebody is %d years old", age)
			}
			if !strings.HasPrefix(s.Name, s.family) {
				t.Fatalf("%s is not of the family %s", s.Name, s.family)
			}
			if woman, says := womanly[s.Role]; says && woman != s.woman {
				t.Fatalf("%s is a woman: %v", s.Role, s.woman)
			}
		}
		if len(f.languages) == 0 || len(f.languages) > 2 {
			t.Fatalf("they speak %v", f.languages)
		}
	}
}

// TestParentsAreOlderThanTheirChildren by what a register would believe.
func TestParentsAreOlderThanTheirChildren(t *testing.T) {
	for _, f := range someFamilies(3_000) {
		head := f.souls[0]
		for _, s := range f.souls[1:] {
			child := strings.HasPrefix(
				s.Role, "儿子",
			) || strings.HasPrefix(s.Role, "女儿") || strings.HasPrefix(s.Role, "孙")
			if child && s.Born < head.Born+18 {
				t.Fatalf("%s was born in %d, the householder in %d", s.Role, s.Born, head.Born)
			}
		}
	}
}

// TestTagsSayWhoLivesThere: what a household is called follows from its people.
func TestTagsSayWhoLivesThere(t *testing.T) {
	count := map[model.HouseTag]int{}
	families := someFamilies(3_000)
	for _, f := range families {
		for _, tag := range f.tags {
			count[tag]++
		}
		at := 0
		for _, s := range f.souls {
			if !s.afar {
				at++
			}
		}
		oldest := slices.MinFunc(f.souls, func(a, b soul) int { return a.Born - b.Born }).Born
		switch {
		case f.has(model.Alone) && at != 1:
			t.Fatalf("%d people live where somebody lives alone", at)
		case f.has(model.Alone) && 2026-f.souls[0].Born < 60:
			t.Fatalf("who lives alone is %d", 2026-f.souls[0].Born)
		case f.has(model.Elderly) != (2026-oldest >= 80):
			t.Fatalf("elderly: %v, and the oldest was born in %d", f.has(model.Elderly), oldest)
		case f.has(model.Destitute) && !f.has(model.Alone):
			t.Fatal("destitute, and not alone")
		}
		if !slices.IsSortedFunc(f.tags, func(a, b model.HouseTag) int {
			return slices.Index(model.HouseTags, a) - slices.Index(model.HouseTags, b)
		}) || len(slices.Compact(slices.Clone(f.tags))) != len(f.tags) {
			t.Fatalf("the tags are %v", f.tags)
		}
	}
	for _, tag := range []model.HouseTag{
		model.Alone, model.EmptyNest, model.LeftBehind, model.Tenant, model.Maternity, model.Elderly, model.Disabled,
		model.LowIncome, model.Party, model.Mental, model.Correction, model.Conflict, model.Destitute,
	} {
		if count[tag] == 0 {
			t.Errorf("of %d households none is %s", len(families), tag)
		}
	}
}

// TestHomesAreAHundred: the shares of the kinds of households leave none out.
func TestHomesAreAHundred(t *testing.T) {
	sum := 0
	for _, h := range homes {
		sum += h.share
	}
	if sum != 100 {
		t.Errorf("they are %d in a hundred", sum)
	}
}
