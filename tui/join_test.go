package tui

import (
	"context"
	"testing"

	"sidan/tui/desk"
)

// TestANewPassphraseHasEightCharacters, in characters and not in bytes: seven are refused with a sentence.
func TestANewPassphraseHasEightCharacters(t *testing.T) {
	for pass, want := range map[string]bool{"一二三四五六七": false, "一二三四五六七八": true, "1234567": false, "12345678": true} {
		joins := false
		a := New(Entry{Join: func(context.Context, string, string, []byte) (*desk.Desk, error) {
			joins = true
			return nil, desk.ErrOutside
		}}, speaking, true)
		resize(a, 80, 24)
		press(t, a, "2", "https://hub.example:8731", "tab", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "tab", pass, "tab", pass, "enter")
		if joins != want {
			t.Errorf("%d characters: joins %v, want %v", len([]rune(pass)), joins, want)
		}
	}
}
