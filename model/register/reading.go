package register

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// readings has every Chinese character, in order, each followed by its first reading: 一yi丁ding七qi. Its line ends
// have no meaning. TestReadings makes it from the dictionary of go-pinyin. That package is not imported here, because
// it builds a map of 42,000 characters whenever a program starts. This text costs nothing until it is used.
//
//go:embed readings.txt
var readings string

// readingOf returns how a Chinese character is read, without its tone and with v for ü. It returns "" for a character
// that the dictionary does not have.
func readingOf(character rune) string {
	// from and to are each the beginning of an entry, or the end of readings. The entry that is looked for begins in
	// between.
	from, to := 0, len(readings)
	for from < to {
		at := from + (to-from)/2
		for isInEntry(readings[at]) {
			at--
		}
		r, size := utf8.DecodeRuneInString(readings[at:])
		syllable := readings[at+size:]
		syllable = syllable[:latinWord(syllable)]
		switch next := at + size + len(syllable); {
		case r == character:
			return syllable
		case r > character:
			to = at
		case strings.HasPrefix(readings[next:], "\n"):
			from = next + 1
		default:
			from = next
		}
	}
	return ""
}

// isInEntry reports whether a byte of readings is not the first byte of an entry.
func isInEntry(b byte) bool { return b < utf8.RuneSelf || !utf8.RuneStart(b) }
