package register

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// readings has every Chinese character with its first reading, in order of the characters: 一yi丁ding七qi. Its
// lines have no meaning. TestReadings makes it from the dictionary of go-pinyin, which builds a map of 42,000
// characters at every start of a program that imports it; this text costs nothing before it is asked.
//
//go:embed readings.txt
var readings string

// readingOf is how a Chinese character is read, without its tone; ü is v. It is "" for a character that the
// dictionary does not have.
func readingOf(character rune) string {
	// from and to are beginnings of entries, or the end: the entry that is looked for begins in between.
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

// isInEntry reports whether a byte of readings is not the first of an entry.
func isInEntry(b byte) bool { return b < utf8.RuneSelf || !utf8.RuneStart(b) }
