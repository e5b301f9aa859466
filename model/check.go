package model

import (
	"strings"
	"time"
	"unicode/utf8"
)

// This file holds the tests that Check is made of. A laptop runs Check before it writes and the hub before it
// applies, so what is refused here is in no record.

// IsForm reports whether a refusal of a Check is for the form of a body: a field that is missing, too long, or
// holds what none may. The hub holds such a change. What a Check refuses besides is for the person who types,
// and comes last in it: a laptop of an older program, which did not ask, may have saved it, and facts stand.
func (r *Refusal) IsForm() bool {
	return r.Reason == Missing || r.Reason == TooLong || r.Reason == BadInput
}

// Limits on what is typed, in characters.
const (
	MostWords = 2000 // one text: a note, a request, a result
	MostName  = 40
	MostBrief = 200
	MostLine  = 100 // any other line: a phone and what was written beside it, a part of an address
)

// Limits on lists within one body.
const (
	MostResidents = 200 // a dormitory is one door
	MostListed    = 40  // phones, languages, what somebody offers to do
	MostCovers    = 400 // places of a unit: a county of the case study has 238
)

// The days that anything here can be dated with. A laptop's clock may be years off; no clock is centuries off.
var (
	firstDay = Date(1970, time.January, 2)
	lastDay  = Date(2199, time.December, 31)
)

// Plausible reports whether a time can be that of a change at all: not before 1970, not after 2199.
func Plausible(unix int64) bool { return unix >= 0 && unix < lastDay.End().Unix() }

// checkWords is the test of a typed text: as long as asked, in characters, and nothing in it that Tidy takes out.
func checkWords(field, s string, least, most int) *Refusal {
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	switch {
	case n < least:
		return refuse(Missing, field)
	case n > most || len(s) > 4*(most+16): // white space around it is not counted, and not endless
		return refuse(TooLong, field, itoa(most))
	case !typed(s):
		return refuse(BadInput, field, s)
	}
	return nil
}

// checkLine is checkWords for a text of one line.
func checkLine(field, s string, least, most int) *Refusal {
	if strings.ContainsRune(s, '\n') {
		return refuse(BadInput, field, s)
	}
	return checkWords(field, s, least, most)
}

// checkLines is the test of a list of lines, none of them empty.
func checkLines(field string, list []string, most, long int) *Refusal {
	if len(list) > most {
		return refuse(TooLong, field, itoa(most))
	}
	for _, s := range list {
		if no := checkLine(field, s, 1, long); no != nil {
			return no
		}
	}
	return nil
}

// checkDay is the test of a day that may be none.
func checkDay(field string, d Day) *Refusal {
	if d != 0 && (d < firstDay || d > lastDay) {
		return refuse(BadInput, field, itoa(int(d)))
	}
	return nil
}

// mostSaid is as long as a line can be that a change only repeats from a record, which may be older than these limits.
const mostSaid = 400

// check is the test of a door as it was written down, no part of it longer than most.
func (a Address) check(most int) *Refusal {
	for _, part := range []string{a.Compound, a.Building, a.Unit, a.Door} {
		if no := checkLine(string(FieldDoor), part, 0, most); no != nil {
			return no
		}
	}
	if a.Floor < -20 || a.Floor > 300 {
		return refuse(BadInput, string(FieldDoor), itoa(a.Floor))
	}
	return nil
}

// first is the first refusal there is, nil where there is none.
func first(refusals ...*Refusal) *Refusal {
	for _, no := range refusals {
		if no != nil {
			return no
		}
	}
	return nil
}
