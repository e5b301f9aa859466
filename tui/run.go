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

// Run shows the App until its person leaves, ctx ends, or the terminal is gone. It needs a terminal on both
// sides. However it ends, what was typed is kept first.
func Run(ctx context.Context, entry start.Entry, lang text.Lang) error {
	tuneMemory()
	noColour := os.Getenv("NO_COLOR") != ""
	app, out := New(entry, lang, !noColour), &display{File: os.Stdout}
	app.sent = out.writes.Load
	opts := []tea.ProgramOption{tea.WithFPS(120), // the cap: it nearly halves the wait for a key
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

// End ends the program with an error.
func (a *App) End(err error) tea.Cmd {
	a.fatal = err
	return tea.Quit
}

// errGone is the error of a terminal that is not there any more: its window was closed, or the connection was cut.
var errGone = errors.New("the terminal is gone")

// keyboard reads the terminal. The end of its input is an error: Bubble Tea would ignore it and wait for ever.
type keyboard struct{ *os.File }

// Read makes the end of the terminal an error.
func (k keyboard) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
		err = errGone
	}
	return n, err
}

// display writes to the terminal and counts how often. Bubble Tea drops the errors of writing; here one ends the
// program.
type display struct {
	*os.File
	writes atomic.Uint64
	gone   func()
	once   sync.Once
}

// Write counts, and stops the program when the terminal is gone.
func (d *display) Write(p []byte) (int, error) {
	n, err := d.File.Write(p)
	d.writes.Add(1)
	if err != nil {
		d.once.Do(func() { go d.gone() })
	}
	return n, err
}

// end closes the home after the last message: what is under way is written, then what forms hold, and no word
// waits for the hub.
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

// idled comes when the app may have been left alone long enough to lock itself.
type idled struct{}

// idle asks again when the time since the last key may be up: one message in ten minutes, no ticker.
func (a *App) idle() tea.Cmd {
	if a.desk == nil || !a.desk.Sealed() {
		return nil
	}
	return tea.Tick(time.Until(a.touched.Add(idleLock)), func(time.Time) tea.Msg { return idled{} })
}

// idled locks a sealed home nobody has touched for ten minutes: drafts are kept, the desk is closed.
func (a *App) idled() tea.Cmd {
	if a.desk == nil || !a.leftAlone(time.Now()) {
		return a.idle()
	}
	return a.lock()
}

// leftAlone reports whether nobody has touched the app for as long as locks it, give or take the second of a timer.
func (a *App) leftAlone(now time.Time) bool { return now.Sub(a.touched) >= idleLock-time.Second }

// revoked closes a home that the hub took out of use, and leaves the one screen of such a laptop; forms keep
// their drafts.
func (a *App) revoked() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return page.Call(a.closeRevoked) })
}

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
	a.desk, a.toast = nil, widget.Toast{} // what could be undone is out of reach
	a.Only(start.NewRejoin(a, a.entry, r.Hub, r))
	return nil
}

// lock closes a sealed home until its passphrase is given again; forms keep their drafts first.
func (a *App) lock() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return page.Call(a.closeLocked) })
}

func (a *App) closeLocked() tea.Cmd {
	if a.desk == nil { // by hand and by the clock at once, or by the waits of two sittings
		return nil
	}
	a.link.stopLongPolls()
	if a.writer.busy() || a.link.busy { // let what is under way end
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
