package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// Screen fills the window between the band and the toast. It is the root of a tab, or a page over it.
type Screen interface {
	// Draw paints the screen into r. It returns where the cursor of the terminal goes, because an input method opens
	// there.
	Draw(g *widget.Grid, r widget.Rect) *tea.Cursor
	// Key handles a key that the Host does not handle itself. It may read the desk. It writes and uses the network
	// only in the Cmd that it returns.
	Key(k tea.KeyPressMsg) tea.Cmd
	// Typing reports whether characters are typed into a field now.
	Typing() bool
	// Hints returns the keys that work now, the likeliest first. The Host adds F1.
	Hints() []widget.Hint
	// Refresh is called after a fact, the language or the size of the window changed. What the screen keeps for
	// painting is stale then.
	Refresh()
}

// Dialog is a Screen with a size of its own, which is shown over the page. The page goes grey. Esc closes the dialog;
// if it is a Closer, its Leave is called before.
type Dialog interface {
	Screen
	Size(w, h int) (int, int)
}

// The interfaces below are for screens that need them. The Host checks whether a screen has one of them.

// Closer is a screen whose Leave is called before it is left by Esc, Ctrl+C or a lock. A form keeps what was typed as
// a draft.
type Closer interface{ Leave() tea.Cmd }

// Clearer is the root of a tab that has a filter. Esc clears the filter; Clear reports whether one was set.
type Clearer interface{ Clear() bool }

// Paster is a screen that takes pasted text. A screen without fields needs none.
type Paster interface{ Paste(s string) tea.Cmd }

// Clicker is a screen that takes a click, in cells of the window. The first click on a line marks it, and a click on
// the marked line opens it.
type Clicker interface{ Click(x, y int) tea.Cmd }

// Saver is a form that saves once more after a save that failed.
type Saver interface{ SaveAgain() tea.Cmd }

// Marker is a screen that puts its mark on a record, if it lists the record. After an undo the mark goes to the record
// that was undone.
type Marker interface{ Mark(id model.RecordID) }

// Watcher is a screen that shows what other people do, or whether the hub can be reached. While it is in front and
// WantsNews reports true, a long poll waits for news.
type Watcher interface{ WantsNews() bool }

// Helper is a screen with a section of its own in the list of keys (F1).
type Helper interface{ Help() text.HelpSection }

// Actor is a screen that lists its own actions by name (Ctrl+P). Actions returns those that are possible now.
type Actor interface{ Actions() []Action }

// Action is something that a person can do, with a name. Key is the key that is shown beside it, and "" if there is
// none.
type Action struct {
	Name string
	Key  string
	Do   func() tea.Cmd
}

// Call is a message that carries its handler. If a Cmd returns a Call, it runs on the goroutine of Update, where it
// may change screens and read the register.
type Call func() tea.Cmd
