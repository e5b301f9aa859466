package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sidan/model/pattern"
)

// escapes matches the escape sequences of terminals (ECMA-48): control sequences, and control strings that have an end.
// It does not match a control string without an end, because the words after its first character may be what somebody
// wrote.
var escapes = pattern.New(`\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)`)

// Tidy returns a text from a keyboard, a file or a network without what no person types: escape sequences, control
// characters, bidi overrides and isolates, zero-width characters, and bytes that are not UTF-8. Line ends become \n,
// tabs become blanks, and white space at both ends is removed. A character for private use stays, or becomes the
// character for which it stands (see Standard). The screens clean a text again before they show it.
func Tidy(s string) string {
	s = escapes().ReplaceAllString(s, "")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case untypable(r):
			return -1
		}
		return Standard(r)
	}, s))
}

// untypable reports whether a character is one that no person types.
func untypable(r rune) bool {
	if ' ' <= r && r <= '~' || '　' <= r && r < 0xd800 { // ASCII and Chinese, which nearly all texts consist of
		return false
	}
	return r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// typed reports whether a text has no character that no person types. Line ends are allowed.
func typed(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && untypable(r) })
}

// TidyLine does what Tidy does, and makes one line of the text: every run of white space becomes one blank.
func TidyLine(s string) string { return strings.Join(strings.Fields(Tidy(s)), " ") }

// HalfWidth returns the ASCII character for a full-width character: 1 for １, ( for （. It returns any other character
// as it is.
func HalfWidth(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}
