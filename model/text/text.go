// Package text holds every sentence for people, in Chinese and English.
//
// A Sentence is one value with both languages side by side, so a sentence that lacks one does not compile. Each screen
// or subject has its own file: [RoundTitle] and the tabs in title.go, words of the model's values in words.go, why
// something was refused in refusal.go, what went wrong in fault.go, hub.go and list.go, and so on.
//
// How they are written: short and calm; what is so, that nothing is lost, what to do. Chinese has full-width
// punctuation and 「」, English plain ASCII, so that no glyph is two cells wide in one terminal and one in
// another. Keys stand as they are printed on the keyboard. The test of this package holds all of that.
//
// Words of residents, names and addresses are handed in as they are: text neither keeps nor logs them. The
// functions are pure and may be called from many goroutines.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is the language a person reads.
type Lang uint8

// The languages there are. Chinese comes first: it is what is used where nobody chose.
const (
	ZH Lang = iota
	EN
)

// String is the language's name for --lang.
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Parse reads the value of --lang.
func Parse(lang string) (Lang, bool) {
	switch lang {
	case "zh":
		return ZH, true
	case "en":
		return EN, true
	}
	return ZH, false
}

// FromEnv is the language of the values of LC_ALL, LC_MESSAGES and LANG, of which the first that is set decides
// (POSIX, locale). None set: Chinese.
func FromEnv(lcAll, lcMessages, lang string) Lang {
	for _, v := range []string{lcAll, lcMessages, lang} {
		switch {
		case v == "":
		case strings.HasPrefix(strings.ToLower(v), "zh"):
			return ZH
		default:
			return EN
		}
	}
	return ZH
}

// Sentence is one sentence, or part of one, in both languages. The zero Sentence says nothing.
type Sentence struct{ zh, en string }

// say makes a Sentence: both sides must be given. Verbs are fmt's, with explicit indexes where the order differs.
func say(zh, en string) Sentence { return Sentence{zh, en} }

// In is the sentence in a language, with its arguments.
func (s Sentence) In(l Lang, args ...any) string {
	form := s.zh
	if l == EN {
		form = s.en
	}
	if len(args) == 0 {
		return form
	}
	return fmt.Sprintf(form, args...)
}

// IsZero reports whether there is nothing to say.
func (s Sentence) IsZero() bool { return s == Sentence{} }

// counted chooses between one and many, which English tells apart.
func counted(n int, one, many Sentence) Sentence {
	if n == 1 {
		return one
	}
	return many
}

// full makes a whole sentence of a clause as rows show it: a capital letter where there is one, and a full stop.
func full(l Lang, clause string) string {
	if l == ZH {
		return clause + "。"
	}
	first, size := utf8.DecodeRuneInString(clause)
	return string(unicode.ToUpper(first)) + clause[size:] + "."
}

// follow puts one whole sentence after another.
func follow(l Lang, first, next string) string {
	if l == EN && first != "" && next != "" {
		return first + " " + next
	}
	return first + next
}
