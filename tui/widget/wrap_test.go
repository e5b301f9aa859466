package widget

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		w        int
		want     []string
	}{
		{"empty", "", 10, []string{""}},
		{"han breaks anywhere", "楼道灯坏了三天", 6, []string{"楼道灯", "坏了三", "天"}},
		{"no comma first", "楼道灯，坏了", 6, []string{"楼道", "灯，坏", "了"}},
		{"no full stop first", "一二三。", 6, []string{"一二", "三。"}},
		{"no bracket last", "一二（三四）", 6, []string{"一二", "（三", "四）"}},
		{"two marks together", "他说好。”然后", 6, []string{"他说", "好。”", "然后"}},
		{"words stay whole", "call 1990000 now", 8, []string{"call", "1990000", "now"}},
		{"letters in han", "请去A4办公室", 6, []string{"请去A4", "办公室"}},
		{"long word is broken", "abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"blanks hang over", "一二三 四", 6, []string{"一二三", "四"}},
		{"paragraphs", "一\n\n二", 6, []string{"一", "", "二"}},
		{"only marks", "，，，，", 4, []string{"，，", "，，"}},
		{"narrower than a character", "一二", 1, []string{"⋯", "⋯"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Wrap(tt.in, tt.w)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBreaksHoldEveryByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := Clean(hostile().Draw(t, "text")), rapid.IntRange(1, 20).Draw(t, "width")
		at := 0
		for _, b := range Breaks(s, w) {
			if b[0] != at || b[1] < b[0] || b[1] == b[0] && s != "" {
				t.Fatalf("line %v begins or ends wrong, after %d", b, at)
			}
			line := strings.TrimRight(s[b[0]:b[1]], " ")
			if width(line) > max(w, 2) {
				t.Fatalf("%q is wider than %d", line, w)
			}
			at = b[1]
		}
		if at != len(s) {
			t.Fatalf("ends at %d of %d", at, len(s))
		}
	})
}
