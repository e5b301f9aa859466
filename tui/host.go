package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// This file holds the methods of the App that screens call: those of page.Host.

var _ page.Host = (*App)(nil)

// Desk returns the desk of the open home, and nil if no home is open.
func (a *App) Desk() *desk.Desk { return a.desk }

// Lang returns the language that the screens speak now.
func (a *App) Lang() text.Lang { return a.lang }

// Say returns a sentence in that language.
func (a *App) Say(s text.Sentence, args ...any) string { return s.In(a.lang, args...) }

// Size returns the size of the window in columns and rows.
func (a *App) Size() (w, h int) { return a.w, a.h }

// Toast returns the line for messages under the page.
func (a *App) Toast() *widget.Toast { return &a.toast }

// Front returns the screen that keys go to: the last dialog, or else the last page, or else the root of the tab.
func (a *App) Front() page.Screen {
	if n := len(a.dialogs); n > 0 {
		return a.dialogs[n-1]
	}
	return a.Page()
}

// Page returns the screen under all dialogs: the last page, or else the root of the tab.
func (a *App) Page() page.Screen {
	if n := len(a.pages); n > 0 {
		return a.pages[n-1]
	}
	return a.Root()
}

// Root returns the root screen of the tab in front.
func (a *App) Root() page.Screen { return a.tabs[a.at].root }

// Push opens a page over the one in front, and closes all dialogs.
func (a *App) Push(s page.Screen) { a.dialogs, a.pages = nil, append(a.pages, s) }

// Pop closes the page in front, if there is one, and refreshes the screen below.
func (a *App) Pop() {
	if n := len(a.pages); n > 0 {
		a.pages = a.pages[:n-1]
	}
	a.Page().Refresh()
}

// ShowDialog opens a dialog over what is in front.
func (a *App) ShowDialog(d page.Dialog) { a.dialogs = append(a.dialogs, d) }

// CloseDialog closes the dialog in front.
func (a *App) CloseDialog() {
	if n := len(a.dialogs); n > 0 {
		a.dialogs = a.dialogs[:n-1]
	}
}

// ClosePage closes a page, if it is still open, and all pages over it.
func (a *App) ClosePage(s page.Screen) {
	if i := slices.Index(a.pages, s); i >= 0 {
		a.pages = a.pages[:i]
		a.Page().Refresh()
	}
}

// CloseDialogs closes a dialog, wherever it stands in the stack by now, and all dialogs over it.
func (a *App) CloseDialogs(d page.Dialog) {
	if i := slices.Index(a.dialogs, d); i >= 0 {
		a.dialogs = a.dialogs[:i]
	}
}

// ClosePages closes all pages. It refreshes nothing.
func (a *App) ClosePages() { a.pages = nil }

// Refresh tells every screen that a fact changed.
func (a *App) Refresh() {
	a.counted = false
	for _, t := range a.tabs {
		t.root.Refresh()
	}
	for _, p := range a.pages {
		p.Refresh()
	}
	for _, d := range a.dialogs {
		d.Refresh()
	}
}

// Write queues a write. When its turn comes, the write runs in a Cmd, and then runs in Update with the error of the
// write.
func (a *App) Write(write func() error, then func(err error) tea.Cmd) tea.Cmd {
	return a.writer.do(job{write, then})
}

// Writing reports whether a write is under way or waits.
func (a *App) Writing() bool { return a.writer.busy() }

// Ahead reports whether the key being handled was pressed before the screen in front was drawn.
func (a *App) Ahead() bool { return a.drawn.ahead }

// Away reports whether the last exchange failed to reach the hub, and returns since when none has reached it.
func (a *App) Away() (since time.Time, away bool) { return a.link.since, a.link.away }

// IsNew reports whether a task has news that the person has not seen.
func (a *App) IsNew(t *model.Task) bool {
	_, is := a.newsOf(t)
	return is
}
