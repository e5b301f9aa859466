package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sidan/model"
)

// Place is a place of the directory, by which a list says where its rows are.
type Place struct {
	Path model.Path
	Name string
}

// named are the places that a word may mean: those whose name it is, else (sure is false) those whose name
// begins or ends so. 金桂一 is 金桂一网格, and 麻园2网格 is 麻园二网格.
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

// placeWord is a place's name without blanks and what grids end in, its small numbers as characters.
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

// numerals are a number up to 30 in characters: 二, 十二, 二十一.
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
