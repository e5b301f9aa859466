package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// Screen is what fills the window between the band and the toast: a tab's root, or a page over it.
type Screen interface {
	// Draw paints the screen into r and says where the real cursor goes: an input method opens there.
	Draw(g *widget.Grid, r widget.Rect) *tea.Cursor
	// Key takes a key that the Host has no use for. It may read the desk; writes and network are its Cmd.
	Key(k tea.KeyPressMsg) tea.Cmd
	// Typing reports whether plain characters belong to a field.
	Typing() bool
	// Hints are the keys that work now, the likeliest first; the Host adds F1.
	Hints() []widget.Hint
	// Refresh is called after a fact changed: what was kept for painting is stale.
	Refresh()
}

// Dialog is a Screen of a size of its own over the page, which goes grey. Esc closes it; one that keeps a draft is
// told before, as a Closer.
type Dialog interface {
	Screen
	Size(w, h int) (int, int)
}

// The interfaces below are for screens that need them. The Host looks whether a screen has one.

// Closer is told before its screen leaves by Esc, Ctrl+C or a lock: a form keeps what was typed as a draft.
type Closer interface{ Leave() tea.Cmd }

// Clearer is a tab's root that may be filtered. Esc clears the filter; Clear reports whether one was set.
type Clearer interface{ Clear() bool }

// Paster takes a paste; a screen without fields needs none.
type Paster interface{ Paste(s string) tea.Cmd }

// Clicker takes a click in window cells: the first marks, the second opens.
type Clicker interface{ Click(x, y int) tea.Cmd }

// Saver saves once more, after the disk did not take what a form held.
type Saver interface{ SaveAgain() tea.Cmd }

// Marker is a list that puts its mark on a record, if it lists it. After an undo the mark goes to what was undone.
type Marker interface{ Mark(id model.RecordID) }

// Watcher is a screen that shows what others do, or whether the hub is reached: while it is in front, a long poll waits
// for news.
type Watcher interface{ WantsNews() bool }

// Helper has a section of its own in the list of keys (F1).
type Helper interface{ Help() text.HelpSection }

// Actor offers its own actions by name (Ctrl+P): what its screen can do now.
type Actor interface{ Actions() []Action }

// Action is something one can do, by name; Key is shown beside it, "" where it has none.
type Action struct {
	Name string
	Key  string
	Do   func() tea.Cmd
}

// Call is a message that carries its handler. A Cmd that ends in one runs it on the goroutine of Update, where it may
// touch screens and the register.
type Call func() tea.Cmd
