package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks one letter keeps. Real scripts stack
// three at most (Tibetan four); towers of them are made to smear the screen.
const maxMarks = 4

// Clean makes one line of text fit to be shown and kept: escape sequences,
// control characters, bidi overrides and isolates, and zero-width characters
// are gone, newlines and tabs are blanks, broken UTF-8 is U+FFFD. A letter
// keeps its combining marks. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	out, _ := clean(s, false, len(s)+1)
	return out
}

// CleanLines is Clean for text of several lines: \n stays, and CR, CRLF, VT,
// FF, NEL and the Unicode line and paragraph separators become \n.
func CleanLines(s string) string {
	out, _ := clean(s, true, len(s)+1)
	return out
}

// clean keeps at most limit runes and says whether any were left out. It
// stops reading there, so that a huge paste costs what a small one does.
func clean(s string, lines bool, limit int) (out string, clipped bool) {
	if len(s) <= limit && plain(s) {
		return s, false
	}
	var b strings.Builder
	marks := maxMarks // no base yet: a mark at the head would join what stands before it
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if esc := escape(s); esc > 0 {
			s = s[esc:]
			continue
		}
		if r == '\r' && strings.HasPrefix(s[size:], "\n") {
			size++
		}
		s = s[size:]
		if r = visible(r, lines); r < 0 {
			continue
		}
		if isMark(r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else if marks = 0; r == '\n' || r == ' ' {
			marks = maxMarks
		}
		if limit == 0 {
			return b.String(), true
		}
		limit--
		b.WriteRune(r)
	}
	return b.String(), false
}

// plain reports whether every rune of s is of the common kind that clean
// leaves as it is. Nearly all text is, and then costs no copy.
func plain(s string) bool {
	for _, r := range s {
		if !common(r) {
			return false
		}
	}
	return true
}

// common holds for printable ASCII, Han, and Chinese and full-width marks.
func common(r rune) bool {
	return r >= 0x20 && r < 0x7f || r >= 0x3400 && r <= 0x9fff ||
		r >= 0x3000 && r <= 0x3029 || r >= 0xff01 && r <= 0xff5e
}

// visible gives what r is shown as: itself, a blank, a newline, or -1 for
// nothing at all.
func visible(r rune, lines bool) rune {
	switch {
	case common(r):
		return r
	case r == '\t':
		return ' '
	case strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r):
		if lines {
			return '\n'
		}
		return ' '
	case unicode.Is(unicode.Variation_Selector, r): // they change the width in some terminals, not in others
		return -1
	case unicode.In(
		r, unicode.Cc, unicode.Cf, unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point,
	):
		return -1
	}
	return r
}

// isMark holds for marks that take no cell of their own and stand over the
// letter before them.
func isMark(r rune) bool {
	return !common(r) && r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me)
}

// escape gives the length of the escape sequence s begins with, 0 when there
// is none. A sequence without an end is only its introducer: the words behind
// it are somebody's words and must not be swallowed.
func escape(s string) int {
	kind, n := byte(0), 0
	switch {
	case strings.HasPrefix(s, "\x1b"):
		if len(s) < 2 {
			return 1
		}
		kind, n = s[1], 2
	case len(s) >= 2 && s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0: // C1, written as UTF-8
		kind, n = s[1]-0x40, 2
	default:
		return 0
	}
	switch kind {
	case '[':
		return n + control(s[n:])
	case ']', 'P', 'X', '^', '_':
		return n + command(s[n:])
	}
	if s[0] == 0x1b && kind >= 0x20 && kind <= 0x2f && len(s) > 2 && s[2] >= 0x30 && s[2] < 0x7f {
		return 3 // a charset: ESC ( B
	}
	if s[0] == 0x1b && (kind < 0x30 || kind >= 0x7f) {
		return 1
	}
	if kind == 'E' && s[0] != 0x1b { // NEL is a newline
		return 0
	}
	return n
}

// control gives the length of what follows CSI, to its final byte, or 0.
func control(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x40 && c < 0x7f:
			return i + 1
		case c < 0x20 || c > 0x3f:
			return 0
		}
	}
	return 0
}

// command gives the length of what follows OSC, DCS, SOS, PM or APC, to BEL
// or ST, or 0. Any other control character means the end never came; stopping
// there also keeps a text full of beginnings from being read again for each.
func command(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0x07:
			return i + 1
		case c == 0x1b && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		case c == 0xc2 && i+1 < len(s) && s[i+1] == 0x9c:
			return i + 2
		case c < 0x20, c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0:
			return 0
		}
	}
	return 0
}
