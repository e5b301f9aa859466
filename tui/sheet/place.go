package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sidan/model"
)

// Place is a place of the directory, which the rows of a list may name.
type Place struct {
	Path model.Path
	Name string
}

// named returns the places that a word may mean. If the word is the name of exactly one place, sure is true. If it is
// the name of none, named returns the places whose names are similar: the name begins or ends with the word, or the
// word begins with the name. 金桂一 is the same name as 金桂一网格, and 麻园2网格 the same as 麻园二网格.
func named(places []Place, word string) (found []model.Path, sure bool) {
	word = placeWord(word)
	if word == "" {
		return nil, false
	}
	var near []model.Path
	for _, p := range places {
		switch name := placeWord(p.Name); {
		case name == word:
			found = append(found, p.Path)
		case strings.HasPrefix(name, word), strings.HasPrefix(word, name), strings.HasSuffix(name, word):
			near = append(near, p.Path)
		}
	}
	if len(found) > 0 {
		return found, len(found) == 1
	}
	slices.Sort(near)
	return near, false
}

// placeWord returns the name of a place in one form: without blanks, without the 网格 at its end, and with numbers up
// to 30 in characters.
func placeWord(name string) string {
	s := strings.Join(strings.Fields(half(name)), "")
	for n := 30; n > 0; n-- {
		s = strings.ReplaceAll(s, strconv.Itoa(n), numerals(n))
	}
	for _, end := range []string{"小网格", "网格"} {
		if short, ok := strings.CutSuffix(s, end); ok && short != "" {
			return short
		}
	}
	return s
}

// numerals returns a number up to 30 in characters: 二, 十二, 二十一.
func numerals(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(d int) string { return string([]rune(digits)[d]) }
	s := ""
	if n >= 20 {
		s = digit(n / 10)
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	return s
}
