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

// ErrJoined means that the store already belongs to a person.
var ErrJoined = errors.New("this laptop has joined already")

// Invitation is what a laptop needs to join a hub.
type Invitation struct {
	Hub    string // its address; it is stored
	Code   string
	Device string // a name for the laptop
}

// Admit sends a join request to a hub: Client.Join, or a hub in the same process.
type Admit func(ctx context.Context, j wire.Join) (wire.Joined, error)

// Join makes a store in dir, sealed with a passphrase, and joins the hub with it. It returns the store open. The
// store lists the account's communities; their first copy is still to be fetched, by Run.
//
// The laptop's secret is made before the request and stored with the code. So if the reply is lost or the
// program is killed, joining again with the same passphrase sends the same secret and gets the same answer.
// Joining again with a code that was answered already gets the same answer too. Until there is an answer another
// code may be given, in case the first was mistyped. A store whose laptop was revoked can join again, for any
// person; changes that are left in it are then sent in the name of their author.
//
// Join returns ErrJoined if the store belongs to another hub or person, and the errors of store.Open.
func Join(ctx context.Context, dir string, passphrase []byte, inv Invitation, ask Admit) (*store.Store, error) {
	home, id, err := openToJoin(dir, passphrase, inv)
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
		err = recordJoin(home, id, joined)
	case joined.Account.Person.ID != id.Account.Person.ID:
		err = ErrJoined
	}
	if err != nil {
		return nil, fmt.Errorf("join: %w", errors.Join(err, home.Close()))
	}
	return home, nil
}

// openToJoin opens the store in dir, or makes it, and stores the hub and the code of the invitation in it.
func openToJoin(dir string, passphrase []byte, inv Invitation) (*store.Store, store.Identity, error) {
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

// recordJoin stores the hub's answer. The communities come first, so that a store whose program is killed in
// between is still joining.
func recordJoin(home *store.Store, id store.Identity, j wire.Joined) error {
	var writes []store.Write
	for _, c := range j.Communities {
		writes = append(writes, store.Enter{Community: c})
	}
	if err := home.Commit(writes); err != nil {
		return err
	}
	id.Code, id.Sample, id.County, id.Pin, id.Revoked = "", j.Sample, j.County, j.Pin, false
	id.Account, id.Communities, id.Joined = j.Account, j.Communities, time.UnixMilli(j.Now)
	return home.SetIdentity(id)
}
