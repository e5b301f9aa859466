package model

import (
	"strings"
	"time"
	"unicode/utf8"
)

// This file holds the parts of which the Check of every body is made. A laptop calls Check before it saves a change,
// and the hub before it applies one, so no record holds what these functions refuse for its form.

// IsForm reports whether a Check refused a body for its form: a field is missing, too long, or holds something that is
// not allowed in it. The hub holds a change with such a body. Any other refusal of a Check is only for the person who
// types, and the hub ignores it: an older program that did not have the rule may have saved the change, and facts are
// never refused. A Check tests such a rule last, so that it finds a fault of form first.
func (r *Refusal) IsForm() bool {
	return r.Reason == Missing || r.Reason == TooLong || r.Reason == BadInput
}

// Limits on texts, in characters.
const (
	MostWords = 2000 // for a text of several lines: a note, a request, a result
	MostName  = 40
	MostBrief = 200
	MostLine  = 100 // for any other line: a phone with a remark, a part of an address
)

// Limits on the length of lists in one body.
const (
	MostResidents = 200 // a dormitory may be one door
	MostListed    = 40  // phones, languages, what somebody offers to do
	MostCovers    = 400 // places of a unit; the county of the case study has 238 places
)

// A day in a body must lie between firstDay and lastDay. A laptop's clock may be wrong by years, but not by centuries.
var (
	firstDay = Date(1970, time.January, 2)
	lastDay  = Date(2199, time.December, 31)
)

// Plausible reports whether a time, in seconds since 1970-01-01 UTC, can be the time of a change: it is not before
// 1970, and not after 2199.
func Plausible(unix int64) bool { return unix >= 0 && unix < lastDay.End().Unix() }

// checkWords checks the length of a text, in characters and without the white space around it. It refuses a text that
// holds a character that Tidy removes.
func checkWords(field, s string, least, most int) *Refusal {
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	switch {
	case n < least:
		return refuse(Missing, field)
	case n > most || len(s) > 4*(most+16): // the white space around the text is limited too
		return refuse(TooLong, field, itoa(most))
	case !typed(s):
		return refuse(BadInput, field, s)
	}
	return nil
}

// checkLine checks a text as checkWords does, and requires it to have one line.
func checkLine(field, s string, least, most int) *Refusal {
	if strings.ContainsRune(s, '\n') {
		return refuse(BadInput, field, s)
	}
	return checkWords(field, s, least, most)
}

// checkLines checks a list of lines. It may have at most most entries, and each entry 1 to long characters.
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

// checkDay checks a day. 0, for no day, is allowed.
func checkDay(field string, d Day) *Refusal {
	if d != 0 && (d < firstDay || d > lastDay) {
		return refuse(BadInput, field, itoa(int(d)))
	}
	return nil
}

// checkRef checks a reference to a person, which may be the zero Ref. A name without an id refers to nobody.
func checkRef(field string, who Ref) *Refusal {
	if who.ID.IsZero() && who.Name != "" {
		return refuse(BadInput, field, who.Name)
	}
	return checkLine(field, who.Name, 0, MostName)
}

// mostSaid is the limit, in characters, for a line that a change copies from a record. It is larger than the others
// because the record may be older than they are.
const mostSaid = 400

// check checks an address. Each part must be one line, with no more characters than most, and the floor must be between
// -20 and 300.
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

// first returns the first refusal that is not nil, or nil if all are nil.
func first(refusals ...*Refusal) *Refusal {
	for _, no := range refusals {
		if no != nil {
			return no
		}
	}
	return nil
}
