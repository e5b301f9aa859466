package widget

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, line, lines string }{
		{"plain", "王秀英 102", "王秀英 102", "王秀英 102"},
		{"newline", "一\n二", "一 二", "一\n二"},
		{"crlf and cr", "一\r\n二\r三", "一 二 三", "一\n二\n三"},
		{"other newlines", "一\u0085二\u2028三\v四", "一 二 三 四", "一\n二\n三\n四"},
		{"tab", "a\tb", "a b", "a b"},
		{"for private use", "龚\ue863\U000f1234", "龚\ue863\U000f1234", "龚\ue863\U000f1234"},
		{"colour", "\x1b[31m红\x1b[0m", "红", "红"},
		{"c1 colour", "\u009b31m红", "红", "红"},
		{"title", "\x1b]0;x\a名", "名", "名"},
		{"title ended by ST", "\x1b]0;x\x1b\\名", "名", "名"},
		{"title without end", "\x1b]0;名字还在", "0;名字还在", "0;名字还在"},
		{"title broken by newline", "\x1b]0;x\n名", "0;x 名", "0;x\n名"},
		{"colour without end", "\x1b[31", "31", "31"},
		{"charset", "\x1b(Bx", "x", "x"},
		{"lone escape", "\x1b", "", ""},
		{"escape before Han", "\x1b王", "王", "王"},
		{"bell, delete, null", "a\a\x7f\x00b", "ab", "ab"},
		{"bidi", "a\u202eb\u2066c\u200f", "abc", "abc"},
		{"zero width", "a\u200bb\u200d\ufeffc\u00ad", "abc", "abc"},
		{"fillers", "a\u3164\u115fb", "ab", "ab"},
		{"variation selectors", "❤\ufe0f葛\U000e0100", "❤葛", "❤葛"},
		{"mark on a letter", "e\u0301", "e\u0301", "e\u0301"},
		{"mark without a letter", "\u0301a \u0301b\n\u0301", "a b ", "a b\n"},
		{"tower of marks", "e" + strings.Repeat(
			"\u0301", 50,
		), "e" + strings.Repeat("\u0301", 4), "e" + strings.Repeat("\u0301", 4)},
		{"broken UTF-8", "a\xffb\xe7", "a�b�", "a�b�"},
		{"rare Han", "\U00020BB7\U00030000\ue000", "\U00020BB7\U00030000\ue000", "\U00020BB7\U00030000\ue000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.in); got != tt.line {
				t.Errorf("Clean = %q, want %q", got, tt.line)
			}
			if got := CleanLines(tt.in); got != tt.lines {
				t.Errorf("CleanLines = %q, want %q", got, tt.lines)
			}
		})
	}
}

func TestCleanStopsAtLimit(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		limit    int
		want     string
		clipped  bool
	}{
		{"fits", "一二三", 3, "一二三", false},
		{"clipped", "一二三四", 3, "一二三", true},
		{"nothing visible behind", "一二三\x1b[0m\u200b", 3, "一二三", false},
		{"no room", "一", 0, "", true},
		{"mark behind the limit", "e\u0301", 1, "e", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, clipped := clean(tt.in, false, tt.limit)
			if got != tt.want || clipped != tt.clipped {
				t.Errorf("clean = %q, %v, want %q, %v", got, clipped, tt.want, tt.clipped)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "王秀英", "a\r\nb", "\x1b[31mx", "\x1b]0;t\a", "\x1bP\x1b\x1b", "\u009d\u009c", "\xc2", "\xff\xc2\x9b",
		"e\u0301\u0301", "\u202e\u2066", "👨\u200d👩", "\x1b\x1b[[A", "\u0085\u2028",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for lines, clean := range map[bool]func(string) string{false: Clean, true: CleanLines} {
			got := clean(s)
			if again := clean(got); again != got {
				t.Fatalf("not idempotent: %q, then %q", got, again)
			}
			if !utf8.ValidString(got) {
				t.Fatalf("not UTF-8: %q", got)
			}
			for _, r := range got {
				if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && !(lines && r == '\n') {
					t.Fatalf("%q left in %q", r, got)
				}
			}
		}
	})
}
