package widget

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestDigit(t *testing.T) {
	for key, want := range map[string]int{"1": 1, "１": 1, "0": 0, "９": 9, "12": -1, "a": -1, "一": -1, "up": -1} {
		if got := Digit(press(key)); got != want {
			t.Errorf("Digit(%q) = %d, want %d", key, got, want)
		}
	}
}

func TestNth(t *testing.T) {
	for _, tt := range []struct {
		key     string
		n, want int
	}{{"1", 5, 0}, {"５", 5, 4}, {"6", 5, -1}, {"0", 5, -1}, {"0", 10, 9}, {"up", 5, -1}} {
		if got := Nth(press(tt.key), tt.n); got != tt.want {
			t.Errorf("Nth(%q, %d) = %d, want %d", tt.key, tt.n, got, tt.want)
		}
	}
}

func TestTwins(t *testing.T) {
	ctrlF := tea.KeyPressMsg{Code: 'f', Mod: tea.ModCtrl}
	for _, tt := range []struct {
		name               string
		key                tea.KeyPressMsg
		find, help, space  bool
		typing, typingHelp bool
	}{
		{"slash", press("/"), true, false, false, false, false},
		{"full-width slash", press("／"), true, false, false, false, false},
		{"enumeration comma", press("、"), true, false, false, false, false},
		{"ctrl+f", ctrlF, true, false, false, true, false},
		{"question mark", press("?"), false, true, false, false, false},
		{"full-width question mark", press("？"), false, true, false, false, false},
		{"f1", press("f1"), false, true, false, false, true},
		{"f1 with num lock", tea.KeyPressMsg{Code: tea.KeyF1, Mod: tea.ModNumLock}, false, true, false, false, true},
		{"space", press(" "), false, false, true, false, false},
		{"ideographic space", press("　"), false, false, true, false, false},
		{"letter", press("f"), false, false, false, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if IsFind(tt.key, false) != tt.find || IsHelp(tt.key, false) != tt.help || IsSpace(tt.key) != tt.space {
				t.Errorf("find %v, help %v, space %v", IsFind(tt.key, false), IsHelp(tt.key, false), IsSpace(tt.key))
			}
			if IsFind(tt.key, true) != tt.typing || IsHelp(tt.key, true) != tt.typingHelp {
				t.Errorf("while typing: find %v, help %v", IsFind(tt.key, true), IsHelp(tt.key, true))
			}
		})
	}
}
