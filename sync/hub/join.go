package hub

import (
	"context"
	"fmt"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Join is POST /v1/join: a code becomes a device. The laptop made its secret before it asked, so the same code
// with the same hash gets the same answer, also after a lost reply and after the code's 72 hours; with another
// hash it is used. A laptop that was revoked joins with a new code, whoever that is for: it is issued anew. An
// error that is a *wire.Problem is about the request.
func (h *Hub) Join(ctx context.Context, j wire.Join) (joined wire.Joined, err error) {
	code, ok := wire.ReadCode(j.Code)
	switch {
	case j.Version != wire.Version:
		return joined, &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"version"}}
	case j.Hash == [32]byte{}:
		return joined, &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"hash"}}
	case !ok:
		return joined, &wire.Problem{Code: wire.ProblemCode}
	}
	now := h.now()
	var person model.PersonID
	var problem *wire.Problem // a wrong try is an answer, and has to be counted: it must not undo the transaction
	err = h.journal.Update(ctx, func(tx Tx) (err error) {
		person, problem, err = redeem(tx, code.Invitation, j, now)
		return err
	})
	if err == nil && problem != nil {
		return joined, problem
	}
	if err == nil {
		err = h.journal.Read(ctx, func(s Snapshot) (err error) {
			joined, err = welcome(s, person, now)
			return err
		})
	}
	if err != nil {
		return wire.Joined{}, fmt.Errorf("join: %w", err)
	}
	return joined, nil
}

// redeem decides over a code, and writes down what it decided. A wrong name and a wrong secret get the same answer, and
// both write once, so that the time it takes tells nothing either.
func redeem(tx Tx, code string, j wire.Join, now time.Time) (who model.PersonID, no *wire.Problem, err error) {
	i, name, err := invitationOf(tx, code)
	if err != nil {
		return who, nil, err
	}
	hash := j.Hash
	device, joined, err := get[Device](tx, Devices, hash[:])
	switch {
	case err != nil:
		return who, nil, err
	case !i.matches(code):
		return who, &wire.Problem{Code: wire.ProblemCode}, countWrong(tx, name, i)
	case i.Used != nil && *i.Used == hash && device.Revoked != 0: // the code it joined with does not bring it back
		return who, &wire.Problem{Code: wire.ProblemRevoked}, nil
	case i.Used != nil && *i.Used == hash:
		return i.Person, nil, nil
	case i.Used != nil, joined && device.Person != i.Person && device.Revoked == 0:
		return who, &wire.Problem{Code: wire.ProblemCodeUsed}, nil
	case i.closed():
		return who, &wire.Problem{Code: wire.ProblemCodeClosed}, nil
	case now.Unix() >= i.Expires:
		return who, &wire.Problem{Code: wire.ProblemCodeOld}, nil
	}
	i.Used = &hash
	if err := put(tx, Invitations, name, i); err != nil {
		return i.Person, nil, err
	}
	switch {
	case !joined:
		device = Device{Person: i.Person, Name: deviceName(j.Device), Joined: now.Unix()}
	case device.Revoked == 0:
		return i.Person, nil, nil
	default:
		device = device.issuedTo(i.Person, now)
	}
	return i.Person, nil, put(tx, Devices, hash[:], device)
}

// invitationOf finds the invitation that a code names, and its key; the zero one and no key where there is none.
func invitationOf(s Snapshot, code string) (i Invitation, name []byte, err error) {
	for _, length := range []int{nameLength, nameLengthOld} {
		found, ok, err := get[Invitation](s, Invitations, []byte(code[:length]))
		if err != nil {
			return i, nil, err
		}
		if ok && name == nil {
			i, name = found, []byte(code[:length])
		}
	}
	return i, name, nil
}

// wrongJoinsKey holds how many codes without an invitation were tried: a number that whoever looks after a hub
// may wonder at, and a write that takes as long as that of a wrong secret.
var wrongJoinsKey = []byte("wrong joins")

// countWrong counts a wrong code, at the invitation it names where that still waits.
func countWrong(tx Tx, name []byte, i Invitation) error {
	if name != nil && i.Used == nil && !i.closed() {
		i.Tries++
		return put(tx, Invitations, name, i)
	}
	n, _, err := get[uint64](tx, Meta, wrongJoinsKey)
	if err != nil {
		return err
	}
	return put(tx, Meta, wrongJoinsKey, n+1)
}

// deviceName is what a laptop calls itself, as far as a list can show it.
func deviceName(s string) string {
	name := []rune(model.TidyLine(s))
	return string(name[:min(len(name), model.MostName)])
}

// welcome is what a laptop is told when it has joined.
func welcome(s Snapshot, person model.PersonID, now time.Time) (wire.Joined, error) {
	f, _, err := get[founding](s, Meta, foundingKey)
	if err != nil {
		return wire.Joined{}, err
	}
	a, _, err := accountOf(s, person)
	if err != nil {
		return wire.Joined{}, err
	}
	homes, err := a.homes(s)
	if err != nil {
		return wire.Joined{}, err
	}
	county, err := countyName(s, a)
	return wire.Joined{
		Account: a.Account, Communities: homes, Sample: f.Sample, Now: now.UnixMilli(), County: county,
	}, err
}
