package model_test

import (
	"testing"
	"unicode"

	"sidan/model"
)

func TestTidyKeepsWhatSomebodyWrote(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"GBK 䶮", "龚\ue863", "龚䶮"},
		{"GBK 龴, first of those that came last", "\ue81e", "龴"},
		{"the first and the last of the table", "\ue815\ue864", "⺁龻"},
		{"a character beyond 16 bits", "\ue816", "𠂇"},
		{"a colon of a column", "\ue790", "︓"},
		{"ḿ and ǹ", "\ue7c7\ue7c8", "ḿǹ"},
		{"a system's own character", "王\ue000\U000f1234", "王\ue000\U000f1234"},
		{"four bytes", "班𬍛", "班𬍛"},
		{"override and isolate", "王\u202e英\u2066x", "王英x"},
		{"control", "王\x00\x7f英\u0085", "王英"},
		{"escape", "\x1b[31m王红", "王红"},
		{"zero width", "杨\u200b柳青", "杨柳青"},
	} {
		if got := model.Tidy(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestStandardNamesEachPrivateCharacterOfGBKOnce(t *testing.T) {
	seen := map[rune]rune{}
	for r := rune(0xE815); r <= 0xE864; r++ {
		s := model.Standard(r)
		if model.IsPrivate(s) || !unicode.Is(unicode.Han, s) {
			t.Errorf("%U is %U", r, s)
		}
		if before, twice := seen[s]; twice {
			t.Errorf("%U and %U are both %U", before, r, s)
		}
		seen[s] = r
	}
}
