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

// Of the ten characters that are the invitation's part of a code (wire.Code) the first six name it, so that
// wrong tries can be counted; the other four, 20 bits, are its secret, of which five guesses may be made. The
// name has 30 bits, so that only somebody who was shown it can use up its guesses: at the 20 tries a second
// that a hub answers (package serve), somebody who guesses names meets one of a hundred open invitations about
// once in six days, and would have to meet it five times within its 72 hours. Programs before named an
// invitation by four characters; those are still found, and end within 72 hours of the change.
const (
	nameLength    = 6
	nameLengthOld = 4
	mostTries     = 5
	codeLasts     = 72 * time.Hour
)

// Invitation waits for its person to join; it is kept afterwards, so that the same laptop gets the same answer again.
type Invitation struct {
	Person  model.PersonID `cbor:"1,keyasint"`
	Code    [32]byte       `cbor:"2,keyasint"` // hash of the whole code
	Expires int64          `cbor:"3,keyasint"` // Unix seconds
	Tries   int            `cbor:"4,keyasint,omitempty"`
	Used    *[32]byte      `cbor:"5,keyasint,omitempty"` // by the laptop with this secret
}

func (i Invitation) closed() bool { return i.Tries >= mostTries }

func (i Invitation) expired(now time.Time) bool { return now.Unix() >= i.Expires }

// matches compares in constant time.
func (i Invitation) matches(code string) bool {
	sum := sha256.Sum256([]byte(code))
	return subtle.ConstantTimeCompare(sum[:], i.Code[:]) == 1
}

// Invite asks for an account: for a person by id, or by name, who is entered if new. Of the groups they belong
// to, sort and id are asked for.
type Invite struct {
	Person model.Ref         `json:"person"`
	Role   model.Role        `json:"role"`
	Scopes []model.Path      `json:"scopes"`
	Groups []model.Addressee `json:"groups"`
}

// Invited is what the person is told. The code is nowhere else; the hub keeps its hash.
type Invited struct {
	Code    string            `json:"code"`
	Person  model.Ref         `json:"person"`
	Groups  []model.Addressee `json:"groups"` // as the lists name them
	Expires time.Time         `json:"expires"`
}

// Invite gives a person role, scopes and groups, at once, in place of those they had, and a code to join with,
// good for 72 hours and one laptop. What cannot be is a *model.Refusal.
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

// check wants a role, and scopes that are places of the lists and fit it: a branch is that of a whole community.
func (in Invite) check(s Snapshot) error {
	least, most := model.Community, model.SmallGrid
	switch in.Role {
	case model.WorkerRole, model.VolunteerRole:
	case model.UnitRole: // what is sent to it may come from all of the county
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

// groups are those the account is to belong to, by the lists: each of a sort that fits the role, where it has a scope.
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
	if in.Role == model.UnitRole && units != 1 { // it speaks for one
		return nil, &model.Refusal{Reason: model.Missing, Args: []string{string(model.ToUnit)}}
	}
	return groups, nil
}

// group that was asked for, nil where the lists of the scopes have none.
func (in Invite) group(s Snapshot, asked model.Addressee) (*model.Group, error) {
	for _, home := range homesOf(in.Scopes) {
		r, err := record(s, home, asked.ID)
		if err != nil {
			return nil, err
		}
		if g, ok := r.(*model.Group); ok && g.Sort == asked.Kind {
			return g, nil
		}
	}
	return nil, nil
}

// newCode draws a code whose name no invitation has.
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
