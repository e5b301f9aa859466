package widget

import (
	"unicode/utf8"

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

// IsFind is Ctrl+F anywhere, and / ／ 、 outside a text field.
func IsFind(k tea.KeyPressMsg, typing bool) bool {
	return Name(k) == "ctrl+f" || !typing && (k.Text == "/" || k.Text == "／" || k.Text == "、")
}

// IsHelp is F1 anywhere, and ? ？ outside a text field.
func IsHelp(k tea.KeyPressMsg, typing bool) bool {
	return Name(k) == "f1" || !typing && (k.Text == "?" || k.Text == "？")
}

// IsSpace is the space bar, also when an input method makes it full-width.
func IsSpace(k tea.KeyPressMsg) bool {
	return k.Text == " " || k.Text == "　" || Name(k) == "space"
}
