package hub

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"io"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// A code (wire.Code) has ten characters for the invitation. The first six name the invitation, so that wrong tries can
// be counted for each invitation. The other four, 20 bits, are its secret, of which five guesses may be made. The name
// has 30 bits, so that only somebody who was shown it can use up the guesses: a hub answers 20 tries a second (package
// serve). Somebody who guesses names at that rate meets one of a hundred open invitations about once in six days, and
// would have to meet the same one five times within its 72 hours. Older programs named an invitation by four
// characters. Such invitations are still found; the last of them ends 72 hours after the change.
const (
	nameLength    = 6
	nameLengthOld = 4
	mostTries     = 5
	codeLasts     = 72 * time.Hour
)

// Invitation lets its person join. It is stored also after it was used, so that the same laptop gets the same answer
// again.
type Invitation struct {
	Person  model.PersonID `cbor:"1,keyasint"`
	Code    [32]byte       `cbor:"2,keyasint"` // SHA-256 of the whole code
	Expires int64          `cbor:"3,keyasint"` // Unix seconds
	Tries   int            `cbor:"4,keyasint,omitempty"`
	Used    *[32]byte      `cbor:"5,keyasint,omitempty"` // hash of the secret of the laptop that used it; nil if unused
}

// closed reports whether so many wrong codes were tried that nobody can join by the invitation any more.
func (i Invitation) closed() bool { return i.Tries >= mostTries }

// expired reports whether the time of the invitation is over.
func (i Invitation) expired(now time.Time) bool { return now.Unix() >= i.Expires }

// matches reports whether a code is that of the invitation. It compares in constant time.
func (i Invitation) matches(code string) bool {
	sum := sha256.Sum256([]byte(code))
	return subtle.ConstantTimeCompare(sum[:], i.Code[:]) == 1
}

// Invite asks for an account for a person. The person is named by id or by name; somebody who is not known yet is
// entered as a new person. Of a group only its kind and id are read.
type Invite struct {
	Person model.Ref         `json:"person"`
	Role   model.Role        `json:"role"`
	Scopes []model.Path      `json:"scopes"`
	Groups []model.Addressee `json:"groups"`
}

// Invited is what the person must be told. The code is stored nowhere: the hub stores only its hash.
type Invited struct {
	Code    string            `json:"code"`
	Person  model.Ref         `json:"person"`
	Groups  []model.Addressee `json:"groups"` // as the lists name them
	Expires time.Time         `json:"expires"`
}

// Invite gives a person a role, scopes and groups, which replace at once those that the person had. It returns a code
// to join with, which is good for one laptop and for 72 hours. If the role, a scope, a group or the person is not
// possible, the error is a *model.Refusal.
func (h *Hub) Invite(ctx context.Context, in Invite) (out Invited, err error) {
	now := h.now()
	in.Person.Name = model.TidyLine(in.Person.Name)
	out = Invited{Expires: now.Add(codeLasts)}
	err = h.journal.Update(ctx, func(tx Tx) error {
		if err := in.check(tx); err != nil {
			return err
		}
		groups, err := in.groups(tx)
		if err != nil {
			return err
		}
		in.Groups = groups
		person, made, err := h.personFor(tx, in, now)
		if err != nil {
			return err
		}
		name, whole, err := h.newCode(tx)
		if err != nil {
			return err
		}
		out.Person, out.Groups, out.Code = person, in.Groups, wire.Code{Invitation: whole, Pin: h.pin}.String()
		to := model.Account{Person: person, Role: in.Role, Scopes: in.Scopes, Groups: in.Groups}
		if err := grant(tx, to); err != nil {
			return err
		}
		if made != nil {
			if err := tx.Write(*made); err != nil {
				return err
			}
		}
		return put(
			tx, Invitations, []byte(name),
			Invitation{Person: person.ID, Code: sha256.Sum256([]byte(whole)), Expires: out.Expires.Unix()},
		)
	})
	if err != nil {
		return Invited{}, fmt.Errorf("invite: %w", err)
	}
	return out, nil
}

// check refuses an invitation without a known role, and one whose scopes are not places of the lists or do not fit the
// role. The scope of a supervisor, who is of the branch, is a whole community.
func (in Invite) check(s Snapshot) error {
	least, most := model.Community, model.SmallGrid
	switch in.Role {
	case model.WorkerRole, model.VolunteerRole:
	case model.UnitRole: // tasks may be sent to a unit from all of the county
		least = model.County
	case model.SupervisorRole:
		most = model.Community
	case model.OrganiserRole:
		least, most = model.County, model.Community
	default:
		return &model.Refusal{Reason: model.BadInput, Args: []string{"role", string(in.Role)}}
	}
	if len(in.Scopes) == 0 {
		return &model.Refusal{Reason: model.Missing, Args: []string{"scope"}}
	}
	for _, scope := range in.Scopes {
		known, err := record(s, scope.At(model.County), model.PlaceIDOf(scope).Record())
		if err != nil {
			return err
		}
		if l := scope.Level(); known == nil || l < least || l > most {
			return &model.Refusal{Reason: model.BadInput, Args: []string{"scope", string(scope)}}
		}
	}
	return nil
}

// groups returns the groups of the account as the lists name them. It refuses a group that the lists of the scopes do
// not have, or whose sort does not fit the role. A person of a unit must belong to exactly one unit.
func (in Invite) groups(s Snapshot) (groups []model.Addressee, err error) {
	var units int
	for _, asked := range in.Groups {
		g, err := in.group(s, asked)
		if err != nil {
			return nil, err
		}
		if g == nil || !in.Role.Joins(g.Sort) {
			return nil, &model.Refusal{Reason: model.NoGroup, Args: []string{string(asked.Kind), asked.ID.String()}}
		}
		if g.Sort == model.ToUnit {
			units++
		}
		if to := g.Addressee(); !slices.Contains(groups, to) {
			groups = append(groups, to)
		}
	}
	if in.Role == model.UnitRole && units != 1 { // the account acts for exactly one unit
		return nil, &model.Refusal{Reason: model.Missing, Args: []string{string(model.ToUnit)}}
	}
	return groups, nil
}

// group returns a group that was asked for, or nil if the lists of the scopes do not have it.
func (in Invite) group(s Snapshot, asked model.Addressee) (*model.Group, error) {
	for _, community := range communitiesOf(in.Scopes) {
		r, err := record(s, community, asked.ID)
		if err != nil {
			return nil, err
		}
		if g, ok := r.(*model.Group); ok && g.Sort == asked.Kind {
			return g, nil
		}
	}
	return nil, nil
}

// newCode draws a code with a name that no invitation has. whole is the code, name its first nameLength characters.
func (h *Hub) newCode(s Snapshot) (name, whole string, err error) {
	for {
		var b [wire.CodeLength]byte
		if _, err := io.ReadFull(h.random, b[:]); err != nil {
			return "", "", fmt.Errorf("draw a code: %w", err)
		}
		for i := range b {
			b[i] = wire.Alphabet[b[i]%32]
		}
		whole = string(b[:])
		name = whole[:nameLength]
		if _, taken, err := get[Invitation](s, Invitations, []byte(name)); err != nil || !taken {
			return name, whole, err
		}
	}
}
