package register

import (
	"iter"
	"strings"

	"sidan/model"
)

// query is what somebody typed, prepared once for all entries.
type query struct {
	terms  []term
	whole  string // everything that was typed, folded as one address
	filter        // the filter of whole
}

// term is one word of a query, in each of the spellings in which find looks for it.
type term struct {
	text    string // lower-case as typed, for names and words
	address string // folded as an address, for addresses
	digits  string // the digits, for numbers; "" if the word is not a number
	sound   string // the letters, for pinyin; "" if the word has anything else than letters and apostrophes

	textFilter, addressFilter, digitsFilter filter
	starts                                  digits  // the digit with which address begins, if it begins with one
	head, letters                           letters // the first letter of sound, and all of its letters
}

// These constants say how many digits a term needs at least to match a number.
const (
	fewestLast  = 3 // at the end of a number
	fewestFirst = 4 // at the beginning of a number
	dashed      = 7 // with dashes among them, as in 03-4172086; with fewer digits it is an address, as 3-3-102
)

// parseQuery prepares what somebody typed. It folds full-width characters, and separates the words at blanks.
func parseQuery(words string) query {
	words = strings.Map(model.HalfWidth, model.TidyLine(words))
	q := query{whole: model.NormalAddressQuery(words)}
	q.filter = textFilter(q.whole)
	for w := range wordsOf(words) {
		t := term{text: strings.ToLower(w), address: model.NormalAddressQuery(w)}
		digits := digitsOf(w)
		if len(digits) >= dashed && strings.Trim(w, "0123456789-") == "" || len(digits) >= fewestLast && digits == w {
			t.digits = digits
		}
		letters := strings.ReplaceAll(t.text, "'", "")
		if letters != "" && strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") == "" {
			t.sound = letters // an apostrophe separates syllables, as in xi'an
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

// wordsOf separates the words of a query. They stand between blanks, and three digits or more at the end of a word, or
// before letters, are a word of their own: zw501, 4栋501 and 501zw are two words each. What is one address as it was
// typed is still found as one, see query.whole.
func wordsOf(words string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsSeq(words) {
			const figures, letters = "0123456789", "abcdefghijklmnopqrstuvwxyz"
			head := strings.TrimRight(w, figures) // zw of zw501
			number, other := len(w)-len(head), head
			if number == 0 && strings.Trim(strings.ToLower(strings.TrimLeft(w, figures)), letters) == "" {
				other = strings.TrimLeft(w, figures) // zw of 501zw
				number = len(w) - len(other)
				head = w[:number]
			}
			if number < fewestLast || len(other) < 2 || strings.Contains(w, "-") { // A501 is a door
				head = w
			}
			if !yield(head) || head != w && !yield(w[len(head):]) {
				return
			}
		}
	}
}

// narrows reports whether every entry that matches q also matched the query before it. That is so if text was only
// added at the end, and the addition neither makes another address nor belongs to a number.
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

// narrows reports whether every entry that matches t also matched the term before it.
func (t term) narrows(before term) bool {
	return before.address != "" && strings.HasPrefix(
		t.address, before.address,
	) && strings.HasPrefix(t.text, before.text) &&
		t.digits == "" && (t.sound == "" || before.sound != "")
}

// score returns how well an entry matches the query: a higher score is better, and 0 means that it does not match.
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

// score returns the best score of the term among names, words, addresses, numbers and pinyin, and 0 if none matches.
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
