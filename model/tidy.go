package model

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapes are the sequences of terminals (ECMA-48): control sequences, and strings that have an end. One
// without an end is only its first character: the words behind it are somebody's.
var escapes = regexp.MustCompile(`\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)`)

// Tidy strips what no person types from words that come off a keyboard, a file or a line: escape sequences,
// control characters, bidi overrides and isolates, zero-width characters, bytes that are not UTF-8. Line ends
// become \n. The screen strips again. What is for private use stays, or becomes the character it stands for
// (see Standard).
func Tidy(s string) string {
	s = escapes.ReplaceAllString(s, "")
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

// untypable reports whether no person types a character.
func untypable(r rune) bool {
	if ' ' <= r && r <= '~' || '　' <= r && r < 0xd800 { // Chinese, and what a keyboard has: nearly all there is
		return false
	}
	return r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// typed reports whether a text has nothing in it that Tidy takes out; line ends may stand in it.
func typed(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && untypable(r) })
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
