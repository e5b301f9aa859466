package hub

import (
	"context"
	"encoding/hex"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// Device is one laptop that joined. The hub finds it by the hash of its secret.
type Device struct {
	Person  model.PersonID `cbor:"1,keyasint"`
	Name    string         `cbor:"2,keyasint,omitempty"` // the name that the laptop gave itself
	Joined  int64          `cbor:"3,keyasint"`           // Unix seconds; Contact too
	Contact int64          `cbor:"4,keyasint,omitempty"`
	Pending int            `cbor:"5,keyasint,omitempty"` // its changes that had no verdict yet after its last request
	Runs    []int64        `cbor:"6,keyasint,omitempty"` // wire.Request.Run of its last openings, newest last
	// an older number of Runs came back after a newer one: two laptops have the same secret
	Copied bool `cbor:"7,keyasint,omitempty"`
	// Unix seconds, 0 if not revoked; a revoked laptop can send nothing and gets nothing
	Revoked int64 `cbor:"8,keyasint,omitempty"`
	// Before are the people from whom the laptop was taken before it was issued anew. Changes that they wrote and could
	// not send are still on it.
	Before []model.PersonID `cbor:"9,keyasint,omitempty"`
	// bytes of its held changes that the hub keeps outside the records
	Kept int `cbor:"10,keyasint,omitempty"`
}

// contactEvery is how old the stored time of last contact may get before a request without news updates it.
const contactEvery = 10 * time.Minute

// mostRuns is how many numbers Runs has at most. They are stored to notice an older one that comes back.
const mostRuns = 8

// news reports whether a request says something new about the device that is worth a commit.
func (d Device) news(req wire.Request, now time.Time) bool {
	return d.Pending != req.Pending || len(d.Runs) == 0 || d.Runs[len(d.Runs)-1] != req.Run ||
		now.Sub(time.Unix(d.Contact, 0)).Abs() >= contactEvery
}

// contacted returns the device after a request, of whose changes `answered` got a verdict. If a number of Runs comes
// back after another one, two laptops have the same secret: somebody copied the laptop's files. That does no harm, but
// the person who looks after the hub should know.
func (d Device) contacted(req wire.Request, answered int, now time.Time) Device {
	d.Contact, d.Pending = now.Unix(), max(0, req.Pending-answered)
	if n := len(d.Runs); n > 0 && d.Runs[n-1] == req.Run {
		return d
	}
	d.Copied = d.Copied || slices.Contains(d.Runs, req.Run)
	d.Runs = append(slices.Clone(d.Runs), req.Run)
	d.Runs = d.Runs[max(0, len(d.Runs)-mostRuns):]
	return d
}

// DeviceStatus is what the person who looks after a hub sees of a laptop. A time is zero if its event has not happened:
// Contact before the first contact, Revoked if the laptop is in use.
type DeviceStatus struct {
	ID      string       `json:"id"` // the first eight hexadecimal digits of the hash of its secret
	Person  model.Ref    `json:"person"`
	Role    model.Role   `json:"role"`
	Scopes  []model.Path `json:"scopes"`
	Name    string       `json:"name"`
	Joined  time.Time    `json:"joined"`
	Contact time.Time    `json:"contact"`
	Pending int          `json:"pending"`
	Copied  bool         `json:"copied"`
	Revoked time.Time    `json:"revoked"`
}

// Devices lists all laptops, also revoked ones. Those that were out of touch for the longest time come first.
func (h *Hub) Devices(ctx context.Context) (all []DeviceStatus, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		all = []DeviceStatus{}
		return s.Each(Devices, func(key, value []byte) error {
			var d Device
			if err := code.Unmarshal(value, &d); err != nil {
				return err
			}
			a, _, err := accountOf(s, d.Person)
			all = append(all, d.status(key, a))
			return err
		})
	})
	slices.SortStableFunc(all, func(a, b DeviceStatus) int { return a.Contact.Compare(b.Contact) })
	return all, err
}

// status describes the device. hash is the hash of its secret, and a the account of its person.
func (d Device) status(hash []byte, a Account) DeviceStatus {
	at := func(seconds int64) (t time.Time) {
		if seconds != 0 {
			t = unix(seconds)
		}
		return t
	}
	return DeviceStatus{ID: hex.EncodeToString(hash[:4]), Person: a.Person, Role: a.Role, Scopes: a.Scopes,
		Name:   d.Name,
		Joined: at(d.Joined), Contact: at(d.Contact), Pending: d.Pending, Copied: d.Copied, Revoked: at(d.Revoked)}
}
