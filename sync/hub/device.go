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

// Device is one laptop that joined, found by the hash of its secret.
type Device struct {
	Person  model.PersonID `cbor:"1,keyasint"`
	Name    string         `cbor:"2,keyasint,omitempty"` // what it calls itself
	Joined  int64          `cbor:"3,keyasint"`           // Unix seconds, as Contact
	Contact int64          `cbor:"4,keyasint,omitempty"`
	Pending int            `cbor:"5,keyasint,omitempty"` // not yet answered by the last reply it was sent
	Runs    []int64        `cbor:"6,keyasint,omitempty"` // of its last openings, newest last
	// an opening came back after another one: two laptops, one secret
	Copied bool `cbor:"7,keyasint,omitempty"`
	// Unix seconds; nothing is taken from it and nothing goes to it
	Revoked int64 `cbor:"8,keyasint,omitempty"`
	// Before are those it was taken from before it was issued anew: what they wrote and could not send is still on it.
	Before []model.PersonID `cbor:"9,keyasint,omitempty"`
	// bytes of its changes that the hub holds outside the records
	Kept int `cbor:"10,keyasint,omitempty"`
}

// contactEvery is how stale the time of last contact may get before an idle request writes it down.
const contactEvery = 10 * time.Minute

// mostRuns are remembered, to find an earlier one coming back.
const mostRuns = 8

// news reports whether a request tells something of the device that is worth a commit.
func (d Device) news(req wire.Request, now time.Time) bool {
	return d.Pending != req.Pending || len(d.Runs) == 0 || d.Runs[len(d.Runs)-1] != req.Run ||
		now.Sub(time.Unix(d.Contact, 0)).Abs() >= contactEvery
}

// contacted is the device after a request, of whose changes so many were answered. Runs A, B, A on one secret:
// the laptop was copied. It harms nothing, but somebody should know.
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

// DeviceStatus is what whoever looks after a hub sees of a laptop. Times are zero where it never was in touch.
type DeviceStatus struct {
	ID      string       `json:"id"` // eight digits of its hash
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

// Devices lists all laptops, those longest out of touch first.
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
