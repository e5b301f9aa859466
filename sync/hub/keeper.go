package hub

import (
	"context"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Keeper looks after a hub: this process's own (Hub), or one that another process serves (Dial).
type Keeper interface {
	// Invite, Import, Devices and Status are those of Hub; a refusal comes back as a *model.Refusal from either.
	Invite(context.Context, Invite) (Invited, error)
	Import(ctx context.Context, rows []Row, dry bool) ([]RowVerdict, error)
	Devices(context.Context) ([]DeviceStatus, error)
	Status(context.Context) (Status, error)
	// Close lets go of the hub; one that another process serves goes on.
	Close() error
}

// Status is what anybody may know of a hub.
type Status struct {
	Version     int       `json:"version"` // of the envelope
	Now         time.Time `json:"now"`
	Sample      bool      `json:"sample"`
	Backups     bool      `json:"backups"` // none are made yet: nothing is safe, and laptops keep all they wrote
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
		homes, err := s.Homes()
		if err != nil {
			return err
		}
		for _, home := range homes {
			l, err := s.Load(Keys{Home: home})
			if err != nil {
				return err
			}
			st.Revisions += l.Community.Head
			if home.Level() == model.Community {
				st.Communities++
			}
		}
		return s.Each(Devices, func(_, _ []byte) error { st.Devices++; return nil })
	})
	return st, err
}
