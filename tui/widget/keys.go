package widget

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Name returns the name of a key that types nothing, such as "up", "ctrl+s" or "f1". It returns "" if k types text.
// KeyPressMsg.String cannot be used for this: it does not distinguish the key Home from an input method that commits
// the word "home".
func Name(k tea.KeyPressMsg) string {
	if k.Text != "" {
		return ""
	}
	return k.Keystroke()
}

// Digit returns the digit pressed, 0 to 9, also for the full-width digit that an input method sends. It returns -1 for
// any other key.
func Digit(k tea.KeyPressMsg) int {
	r, n := utf8.DecodeRuneInString(k.Text)
	if r >= '０' && r <= '９' {
		r -= '０' - '0'
	}
	if n == 0 || n < len(k.Text) || r < '0' || r > '9' {
		return -1
	}
	return int(r - '0')
}

// Nth returns the index of the answer that a digit stands for: 0 for the digit 1, and 9 for the digit 0. It returns -1
// if k is no digit or there are not so many answers.
func Nth(k tea.KeyPressMsg, n int) int {
	i := (Digit(k) + 9) % 10
	if Digit(k) < 0 || i >= n {
		return -1
	}
	return i
}

// These are the keys that the functions below look for. A punctuation mark stands with the full-width form that an
// input method sends.
var (
	findAnywhere = key.NewBinding(key.WithKeys("ctrl+f"))
	findOutside  = key.NewBinding(key.WithKeys("/", "／", "、"))
	helpAnywhere = key.NewBinding(key.WithKeys("f1"))
	helpOutside  = key.NewBinding(key.WithKeys("?", "？"))
	spaceBar     = key.NewBinding(key.WithKeys("space", " ", "　"))
)

// is reports whether a key matches a binding. Text that only spells the name of a key, which an input method may
// commit, does not match.
func is(k tea.KeyPressMsg, b key.Binding) bool {
	return utf8.RuneCountInString(k.Text) < 2 && key.Matches(k, b)
}

// IsFind reports whether k opens the search: Ctrl+F, or one of / ／ 、 if typing is false.
func IsFind(k tea.KeyPressMsg, typing bool) bool {
	return is(k, findAnywhere) || !typing && is(k, findOutside)
}

// IsHelp reports whether k opens the help: F1, or one of ? ？ if typing is false.
func IsHelp(k tea.KeyPressMsg, typing bool) bool {
	return is(k, helpAnywhere) || !typing && is(k, helpOutside)
}

// IsSpace reports whether k is the space bar, also if an input method makes it full-width.
func IsSpace(k tea.KeyPressMsg) bool { return is(k, spaceBar) }
