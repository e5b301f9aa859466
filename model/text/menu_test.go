package text

import (
	"testing"

	"sidan/model"
)

// TestMenu: a category is called as its county calls it, also when it is gone. Nobody can choose one that is gone.
func TestMenu(t *testing.T) {
	list := &model.MenuList{Categories: []model.Category{
		{Key: "lifts", Zh: "电梯加装", En: "lifts", Days: 20},
		{Key: model.Care, Zh: "关爱", En: "caring", Days: 2, Gone: true},
	}}
	for _, c := range []struct {
		list   *model.MenuList
		key    model.Menu
		zh, en string
		parses bool
	}{
		{nil, model.Care, "关爱帮扶", "care", true},
		{list, "lifts", "电梯加装", "lifts", true},
		{list, model.Care, "关爱", "caring", false},
		{list, "unheard-of", "unheard-of", "unheard-of", false},
		{nil, "", "", "", false},
	} {
		if zh, en := Menu(ZH, c.list, c.key), Menu(EN, c.list, c.key); zh != c.zh || en != c.en {
			t.Errorf("%s is called %q and %q", c.key, zh, en)
		}
		for _, word := range []string{c.zh, " " + c.zh + " ", c.en, string(c.key)} {
			if got, ok := ParseMenu(c.list, word); ok != c.parses || ok && got != c.key {
				t.Errorf("%q is read as %q, %v", word, got, ok)
			}
		}
	}
}
