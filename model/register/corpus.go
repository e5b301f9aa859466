package register

import (
	"slices"
	"strings"

	"sidan/model"
)

// corpus is what find looks through: one entry for each household, task and person shown.
type corpus struct {
	entries []*entry
	at      map[model.RecordID]int // of a record's entry
	speller speller
}

// entry is one record's haystack, made when the record is put in and never altered. Its text is lower-case, a value a line,
// in four parts: names, the householder's first; the spellings of the address; words; numbers, digits alone.
type entry struct {
	record model.Record
	text   string
	ends   [3]int  // of names, addresses, words in text
	sound  string  // a line for each line of names: how it is read
	heads  letters // that its syllables begin with
	tails  letters // all there are in it
	last   bool    // moved away: after everything else
}

// letters is a set of the letters a to z: most entries are passed over by it alone.
type letters uint32

func newCorpus() corpus {
	return corpus{at: map[model.RecordID]int{}, speller: speller{}}
}

// put sets what is found of a record; nil takes it out.
func (c *corpus) put(id model.RecordID, rec model.Record) {
	at, known := c.at[id]
	e := c.entry(rec)
	switch {
	case e != nil && known:
		c.entries[at] = e
	case e != nil:
		c.at[id] = len(c.entries)
		c.entries = append(c.entries, e)
	case known:
		end := len(c.entries) - 1
		moved := c.entries[end]
		c.entries[at], c.at[moved.record.RecordID()] = moved, at
		c.entries = c.entries[:end]
		delete(c.at, id)
	}
}

func (c *corpus) entry(rec model.Record) *entry {
	switch rec := rec.(type) {
	case *model.Household:
		e := c.haystack(rec, rec.Names(), rec.Door, "", phonesOf(rec))
		e.last = rec.Moved != 0
		return e
	case *model.Task:
		door, no := rec.Door(), digitsOf(rec.No())
		return c.haystack(rec, namesOf(door.Name), door.Door, rec.Text(), []string{door.Phone, no, no[max(len(no)-7, 0):]})
	case *model.Person:
		var phones []string
		if rec.Inside != nil {
			phones = []string{rec.Inside.Phone}
		}
		return c.haystack(rec, namesOf(rec.Name), model.Address{}, "", phones)
	}
	return nil
}

func (c *corpus) haystack(rec model.Record, names []string, door model.Address, words string, numbers []string) *entry {
	e := &entry{record: rec}
	var text, sound strings.Builder
	line := func(s string) {
		if s != "" {
			text.WriteString(strings.ToLower(s))
			text.WriteByte('\n')
		}
	}
	for _, name := range names {
		line(name)
		sound.WriteString(c.speller.spell(name))
		sound.WriteByte('\n')
	}
	e.ends[0] = text.Len()
	if door != (model.Address{}) {
		for _, form := range door.SearchForms() {
			line(form)
		}
	}
	e.ends[1] = text.Len()
	line(words)
	e.ends[2] = text.Len()
	text.WriteByte('\n') // so that every number stands between two line ends
	for _, n := range numbers {
		line(digitsOf(n))
	}
	e.text, e.sound = text.String(), sound.String()
	e.heads, e.tails = lettersOf(e.sound)
	return e
}

func namesOf(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

func phonesOf(h *model.Household) []string {
	if h.Inside == nil {
		return nil
	}
	return h.Inside.Phones
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

// lettersOf are the letters syllables begin with, and all of them.
func lettersOf(sound string) (heads, all letters) {
	for i := range len(sound) {
		switch c := sound[i]; {
		case 'A' <= c && c <= 'Z':
			heads |= 1 << (c - 'A')
			all |= 1 << (c - 'A')
		case 'a' <= c && c <= 'z':
			all |= 1 << (c - 'a')
		}
	}
	if v := letters(1 << ('v' - 'a')); all&v != 0 { // 吕 is typed lv or lu
		all |= 1 << ('u' - 'a')
	}
	return heads, all
}

// snapshot is the entries as they are now, for a Finder.
func (c *corpus) snapshot() []*entry { return slices.Clone(c.entries) }
