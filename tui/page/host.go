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
	// Desk returns the desk of the open home. It returns nil before a home is open and after it was locked, which may
	// be the case when a Cmd ends.
	Desk() *desk.Desk
	// Lang returns the language of the person in front. F10 changes it while screens are open.
	Lang() text.Lang
	// Say returns a sentence in that language.
	Say(s text.Sentence, args ...any) string
	// Size returns the size of the window in cells.
	Size() (w, h int)
}

// Stack is the stack of screens: the root of a tab, the pages over it, and the dialogs over these. Keys go to the one
// in front.
type Stack interface {
	// Front returns the screen that keys go to.
	Front() Screen
	// Page returns the screen under all dialogs. Root returns the screen under all pages.
	Page() Screen
	Root() Screen
	// Push opens a page over the one in front, and closes all dialogs. Pop closes the page in front.
	Push(s Screen)
	Pop()
	// ClosePage closes a page and the pages over it. It does nothing if the page is no longer open. ClosePages closes
	// all pages.
	ClosePage(s Screen)
	ClosePages()
	// ShowDialog opens a dialog over the screen in front. CloseDialog closes the dialog in front. CloseDialogs closes
	// a dialog, wherever it stands in the stack by now, and the dialogs over it.
	ShowDialog(d Dialog)
	CloseDialog()
	CloseDialogs(from Dialog)
	// Open shows the page of a record. It does nothing if the kind of the record has no page, or if the person cannot
	// see the record.
	Open(id model.RecordID) tea.Cmd
	// Refresh tells every screen that a fact changed.
	Refresh()
}

// Writer is how screens write. One write runs at a time, and the others wait their turn.
type Writer interface {
	// Save writes a plan and then calls then. Once the plan is on disk, the toast says what was saved and offers F4 to
	// undo it. If the write fails, the error is shown and the screen stays as it was.
	Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd
	// Write runs a write when its turn comes, and then calls then with its error, or nil. If then is nil, an error is
	// shown as Fail does.
	Write(write func() error, then func(err error) tea.Cmd) tea.Cmd
	// Writing reports whether a write is under way or waits.
	Writing() bool
	// Ahead reports whether the key being handled was pressed before the screen in front was drawn. Such a key must
	// not write. TooSoon tells the person so.
	Ahead() bool
	TooSoon() tea.Cmd
	// Fail shows what went wrong: a full disk or a damaged file in a dialog of its own, any other error as one
	// sentence.
	Fail(err error) tea.Cmd
	// Toast returns the line under the page that says what was done.
	Toast() *widget.Toast
}

// Link is what a screen knows of the exchange with the hub.
type Link interface {
	// Away reports whether the last exchange failed to reach the hub, and returns since when none has reached it.
	Away() (since time.Time, away bool)
	// WorkOffline turns working off line on or off.
	WorkOffline(on bool) tea.Cmd
}

// News is what other people did and the person in front has not looked at yet.
type News interface {
	// IsNew reports whether a task has news that the person has not seen.
	IsNew(t *model.Task) bool
	// MarkSeen notes that the person has seen the news of a task.
	MarkSeen(t *model.Task) tea.Cmd
}
