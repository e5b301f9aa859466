package desk

import (
	"context"
	"errors"
	"fmt"

	"sidan/sync"
	"sidan/sync/store"
)

// These names let packages that may not import package sync carry exchanges and joins, read invitations and wait
// between attempts.
type (
	Exchange   = sync.Exchange
	Admit      = sync.Admit
	Invitation = sync.Invitation
	Backoff    = sync.Backoff
)

// These are the errors of opening a home, of joining, and of reaching a hub, to be tested with errors.Is. All but the
// first two are errors of packages sync and store, for packages that may not import these.
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

// ProblemRevoked is the code with which a hub refuses a laptop that it revoked (see ProblemOf).
const ProblemRevoked = "revoked"

// HTTP returns the function that carries the exchanges of a home to the hub which it joined.
func HTTP(id store.Identity) Exchange { return sync.ExchangeOf(id) }

// CompleteAddress completes the address of a hub as it was typed. It adds http:// or https:// if that follows from the
// address or the code.
func CompleteAddress(address, code string) (string, error) {
	return sync.CompleteAddress(address, code)
}

// IsPlaintext reports whether others can read what is sent to an address: it is HTTP without TLS, to another machine.
func IsPlaintext(address string) bool { return sync.IsPlaintext(address) }

// AdmitHTTP returns the function that asks the hub at an address to admit a laptop. It returns ErrAddress if the
// address is not one of a hub.
func AdmitHTTP(address string) (Admit, error) {
	c, err := sync.NewClient(address, [32]byte{}, [32]byte{}) // a join has no secret, and its code has the key
	if err != nil {
		return nil, err
	}
	return c.Join, nil
}

// Join makes the home in dir for the person who is invited, seals it with a passphrase, and makes its desk. The first
// copy still has to be fetched, by Exchange. If the reply of the hub was lost, calling Join again with the same
// passphrase continues the join. It returns ErrOutside if the hub is out of reach.
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

// JoinAgain continues a join that was begun in dir and was not answered, with the same hub and the same code. It
// returns ErrJoined if the join was answered, and *Uncoded if the hub does not accept the code.
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

// AboutCode reports whether a problem of the hub (see ProblemOf) is that it does not accept the code.
func AboutCode(problem string) bool {
	switch problem {
	case "code", "code-used", "code-expired", "code-closed":
		return true
	}
	return false
}
