package sample

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// TestNobodyIsWellKnown makes up far more people than a county has, of every age.
func TestNobodyIsWellKnown(t *testing.T) {
	d := newDice(1, 1)
	for range 40_000 {
		family := pick(d, surnames).name
		name := d.fullName(family, d.between(1930, 2026), d.chance(50))
		if slices.Contains(known, name) {
			t.Fatalf("%s is somebody", name)
		}
		given := utf8.RuneCountInString(name) - utf8.RuneCountInString(family)
		if given < 1 || given > 2 || name[:len(family)] != family {
			t.Fatalf("%s of the family %s has %d characters of its own", name, family, given)
		}
	}
}

// TestNamesFollowTheTimes: each decade's names are of its list, for men and for women.
func TestNamesFollowTheTimes(t *testing.T) {
	d := newDice(2, 2)
	for _, c := range []struct {
		born   int
		cohort int
	}{{1930, 0}, {1959, 0}, {1960, 1}, {1974, 1}, {1975, 2}, {1989, 2}, {1990, 3}, {2004, 3}, {2005, 4}, {2026, 4}} {
		for _, woman := range []bool{true, false} {
			list := cohorts[c.cohort]
			halves, whole := list.men, list.boys
			if woman {
				halves, whole = list.women, list.girls
			}
			for range 200 {
				name := chars(d.given(c.born, woman))
				made := len(name) == 2 && slices.Contains(halves[0], name[0]) && slices.Contains(halves[1], name[1])
				if joined := name[0] + append(name, "")[1]; !made && !slices.Contains(whole, joined) {
					t.Fatalf("born in %d, woman: %v, and called %v", c.born, woman, name)
				}
				if len(name) == 2 && name[0] == name[1] && !slices.Contains(whole, name[0]+name[1]) {
					t.Fatalf("called %v twice over", name)
				}
			}
		}
	}
}

// TestFamilyNamesComeByTheirFrequency, and each at least once where there is room.
func TestFamilyNamesComeByTheirFrequency(t *testing.T) {
	d := newDice(3, 3)
	count := map[string]int{}
	for _, s := range d.familyNames(5_000) {
		count[s.name]++
	}
	for _, s := range surnames {
		if count[s.name] == 0 {
			t.Errorf("nobody of 5,000 families is called %s", s.name)
		}
	}
	if count["杨"] < 4*count["谢"]/2 || count["王"] < 5*count["查"] {
		t.Errorf(
			"frequent names are not frequent: 杨 %d, 谢 %d, 王 %d, 查 %d", count["杨"], count["谢"],
			count["王"], count["查"],
		)
	}
	if n := len(d.familyNames(10)); n != 10 {
		t.Errorf("asked for 10 names, got %d", n)
	}
}

func TestSurnamesAreListedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range surnames {
		if seen[s.name] || s.weight < 1 || (s.language == "") != (s.spoken == 0) || s.spoken > 100 {
			t.Errorf("%+v", s)
		}
		seen[s.name] = true
	}
	for i, c := range cohorts[1:] {
		if c.until <= cohorts[i].until {
			t.Errorf("the cohort up to %d comes after that up to %d", c.until, cohorts[i].until)
		}
	}
}
