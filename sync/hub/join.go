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
	var came redemption
	err = h.journal.Update(ctx, func(tx Tx) error {
		a, invitation, err := attemptOf(tx, code.Invitation, j, now)
		if err != nil {
			return err
		}
		came = redeem(a)
		return came.write(tx, a, invitation)
	})
	if err == nil && came.problem != "" { // said after the transaction, which counts a wrong code
		return joined, &wire.Problem{Code: came.problem}
	}
	if err == nil {
		err = h.journal.Read(ctx, func(s Snapshot) (err error) {
			joined, err = welcome(s, came.person, now)
			return err
		})
	}
	if err != nil {
		return wire.Joined{}, fmt.Errorf("join: %w", err)
	}
	return joined, nil
}

// attemptOf reads what decides over a laptop that tries a code, and the key of the invitation, nil where no invitation
// has the code's name.
func attemptOf(s Snapshot, code string, j wire.Join, now time.Time) (a attempt, invitation []byte, err error) {
	a = attempt{code: code, now: now, laptop: j.Hash, name: j.Device}
	if a.invitation, invitation, err = invitationOf(s, code); err != nil {
		return a, nil, err
	}
	a.device, a.known, err = get[Device](s, Devices, j.Hash[:])
	return a, invitation, err
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
