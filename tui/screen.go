package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// Screen is what fills the window between the band and the toast: a tab's root, or a page over it.
type Screen interface {
	// Draw paints the screen into r and says where the real cursor goes: an input method opens there.
	Draw(g *widget.Grid, r widget.Rect) *tea.Cursor
	// Key takes a key that the App has no use for. It may read the desk; writes and network are its Cmd.
	Key(k tea.KeyPressMsg) tea.Cmd
	// Typing says that plain characters belong to a field.
	Typing() bool
	// Hints are the keys that work now, the likeliest first; the App adds F1.
	Hints() []widget.Hint
	// Refresh is called after a fact changed: what was kept for painting is stale.
	Refresh()
}

// Dialog is a Screen of a size of its own over the page, which goes grey. Esc closes it; one that keeps a draft is told
// before, as a Closer.
type Dialog interface {
	Screen
	Size(w, h int) (int, int)
}

// Closer is told before its screen leaves by Esc, Ctrl+C or a lock: a form keeps what was typed as a draft.
type Closer interface{ Leave() tea.Cmd }

// Clearer is a tab's root that Esc shows whole again: it reports whether a filter was set.
type Clearer interface{ Clear() bool }

// Paster takes a paste; a screen without fields needs none.
type Paster interface{ Paste(s string) tea.Cmd }

// Clicker takes a click in window cells: the first marks, the second opens.
type Clicker interface{ Click(x, y int) tea.Cmd }

// tab is the root of a way through the screens.
type tab struct {
	name text.Sentence
	root Screen
}
