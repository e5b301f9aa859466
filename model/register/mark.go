package register

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file finds the parts of a hit that match what was typed.

// hit returns what is shown of a match.
func (q query) hit(one ranked) Hit {
	rec := one.whole()
	s := rec.SearchText()
	h := Hit{
		Kind: rec.Kind(), ID: rec.RecordID(), Score: one.score,
		Title: s.Title, Address: cmp.Or(s.Door.String(), s.Locality), Place: rec.Where(), Gone: s.Gone,
	}
	if line := q.nameLine(one.entry); line > 0 {
		h.Also = s.Names[line]
		h.InAlso = q.marks(one.entry, h.Also, line)
	}
	h.Marks = q.marks(one.entry, h.Title, 0)
	return h
}

// marks returns the parts of a title that match the query, from left to right, none within another. The title is the
// name in that line of the entry's names.
func (q query) marks(e *entry, title string, line int) (marks []Mark) {
	for _, t := range q.terms {
		if m := t.mark(e, title, line); m.To > m.From {
			marks = append(marks, m)
		}
	}
	return inOrder(marks)
}

// inOrder makes marks that do not overlap, from left to right. It leaves out a mark that lies within those before it,
// and shortens one that only begins there.
func inOrder(marks []Mark) (left []Mark) {
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	end := 0
	for _, m := range marks {
		if m.From = max(m.From, end); m.To > m.From {
			left, end = append(left, m), m.To
		}
	}
	return left
}

// nameLine returns the line of the first name that a term of the query matches, if it is not the first of the entry's
// names. Otherwise it returns 0.
func (q query) nameLine(e *entry) int {
	for _, t := range q.terms {
		names, sounds := e.text[:e.ends[0]], e.sound
		for line := 0; names != ""; line++ {
			var name, sound string
			name, names, _ = strings.Cut(names, "\n")
			sound, sounds, _ = strings.Cut(sounds, "\n")
			if strings.Contains(name, t.text) || t.sound != "" && soundIn(sound, t.sound).len > 0 {
				if line > 0 {
					return line
				}
				break
			}
		}
	}
	return 0
}

// mark returns the part of a title that matches the term as it is written or as it is read, or the zero Mark if there
// is none.
func (t term) mark(e *entry, title string, line int) Mark {
	lower := strings.ToLower(title)
	if at := strings.Index(lower, t.text); at >= 0 && len(lower) == len(title) {
		return Mark{at, at + len(t.text)}
	}
	if t.sound == "" || line == 0 && !e.named {
		return Mark{}
	}
	sound, sounds, _ := strings.Cut(e.sound, "\n")
	for ; line > 0; line-- {
		sound, sounds, _ = strings.Cut(sounds, "\n")
	}
	if reading, _, _ := strings.Cut(sound, " "); utf8.RuneCountInString(title) != syllables(reading) {
		return Mark{} // a Latin word, or a character without a reading: syllables are not counted as characters
	}
	at := soundIn(sound, t.sound)
	return Mark{runes(title, at.from), runes(title, at.from+at.len)}
}

// MarksInAddress returns the parts of an address that match what somebody typed, from left to right, none within
// another. shown is the address as a screen shows it.
func MarksInAddress(shown, words string) []Mark {
	q := parseQuery(words)
	if m := markAddress(shown, q.whole); m.To > 0 {
		return []Mark{m}
	}
	var marks []Mark
	for _, t := range q.terms {
		if m := markAddress(shown, t.address); m.To > 0 {
			marks = append(marks, m)
		}
	}
	return inOrder(marks)
}

// markAddress returns the part of an address that is written as a folded query, without regard to blanks, or else the
// part that has the same numbers, as 3 栋 2 单元 501 has those of 3-2-501. It returns the zero Mark if there is none.
func markAddress(shown, folded string) Mark {
	if folded == "" || !utf8.ValidString(shown) {
		return Mark{}
	}
	var compact strings.Builder
	var at []int // where each byte of compact is in shown
	for i, r := range shown {
		if r != ' ' {
			for b := range utf8.RuneLen(r) {
				at = append(at, i+b)
			}
			compact.WriteRune(r)
		}
	}
	s := compact.String()
	for from := 0; from < len(s); from++ {
		i := strings.Index(s[from:], folded)
		if i < 0 {
			break
		}
		from += i
		if from == 0 || !isDigit(folded[0]) || !isDigit(s[from-1]) {
			return Mark{at[from], at[from+len(folded)-1] + 1}
		}
	}
	wanted, there := numbersIn(folded), numbersIn(shown)
	if strings.Trim(folded, "0123456789-栋单元层号") != "" || len(wanted) < 2 || len(there) < len(wanted) {
		return Mark{}
	}
	there = there[len(there)-len(wanted):]
	for i, w := range wanted {
		number := shown[there[i].From:there[i].To]
		if number != folded[w.From:w.To] && (i < len(wanted)-1 || !strings.HasPrefix(number, folded[w.From:w.To])) {
			return Mark{}
		}
	}
	return Mark{there[0].From, there[len(there)-1].To}
}

// numbersIn returns where the numbers of a text are.
func numbersIn(s string) (numbers []Mark) {
	for i := range len(s) {
		switch {
		case !isDigit(s[i]):
		case i > 0 && isDigit(s[i-1]):
			numbers[len(numbers)-1].To = i + 1
		default:
			numbers = append(numbers, Mark{i, i + 1})
		}
	}
	return numbers
}
