package sheet

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// TestEveryTagIsRead: a list may have the register's own word for each tag, in both languages.
func TestEveryTagIsRead(t *testing.T) {
	for _, tag := range model.HouseTags {
		for _, l := range []text.Lang{text.ZH, text.EN} {
			found, unknown := tags(text.Tag(l, tag))
			if unknown != "" || !slices.Equal(found, []model.HouseTag{tag}) {
				t.Errorf("%q reads %v, unknown %q", text.Tag(l, tag), found, unknown)
			}
		}
	}
}

func TestTags(t *testing.T) {
	for _, c := range []struct {
		cell    string
		want    []model.HouseTag
		unknown string
	}{
		{"", nil, ""},
		{"无", nil, ""},
		{"独居老人、高龄", []model.HouseTag{model.Alone, model.Elderly}, ""},
		{"独居老人 高龄", []model.HouseTag{model.Alone, model.Elderly}, ""},
		{"退伍军人/租房户", []model.HouseTag{model.Veteran, model.Tenant}, ""},
		{"独居老人、神仙", nil, "神仙"},
		{"神仙", nil, "神仙"},
	} {
		found, unknown := tags(c.cell)
		if unknown != c.unknown || unknown == "" && !slices.Equal(found, c.want) {
			t.Errorf("%q reads %v, unknown %q", c.cell, found, unknown)
		}
	}
}

func TestTicked(t *testing.T) {
	for _, c := range []struct {
		cell   string
		is, ok bool
	}{
		{"√", true, true}, {"✔", true, true}, {"是", true, true}, {"1", true, true}, {"1.0", true, true},
		{"Ｙ", true, true},
		{"", false, true}, {"否", false, true}, {"0", false, true}, {"×", false, true}, {"-", false, true},
		{"○", false, false}, {"2", false, false}, {"不清楚", false, false},
		{"低保", true, true},   // the column's own tag
		{"租户", true, false},  // another tag: it may be in the wrong column
		{"低保户 ", true, true}, // another word for the column's own tag
	} {
		if is, ok := ticked(c.cell, model.LowIncome); is != c.is || ok != c.ok {
			t.Errorf("%q is %v, %v, want %v, %v", c.cell, is, ok, c.is, c.ok)
		}
	}
}
