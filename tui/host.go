package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// This file holds the methods of the App that screens call: those of page.Host that page.Screens does not have.

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

// Refresh tells every screen that a fact changed.
func (a *App) Refresh() {
	a.counted = false
	a.Screens.Refresh()
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
