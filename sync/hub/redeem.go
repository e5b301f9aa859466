package hub

import (
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// attempt is all that decides whether a laptop may join by a code: what the hub has of the invitation that the code
// names, and of the laptop.
type attempt struct {
	code       string // ten characters
	invitation Invitation
	now        time.Time
	laptop     [32]byte // hash of its secret
	name       string   // what it calls itself
	device     Device   // what is known of the laptop
	known      bool     // it joined before
}

// redemption is what an attempt comes to, and what has to be written down of it. The zero redemption of a person writes
// nothing: that laptop has joined already.
type redemption struct {
	person  model.PersonID
	problem string  // code of a wire.Problem; "": the laptop is the person's
	wrong   bool    // a wrong code: it is counted
	uses    bool    // the laptop uses up the invitation
	device  *Device // what becomes of the laptop; nil: it stays as it was
}

// redeem decides over an attempt. A name that no invitation has, and a wrong secret, come to the same: the zero
// Invitation matches no code. A laptop that used the invitation gets the same answer for ever, also after a lost reply
// and after the invitation has expired, but not once it was revoked: then it needs a new one.
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

// inUseByAnother reports whether the laptop is another person's, and was not revoked.
func (a attempt) inUseByAnother() bool {
	return a.known && a.device.Revoked == 0 && a.device.Person != a.invitation.Person
}

// joined is what becomes of the laptop when it joins: a new one, or one that was revoked and is issued anew, to whoever
// the invitation is for. One that is the person's already stays as it is.
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

// deviceName is what a laptop calls itself, as far as a list can show it.
func deviceName(s string) string {
	name := []rune(model.TidyLine(s))
	return string(name[:min(len(name), model.MostName)])
}

// write writes down what an attempt came to; invitation is the key of its invitation, nil where there is none. Each
// attempt with a wrong code writes once, whether an invitation has its name or not, so that the time it takes tells
// nothing.
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
