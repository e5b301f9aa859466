package register

import (
	"testing"

	"sidan/model"
)

func TestSpells(t *testing.T) {
	for _, c := range []struct {
		reading, typed string
		want           run
	}{
		{"ZhangWei", "zw", run{0, 2}},
		{"ZhangWei", "zhangwei", run{0, 2}},
		{"ZhangWei", "zhwei", run{0, 2}},
		{"ZhangWei", "zhangw", run{0, 2}},
		{"ZhangWei", "zha", run{0, 1}},
		{"ZhangWei", "wei", run{1, 1}},
		{"ZhangWei", "zwe", run{0, 2}},
		{"ZhangWei", "zx", run{}},
		{"ZhangWei", "zweia", run{}},
		{"ZhangWei", "hang", run{}},
		{"WangXiuYing", "wxy", run{0, 3}},
		{"WangXiuYing", "xy", run{1, 2}},
		{"WangXiuYing", "wy", run{}}, // no syllable is left out
		{"LiEnEn", "lien", run{0, 2}},
		{"XiAn", "xian", run{0, 2}},
		{"XianAn", "xianan", run{0, 2}},
		{"FangAn", "fangan", run{0, 2}},
		{"LvGang", "lugang", run{0, 2}},
		{"LvGang", "lvg", run{0, 2}},
	} {
		if got := readingAt(c.reading, c.typed); got != c.want {
			t.Errorf("%s in %s: %v, want %v", c.typed, c.reading, got, c.want)
		}
	}
}

// TestInSound: the householder before others, a whole name before its beginning, and that before a later syllable.
func TestInSound(t *testing.T) {
	for _, c := range []struct {
		names []string
		typed string
		want  int
	}{
		{[]string{"王秀英", "张伟"}, "wangxiuying", wholeSound},
		{[]string{"王秀英", "张伟"}, "wxy", initials},
		{[]string{"王秀英", "张伟"}, "w", soundStart},
		{[]string{"王秀英", "张伟"}, "wangxiuyi", soundStart},
		{[]string{"王秀英", "张伟"}, "xy", laterSound},
		{[]string{"王秀英", "张伟"}, "zhangwei", wholeSound - notHead},
		{[]string{"王秀英", "张伟"}, "zw", initials - notHead},
		{[]string{"王秀英", "张伟"}, "zhang", soundStart - notHead},
		{[]string{"张伟", "王秀英"}, "w", laterSound},
		{[]string{"李明", "张伟"}, "w", laterSound - notHead},
		{[]string{"任我行"}, "rwh", initials}, // in the second of its readings
		{[]string{"吕刚"}, "lugang", wholeSound},
		{[]string{"王"}, "w", initials},
		{[]string{"王秀英"}, "wy", 0},
		{[]string{"🙂", "王秀英"}, "w", soundStart - notHead}, // nobody reads the householder's name
		{nil, "w", 0},
	} {
		made := newCorpus()
		if got := made.writer.fill(&entry{}, model.SearchText{Names: c.names}).inSound(c.typed); got != c.want {
			t.Errorf("%s in %v is worth %d, want %d", c.typed, c.names, got, c.want)
		}
	}
}
