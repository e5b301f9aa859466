package hub

import (
	"fmt"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Account is a person's right to use the hub, and the scopes they once had: what somebody did before they moved on is
// kept though they no longer see it.
type Account struct {
	model.Account `cbor:"1,keyasint"`
	Had           []model.Path `cbor:"2,keyasint,omitempty"`
}

// theOrganisation is who enters a county's own lists: nobody by name, with an organiser's rights over one county.
func theOrganisation(county model.Path) Account {
	return Account{Account: model.Account{Role: model.OrganiserRole, Scopes: []model.Path{county}}}
}

// everIn says that the account has, or once had, a scope in a community.
func (a Account) everIn(home model.Path) bool {
	if a.TagsIn(home) != nil {
		return true
	}
	was := a.Account
	was.Scopes = a.Had
	return was.TagsIn(home) != nil
}

// mayMake says that the account may enter what a body makes: places, people and groups are an organiser's, within scope.
func (a Account) mayMake(body model.Body) bool {
	var at model.Path
	switch b := body.(type) {
	case model.PlaceAdded:
		at = b.Path
	case model.PersonAdded:
		at = b.Place
	case model.GroupAdded:
		at = b.Place
	default:
		return true
	}
	return a.Role == model.OrganiserRole && slices.ContainsFunc(a.Scopes, func(s model.Path) bool { return s.Holds(at) })
}

// homes are the communities the account has a scope in, of those there are, and its counties' directories.
func (a Account) homes(all []model.Path) (homes []model.Path) {
	for _, s := range a.Scopes {
		homes = append(homes, s.At(model.County))
		if s.Level() >= model.Community {
			homes = append(homes, s.Home())
			continue
		}
		for _, home := range all {
			if s.Holds(home) {
				homes = append(homes, home)
			}
		}
	}
	slices.Sort(homes)
	return slices.Compact(homes)
}

// accountOf reads a person's account; ok is false where there is none.
func accountOf(s Snapshot, id model.PersonID) (a Account, ok bool, err error) {
	return get[Account](s, Accounts, id[:])
}

// grant gives a person role and scopes; what scopes they had stay in memory.
func grant(tx Tx, to model.Account) error {
	was, _, err := accountOf(tx, to.Person.ID)
	if err != nil {
		return err
	}
	now := Account{Account: to, Had: was.Had}
	for _, s := range was.Scopes {
		if !slices.Contains(to.Scopes, s) && !slices.Contains(now.Had, s) {
			now.Had = append(slices.Clone(now.Had), s)
		}
	}
	return put(tx, Accounts, to.Person.ID[:], now)
}

// get reads a private value.
func get[T any](s Snapshot, t Table, key []byte) (v T, ok bool, err error) {
	b, err := s.Get(t, key)
	if err != nil || b == nil {
		return v, false, err
	}
	if err := code.Unmarshal(b, &v); err != nil {
		return v, false, fmt.Errorf("read %s: %w: %w", t, ErrDamaged, err)
	}
	return v, true, nil
}

// put writes a private value.
func put(tx Tx, t Table, key []byte, v any) error {
	b, err := code.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", t, err)
	}
	return tx.Put(t, key, b)
}
