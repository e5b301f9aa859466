package register_test

import (
	"strings"
	"testing"

	"sidan/model/register"
)

// TestFindRanksAsTyped: how well something matches decides before where it stands: a door or a name that is exactly
// what was typed, a householder before the others, an address as it was typed before its parts.
func TestFindRanksAsTyped(t *testing.T) {
	w := town(t)
	for _, c := range []struct{ words, want string }{
		{"zw501", "张雯 清水湾2栋1单元501"},
		{"501zw", "张雯 清水湾2栋1单元501"},
		{"shan501", "单德福 4栋1单元501"},
		{"单501", "单德福 4栋1单元501 · 张雯 清水湾2栋1单元501"},
		{"4栋501", "单德福 4栋1单元501"},
		{"四栋501", "单德福 4栋1单元501"},
		{"4-1-501", "单德福 4栋1单元501"},
		{"四栋一单元501", "单德福 4栋1单元501"},
		{"金桂苑501", "单德福 4栋1单元501"},
		{"502 guilan", "欧阳桂兰 4栋1单元502"},
		{"oygl502", "欧阳桂兰 4栋1单元502"},
		{"102 3栋", "王秀英 3栋3单元102 · 三单元楼道灯坏了三天,晚上上楼全靠摸。 · 王国栋 3栋3单元1021"},
		{"xiaoyan 102", "张伟 13栋3单元102 (王小燕)"},
		{"dan", ""}, // 单 is read Shan as a surname
	} {
		if got := called(w.Find(c.words, 20)); got != c.want {
			t.Errorf("%q:\n%s, want\n%s", c.words, got, c.want)
		}
	}
}

func TestMarksInAddress(t *testing.T) {
	for _, c := range []struct{ shown, words, want string }{
		{"金桂苑 4 栋 1 单元 501", "501", "金桂苑 4 栋 1 单元 [501]"},
		{"金桂苑 4 栋 1 单元 501", "zw 501", "金桂苑 4 栋 1 单元 [501]"},
		{"金桂苑 4 栋 1 单元 501", "zw501", "金桂苑 4 栋 1 单元 [501]"},
		{"金桂苑 4 栋 1 单元 501", "4-1-501", "金桂苑 [4 栋 1 单元 501]"},
		{"金桂苑 4 栋 1 单元 501", "四栋一单元501", "金桂苑 [4 栋 1 单元 501]"},
		{"金桂苑 4 栋 1 单元 501", "4-1-5", "金桂苑 [4 栋 1 单元 501]"},
		{"金桂苑 4 栋 1 单元 501", "4栋501", "金桂苑 [4 栋] 1 单元 [501]"},
		{"金桂苑 4-1-501", "四栋一单元501", "金桂苑 [4-1-501]"},
		{"金桂苑 14 栋 1 单元 501", "4栋", "金桂苑 14 栋 1 单元 501"},
		{"清水湾 2 栋", "清水", "[清水]湾 2 栋"},
		{"望城路 12附1号", "望城路12号附1号", "[望城路 12附1]号"},
		{"金桂苑 4 栋 1 单元 501", "3-1-501", "金桂苑 4 栋 1 单元 501"},
		{"", "501", ""},
		{"\xff 501", "501", "\xff 501"}, // nobody can say where a mark would begin
	} {
		got, at := strings.Builder{}, 0
		for _, m := range register.MarksInAddress(c.shown, c.words) {
			got.WriteString(c.shown[at:m.From] + "[" + c.shown[m.From:m.To] + "]")
			at = m.To
		}
		got.WriteString(c.shown[at:])
		if got.String() != c.want {
			t.Errorf("%q in %q: %s, want %s", c.words, c.shown, got.String(), c.want)
		}
	}
}
