package tui

import (
	"context"
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// Run shows the App until its person leaves or ctx ends. It needs a terminal on both sides.
func Run(ctx context.Context, entry Entry, lang text.Lang) error {
	noColour := os.Getenv("NO_COLOR") != ""
	opts := []tea.ProgramOption{tea.WithFPS(120), tea.WithContext(ctx)} // 120 is the cap: it nearly halves the wait for a key
	if noColour {
		opts = append(opts, tea.WithColorProfile(colorprofile.Ascii)) // the library obeys NO_COLOR=1 only; bold and underline stay
	}
	app := New(entry, lang, !noColour)
	_, err := tea.NewProgram(app, opts...).Run()
	if app.desk != nil {
		app.desk.Close()
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) {
		return nil
	}
	return err
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
	if a.desk == nil || time.Since(a.touched) < idleLock-time.Second {
		return a.idle()
	}
	return a.lock()
}

// revoked closes a home that the hub took out of use, and leaves the one screen of such a laptop; forms keep their drafts.
func (a *App) revoked() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return call((*App).taken) })
}

func (a *App) taken() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	if a.writer.busy() || a.link.busy {
		return tea.Tick(time.Second, func(time.Time) tea.Msg { return call((*App).taken) })
	}
	r := &desk.Revoked{Hub: a.desk.Hub(), Waiting: a.desk.Status().Pending}
	if err := a.desk.Close(); err != nil {
		return a.fail(err)
	}
	a.desk, a.toast = nil, widget.Toast{} // what could be undone is out of reach
	a.only(newRejoin(a, r.Hub, r))
	return nil
}

// lock closes a sealed home until its passphrase is given again; forms keep their drafts first.
func (a *App) lock() tea.Cmd {
	return tea.Sequence(a.leaveAll(), func() tea.Msg { return call((*App).locked) })
}

func (a *App) locked() tea.Cmd {
	if a.desk == nil { // by hand and by the clock at once, or by the waits of two sittings
		return nil
	}
	a.link.leave()
	if a.writer.busy() || a.link.busy { // let what is under way end
		return tea.Tick(time.Second, func(time.Time) tea.Msg { return call((*App).locked) })
	}
	a.entry.Pending, a.entry.Person = a.desk.Status().Pending, a.desk.Me().Person.Name
	if err := a.desk.Close(); err != nil {
		return a.fail(err)
	}
	a.desk = nil
	a.only(newLocked(a))
	return nil
}
