package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tidy strips what no person types from words that come off a keyboard, a file or a line: control characters and
// escape sequences' leaders, bidi overrides and isolates, zero-width characters, bytes that are not UTF-8. Line ends
// become \n. The screen strips again.
func Tidy(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s))
}

// TidyLine is Tidy for a text of one line.
func TidyLine(s string) string { return strings.Join(strings.Fields(Tidy(s)), " ") }

// HalfWidth is a character as a keyboard without an input method has it: １ is 1, （ is (.
func HalfWidth(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}
