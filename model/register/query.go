package register

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sidan/model"
)

// query is what somebody typed, made ready once for all entries.
type query struct {
	terms []term
	whole string // all of it as one address; "" when it is one term
}

// term is a word of a query in the spellings it is looked for.
type term struct {
	text    string  // lower-case, as typed: in names and words
	address string  // folded: in addresses
	digits  string  // with three or more, and nothing else typed: in numbers
	sound   string  // letters alone: in pinyin
	letters letters // of sound
}

// What a match is worth. A task or a person stands a little under a household (entry.below).
const (
	exactly   = 100 // a whole name, number or phone
	begins    = 90
	within    = 80
	soundsAs  = 88 // a whole name in whole syllables
	initials  = 86 // a whole name by its initials
	soundFrom = 75 // a name's beginning
	soundIn   = 50 // from its second syllable on
	otherName = 25 // less, for who is not the householder
	toTheDoor = 84 // an address to its end
	fromStart = 60 // an address from its beginning
	numberEnd = 70 // a phone's last digits
	numberTop = 45 // its first
	inAddress = 40
	inWords   = 45
	wholeDoor = 20 // more, when all that was typed is one address
)

// fewestDigits of a phone's tail or a number's beginning.
const (
	fewestDigits = 3
	fewestFirst  = 4
	wholeNumber  = 7 // from here on a dash may stand among the digits: 03-4172086
)

func parseQuery(words string) (q query) {
	words = model.TidyLine(words)
	for _, w := range strings.Fields(words) {
		t := term{text: strings.ToLower(w), address: model.NormalAddressQuery(w)}
		if d := digitsOf(w); len(d) == len(w) && len(d) >= fewestDigits || len(d) >= wholeNumber && strings.Trim(w, "0123456789-") == "" {
			t.digits = d
		}
		if s := strings.ReplaceAll(t.address, "'", ""); strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" {
			t.sound = s
			_, t.letters = lettersOf(s)
		}
		q.terms = append(q.terms, t)
	}
	if len(q.terms) > 1 {
		q.whole = model.NormalAddressQuery(words)
	}
	return q
}

// narrows says that whatever fits q fitted the query before it: letters were added, and none of them makes a phone's tail
// another tail, or an address another spelling.
func (q query) narrows(before query) bool {
	n := len(before.terms)
	if n == 0 || len(q.terms) < n || !strings.HasPrefix(q.address(), before.address()) {
		return false
	}
	for i, old := range before.terms {
		t := q.terms[i]
		if t == old {
			continue
		}
		if i < n-1 || t.digits != "" || old.digits != "" || t.sound == "" && old.sound != "" ||
			!strings.HasPrefix(t.text, old.text) || !strings.HasPrefix(t.address, old.address) {
			return false
		}
	}
	return true
}

func (q query) address() string {
	if q.whole == "" && len(q.terms) == 1 {
		return q.terms[0].address
	}
	return q.whole
}

// score of an entry: 0 when it does not fit.
func (q query) score(e *entry) int {
	if q.whole != "" {
		if s := e.inAddress(q.whole); s > 0 {
			return len(q.terms)*s + wholeDoor
		}
	}
	sum := 0
	for _, t := range q.terms {
		s := t.score(e)
		if s == 0 {
			return 0
		}
		sum += s
	}
	return sum
}

func (t term) score(e *entry) int {
	s := max(e.inNames(t.text), e.inAddress(t.address))
	if t.digits != "" {
		s = max(s, e.inNumbers(t.digits))
	}
	if s == 0 && t.sound != "" && e.tails&t.letters == t.letters {
		s = e.inSound(t.sound)
	}
	if s == 0 && strings.Contains(e.text[e.ends[1]:e.ends[2]], t.text) {
		s = inWords
	}
	return s
}

func (e *entry) inNames(text string) int {
	names := e.text[:e.ends[0]]
	at := strings.Index(names, text)
	if at < 0 {
		return 0
	}
	s, first := within, strings.IndexByte(names, '\n')
	if at == 0 || names[at-1] == '\n' {
		s = begins
		if names[at+len(text)] == '\n' {
			s = exactly
		}
	}
	if at > first {
		s -= otherName
	}
	return s
}

func (e *entry) inAddress(folded string) int {
	forms := e.text[e.ends[0]:e.ends[1]]
	at := strings.Index(forms, folded)
	if at < 0 || folded == "" {
		return 0
	}
	for from := at; at >= 0; { // a later place may be the door itself
		end := from + len(folded)
		if forms[end] == '\n' && (from == 0 || !isDigit(forms[from]) || !isDigit(forms[from-1])) {
			return toTheDoor
		}
		if at = strings.Index(forms[from+1:], folded); at >= 0 {
			from += 1 + at
		}
	}
	if strings.HasPrefix(forms, folded) {
		return fromStart
	}
	return inAddress
}

