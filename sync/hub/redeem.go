package hub

import (
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// attempt has all that decides whether a laptop may join by a code: the invitation that the code names, and what the
// hub knows of the laptop.
type attempt struct {
	code       string // ten characters
	invitation Invitation
	now        time.Time
	laptop     [32]byte // hash of its secret
	name       string   // the name that the laptop gives itself
	device     Device   // the laptop as the hub knows it, if known is set
	known      bool     // the laptop joined before
}

// redemption is the result of an attempt, and what must be written because of it. If only person is set, nothing is
// written: the laptop has joined already.
type redemption struct {
	person  model.PersonID
	problem string  // code of a wire.Problem; "" if the laptop may join
	wrong   bool    // the code was wrong, and must be counted
	uses    bool    // the laptop uses up the invitation
	device  *Device // the laptop from now on; nil if it stays as it was
}

// redeem decides on an attempt. A name that no invitation has gives the same result as a wrong secret, because the zero
// Invitation matches no code. A laptop that used the invitation always gets the same answer again, also after a lost
// reply and after the invitation has expired, but not after it was revoked: then it needs a new invitation.
func redeem(a attempt) redemption {
	i := a.invitation
	used := i.Used != nil
	usedHere := used && *i.Used == a.laptop
	switch {
	case !i.matches(a.code):
		return redemption{problem: wire.ProblemCode, wrong: true}
	case usedHere && a.device.Revoked != 0:
		return redemption{problem: wire.ProblemRevoked}
	case usedHere:
		return redemption{person: i.Person}
	case used, a.inUseByAnother():
		return redemption{problem: wire.ProblemCodeUsed}
	case i.closed():
		return redemption{problem: wire.ProblemCodeClosed}
	case i.expired(a.now):
		return redemption{problem: wire.ProblemCodeOld}
	}
	return redemption{person: i.Person, uses: true, device: a.joined()}
}

// inUseByAnother reports whether the laptop is in use by another person than the invitation's.
func (a attempt) inUseByAnother() bool {
	return a.known && a.device.Revoked == 0 && a.device.Person != a.invitation.Person
}

// joined returns the laptop as it is after it has joined: a new one, or a revoked one that is issued anew to the person
// of the invitation. It returns nil for a laptop that is in use by that person already, and stays as it is.
func (a attempt) joined() *Device {
	switch {
	case !a.known:
		return &Device{Person: a.invitation.Person, Name: deviceName(a.name), Joined: a.now.Unix()}
	case a.device.Revoked != 0:
		issued := a.device.issuedTo(a.invitation.Person, a.now)
		return &issued
	}
	return nil
}

// deviceName returns the name that a laptop gives itself, tidied and cut so that a list can show it.
func deviceName(s string) string {
	name := []rune(model.TidyLine(s))
	return string(name[:min(len(name), model.MostName)])
}

// write writes the result of an attempt. invitation is the key of its invitation, or nil if there is none. Each attempt
// with a wrong code writes once, whether an invitation has its name or not, so that the time it takes reveals nothing.
func (r redemption) write(tx Tx, a attempt, invitation []byte) error {
	if r.wrong {
		return countWrong(tx, invitation, a.invitation)
	}
	if r.uses {
		a.invitation.Used = &a.laptop
		if err := put(tx, Invitations, invitation, a.invitation); err != nil {
			return err
		}
	}
	if r.device != nil {
		return put(tx, Devices, a.laptop[:], *r.device)
	}
	return nil
}
