package sync

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// Why an exchange with a hub failed, for errors.Is. What a hub itself answers is a *wire.Problem.
var (
	ErrUnreachable = errors.New("hub is out of reach")

	// ErrPortal means that another site answered, such as a captive portal or a proxy.
	ErrPortal = errors.New("somebody else's page answered in the hub's place")
	// ErrClock means that no certificate is valid at the time that this laptop's clock shows.
	ErrClock = errors.New("this laptop's clock is wrong")
	// ErrReply means that a reply was cut or damaged on its way.
	ErrReply = errors.New("reply cannot be read")
	// ErrContradiction means that a reply was not merged, as no correct hub sends it to this laptop.
	ErrContradiction = errors.New("reply contradicts what was asked or told before")
	// ErrPin means that somebody stands between the laptop and the hub, or that the hub's key was replaced.
	ErrPin = errors.New("another key answered than the hub's")
	// ErrUntrustedKey means that the answer came from a captive portal, or from a hub with a key of its own whose
	// code was typed without its second part.
	ErrUntrustedKey = errors.New("nobody vouches for the key that answered")
	// ErrNeedsTLS means that the code is of a hub with TLS, and the address begins with http.
	ErrNeedsTLS = errors.New("this code is of a hub that is sealed by TLS")
)

// Problem is a hub's own reason for refusing a request.
type Problem = wire.Problem

// RetryError wraps an error and says how long the hub asks to wait before trying again (Retry-After).
type RetryError struct {
	Wait time.Duration
	Err  error
}

func (e *RetryError) Error() string { return fmt.Sprintf("%v, again in %v", e.Err, e.Wait) }

// Unwrap returns the wrapped error.
func (e *RetryError) Unwrap() error { return e.Err }

// ResultOf returns the word that the log of exchanges stores for an error; "" for none.
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
	case errors.Is(err, ErrContradiction):
		return "astray"
	case errors.Is(err, ErrPin):
		return "pin"
	case errors.Is(err, ErrUntrustedKey):
		return "unvouched"
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, ErrUnreachable), errors.Is(err, context.DeadlineExceeded):
		return "away"
	case errors.Is(err, store.ErrFull):
		return "full"
	}
	return "fault"
}
