package sample_test

import (
	"regexp"
	"slices"
	"testing"

	"sidan/model"
)

var phone = regexp.MustCompile(`^1990000\d{4}$`)

func (c *county) checkRegister(t *testing.T) {
	levels := map[model.Level]int{}
	for _, p := range c.places {
		levels[p.Path.Level()]++
	}
	if levels[model.County] != 1 || levels[model.Community] != 1 || levels[model.LargeGrid] != 2 ||
		levels[model.SmallGrid] != 6 {
		t.Errorf("places by level: %v", levels)
	}
	if n := len(c.households); n < 560 || n > 680 {
		t.Errorf("%d households, want about 600", n)
	}
	doors, phones := map[string]bool{}, map[string]bool{}
	needy := 0
	for _, h := range c.households {
		if a, err := model.ParseAddress(h.Door.String()); err != nil || a != h.Door {
			t.Errorf("door %v is read as %v, %v", h.Door, a, err)
		}
		if n := len(h.Inside.Residents); n < 1 || n > 6 {
			t.Errorf("%d residents behind one door", n)
		}
		if doors[h.Door.String()] {
			t.Errorf("two households at %v", h.Door)
		}
		doors[h.Door.String()] = true
		if model.CadenceFor(h.Inside.Tags) == 1 {
			needy++
		}
		for _, p := range h.Inside.Phones {
			checkPhone(t, phones, p)
		}
		for _, r := range h.Inside.Residents {
			checkNobodyKnown(t, r.Name)
		}
	}
	if share := 100 * needy / len(c.households); share < 17 || share > 34 {
		t.Errorf("%d%% of the households are to be seen weekly, want about a quarter", share)
	}
	for _, p := range c.people {
		checkPhone(t, phones, p.Inside.Phone)
		checkNobodyKnown(t, p.Name)
	}
}

func checkPhone(t *testing.T, seen map[string]bool, p string) {
	t.Helper()
	if !phone.MatchString(p) {
		t.Errorf("a phone is not in the range nobody has")
	}
	if seen[p] {
		t.Errorf("a phone is given twice")
	}
	seen[p] = true
}

func checkNobodyKnown(t *testing.T, name string) {
	t.Helper()
	wellKnown := []string{
		"罗志祥", "罗家英", "王丹", "韦国清", "张国荣", "李强", "刘德华", "杨丽萍", "唐国强", "陈永贵",
		"黄家强", "周雨彤",
	}
	if slices.Contains(wellKnown, name) {
		t.Errorf("somebody well known lives here")
	}
}

func TestSameTownTomorrow(t *testing.T) {
	doors := func(day model.Day) (all []string) {
		for _, h := range live(t, 3, day).households {
			all = append(all, h.Door.String()+" "+h.Householder())
		}
		slices.Sort(all)
		return all
	}
	if !slices.Equal(doors(monday), doors(wednesday)) {
		t.Error("other people live there on another day")
	}
}

func TestRareSurnamesLiveHere(t *testing.T) {
	c := live(t, 1, monday)
	for _, rare := range []string{"欧阳", "单", "仇", "解", "曾", "查", "韦", "蒙"} {
		if !slices.ContainsFunc(c.households, func(h *model.Household) bool {
			return slices.ContainsFunc(
				h.Names(), func(n string) bool { return len(n) > len(rare) && n[:len(rare)] == rare },
			)
		}) {
			t.Errorf("nobody is called %s", rare)
		}
	}
}
