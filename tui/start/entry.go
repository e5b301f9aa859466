package start

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// Entry is what stands before the first screen: an open home, a locked one, or none yet. The functions are handed in by
// whoever knows hubs and folders; each runs in a Cmd and may take as long as it needs.
type Entry struct {
	Desk   *desk.Desk // open already
	Locked bool       // a home is there and wants its passphrase
	// Open opens a home that is there and wants no passphrase, or whose passphrase was given from outside.
	Open func(ctx context.Context) (*desk.Desk, error)

	Pending int    // how many changes a locked home has not sent yet
	Person  string // whose it is, "" where that is not known

	// Sample makes the sample world and opens one of its homes.
	Sample func(ctx context.Context, as model.Role) (*desk.Desk, error)
	// Join joins a hub. After a failure it goes on where it stopped.
	Join func(ctx context.Context, hub, code string, pass []byte) (*desk.Desk, error)
	// Unlock opens the locked home.
	Unlock func(ctx context.Context, pass []byte) (*desk.Desk, error)
	// Forget puts the sealed home aside, whose passphrase is forgotten, so that one can join anew.
	Forget func(ctx context.Context) (kept string, err error)
}

// Host is what the screens before an open home need of the program, beside what every screen does.
type Host interface {
	page.Host
	// Only makes s the one screen: there is no home open to show tabs of.
	Only(s page.Screen)
	// Sit opens the screens of whoever the desk belongs to.
	Sit(d *desk.Desk) tea.Cmd
	// End ends the program with an error.
	End(err error) tea.Cmd
}

// First is the screen an entry begins with while no home is open.
func First(host Host, e Entry) page.Screen {
	switch {
	case e.Open != nil:
		return &unsealed{host}
	case e.Locked:
		return NewLocked(host, e)
	}
	return newFirst(host, e)
}

// opening runs what opens a home in a Cmd: either the screens of its person follow, or a sentence.
func opening(host Host, e Entry, open func() (*desk.Desk, error), failed func(err error) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		d, err := open()
		return page.Call(func() tea.Cmd {
			if taken := new(desk.Revoked); errors.As(err, &taken) {
				host.Only(NewRejoin(host, e, taken.Hub, taken))
				return nil
			}
			if uncoded := new(desk.Uncoded); errors.As(err, &uncoded) {
				host.Only(NewRejoin(host, e, uncoded.Hub, uncoded))
				return nil
			}
			if err != nil {
				return failed(err)
			}
			return host.Sit(d)
		})
	}
}
