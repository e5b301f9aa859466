package widget

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Name is the name of a key that types nothing: "up", "ctrl+s", "f1"; "" when
// k types text. KeyPressMsg.String does not tell the key Home from an input
// method that commits the word "home".
func Name(k tea.KeyPressMsg) string {
	if k.Text != "" {
		return ""
	}
	return k.Keystroke()
}

// Digit is the digit pressed, 0 to 9, also as the full-width twin an input
// method sends; -1 for any other key.
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

// Nth is the answer a digit stands for, from 0: 1 the first, 0 the tenth; -1
// when k is no digit or there are not that many.
func Nth(k tea.KeyPressMsg, n int) int {
	i := (Digit(k) + 9) % 10
	if Digit(k) < 0 || i >= n {
		return -1
	}
	return i
}

// Marks have the full-width twin that an input method sends.
var (
	findAnywhere = key.NewBinding(key.WithKeys("ctrl+f"))
	findOutside  = key.NewBinding(key.WithKeys("/", "／", "、"))
	helpAnywhere = key.NewBinding(key.WithKeys("f1"))
	helpOutside  = key.NewBinding(key.WithKeys("?", "？"))
	spaceBar     = key.NewBinding(key.WithKeys("space", " ", "　"))
)

// is matches a binding. Text that only spells the name of a key, as an input method may commit it, is not that key.
func is(k tea.KeyPressMsg, b key.Binding) bool {
	return utf8.RuneCountInString(k.Text) < 2 && key.Matches(k, b)
}

// IsFind is Ctrl+F anywhere, and / ／ 、 outside a text field.
func IsFind(k tea.KeyPressMsg, typing bool) bool {
	return is(k, findAnywhere) || !typing && is(k, findOutside)
}

// IsHelp is F1 anywhere, and ? ？ outside a text field.
func IsHelp(k tea.KeyPressMsg, typing bool) bool {
	return is(k, helpAnywhere) || !typing && is(k, helpOutside)
}

// IsSpace is the space bar, also when an input method makes it full-width.
func IsSpace(k tea.KeyPressMsg) bool { return is(k, spaceBar) }
