// Package text holds every sentence for people, in Chinese and English.
//
// A Sentence is one value that holds both languages, so a sentence that lacks one of them does not compile. Each screen
// or subject has its own file. [RoundTitle] and the tabs are in title.go, the words for the values of the model in
// words.go, why something was refused in refusal.go, what went wrong in fault.go, hub.go and list.go, and so on.
//
// The sentences are short and calm. They say what the matter is, that nothing is lost, and what to do. Chinese has
// full-width punctuation and 「」. English has plain ASCII, because terminals differ in how wide they draw other
// punctuation. Keys are written as they are printed on the keyboard. The test of this package checks all of this.
//
// Residents' words, names and addresses are parameters: the package neither keeps nor logs them. The functions are
// pure, and several goroutines may call them at the same time.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is the language that a person reads.
type Lang uint8

// These are the languages. Chinese is the zero Lang: it is used if nobody chose.
const (
	ZH Lang = iota
	EN
)

// String returns the name of the language as --lang takes it.
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Parse returns the language with the name that --lang takes. It reports whether there is one.
func Parse(lang string) (Lang, bool) {
	switch lang {
	case "zh":
		return ZH, true
	case "en":
		return EN, true
	}
	return ZH, false
}

// FromEnv returns the language that the values of LC_ALL, LC_MESSAGES and LANG ask for. As in POSIX, the first of them
// that is not empty decides. It means Chinese if it begins with "zh", and English otherwise. If all are empty, FromEnv
// returns Chinese.
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

// Sentence is one sentence, or a part of one, in both languages. The zero Sentence is empty.
type Sentence struct{ zh, en string }

// say makes a Sentence from both languages. The verbs are those of package fmt. They have explicit indexes if their
// order differs between the languages.
func say(zh, en string) Sentence { return Sentence{zh, en} }

// In returns the sentence in a language, with its arguments filled in.
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

// IsZero reports whether the sentence is empty.
func (s Sentence) IsZero() bool { return s == Sentence{} }

// counted returns one if n is 1, and many otherwise. English needs both.
func counted(n int, one, many Sentence) Sentence {
	if n == 1 {
		return one
	}
	return many
}

// full makes a whole sentence of a clause: in English it begins with a capital, and in both languages it ends with a
// full stop.
func full(l Lang, clause string) string {
	if l == ZH {
		return clause + "。"
	}
	first, size := utf8.DecodeRuneInString(clause)
	return string(unicode.ToUpper(first)) + clause[size:] + "."
}

// follow joins two whole sentences, in English with a blank between them.
func follow(l Lang, first, next string) string {
	if l == EN && first != "" && next != "" {
		return first + " " + next
	}
	return first + next
}
