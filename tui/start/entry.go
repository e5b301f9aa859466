package start

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// Entry says how the program begins: with an open home, a locked one, or none yet. The caller provides the functions,
// because it knows hubs and folders. Each function runs in a Cmd and may take as long as it needs.
type Entry struct {
	Desk   *desk.Desk // the home that is open already; nil if none is
	Locked bool       // there is a home that needs its passphrase
	// Open opens a home that needs no passphrase, or whose passphrase was given outside the program. It is nil if
	// there is no such home.
	Open func(ctx context.Context) (*desk.Desk, error)

	Pending int    // how many changes a locked home has not sent yet
	Person  string // the person of the locked home; "" if not known

	// Sample makes the sample world and opens the home that one of its accounts with this role has.
	Sample func(ctx context.Context, as model.Role) (*desk.Desk, error)
	// Join joins a hub. After a failure, another call goes on where the last one stopped.
	Join func(ctx context.Context, hub, code string, pass []byte) (*desk.Desk, error)
	// Unlock opens the locked home.
	Unlock func(ctx context.Context, pass []byte) (*desk.Desk, error)
	// Forget moves a sealed home aside whose passphrase was forgotten, so that the person can join anew. It returns
	// where the home is kept.
	Forget func(ctx context.Context) (kept string, err error)
}

// Host is what the screens before an open home need of the program, in addition to what every screen needs.
type Host interface {
	page.Host
	// Only makes s the only screen, because no home is open whose tabs could be shown.
	Only(s page.Screen)
	// Sit opens the tabs of the person whom the desk belongs to.
	Sit(d *desk.Desk) tea.Cmd
	// End ends the program, and Run returns the error.
	End(err error) tea.Cmd
}

// First returns the screen that an entry begins with while no home is open.
func First(host Host, e Entry) page.Screen {
	switch {
	case e.Open != nil:
		return &unsealed{host}
	case e.Locked:
		return NewLocked(host, e)
	}
	return newFirst(host, e)
}

// opening returns a Cmd that opens a home. If it succeeds, the tabs of the person follow. If the home needs another
// code, the screen to join again follows. For any other error, failed is called.
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
