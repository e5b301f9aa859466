package register

import (
	"strings"

	"sidan/model"
)

// query is what somebody typed, made ready once for all entries.
type query struct {
	terms  []term
	whole  string // all of it as one address; of a single term, the term's
	filter        // of whole
}

// term is a word of a query in the spellings it is looked for.
type term struct {
	text    string // lower-case, as typed: in names and words
	address string // folded: in addresses
	digits  string // in numbers; "" when it is not one
	sound   string // in pinyin; "" when it is not letters alone

	textFilter, addressFilter, digitsFilter filter
	starts                                  digits  // the digit that address begins with
	head, letters                           letters // of sound: the first, and all
}

// How many digits make a number of a term.
const (
	fewestLast  = 3 // as the end of one
	fewestFirst = 4 // as its beginning
	dashed      = 7 // with dashes among them, as in 03-4172086; with fewer it is an address, as 3-3-102
)

func parseQuery(words string) query {
	words = strings.Map(model.HalfWidth, model.TidyLine(words))
	q := query{whole: model.NormalAddressQuery(words)}
	q.filter = textFilter(q.whole)
	for w := range strings.FieldsSeq(words) {
		t := term{text: strings.ToLower(w), address: model.NormalAddressQuery(w)}
		digits := digitsOf(w)
		if len(digits) >= dashed && strings.Trim(w, "0123456789-") == "" || len(digits) >= fewestLast && digits == w {
			t.digits = digits
		}
		if letters := strings.ReplaceAll(t.text, "'", ""); strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") == "" {
			t.sound = letters // xi'an
			_, t.letters = lettersOf(letters)
			t.head = 1 << (letters[0] - 'a')
		}
		t.textFilter, t.addressFilter, t.digitsFilter = textFilter(t.text), textFilter(t.address), textFilter(t.digits)
		if t.address != "" && isDigit(t.address[0]) {
			t.starts = startsOf(t.address[:1])
		}
		q.terms = append(q.terms, t)
	}
	return q
}

// narrows reports whether whatever fits q fitted the query before it: something was added at its end that makes no
// other address of it, nor another phone's tail.
func (q query) narrows(before query) bool {
	n := len(before.terms)
	if n == 0 || len(q.terms) < n || before.whole == "" || !strings.HasPrefix(q.whole, before.whole) {
		return false
	}
	for i, old := range before.terms {
		if t := q.terms[i]; t != old && (i < n-1 || !t.narrows(old)) {
			return false
		}
	}
	return true
}

func (t term) narrows(before term) bool {
	return before.address != "" && strings.HasPrefix(
		t.address, before.address,
	) && strings.HasPrefix(t.text, before.text) &&
		t.digits == "" && (t.sound == "" || before.sound != "")
}

// score of an entry, the higher the better; 0 when it does not fit.
func (q *query) score(e *entry) int {
	if len(q.terms) > 1 && e.filter.hasText(&q.filter) {
		if s := e.inAddress(q.whole); s > 0 {
			return len(q.terms)*s + wholeDoor
		}
	}
	sum := 0
	for i := range q.terms {
		s := q.terms[i].score(e)
		if s == 0 {
			return 0
		}
		sum += s
	}
	return sum
}

func (t *term) score(e *entry) (best int) {
	if t.inText(&e.filter) {
		best = max(e.inNames(t.text), e.inWords(t.text))
	}
	if t.inAddress(&e.filter) {
		best = max(best, e.inAddress(t.address))
	}
	if t.inNumbers(&e.filter) {
		best = max(best, e.inNumbers(t.digits))
	}
	if best < wholeSound && t.inSound(&e.filter) {
		best = max(best, e.inSound(t.sound))
	}
	return best
}
