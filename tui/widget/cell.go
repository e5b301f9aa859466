package widget

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// next splits off the first cell of clean text: a character and the combining marks over it. It returns how many cells
// they take, 1 or 2. Terminals differ in whether they join some clusters, such as flags, skin tones and Indic
// conjuncts. Their parts are counted one by one, so a row may be narrower than it was counted, but never wider.
func next(s string) (head, rest string, w int) {
	r, n := utf8.DecodeRuneInString(s)
	w = runeWidth(r, s[:n])
	for n < len(s) && s[n] >= 0xcc { // the UTF-8 of U+0300, the first mark, begins with this byte
		m, size := utf8.DecodeRuneInString(s[n:])
		if !isMark(m) {
			break
		}
		n += size
	}
	return s[:n], s[n:], w
}

// runeWidth returns how many cells the rune r takes, which is also given as the string s.
func runeWidth(r rune, s string) int {
	switch {
	case r < 0x7f:
		return 1
	case common(r):
		return 2
	}
	// The renderer counts by one of the two methods, which depends on the terminal.
	return max(1, ansi.StringWidth(s), ansi.StringWidthWc(s))
}

// Width returns how many cells s takes after Clean.
func Width(s string) int { return width(Clean(s)) }

// width returns how many cells clean text takes.
func width(s string) (n int) {
	for w := 0; s != ""; n += w {
		_, s, w = next(s)
	}
	return n
}

// Pad appends blanks to s until it is w cells wide.
func Pad(s string, w int) string { return s + blanks(w-Width(s)) }

func blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Cut shortens s to at most w cells. ⋯ stands for what was cut off. That glyph is one cell wide in every terminal, and
// … is not.
func Cut(s string, w int) string { return cut(Clean(s), w) }

// cut shortens clean text as Cut does.
func cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	// fit is where the text must end so that ⋯ has a cell.
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
