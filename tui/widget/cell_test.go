package widget

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// hostile draws text of everything that has ever sheared a screen.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"王秀英", "，", "“", "”", "⋯", " ", "  ", "　", "\n", "\r\n", "\t", "abc", "a-b", "𠮷", "e\u0301",
			"\u0301", "👨\u200d👩\u200d👧", "🇨🇳", "🇨", "👍🏽", "❤\ufe0f", "क्ष", "ᄀ", "ᅡ", "กำ", "\u3099",
			"\x1b[31m", "\x1b]0;x\a", "\x1b", "\u009b", "\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x7f",
			"\xe7\x8e", "\xff", "\u115f", "\u3164", "\u00ad", "\U000e0100", "\ue000", "ﷺ", "꧅",
		}),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
	)
	return rapid.Custom(func(t *rapid.T) (s string) {
		for _, p := range rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces") {
			s += p
		}
		return s
	})
}

func TestWidth(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     int
	}{
		{"empty", "", 0},
		{"ascii", "abc 12", 6},
		{"han", "王秀英", 6},
		{"marks, of which quotes are one cell", "，。、“”", 8},
		{"han of four bytes", "\U00020BB7", 2},
		{"letter and mark", "e\u0301", 1},
		{"glyphs of ours are one cell", "▐✓!◉◌✗⇡⟳▬⋅⋯", 11},
		{"colours take no cell", "\x1b[31m红", 2},
		{"hiragana and hangul", "の가", 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Width(tt.in); got != tt.want {
				t.Errorf("Width(%q) = %d, want %d", tt.in, got, tt.want)
			}
		})
	}
}

func TestCutAndPad(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		w        int
		cut, pad string
	}{
		{"fits", "王秀英", 6, "王秀英", "王秀英"},
		{"one cell short", "王秀英", 5, "王秀⋯", "王秀英"},
		{"han does not fit before the dots", "王秀英", 4, "王⋯", "王秀英"},
		{"only dots", "王秀英", 1, "⋯", "王秀英"},
		{"no room", "王秀英", 0, "", "王秀英"},
		{"shorter", "ab", 4, "ab", "ab  "},
		{"empty", "", 2, "", "  "},
		{"mark stays with its letter", "ae\u0301bc", 3, "ae\u0301⋯", "ae\u0301bc"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Cut(tt.in, tt.w); got != tt.cut {
				t.Errorf("Cut = %q, want %q", got, tt.cut)
			}
			if got := Pad(tt.in, tt.w); got != tt.pad {
				t.Errorf("Pad = %q, want %q", got, tt.pad)
			}
		})
	}
}

func TestCutIsNeverWider(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := hostile().Draw(t, "text"), rapid.IntRange(-2, 30).Draw(t, "width")
		got := Cut(s, w)
		if n := max(ansi.StringWidth(got), ansi.StringWidthWc(got), Width(got)); n > max(0, w) {
			t.Fatalf("Cut(%q, %d) = %q, %d cells", s, w, got, n)
		}
		if n := Width(Pad(got, w)); w > 0 && n != w {
			t.Fatalf("padded to %d, want %d", n, w)
		}
	})
}
