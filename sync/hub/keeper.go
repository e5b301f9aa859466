package hub

import (
	"context"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Keeper has the commands for looking after a hub. Hub itself is one; serve.Dial returns one for a hub that another
// process serves.
type Keeper interface {
	// All methods but Close do what those of Hub do. With either Keeper a refusal is a *model.Refusal, and a fault of
	// the request a *wire.Problem.
	Invite(context.Context, Invite) (Invited, error)
	Places(context.Context) ([]PlaceRow, error)
	Import(ctx context.Context, rows []Row, terms Terms) ([]RowVerdict, error)
	Devices(context.Context) ([]DeviceStatus, error)
	Revoke(ctx context.Context, who string) ([]DeviceStatus, error)
	Backup(ctx context.Context, dir string, anew bool) (Backup, error)
	Check(context.Context) (Checked, error)
	Status(context.Context) (Status, error)
	// Close closes this process's own hub. A hub that another process serves goes on running.
	Close() error
}

// Status is what anybody may know of a hub.
type Status struct {
	Version int       `json:"version"` // version of the protocol, wire.Version
	Now     time.Time `json:"now"`
	Sample  bool      `json:"sample"`
	// there are at least three backups, the newest younger than eight days; if not, laptops keep all that they wrote
	Backups     bool      `json:"backups"`
	LastBackup  time.Time `json:"last_backup"` // zero if there never was one
	Communities int       `json:"communities"`
	Revisions   uint64    `json:"revisions"` // of all communities together: changes judged so far
	Devices     int       `json:"devices"`
}

// Status returns the present status of the hub.
func (h *Hub) Status(ctx context.Context) (st Status, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		st = Status{Version: wire.Version, Now: h.now()}
		f, _, err := get[founding](s, Meta, foundingKey)
		if err != nil {
			return err
		}
		st.Sample = f.Sample
		b, _, err := get[backups](s, Meta, backupsKey)
		if err != nil {
			return err
		}
		if st.Backups = b.made(st.Now); b.Last != 0 {
			st.LastBackup = time.Unix(b.Last, 0)
		}
		err = eachCommunity(s, func(community model.Path, c History) error {
			st.Revisions += c.Head
			if community.Level() == model.Community {
				st.Communities++
			}
			return nil
		})
		if err != nil {
			return err
		}
		return s.Each(Devices, func(_, _ []byte) error { st.Devices++; return nil })
	})
	return st, err
}
