package register

import (
	"context"
	"strings"
	"sync"

	"sidan/model"
)

// corpus makes the entries that find looks through. It also keeps them, except for those of households, which are kept
// with their doors. It has entries of groups too: find does not look through them, but Sounds does.
type corpus struct {
	entries map[model.RecordID]*entry
	writer  *entryWriter
}

// entryWriter writes the texts of entries. It may be used by several goroutines.
type entryWriter struct {
	mu      sync.Mutex
	waiting []*entry // those of households of which the texts have not been written yet
	speller *speller
	text    []byte // the text of the entry that is being written
	sound   []byte
}

// entry is what find looks through of one record. It is made when the record is put in, and never altered once its text
// is written. The text is lower-case, holds one value in each line, and has four parts: the names, the householder's
// first; the spellings of the address; the words; the numbers, reduced to their digits.
type entry struct {
	packed
	text   string
	sound  string   // how the names are read, one line for each name
	ends   [3]int32 // where names, addresses and words end in text, in bytes
	filter filter
	below  int16 // what is subtracted from its score; the function below says how much
	named  bool  // the record's title is the first of its names
}

func newCorpus() corpus {
	return corpus{map[model.RecordID]*entry{}, &entryWriter{speller: newSpeller()}}
}

// entry makes the entry of a record. That of a household whose inside is encoded is written later, see write.
func (c *corpus) entry(p packed) *entry {
	e := &entry{packed: p}
	c.writer.mu.Lock()
	defer c.writer.mu.Unlock()
	if p.inside != "" {
		c.writer.waiting = append(c.writer.waiting, e)
	} else {
		c.writer.writeOne(e)
	}
	return e
}

// write writes the entries that wait for it. If ctx ends, it stops and returns the error of ctx.
func (c *entryWriter) write(ctx context.Context) error {
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		more = c.writeSome()
	}
	return nil
}

// WriteEntries returns a function that writes what find looks through of the households that were put in. It may run in
// another goroutine than that of the register, and stops when ctx ends. Who searches before it is done waits for it.
func (r *Register) WriteEntries() func(ctx context.Context) error { return r.corpus.writer.write }

// writeSome writes some of the entries that wait, and reports whether there are more.
func (c *entryWriter) writeSome() bool {
	const some = 256
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.waiting[:min(some, len(c.waiting))] {
		c.writeOne(e)
	}
	if len(c.waiting) <= some {
		c.waiting = nil
		return false
	}
	c.waiting = c.waiting[some:]
	return true
}

// writeOne writes an entry.
func (c *entryWriter) writeOne(e *entry) {
	rec := e.whole()
	s := rec.SearchText()
	e.below, e.named = int16(below(rec.Kind(), s)), len(s.Names) > 0 && s.Title == s.Names[0]
	c.fill(e, s)
}

// fill sets the text of an entry and everything that is worked out from it.
func (c *entryWriter) fill(e *entry, s model.SearchText) *entry {
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

// line adds a value to the text as one line: a line end within the value becomes a blank.
func (c *entryWriter) line(s string) {
	c.text = append(append(c.text, strings.ReplaceAll(strings.ToLower(s), "\n", " ")...), '\n')
}

// digitsOf returns the digits 0 to 9 of a phone or another number, without what stands between them.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
