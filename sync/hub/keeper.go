package hub

import (
	"context"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Keeper looks after a hub: this process's own (Hub), or one that another process serves (serve.Dial).
type Keeper interface {
	// All are those of Hub; a refusal comes back as a *model.Refusal, or a *wire.Problem, from either.
	Invite(context.Context, Invite) (Invited, error)
	Places(context.Context) ([]PlaceRow, error)
	Import(ctx context.Context, rows []Row, terms Terms) ([]RowVerdict, error)
	Devices(context.Context) ([]DeviceStatus, error)
	Revoke(ctx context.Context, who string) ([]DeviceStatus, error)
	Backup(ctx context.Context, dir string, anew bool) (Backup, error)
	Check(context.Context) (Checked, error)
	Status(context.Context) (Status, error)
	// Close lets go of the hub; one that another process serves goes on.
	Close() error
}

// Status is what anybody may know of a hub.
type Status struct {
	Version int       `json:"version"` // of the envelope
	Now     time.Time `json:"now"`
	Sample  bool      `json:"sample"`
	// they are made: at least three, the newest within eight days. Else laptops keep all they wrote
	Backups     bool      `json:"backups"`
	LastBackup  time.Time `json:"last_backup"` // zero where there never was one
	Communities int       `json:"communities"`
	Revisions   uint64    `json:"revisions"` // of all communities: changes judged so far
	Devices     int       `json:"devices"`
}

// Status of the hub.
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
		err = eachCommunity(s, func(home model.Path, c Community) error {
			st.Revisions += c.Head
			if home.Level() == model.Community {
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
