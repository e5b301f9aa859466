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
	filter filter
	below  int16 // how far it stands under an equal match of a household
	named  bool  // its title is the first of its names
}

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
	e.filter = textFilter(e.text)
	e.filter.starts = startsOf(e.text[e.ends[0]:e.ends[1]])
	e.filter.heads, e.filter.spoken = lettersOf(e.sound)
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
