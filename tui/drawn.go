package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// A key may have been pressed before the screen it reaches was drawn: while a home was being opened, in a
// burst, by a finger that stayed on Enter. Such a key moves, chooses and types, and writes nothing: whoever
// pressed it saw another screen.

// drawn is what is known of the screen in front.
type drawn struct {
	front page.Screen
	sent  uint64    // how often the terminal had been written to when it came up
	ready bool      // it was drawn since, and no key was waiting then
	still time.Time // when the last message was done with
	ahead bool      // the key being worked on was pressed before
}

// waiting is the least time between two messages that shows that no key was waiting. The keys of a burst follow one
// another at once.
const waiting = 2 * time.Millisecond

// sends counts what the terminal was sent. A program that has no terminal, as in a test, draws by making a view.
func (a *App) sends() uint64 {
	if a.sent == nil {
		return 0
	}
	return a.sent()
}

// noteDrawn runs after each view. A screen that has just come to the front has yet to be drawn.
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

// TooSoon refuses a key that would write on a screen that is yet to be drawn.
func (a *App) TooSoon() tea.Cmd { return a.toast.Fail(a.Say(text.PressedAhead)) }

// wouldActUnseen reports whether a key that was pressed ahead would write, or answer what nobody has read: forms and
// pages say so themselves, where they save.
func (a *App) wouldActUnseen(k tea.KeyPressMsg) bool {
	if !a.drawn.ahead {
		return false
	}
	front, name := a.Front(), widget.Name(k)
	_, form := front.(page.Closer)
	switch {
	case name == "ctrl+s", name == "f4":
		return true
	case len(a.dialogs) == 0 || form:
		return false
	case name == "enter":
		return true
	}
	return !front.Typing() && (widget.Digit(k) >= 0 || widget.IsSpace(k))
}
