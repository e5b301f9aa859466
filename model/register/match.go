package register

import (
	"strings"

	"sidan/model"
)

// The score of a match, by what matched. A hit's score is the sum over the terms that were typed.
const (
	wholeName   = 100
	nameStart   = 90
	wholeSound  = 88 // a whole name, in whole syllables
	initials    = 86 // a whole name, by a letter a syllable
	wholeAddr   = 84 // an address to its end
	inName      = 80
	soundStart  = 75 // a name's first syllables
	numberEnd   = 70
	addrStart   = 60
	laterSound  = 50 // from the second syllable on
	wordsHold   = 45
	numberStart = 42
	inAddr      = 40

	wholeNumber = wholeName
	wholeDoor   = 20 // added when all that was typed is one address
	notHead     = 25 // subtracted for a resident who is not the householder
)

// under is subtracted from the score of records of a kind, so that they come after households that match as well.
var under = map[model.Kind]int{model.KindTask: 10, model.KindPerson: 5}

const (
	closedUnder = 5              // subtracted as well from a record with nothing left to do
	goneUnder   = 10 * wholeName // subtracted from a household that moved away: it comes after everything else
)

// below returns what is subtracted from the score of a record, compared with a household that lives here.
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

// inAddress scores the best occurrence of a folded spelling in the addresses. An occurrence that begins within a number
// does not count: 13栋 does not contain 3栋. One that ends within a number does: 1021 begins with 102.
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

func (e *entry) inWords(text string) int {
	if strings.Contains(e.text[e.ends[1]:e.ends[2]], text) {
		return wordsHold
	}
	return 0
}

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
