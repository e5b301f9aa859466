package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// A key may have been pressed before the screen that it reaches was drawn: while a home was being opened, in a burst
// of keys, or by a finger that stayed on Enter. Such a key moves, chooses and types, but it writes nothing, because
// the person who pressed it saw another screen.

// drawn records whether the screen in front was drawn before the key that has just come.
type drawn struct {
	front page.Screen
	sent  uint64    // how often the terminal had been written to when the screen came to the front
	ready bool      // the screen was drawn since then, and no key was waiting at that time
	still time.Time // when the view after the last message was made
	ahead bool      // the key being handled was pressed before the screen was drawn
}

// waiting is the shortest time between two messages that shows that no key was waiting. The keys of a burst follow one
// another at once.
const waiting = 2 * time.Millisecond

// sends returns how often the terminal was written to. It returns 0 if the program has no terminal, as in a test. A
// screen then counts as drawn as soon as its view was made.
func (a *App) sends() uint64 {
	if a.sent == nil {
		return 0
	}
	return a.sent()
}

// noteDrawn runs after each view. It notes which screen is in front, and when. A screen that has just come to the
// front does not count as drawn yet, because the terminal gets the view only later.
func (a *App) noteDrawn() {
	if front := a.Front(); front != a.drawn.front {
		a.drawn = drawn{front: front, sent: a.sends(), ready: a.sent == nil}
	}
	a.drawn.still = time.Now()
}

// pressedAhead reports whether a key that has just come was pressed before the screen in front was drawn.
func (a *App) pressedAhead() bool {
	d := &a.drawn
	if d.front != a.Front() {
		return true
	}
	if !d.ready {
		d.ready = a.sends() > d.sent && time.Since(d.still) >= waiting
	}
	return !d.ready
}

// TooSoon tells the person that a key was refused because it would have written on a screen that was not drawn yet.
func (a *App) TooSoon() tea.Cmd { return a.toast.Fail(a.Say(text.PressedAhead)) }

// wouldActUnseen reports whether a key was pressed ahead and would write, or would answer a dialog that nobody has
// read. It does not judge the keys of forms and pages other than Ctrl+S and F4: those check [App.Ahead] where they
// save.
func (a *App) wouldActUnseen(k tea.KeyPressMsg) bool {
	if !a.drawn.ahead {
		return false
	}
	front, name := a.Front(), widget.Name(k)
	_, form := front.(page.Closer)
	switch {
	case name == "ctrl+s", name == "f4":
		return true
	case len(a.Dialogs) == 0 || form:
		return false
	case name == "enter":
		return true
	}
	return !front.Typing() && (widget.Digit(k) >= 0 || widget.IsSpace(k))
}
