package page

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Host is what a screen needs of the program that shows it.
type Host interface {
	Reader
	Stack
	Writer
	Link
	News
}

// Reader is what a screen reads.
type Reader interface {
	// Desk is the home that is open, nil before one is and after it was locked: the end of a Cmd may come then.
	Desk() *desk.Desk
	// Lang is the language of the person in front; F10 changes it while screens stand.
	Lang() text.Lang
	// Say gives a sentence in that language.
	Say(s text.Sentence, args ...any) string
	// Size is the window's, in cells.
	Size() (w, h int)
}

// Stack is the screens that lie over one another: a tab's root, the pages over it, the dialogs over these. Keys go to
// the one in front.
type Stack interface {
	// Front is the screen that keys go to.
	Front() Screen
	// Page is the screen under all dialogs, Root the one under all pages.
	Page() Screen
	Root() Screen
	// Push opens a page over what is in front, and closes the dialogs. Pop closes the page in front.
	Push(s Screen)
	Pop()
	// ClosePage closes a page and ClosePages all of them, with whatever lies over them. A page that is not open any
	// more is left alone.
	ClosePage(s Screen)
	ClosePages()
	// ShowDialog opens a dialog over what is in front. CloseDialog closes the one in front, CloseDialogs one wherever
	// it is by now, with those over it.
	ShowDialog(d Dialog)
	CloseDialog()
	CloseDialogs(from Dialog)
	// Open shows the page of a record. It does nothing for a record that has none, or is not in sight.
	Open(id model.RecordID) tea.Cmd
	// Refresh tells every screen that a fact changed.
	Refresh()
}

// Writer is how screens write: one write at a time is in flight, the others wait their turn.
type Writer interface {
	// Save writes a plan and then goes on. Once it is on disk, the toast says what was saved, with F4 to undo. Where
	// it is not, the error is said, and the screen it came from still stands.
	Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd
	// Write has something else written, and then goes on with the error, nil for none. With a nil then, an error is
	// said as Fail does.
	Write(write func() error, then func(err error) tea.Cmd) tea.Cmd
	// Writing reports whether a write is under way or waits.
	Writing() bool
	// Ahead reports whether the key being worked on was pressed before the screen in front was drawn. Such a key must
	// not write; TooSoon tells the person.
	Ahead() bool
	TooSoon() tea.Cmd
	// Fail says what went wrong: a refusal in the toast, a full disk or a damaged file in a dialog.
	Fail(err error) tea.Cmd
	// Toast is the line under the page that says what was done.
	Toast() *widget.Toast
}

// Link is the exchange with the hub.
type Link interface {
	// Away reports whether the last try did not reach the hub, and since when none has.
	Away() (since time.Time, away bool)
	// WorkOffline turns working off line on or off.
	WorkOffline(on bool) tea.Cmd
}

// News is what others did that the person in front has not looked at yet.
type News interface {
	// IsNew reports whether a task has something new.
	IsNew(t *model.Task) bool
	// MarkSeen takes note that the person has seen what is new of a task.
	MarkSeen(t *model.Task) tea.Cmd
}
