package hub

import (
	"fmt"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Account is a person's right to use the hub, together with the rights that the person had before. The former rights do
// not let anybody see a record. They count only when the hub judges facts, because somebody who moved on may still have
// facts to send that they wrote before.
type Account struct {
	model.Account `cbor:"1,keyasint"`
	Had           []model.Path `cbor:"2,keyasint,omitempty"` // former scopes, stored without their role
	Was           []Right      `cbor:"3,keyasint,omitempty"` // oldest first
}

// Right is what an account could see and do during some time in the past.
type Right struct {
	Role   model.Role        `cbor:"1,keyasint"`
	Scopes []model.Path      `cbor:"2,keyasint,omitempty"`
	Groups []model.Addressee `cbor:"3,keyasint,omitempty"`
}

// mostRights is how many former rights of an account are remembered at most.
const mostRights = 50

// theOrganisation returns the account in whose name the hub itself enters a county's lists. It belongs to no person,
// and has the rights of an organiser over the whole county.
func theOrganisation(county model.Path) Account {
	return Account{Account: model.Account{Role: model.OrganiserRole, Scopes: []model.Path{county}}}
}

// everIn reports whether the account has, or once had, a scope in a community.
func (a Account) everIn(community model.Path) bool {
	return a.TagsIn(community) != nil || len(a.EverTagsIn(community)) > 0
}

// EverTagsIn returns the tags by which the account sees records of a community now, and those by which it once did.
// They are sorted, and none is there twice.
func (a Account) EverTagsIn(community model.Path) model.Tags {
	tags := slices.Clone(a.TagsIn(community))
	for _, r := range append([]Right{{a.Role, a.Had, a.Groups}}, a.Was...) {
		was := model.Account{Person: a.Person, Role: r.Role, Scopes: r.Scopes, Groups: r.Groups}
		tags = append(tags, was.TagsIn(community)...)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Given returns the account with other rights. The rights that it had until now become a former right, unless there is
// an equal one or they had no scope. Only the newest mostRights former rights are kept.
func (a Account) Given(to model.Account) Account {
	now := Account{Account: to, Had: a.Had, Was: a.Was}
	same := func(r Right) bool {
		return r.Role == a.Role && slices.Equal(r.Scopes, a.Scopes) && slices.Equal(r.Groups, a.Groups)
	}
	if len(a.Scopes) > 0 && !slices.ContainsFunc(a.Was, same) {
		now.Was = append(slices.Clone(a.Was), Right{a.Role, a.Scopes, a.Groups})
		now.Was = now.Was[max(0, len(now.Was)-mostRights):]
	}
	return now
}

// mayMake reports whether the account may make the record that a body makes. A record of a kind that only organisers
// enter may be made only by an organiser with a scope that holds its place. It reports true for a body that makes no
// record.
func (a Account) mayMake(body model.Body) bool {
	making, makes := model.MakingOf(body)
	if !makes || !model.KindOf(body).Has(model.ByOrganisers) {
		return true
	}
	return a.Role == model.OrganiserRole &&
		slices.ContainsFunc(a.Scopes, func(s model.Path) bool { return s.Holds(making.Where) })
}

// communities returns the communities in which the account has a scope, and the directories of its counties, sorted. A
// scope that is a whole county stands for all communities of the county that exist. The community of a narrower scope
// is returned whether it exists or not.
func (a Account) communities(s Snapshot) (communities []model.Path, err error) {
	for _, scope := range a.Scopes {
		communities = append(communities, scope.At(model.County))
		if scope.Level() >= model.Community {
			communities = append(communities, scope.Community())
			continue
		}
		within, err := knownIn(s, scope)
		if err != nil {
			return nil, err
		}
		communities = append(communities, within...)
	}
	slices.Sort(communities)
	return slices.Compact(communities), nil
}

// accountOf returns a person's account. ok is false if the person has none.
func accountOf(s Snapshot, id model.PersonID) (a Account, ok bool, err error) {
	return get[Account](s, Accounts, id[:])
}

// grant gives a person an account. If the person has one already, it gives that account other rights.
func grant(tx Tx, to model.Account) error {
	was, _, err := accountOf(tx, to.Person.ID)
	if err != nil {
		return err
	}
	return put(tx, Accounts, to.Person.ID[:], was.Given(to))
}

// get reads a value of a private table. ok is false if there is no value. If the value cannot be decoded, the error is
// ErrDamaged.
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

// put writes a value of a private table.
func put(tx Tx, t Table, key []byte, v any) error {
	b, err := code.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", t, err)
	}
	return tx.Put(t, key, b)
}
