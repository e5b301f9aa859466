package register

import (
	"strings"

	"sidan/model"
)

// run is a run of syllables: the index of the first, and how many there are. len is 0 if nothing was found.
type run struct{ from, len int }

// Sounds reports whether the name of a person or a group is read as typed. The typed letters are whole syllables or the
// beginnings of syllables, and may start at any syllable of the name: gds matches 城南供电所.
func (r *Register) Sounds(id model.RecordID, typed string) bool {
	e := r.corpus.entries[id]
	q := parseQuery(typed)
	return e != nil && len(q.terms) == 1 && q.terms[0].sound != "" && e.inSound(q.terms[0].sound) > 0
}

// inSound returns the score of the names if one of them is read as typed, and 0 otherwise. The typed letters are the
// beginnings of successive syllables.
func (e *entry) inSound(typed string) (worth int) {
	end := strings.IndexByte(e.sound, '\n') // where the readings of the householder's name end
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
		if worth >= wholeSound-notHead && from > end { // no other name can get a higher score
			return worth
		}
	}
}

// runWorth returns the score of the syllables from the byte from on, and 0 if they are not read as typed.
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

// soundIn returns the first run of syllables that spells what was typed. It takes the first reading that has such a
// run.
func soundIn(sound, typed string) run {
	for reading := range strings.FieldsSeq(sound) {
		if at := readingAt(reading, typed); at.len > 0 {
			return at
		}
	}
	return run{}
}

// readingAt returns the first run of syllables of a reading whose beginnings make up what was typed.
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

// spells returns how many syllables from the beginning of sound spell what was typed, where each of them stands for one
// of the typed letters or more. It returns 0 if they cannot spell it. Each syllable takes as many letters as it can,
// and takes fewer if the rest does not match otherwise.
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

// syllables returns the number of syllables of a reading.
func syllables(reading string) (n int) {
	for i := range len(reading) {
		if isHead(reading[i]) {
			n++
		}
	}
	return n
}

// isHead reports whether a byte is the first letter of a syllable, which is a capital.
func isHead(c byte) bool { return 'A' <= c && c <= 'Z' }

// isLetter reports whether a byte belongs to a syllable, and is not the blank between two readings or the line end
// between two names.
func isLetter(c byte) bool { return c >= 'A' }

// sameLetter reports whether a letter of a reading is typed as the given small letter. People type the ü of 吕, which
// is v in a reading, as v or u.
func sameLetter(spelled, typed byte) bool {
	return spelled|0x20 == typed || spelled == 'v' && typed == 'u'
}
