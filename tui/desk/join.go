package desk

import (
	"context"
	"errors"
	"fmt"

	"sidan/sync"
	"sidan/sync/store"
)

// What carries exchanges and joins, what an invitation is, and how long to wait: for those who may not import
// package sync.
type (
	Exchange   = sync.Exchange
	Admit      = sync.Admit
	Invitation = sync.Invitation
	Backoff    = sync.Backoff
)

// What can stand against opening, joining or reaching a hub, for errors.Is: those of packages sync and store by the
// same names, for whoever may not import these.
var (
	ErrJoining = errors.New("join was begun and not answered yet")
	ErrOutside = errors.New("hub was out of reach to one who is not in yet")

	ErrJoined        = sync.ErrJoined
	ErrAddress       = sync.ErrAddress
	ErrUnreachable   = sync.ErrUnreachable
	ErrContradiction = sync.ErrContradiction
	ErrPortal        = sync.ErrPortal
	ErrPin           = sync.ErrPin
	ErrUntrustedKey  = sync.ErrUntrustedKey
	ErrNeedsTLS      = sync.ErrNeedsTLS

	ErrNoHome     = store.ErrNone
	ErrExists     = store.ErrExists
	ErrPassphrase = store.ErrPassphrase
	ErrInUse      = store.ErrInUse
	ErrForeign    = store.ErrForeign
	ErrDamaged    = store.ErrDamaged
)

// ProblemRevoked is what a hub says to a laptop that it took out of use (ProblemOf).
const ProblemRevoked = "revoked"

// HTTP carries the exchanges of a home to the hub it joined.
func HTTP(id store.Identity) Exchange { return sync.ExchangeOf(id) }

// CompleteAddress is a hub's address as it was typed, with its beginning where that can be known.
func CompleteAddress(address, code string) (string, error) {
	return sync.CompleteAddress(address, code)
}

// IsPlaintext says that what goes to an address can be read on its way.
func IsPlaintext(address string) bool { return sync.IsPlaintext(address) }

// AdmitHTTP asks the hub at an address; ErrAddress where it is none.
func AdmitHTTP(address string) (Admit, error) {
	c, err := sync.NewClient(address, [32]byte{}, [32]byte{}) // a join proves nothing yet, and its code tells the key
	if err != nil {
		return nil, err
	}
	return c.Join, nil
}

// Join makes the home in dir for the person of an invitation, sealed with a passphrase, and sits down at it.
// The first copy is still to be fetched, by Exchange. Where the reply was lost, joining again with the same
// passphrase goes on.
func Join(ctx context.Context, dir string, pass []byte, inv Invitation, admit Admit, o Options) (*Desk, error) {
	home, err := sync.Join(ctx, dir, pass, inv, admit)
	switch {
	case errors.Is(err, ErrUnreachable):
		return nil, fmt.Errorf("%w: %w", ErrOutside, err)
	case err != nil:
		return nil, err
	}
	d, err := Open(home, o)
	if err != nil {
		return nil, errors.Join(err, home.Close())
	}
	return d, nil
}

// JoinAgain goes on with a join that was begun in dir and not answered: the same hub, the same code. ErrJoined where it
// was answered, Uncoded where the hub does not take that code.
func JoinAgain(ctx context.Context, dir string, pass []byte, device string, o Options) (*Desk, error) {
	home, err := store.Open(dir, pass)
	if err != nil {
		return nil, err
	}
	id, err := home.Identity()
	if err = errors.Join(err, home.Close()); err != nil {
		return nil, fmt.Errorf("join again: %w", err)
	}
	admit, err := AdmitHTTP(id.Hub)
	if err != nil {
		return nil, err
	}
	d, err := Join(ctx, dir, pass, Invitation{Hub: id.Hub, Code: id.Code, Device: device}, admit, o)
	if AboutCode(ProblemOf(err)) {
		return nil, &Uncoded{id.Hub, err}
	}
	return d, err
}

// AboutCode reports whether what a hub said (ProblemOf) stands against the code that was given.
func AboutCode(problem string) bool {
	switch problem {
	case "code", "code-used", "code-expired", "code-closed":
		return true
	}
	return false
}
