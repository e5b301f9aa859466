package sync

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// What can stand between a laptop and its hub, for errors.Is. What the hub itself says is a *wire.Problem.
var (
	ErrAway   = errors.New("hub is out of reach")
	ErrPortal = errors.New("somebody else's page answered in the hub's place") // a captive portal, a proxy
	ErrClock  = errors.New("this laptop's clock is wrong")                     // no certificate is valid by it
	ErrReply  = errors.New("reply cannot be read")                             // cut, or damaged on its way
	ErrAstray = errors.New("reply contradicts what was asked or told before")  // nothing of it was taken

	// somebody stands between, or the key was replaced
	ErrPin = errors.New("another key answered than the hub's")
	// a portal's, or a hub's own without its whole code
	ErrUnvouched = errors.New("nobody vouches for the key that answered")
	ErrPlain     = errors.New("this code is of a hub that is sealed by TLS") // and the address is plain
)

// Problem is what a hub itself said stood against a request.
type Problem = wire.Problem

// Later says how long to wait before trying again (Retry-After). It wraps what was said.
type Later struct {
	Wait time.Duration
	Err  error
}

func (e *Later) Error() string { return fmt.Sprintf("%v, again in %v", e.Err, e.Wait) }

// Unwrap gives what was said.
func (e *Later) Unwrap() error { return e.Err }

// ResultOf is the code of an error in the log of exchanges; "" for none.
func ResultOf(err error) string {
	var p *wire.Problem
	switch {
	case err == nil:
		return ""
	case errors.As(err, &p):
		return p.Code
	case errors.Is(err, ErrProxy):
		return "proxy"
	case errors.Is(err, ErrPortal):
		return "portal"
	case errors.Is(err, ErrClock):
		return "clock"
	case errors.Is(err, ErrReply):
		return "reply"
	case errors.Is(err, ErrAstray):
		return "astray"
	case errors.Is(err, ErrPin):
		return "pin"
	case errors.Is(err, ErrUnvouched):
		return "unvouched"
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, ErrAway), errors.Is(err, context.DeadlineExceeded):
		return "away"
	case errors.Is(err, store.ErrFull):
		return "full"
	}
	return "fault"
}
