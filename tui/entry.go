package tui

import (
	"context"

	"sidan/model"
	"sidan/tui/desk"
)

// Entry is what stands before the first screen: an open home, a locked one, or none yet. The functions are handed in by
// whoever knows hubs and folders; each runs in a Cmd and may take as long as it needs.
type Entry struct {
	Desk   *desk.Desk // open already: a sample, or a passphrase given from outside
	Locked bool       // a home is there and wants its passphrase

	Revoked *desk.Revoked // a home is there, and the hub took it out of use

	Pending int // what a locked home has not sent yet
	Person  string

	// makes the sample world and opens one of its homes
	Sample func(ctx context.Context, as model.Role) (*desk.Desk, error)
	Join   func(ctx context.Context, hub, code string, pass []byte) (*desk.Desk, error) // joins a hub, resumably
	Unlock func(ctx context.Context, pass []byte) (*desk.Desk, error)                   // opens the locked home
	// a forgotten passphrase: the sealed home is put aside, and one can join anew
	Forget func(ctx context.Context) (kept string, err error)
}
