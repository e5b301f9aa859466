package register

import (
	"strings"

	"sidan/model"
)

// These constants are the score of a match, by what matched. The score of a hit is the sum over all terms that were
// typed.
const (
	wholeName   = 100
	nameStart   = 90
	wholeSound  = 88 // a whole name, its pinyin typed in full
	initials    = 86 // a whole name, by the first letter of each syllable
	wholeAddr   = 84 // the last part of an address, or all of it
	inName      = 80
	soundStart  = 75 // the first syllables of a name, or parts of them
	numberEnd   = 70
	addrStart   = 60
	laterSound  = 50 // syllables of a name that do not begin with its first
	wordsHold   = 45
	numberStart = 42
	inAddr      = 40

	wholeNumber = wholeName
	wholeDoor   = 20 // added if everything that was typed is one address
	notHead     = 25 // subtracted for a resident who is not the householder
)

// under is subtracted from the score of records of a kind, so that they come after households that match equally well.
var under = map[model.Kind]int{model.KindTask: 10, model.KindPerson: 5}

const (
	closedUnder = 5              // subtracted in addition if nothing is left to do about the record
	goneUnder   = 10 * wholeName // subtracted from a household that moved away, so that it comes after everything else
)

// below returns what is subtracted from the score of a record. It is 0 for a household that has not moved away.
func below(kind model.Kind, s model.SearchText) int {
	if s.Gone {
		return goneUnder
	}
	n := under[kind]
	if s.Closed {
		n += closedUnder
	}
	return n
}

// inNames scores the first occurrence of a text in the names. It returns 0 if there is none.
func (e *entry) inNames(text string) int {
	names := e.text[:e.ends[0]]
	at := strings.Index(names, text)
	if at < 0 {
		return 0
	}
	worth := inName
	if at == 0 || names[at-1] == '\n' {
		worth = nameStart
		if names[at+len(text)] == '\n' {
			worth = wholeName
		}
	}
	if strings.IndexByte(names, '\n') < at {
		worth -= notHead
	}
	return worth
}

// inAddress scores the best occurrence of a text in the spellings of the address, and returns 0 if there is none. The
// text is folded as in [model.NormalAddressQuery]. An occurrence that begins within a number does not count: 13栋 does
// not contain 3栋. An occurrence that ends within a number counts: 1021 begins with 102.
func (e *entry) inAddress(folded string) (worth int) {
	forms := e.text[e.ends[0]:e.ends[1]]
	if folded == "" {
		return 0
	}
	for from := 0; ; {
		at := strings.Index(forms[from:], folded)
		if at < 0 {
			return worth
		}
		at += from
		switch {
		case at > 0 && isDigit(folded[0]) && isDigit(forms[at-1]):
		case forms[at+len(folded)] == '\n':
			return wholeAddr
		case at == 0:
			worth = addrStart
		default:
			worth = max(worth, inAddr)
		}
		from = at + 1
	}
}

// inWords scores an occurrence of a text in the words. It returns 0 if there is none.
func (e *entry) inWords(text string) int {
	if strings.Contains(e.text[e.ends[1]:e.ends[2]], text) {
		return wordsHold
	}
	return 0
}

// inNumbers scores the best occurrence of digits as a whole number, at the end of a number, or, if there are enough
// digits, at its beginning. It returns 0 if there is none.
func (e *entry) inNumbers(digits string) (worth int) {
	numbers := e.text[e.ends[2]:]
	for from := 0; ; {
		at := strings.Index(numbers[from:], digits)
		if at < 0 {
			return worth
		}
		at += from
		starts, ends := numbers[at-1] == '\n', numbers[at+len(digits)] == '\n'
		switch {
		case starts && ends:
			return wholeNumber
		case ends:
			worth = numberEnd
		case starts && len(digits) >= fewestFirst:
			worth = max(worth, numberStart)
		}
		from = at + 1
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
