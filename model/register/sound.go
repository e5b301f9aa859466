package register

import (
	"strings"

	"sidan/model"
)

// run is a number of syllables, from one on; of none when nothing was found.
type run struct{ from, len int }

// Sounds reports whether the name of a person or a group is read as typed, in whole or by the beginnings of its
// syllables, from any of them on: gds is 城南供电所.
func (r *Register) Sounds(id model.RecordID, typed string) bool {
	e := r.corpus.entries[id]
	q := parseQuery(typed)
	return e != nil && len(q.terms) == 1 && q.terms[0].sound != "" && e.inSound(q.terms[0].sound) > 0
}

// inSound is what it is worth that the names are read as typed: by letters that are the beginnings of syllables one
// after the other.
func (e *entry) inSound(typed string) (worth int) {
	end := strings.IndexByte(e.sound, '\n') // of the householder's readings
	for from := 0; ; from++ {
		at := strings.IndexByte(e.sound[from:], typed[0]-'a'+'A')
		if at < 0 {
			return worth
		}
		from += at
		if s := runWorth(e.sound, from, typed); from < end {
			worth = max(worth, s)
		} else {
			worth = max(worth, s-notHead)
		}
		if worth >= wholeSound-notHead && from > end { // nobody else is worth more
			return worth
		}
	}
}

// runWorth is what a run of syllables from one on is worth, 0 where they are not read as typed.
func runWorth(sound string, from int, typed string) int {
	n := spells(sound[from:], typed)
	switch {
	case n == 0:
		return 0
	case from > 0 && isLetter(sound[from-1]):
		return laterSound
	}
	all, size := 0, 0
	for ; from+size < len(sound) && isLetter(sound[from+size]); size++ {
		if isHead(sound[from+size]) {
			all++
		}
	}
	switch {
	case n < all:
		return soundStart
	case len(typed) == size:
		return wholeSound
	case len(typed) == n:
		return initials
	}
	return soundStart
}

// soundIn is the first run, in the first reading that has one.
func soundIn(sound, typed string) run {
	for reading := range strings.FieldsSeq(sound) {
		if at := readingAt(reading, typed); at.len > 0 {
			return at
		}
	}
	return run{}
}

// readingAt is the first run of syllables whose beginnings make up what was typed.
func readingAt(reading, typed string) run {
	from := 0
	for i := range len(reading) {
		if !isHead(reading[i]) {
			continue
		}
		if n := spells(reading[i:], typed); n > 0 {
			return run{from, n}
		}
		from++
	}
	return run{}
}

// spells is how many syllables of what begins with a reading it takes to spell what was typed, each by one letter of it
// or more; 0 when it cannot be. A syllable takes as much as it can, and less when the rest does not fit then.
func spells(sound, typed string) int {
	if !sameLetter(sound[0], typed[0]) {
		return 0
	}
	most := 1
	for most < min(len(sound), len(typed)) && !isHead(sound[most]) && sameLetter(sound[most], typed[most]) {
		most++
	}
	if most == len(typed) {
		return 1
	}
	end := most
	for end < len(sound) && isLetter(sound[end]) && !isHead(sound[end]) {
		end++
	}
	if end == len(sound) || !isHead(sound[end]) {
		return 0
	}
	for n := most; n > 0; n-- {
		if more := spells(sound[end:], typed[n:]); more > 0 {
			return 1 + more
		}
	}
	return 0
}

func syllables(reading string) (n int) {
	for i := range len(reading) {
		if isHead(reading[i]) {
			n++
		}
	}
	return n
}

// isHead reports whether a syllable begins here.
func isHead(c byte) bool { return 'A' <= c && c <= 'Z' }

// isLetter reports whether a byte belongs to a syllable: blanks and line ends part readings and names.
func isLetter(c byte) bool { return c >= 'A' }

// sameLetter knows that the ü of 吕 is typed v or u.
func sameLetter(spelled, typed byte) bool {
	return spelled|0x20 == typed || spelled == 'v' && typed == 'u'
}
