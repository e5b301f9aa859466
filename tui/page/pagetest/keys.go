package pagetest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Keys returns the key presses that a word stands for: one press for the name of a key, such as "enter", "f4",
// "ctrl+s" or "shift+tab", and otherwise one press for each character of the word.
func Keys(word string) (presses []tea.KeyPressMsg) {
	name, mod := word, tea.KeyMod(0)
	if rest, ok := strings.CutPrefix(word, "ctrl+"); ok {
		name, mod = rest, tea.ModCtrl
	} else if rest, ok := strings.CutPrefix(word, "shift+"); ok {
		name, mod = rest, tea.ModShift
	}
	switch code, named := names[name]; {
	case name == "space" && mod == 0:
		return []tea.KeyPressMsg{{Code: code, Text: " "}}
	case named:
		return []tea.KeyPressMsg{{Code: code, Mod: mod}}
	case mod != 0:
		return []tea.KeyPressMsg{{Code: []rune(name)[0], Mod: mod}}
	}
	for _, r := range word {
		presses = append(presses, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return presses
}

var names = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"insert": tea.KeyInsert, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
	"f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f10": tea.KeyF10,
}
