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

// inSound looks for letters as the beginnings of syllables one after the other.
func (e *entry) inSound(typed string) (worth int) {
	if e.heads&(1<<(typed[0]-'a')) == 0 {
		return 0
	}
	less := 0
	for sounds := e.sound; sounds != "" && worth < wholeSound-notHead; less = notHead {
		var sound string
		sound, sounds, _ = strings.Cut(sounds, "\n")
		for sound != "" {
			var reading string
			reading, sound, _ = strings.Cut(sound, " ")
			if s := soundWorth(reading, typed); s > 0 {
				worth = max(worth, s-less)
			}
		}
	}
	return worth
}

func soundWorth(reading, typed string) int {
	switch at := readingAt(reading, typed); {
	case at.len == 0:
		return 0
	case at.from > 0:
		return laterSound
	case at.len < syllables(reading):
		return soundStart
	case len(typed) == len(reading):
		return wholeSound
	case len(typed) == at.len:
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

// spells is how many syllables it takes to spell what was typed, each by one letter of it or more; 0 when it cannot be.
// A syllable takes as much as it can, and less when the rest does not fit then.
func spells(reading, typed string) int {
	end, most := 1, 0
	for end < len(reading) && !isHead(reading[end]) {
		end++
	}
	for most < min(end, len(typed)) && sameLetter(reading[most], typed[most]) {
		most++
	}
	if most == len(typed) {
		return 1
	}
	if end == len(reading) {
		return 0
	}
	for n := most; n > 0; n-- {
		if more := spells(reading[end:], typed[n:]); more > 0 {
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

// isHead says that a syllable begins here.
func isHead(c byte) bool { return 'A' <= c && c <= 'Z' }

// sameLetter knows that the ü of 吕 is typed v or u.
func sameLetter(spelled, typed byte) bool {
	return spelled|0x20 == typed || spelled == 'v' && typed == 'u'
}
