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

// Revoke takes laptops out of use: the one of an id as Devices gives it, or all of a person, whose open
// invitations are closed too. A laptop is told at its next contact, and seals itself; what it could not send
// stays on it, for whoever it is issued to anew (Join). It gives those that were in use until now; nobody of
// that name is a *model.Refusal.
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

// devicesOf are the hashes of the laptops meant that are in use; known reports whether there are any, in use or not.
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

// issuedTo is a revoked laptop in new hands; the same hands again are as good.
func (d Device) issuedTo(person model.PersonID, now time.Time) Device {
	if d.Person != person && !slices.Contains(d.Before, d.Person) {
		d.Before = append(slices.Clone(d.Before), d.Person)
	}
	d.Before = slices.DeleteFunc(slices.Clone(d.Before), func(p model.PersonID) bool { return p == person })
	d.Person, d.Revoked, d.Joined = person, 0, now.Unix()
	return d
}

// former are the accounts, as they are now, of those a laptop was taken from.
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
