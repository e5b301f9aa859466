package hub

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"io"
	"strings"
	"time"

	"sidan/model"
)

// Codes are ten characters of Crockford base32, 50 bits, in groups: "K7QF-3M9-XTB". The first four name the invitation,
// so that wrong tries can be counted; the other six, 30 bits, are its secret, of which five guesses may be made.
const (
	alphabet   = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength = 10
	nameLength = 4
	mostTries  = 5
	codeLasts  = 72 * time.Hour
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

// matches compares in constant time.
func (i Invitation) matches(code string) bool {
	sum := sha256.Sum256([]byte(code))
	return subtle.ConstantTimeCompare(sum[:], i.Code[:]) == 1
}

// Invite asks for an account: for a person by id, or by name, who is entered if new.
type Invite struct {
	Person model.Ref    `json:"person"`
	Role   model.Role   `json:"role"`
	Scopes []model.Path `json:"scopes"`
}

// Invited is what the person is told. The code is nowhere else; the hub keeps its hash.
type Invited struct {
	Code    string    `json:"code"`
	Person  model.Ref `json:"person"`
	Expires time.Time `json:"expires"`
}

// Invite gives a person role and scopes, at once, and a code to join with, good for 72 hours and one laptop. What cannot
// be is a *model.Refusal.
func (h *Hub) Invite(ctx context.Context, in Invite) (out Invited, err error) {
	now := h.now()
	in.Person.Name = model.TidyLine(in.Person.Name)
	out = Invited{Expires: now.Add(codeLasts)}
	err = h.journal.Update(ctx, func(tx Tx) error {
		if err := in.check(tx); err != nil {
			return err
		}
		person, made, err := h.personFor(tx, in, now)
		if err != nil {
			return err
		}
		name, whole, err := h.newCode(tx)
		if err != nil {
			return err
		}
		out.Person, out.Code = person, grouped(whole)
		if err := grant(tx, model.Account{Person: person, Role: in.Role, Scopes: in.Scopes}); err != nil {
			return err
		}
		if made != nil {
			if err := tx.Write(*made); err != nil {
				return err
			}
		}
		return put(tx, Invitations, []byte(name), Invitation{Person: person.ID, Code: sha256.Sum256([]byte(whole)), Expires: out.Expires.Unix()})
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
	case model.WorkerRole:
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

// newCode draws a code whose name no invitation has.
func (h *Hub) newCode(s Snapshot) (name, whole string, err error) {
	for {
		var b [codeLength]byte
		if _, err := io.ReadFull(h.random, b[:]); err != nil {
			return "", "", fmt.Errorf("draw a code: %w", err)
		}
		for i := range b {
			b[i] = alphabet[b[i]%32]
		}
		whole = string(b[:])
		name = whole[:nameLength]
		if _, taken, err := get[Invitation](s, Invitations, []byte(name)); err != nil || !taken {
			return name, whole, err
		}
	}
}

func grouped(code string) string { return code[:4] + "-" + code[4:7] + "-" + code[7:] }

// plainCode reads a code as it was typed: case, groups and the letters that look like digits do not matter (Crockford).
func plainCode(typed string) (code string, ok bool) {
	code = strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == ' ' || r == '　':
			return -1
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(typed))
	return code, len(code) == codeLength && strings.Trim(code, alphabet) == ""
}
