package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks a character keeps. Real scripts put three on one character at most, Tibetan
// four. More of them are only used to smear the screen.
const maxMarks = 4

// Clean makes one line of text fit to be shown and kept. It removes escape sequences, control characters, bidi
// overrides and isolates, and zero-width characters. Newlines and tabs become blanks, and broken UTF-8 becomes U+FFFD.
// A character keeps its combining marks, at most four. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	out, _ := clean(s, false, len(s)+1)
	return out
}

// CleanLines does the same as Clean for text of several lines: \n stays, and CR, CRLF, VT, FF, NEL and the Unicode
// line and paragraph separators become \n.
func CleanLines(s string) string {
	out, _ := clean(s, true, len(s)+1)
	return out
}

// clean keeps at most limit runes, and reports whether it left any out. It stops reading there, so a huge paste costs
// no more than a small one.
func clean(s string, lines bool, limit int) (out string, clipped bool) {
	if len(s) <= limit && plain(s) {
		return s, false
	}
	var b strings.Builder
	marks := maxMarks // a mark at the head would join what stands before the text
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

// plain reports whether every rune of s is one that clean leaves as it is. Nearly all text is like that, and costs no
// copy.
func plain(s string) bool {
	for _, r := range s {
		if !common(r) {
			return false
		}
	}
	return true
}

// common reports whether a rune is printable ASCII, a Han character, or a Chinese or full-width punctuation mark.
func common(r rune) bool {
	return r >= 0x20 && r < 0x7f || r >= 0x3400 && r <= 0x9fff ||
		r >= 0x3000 && r <= 0x3029 || r >= 0xff01 && r <= 0xff5e
}

// visible returns what r is shown as: r itself, a blank, a newline, or -1 for nothing.
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
	case unicode.Is(unicode.Variation_Selector, r): // some terminals give these a width and some do not
		return -1
	case unicode.In(
		r, unicode.Cc, unicode.Cf, unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point,
	):
		return -1
	}
	return r
}

// isMark reports whether r is a combining mark, which takes no cell of its own and stands over the character before
// it.
func isMark(r rune) bool {
	return !common(r) && r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me)
}

// escape returns the length of the escape sequence with which s begins, and 0 if there is none. If the sequence has no
// end, only its introducer counts, because the text after it may be somebody's words.
func escape(s string) int {
	kind, n := byte(0), 0
	switch {
	case strings.HasPrefix(s, "\x1b"):
		if len(s) < 2 {
			return 1
		}
		kind, n = s[1], 2
	case len(s) >= 2 && s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0: // a C1 control character in UTF-8
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
		return 3 // this selects a character set, as ESC ( B does
	}
	if s[0] == 0x1b && (kind < 0x30 || kind >= 0x7f) {
		return 1
	}
	if kind == 'E' && s[0] != 0x1b { // NEL is a newline and no escape sequence
		return 0
	}
	return n
}

// control returns the length of what follows CSI, up to the final byte. It returns 0 if there is no final byte.
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

// command returns the length of what follows OSC, DCS, SOS, PM or APC, up to BEL or ST. It returns 0 at any other
// control character, because the end is missing then. Stopping there also prevents that a text with many beginnings is
// read to its end for each of them.
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
