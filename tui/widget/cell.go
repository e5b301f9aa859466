package widget

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// next splits off the first cell of clean text: a letter and the marks over
// it, and how many cells they take, 1 or 2. Clusters that terminals join or
// not as they please (flags, skin tones, Indic conjuncts) are counted apart,
// so a row is at most narrower than counted, never wider.
func next(s string) (head, rest string, w int) {
	r, n := utf8.DecodeRuneInString(s)
	w = runeWidth(r, s[:n])
	for n < len(s) && s[n] >= 0xcc { // U+0300, the first mark, begins with this byte
		m, size := utf8.DecodeRuneInString(s[n:])
		if !isMark(m) {
			break
		}
		n += size
	}
	return s[:n], s[n:], w
}

func runeWidth(r rune, s string) int {
	switch {
	case r < 0x7f:
		return 1
	case common(r):
		return 2
	}
	// The renderer counts by either method, as the terminal lets it.
	return max(1, ansi.StringWidth(s), ansi.StringWidthWc(s))
}

// Width is the number of cells s takes, as Clean leaves it.
func Width(s string) int { return width(Clean(s)) }

func width(s string) (n int) {
	for w := 0; s != ""; n += w {
		_, s, w = next(s)
	}
	return n
}

// Pad puts blanks behind s until it is w cells wide.
func Pad(s string, w int) string { return s + blanks(w-Width(s)) }

func blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Cut shortens s to w cells; what was cut off is shown as ⋯. That glyph is
// one cell wide in every terminal, … is not.
func Cut(s string, w int) string { return cut(Clean(s), w) }

func cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	// fit is where the text must end for ⋯ to have a cell.
	fit, n := 0, 0
	for rest := s; rest != ""; {
		_, after, cw := next(rest)
		if n+cw > w {
			return s[:fit] + "⋯"
		}
		n, rest = n+cw, after
		if n < w {
			fit = len(s) - len(rest)
		}
	}
	return s
}
