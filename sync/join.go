package sync

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"sidan/sync/store"
	"sidan/sync/wire"
)

// ErrJoined says that the home belongs to somebody already.
var ErrJoined = errors.New("this laptop has joined already")

// Invitation is what is needed to join.
type Invitation struct {
	Hub    string // its address, kept in the home
	Code   string
	Device string // what the laptop calls itself
}

// Admit asks a hub to take a laptop in: Client.Join, or a hub in the same process.
type Admit func(ctx context.Context, j wire.Join) (wire.Joined, error)

// Join makes the home in dir, sealed, and asks the hub for it; the home comes back open, its communities
// entered and its first copy still to be fetched (Run). The laptop's secret is made first and kept with the
// code, so where the reply was lost, or the program killed, joining again with the same passphrase goes on and
// gets the same answer; so does joining once more what was joined already. Another code may be given while
// there was no answer: the one before was mistyped. A home that was revoked joins anew, for whoever the code
// is; what was left on it is sent in its author's name. ErrJoined where the home belongs to another hub or
// person; store's errors as Open gives them. ask is Client.Join, or a hub in the same process.
func Join(ctx context.Context, dir string, passphrase []byte, inv Invitation, ask Admit) (*store.Store, error) {
	home, id, err := prepare(dir, passphrase, inv)
	if err != nil {
		return nil, fmt.Errorf("join: %w", err)
	}
	joined, err := ask(
		ctx,
		wire.Join{Version: wire.Version, Code: inv.Code, Hash: wire.Secret(id.Secret).Hash(), Device: inv.Device},
	)
	switch {
	case err != nil:
	case id.Joining():
		err = enter(home, id, joined)
	case joined.Account.Person.ID != id.Account.Person.ID:
		err = ErrJoined
	}
	if err != nil {
		return nil, fmt.Errorf("join: %w", errors.Join(err, home.Close()))
	}
	return home, nil
}

// prepare opens the home that is being joined, or makes it.
func prepare(dir string, passphrase []byte, inv Invitation) (*store.Store, store.Identity, error) {
	if !store.Exists(dir) {
		id := store.Identity{Hub: inv.Hub, Code: inv.Code}
		rand.Read(id.Secret[:])
		home, err := store.Create(dir, passphrase, id)
		return home, id, err
	}
	home, err := store.Open(dir, passphrase)
	if err != nil {
		return nil, store.Identity{}, err
	}
	id, err := home.Identity()
	anew := id.Joining() || id.Revoked
	if err == nil && !anew && id.Hub != inv.Hub {
		err = ErrJoined
	}
	if err == nil && anew && (id.Code != inv.Code || id.Hub != inv.Hub) {
		id.Code, id.Hub = inv.Code, inv.Hub
		err = home.SetIdentity(id)
	}
	if err != nil {
		return nil, id, errors.Join(err, home.Close())
	}
	return home, id, nil
}

// enter writes down whose home it is now. Communities first: a home that is killed in between is still joining.
func enter(home *store.Store, id store.Identity, j wire.Joined) error {
	var writes []store.Write
	for _, c := range j.Communities {
		writes = append(writes, store.Enter{Home: c})
	}
	if err := home.Commit(writes); err != nil {
		return err
	}
	id.Code, id.Sample, id.County, id.Pin, id.Revoked = "", j.Sample, j.County, j.Pin, false
	id.Account, id.Communities, id.Joined = j.Account, j.Communities, time.UnixMilli(j.Now)
	return home.SetIdentity(id)
}
