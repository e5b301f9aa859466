package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/start"
	"sidan/tui/widget"
)

// Run shows the App until its person leaves, ctx ends, or the terminal is gone. Its input and its output must be a
// terminal. However it ends, what was typed is kept first. It returns the error that the program ended with, or the
// errors of the last writes.
func Run(ctx context.Context, entry start.Entry, lang text.Lang) error {
	unlock := entry.Unlock
	entry.Unlock = func(ctx context.Context, pass []byte) (*desk.Desk, error) {
		tuneMemory()
		return unlock(ctx, pass)
	}
	noColour := os.Getenv("NO_COLOR") != ""
	app, out := New(entry, lang, !noColour), &display{File: os.Stdout}
	app.sent = out.writes.Load
	opts := []tea.ProgramOption{tea.WithFPS(120), // the library allows no more; it nearly halves the wait for a key
		tea.WithoutSignalHandler(), tea.WithInput(keyboard{os.Stdin}), tea.WithOutput(out)}
	if noColour {
		// the library obeys NO_COLOR=1 only; bold and underline stay
		opts = append(opts, tea.WithColorProfile(colorprofile.Ascii))
	}
	p := tea.NewProgram(app, opts...)
	out.gone = p.Quit
	stop := context.AfterFunc(ctx, p.Quit)
	_, err := p.Run()
	stop()
	if errors.Is(err, errGone) {
		err = nil
	}
	return errors.Join(err, app.fatal, app.end())
}

// End ends the program, and Run returns the error.
func (a *App) End(err error) tea.Cmd {
	a.fatal = err
	return tea.Quit
}

// errGone is the error for a terminal that no longer exists: its window was closed, or the connection was cut.
var errGone = errors.New("the terminal is gone")

// keyboard reads the terminal. It makes the end of the input an error, because Bubble Tea would ignore the end and
// wait for ever.
type keyboard struct{ *os.File }

// Read reads from the terminal, and returns errGone at its end.
func (k keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
		err = errGone
	}
	return n, err
}

// display writes to the terminal and counts the writes. Bubble Tea drops the errors of writing, so display itself ends
// the program after one.
type display struct {
	*os.File
	writes atomic.Uint64
	gone   func()
	once   sync.Once
}

// Write writes to the terminal and counts the write. If it fails, the program ends.
func (d *display) Write(p []byte) (int, error) {
	n, err := d.File.Write(p)
	d.writes.Add(1)
	if err != nil {
		d.once.Do(func() { go d.gone() })
	}
	return n, err
}

// end closes the home after the last message. It writes what is under way, then the drafts of open forms. It cancels
// an exchange and does not wait for the hub.
func (a *App) end() error {
	if a.desk == nil {
		return nil
	}
	if a.link.stop != nil {
		a.link.stop()
	}
	err := a.writer.finish(a)
	a.leaveAll()
	return errors.Join(err, a.writer.finish(a), a.desk.Close())
}

// idled is the message that the app may have been left alone long enough to lock itself.
type idled struct{}

// idle returns a timer that ends when the app would have been left alone for idleLock, if no key is pressed until
// then. So there is one message in ten minutes, and no ticker.
func (a *App) idle() tea.Cmd {
	if a.desk == nil || !a.desk.Sealed() {
		return nil
	}
	return tea.Tick(time.Until(a.touched.Add(idleLock)), func(time.Time) tea.Msg { return idled{} })
}

// idled locks a sealed home if nobody has touched the app for idleLock. Forms keep their drafts first. If somebody
// has, it waits again.
func (a *App) idled() tea.Cmd {
	if a.desk == nil || !a.leftAlone(time.Now()) {
		return a.idle()
	}
	return a.lock()
}

// leftAlone reports whether nobody has touched the app for idleLock. One second less is enough, because timers are not
// exact.
func (a *App) leftAlone(now time.Time) bool { return now.Sub(a.touched) >= idleLock-time.Second }

// revoked closes a home that the hub has taken out of use, and shows the only screen that such a laptop has. Forms
// keep their drafts first.
func (a *App) revoked() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return page.Call(a.closeRevoked) })
}

// closeRevoked closes the home once no write and no exchange is under way, and shows the screen that joins again.
func (a *App) closeRevoked() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	if a.writer.busy() || a.link.busy {
		return tea.Tick(time.Second, func(time.Time) tea.Msg { return page.Call(a.closeRevoked) })
	}
	r := &desk.Revoked{Hub: a.desk.Hub(), Waiting: a.desk.Status().Pending}
	if err := a.desk.Close(); err != nil {
		return a.Fail(err)
	}
	a.desk, a.toast = nil, widget.Toast{} // the last save can no longer be undone
	a.Only(start.NewRejoin(a, a.entry, r.Hub, r))
	return nil
}

// lock closes a sealed home until its passphrase is given again. Forms keep their drafts first.
func (a *App) lock() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return page.Call(a.closeLocked) })
}

// closeLocked closes the home once no write and no exchange is under way, and shows the screen that asks for the
// passphrase.
func (a *App) closeLocked() tea.Cmd {
	if a.desk == nil { // the home was locked twice: by hand and by the timer, or by two timers
		return nil
	}
	a.link.stopLongPolls()
	if a.writer.busy() || a.link.busy { // first what is under way has to end
		return tea.Tick(time.Second, func(time.Time) tea.Msg { return page.Call(a.closeLocked) })
	}
	a.entry.Pending, a.entry.Person = a.desk.Status().Pending, a.desk.Me().Person.Name
	if err := a.desk.Close(); err != nil {
		return a.Fail(err)
	}
	a.desk = nil
	a.Only(start.NewLocked(a, a.entry))
	return nil
}