func (e *entry) inNumbers(digits string) int {
	numbers := e.text[e.ends[2]:]
	at := strings.Index(numbers, digits)
	for from := at; at >= 0; {
		starts, ends := numbers[from-1] == '\n', numbers[from+len(digits)] == '\n'
		switch {
		case starts && ends:
			return exactly
		case ends:
			return numberEnd
		case starts && len(digits) >= fewestFirst:
			return numberTop
		}
		if at = strings.Index(numbers[from+1:], digits); at >= 0 {
			from += 1 + at
		}
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// inSound looks for letters as the beginnings of syllables one after the other.
func (e *entry) inSound(typed string) int {
	if e.heads&(1<<(typed[0]-'a')) == 0 {
		return 0
	}
	best, line := 0, 0
	for lines := range strings.Lines(e.sound) {
		for reading := range strings.FieldsSeq(lines) {
			s := soundScore(reading, typed)
			if line > 0 && s > 0 {
				s -= otherName
			}
			best = max(best, s)
		}
		line++
	}
	return best
}

func soundScore(reading, typed string) int {
	switch at := soundAt(reading, typed); {
	case at.len == 0:
		return 0
	case at.from > 0:
		return soundIn
	case at.len < syllables(reading):
		return soundFrom
	case len(typed) == at.len:
		return initials
	case len(typed) == len(reading):
		return soundsAs
	}
	return soundFrom
}

// run is a number of syllables, from one on.
type run struct{ from, len int }

// soundAt is the first run of syllables whose beginnings make up what was typed.
func soundAt(reading, typed string) run {
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

// spells is how many syllables it takes to spell typed, each by one letter of it or more; 0 when it cannot.
func spells(reading, typed string) int {
	most := 0
	for most < len(typed) && most < len(reading) && (most == 0 || !isHead(reading[most])) && sameLetter(reading[most], typed[most]) {
		most++
	}
	if most == len(typed) && most > 0 {
		return 1
	}
	next := 1
	for next < len(reading) && !isHead(reading[next]) {
		next++
	}
	if next == len(reading) {
		return 0
	}
	for n := most; n > 0; n-- {
		if more := spells(reading[next:], typed[n:]); more > 0 {
			return 1 + more
		}
	}
	return 0
}

func isHead(c byte) bool { return 'A' <= c && c <= 'Z' }

// sameLetter knows that the ü of 吕 is typed v or u.
func sameLetter(spelled, typed byte) bool {
	return spelled|0x20 == typed || spelled == 'v' && typed == 'u'
}

func syllables(reading string) (n int) {
	for i := range len(reading) {
		if isHead(reading[i]) {
			n++
		}
	}
	return n
}

// nameLine is which of the names was searched for, the householder's where several were.
func (q query) nameLine(e *entry) int {
	for _, t := range q.terms {
		line := 0
		names := strings.Split(e.text[:e.ends[0]], "\n")
		sounds := strings.Split(e.sound, "\n")
		if at := slices.IndexFunc(names, func(n string) bool { return n != "" && strings.Contains(n, t.text) }); at >= 0 {
			line = at
		} else if t.sound != "" {
			line = slices.IndexFunc(sounds, func(s string) bool { return t.soundsIn(s).len > 0 })
		}
		if line > 0 {
			return line
		}
	}
	return 0
}

func (t term) soundsIn(line string) run {
	for reading := range strings.FieldsSeq(line) {
		if at := soundAt(reading, t.sound); at.len > 0 {
			return at
		}
	}
	return run{}
}

// mark is where a title holds the term.
func (t term) mark(title string) (Mark, bool) {
	at := strings.Index(strings.ToLower(title), t.text)
	if at < 0 || len(strings.ToLower(title)) != len(title) {
		return Mark{}, false
	}
	return Mark{at, at + len(t.text)}, true
}

// markSound is where a title is read as the term says; only where each character is one syllable.
func (t term) markSound(e *entry, title string) (Mark, bool) {
	line, _, _ := strings.Cut(e.sound, "\n")
	reading, _, _ := strings.Cut(line, " ")
	if t.sound == "" || e.record.Kind() == model.KindTask || utf8.RuneCountInString(title) != syllables(reading) {
		return Mark{}, false
	}
	at := t.soundsIn(line)
	if at.len == 0 {
		return Mark{}, false
	}
	m, n := Mark{To: len(title)}, 0
	for i := range title {
		if n == at.from {
			m.From = i
		}
		if n == at.from+at.len {
			m.To = i
			break
		}
		n++
	}
	return m, true
}
