package register

import (
	"strings"

	"sidan/model"
)

// corpus makes what find looks through, and keeps it, except for households, whose entries stand at their doors. Groups
// are not found, but chosen by how their names are read.
type corpus struct {
	entries map[model.RecordID]*entry
	speller *speller
	text    []byte // of the entry being made
	sound   []byte
}

// entry is one record's haystack, made when the record is put in and never altered. Its text is lower-case, a
// value a line, in four parts: names, the householder's first; the spellings of the address; words; numbers,
// digits alone.
type entry struct {
	record model.Record
	text   string
	sound  string   // a line for each line of names: how it is read
	ends   [3]int32 // of names, addresses and words in text
	chars  chars    // there are in text
	heads  letters  // syllables begin with
	spoken letters  // there are in any syllable
	below  int16    // how far it stands under an equal match of a household
	named  bool     // its title is the first of its names
}

// Most entries are passed over by these two sets alone, their text unread: letters of a to z, and characters, of which
// several share a bit.
type (
	letters uint32
	chars   uint64
)

func newCorpus() corpus {
	return corpus{entries: map[model.RecordID]*entry{}, speller: newSpeller()}
}

// entry makes that of a record.
func (c *corpus) entry(rec model.Record) *entry {
	s := rec.SearchText()
	e := &entry{
		record: rec, below: int16(below(rec.Kind(), s)), named: len(s.Names) > 0 && s.Title == s.Names[0],
	}
	return c.fill(e, s)
}

func (c *corpus) fill(e *entry, s model.SearchText) *entry {
	c.text, c.sound = c.text[:0], c.sound[:0]
	for _, name := range s.Names {
		c.line(name)
		c.sound = append(c.speller.spell(c.sound, name), '\n')
	}
	e.ends[0] = int32(len(c.text))
	if s.Door != (model.Address{}) {
		for _, form := range s.Door.SearchForms() {
			c.line(form)
		}
	}
	e.ends[1] = int32(len(c.text))
	if s.Words != "" {
		c.line(s.Words)
	}
	e.ends[2] = int32(len(c.text))
	c.line("") // so that every number stands between two line ends
	for _, n := range s.Numbers {
		c.line(digitsOf(n))
	}
	e.text, e.sound = string(c.text), string(c.sound)
	e.chars = charsOf(e.text)
	e.heads, e.spoken = lettersOf(e.sound)
	return e
}

// line adds a value, which is one line whatever somebody wrote into it.
func (c *corpus) line(s string) {
	c.text = append(append(c.text, strings.ReplaceAll(strings.ToLower(s), "\n", " ")...), '\n')
}

// digitsOf leaves the digits of a phone or a number.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// charsOf is what may hold a text: only a set that has all of these.
func charsOf(text string) (set chars) {
	for _, r := range text {
		set |= 1 << (uint32(r) * 0x9e3779b1 >> 26) // a golden ratio's worth spreads neighbours
	}
	return set
}

// lettersOf are the letters syllables begin with, and all of them.
func lettersOf(sound string) (heads, all letters) {
	for i := range len(sound) {
		switch c := sound[i]; {
		case isHead(c):
			heads |= 1 << (c - 'A')
			all |= 1 << (c - 'A')
		case 'a' <= c && c <= 'z':
			all |= 1 << (c - 'a')
		}
	}
	if all&(1<<('v'-'a')) != 0 { // 吕 is typed lv or lu
		all |= 1 << ('u' - 'a')
	}
	return heads, all
}
