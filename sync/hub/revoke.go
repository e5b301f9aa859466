package hub

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// Revoke takes laptops out of use. who is the id of one laptop, as Devices returns it, or the id of a person: then all
// laptops of that person are revoked, and the person's open invitations are closed. A laptop learns of it at its next
// contact, and then seals its store. What it could not send stays on it, for the person to whom it is issued anew
// (Join). Revoke returns the laptops that were in use until now. If no laptop and no open invitation fits who, the
// error is a *model.Refusal.
func (h *Hub) Revoke(ctx context.Context, who string) (revoked []DeviceStatus, err error) {
	who = strings.ToLower(strings.TrimSpace(who))
	err = h.journal.Update(ctx, func(tx Tx) error {
		revoked = []DeviceStatus{}
		hit, known, err := devicesOf(tx, who)
		if err != nil {
			return err
		}
		closing, err := openInvitations(tx, who)
		if err != nil {
			return err
		}
		if !known && len(closing) == 0 {
			return &model.Refusal{Reason: model.BadInput, Args: []string{"device", who}}
		}
		for _, hash := range hit {
			st, err := revoke(tx, hash, h.now())
			if err != nil {
				return err
			}
			revoked = append(revoked, st)
		}
		for name, i := range closing {
			i.Tries = mostTries
			if err := put(tx, Invitations, []byte(name), i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("revoke: %w", err)
	}
	return revoked, nil
}

// devicesOf returns the hashes of the laptops in use that an id means. known reports whether it means any laptop, in
// use or not.
func devicesOf(s Snapshot, who string) (hit [][]byte, known bool, err error) {
	err = s.Each(Devices, func(key, value []byte) error {
		var d Device
		if err := code.Unmarshal(value, &d); err != nil {
			return err
		}
		if who != hex.EncodeToString(key[:4]) && who != d.Person.String() {
			return nil
		}
		if known = true; d.Revoked == 0 {
			hit = append(hit, key)
		}
		return nil
	})
	return hit, known, err
}

// openInvitations returns the invitations of a person that were neither used nor closed, by their keys.
func openInvitations(s Snapshot, person string) (open map[string]Invitation, err error) {
	open = map[string]Invitation{}
	err = s.Each(Invitations, func(key, value []byte) error {
		var i Invitation
		if err := code.Unmarshal(value, &i); err != nil {
			return err
		}
		if i.Person.String() == person && i.Used == nil && !i.closed() {
			open[string(key)] = i
		}
		return nil
	})
	return open, err
}

// revoke marks one laptop as revoked. It returns the status of the laptop afterwards.
func revoke(tx Tx, hash []byte, now time.Time) (st DeviceStatus, err error) {
	d, _, err := get[Device](tx, Devices, hash)
	if err != nil {
		return st, err
	}
	a, _, err := accountOf(tx, d.Person)
	if err != nil {
		return st, err
	}
	d.Revoked = now.Unix()
	return d.status(hash, a), put(tx, Devices, hash, d)
}

// issuedTo returns a revoked laptop as it is when it is issued anew. Its person until now is added to Before, unless
// the laptop goes back to the same person. Its new person is never in Before.
func (d Device) issuedTo(person model.PersonID, now time.Time) Device {
	if d.Person != person && !slices.Contains(d.Before, d.Person) {
		d.Before = append(slices.Clone(d.Before), d.Person)
	}
	d.Before = slices.DeleteFunc(slices.Clone(d.Before), func(p model.PersonID) bool { return p == person })
	d.Person, d.Revoked, d.Joined = person, 0, now.Unix()
	return d
}

// former returns the accounts, as they are now, of the people from whom the laptop was taken.
func (d Device) former(s Snapshot) (map[model.PersonID]Account, error) {
	was := map[model.PersonID]Account{}
	for _, p := range d.Before {
		a, ok, err := accountOf(s, p)
		if err != nil {
			return nil, err
		}
		if ok {
			was[p] = a
		}
	}
	return was, nil
}
