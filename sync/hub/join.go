package hub

import (
	"context"
	"fmt"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Join answers POST /v1/join: it makes the laptop that sends the code of an invitation a device of the hub. The laptop
// made its secret before it asked. So the same code with the same hash of a secret gets the same answer again, also
// after a lost reply and after the code's 72 hours. Once a code is used, Join refuses it for any other hash. A laptop
// that was revoked can join again with a new code, for whichever person the code is: it is then issued anew. If the
// error is a *wire.Problem, the request was at fault.
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
	if err == nil && came.problem != "" { // returned only after the transaction, which counts a wrong code
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

// attemptOf reads all that decides whether a laptop may join by a code. invitation is the key of the invitation that
// the code names, or nil if there is none.
func attemptOf(s Snapshot, code string, j wire.Join, now time.Time) (a attempt, invitation []byte, err error) {
	a = attempt{code: code, now: now, laptop: j.Hash, name: j.Device}
	if a.invitation, invitation, err = invitationOf(s, code); err != nil {
		return a, nil, err
	}
	a.device, a.known, err = get[Device](s, Devices, j.Hash[:])
	return a, invitation, err
}

// invitationOf finds the invitation that a code names, and its key. If there is none, it returns the zero Invitation
// and a nil key. It always reads twice, whichever is found.
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

// wrongJoinsKey is the key in Meta of the number of codes that were tried and counted at no invitation. The person who
// looks after a hub can look at that number, and writing it takes as long as counting a wrong secret at an invitation.
var wrongJoinsKey = []byte("wrong joins")

// countWrong counts a wrong code: at the invitation that it names, if that can still be used, and otherwise in the
// number of the whole hub.
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

// welcome returns what a laptop is told when it has joined.
func welcome(s Snapshot, person model.PersonID, now time.Time) (wire.Joined, error) {
	f, _, err := get[founding](s, Meta, foundingKey)
	if err != nil {
		return wire.Joined{}, err
	}
	a, _, err := accountOf(s, person)
	if err != nil {
		return wire.Joined{}, err
	}
	communities, err := a.communities(s)
	if err != nil {
		return wire.Joined{}, err
	}
	county, err := countyName(s, a)
	return wire.Joined{
		Account: a.Account, Communities: communities, Sample: f.Sample, Now: now.UnixMilli(), County: county,
	}, err
}
